"""How colours look to eyes that lack one kind of cone, and how far apart two of them are."""

import math

_SEEN = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""On linear RGB. Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", 2009, severity 1.0."""

KINDS = tuple(_SEEN)

_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Source: Björn Ottosson, "A perceptual color space for image processing", 2020."""

Triple = tuple[float, ...]


def distance(first: str, second: str, kind: str) -> float:
    """How far apart two colours #rrggbb are to an eye of `kind`: 100 is black to white."""
    return 100 * math.dist(_seen(first, kind), _seen(second, kind))


def _seen(colour: str, kind: str) -> Triple:
    linear = tuple(_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    seen = tuple(min(1.0, max(0.0, channel)) for channel in _times(_SEEN[kind], linear))
    return _times(_OKLAB, tuple(math.cbrt(cone) for cone in _times(_CONES, seen)))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
