"""Keymaps: which keys lead to which action. Data only; the interface listens and acts.

A preset is a TOML file in `presets/`: action ids, and for each all of its keys. `newsboat` and
`emacs` name only where they differ from the preset they are `based_on`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.config.check import (
    MAX_ERRORS,
    ConfigError,
    UnreadableFileError,
    config_error,
    nearest_of,
    read_toml,
)
from reader.config.keynames import KeyNameError, KeySequence, parse_sequence, shown_sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

PRESETS = ("default", "newsboat", "emacs")
NEVER_WITHOUT_KEY = ("help", "palette", "quit")
"""Actions that no other can take a key from: through these everything else can be found."""

_PRESETS_FOLDER = Path(__file__).resolve().parent / "presets"


class Keymap(NamedTuple):
    """Keys and actions, both ways; no key sequence begins another."""

    keys: Mapping[str, tuple[KeySequence, ...]]
    """Action id -> its key sequences, the one to show first; without actions that have none."""
    actions: Mapping[KeySequence, str]
    """Key sequence -> action id."""

    def shown(self, action: str) -> str:
        """Return the first keys of `action` as a person writes them, "" where it has none."""
        sequences = self.keys.get(action)
        return shown_sequence(sequences[0]) if sequences else ""


def preset_keys(preset: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of a preset as its file writes them, by action id.

    Raises:
        UnreadableFileError: the file is broken or missing: the installation is.
    """
    table = dict(read_toml(_PRESETS_FOLDER / f"{preset}.toml").table)
    base = table.pop("based_on", None)
    keys = preset_keys(base) if isinstance(base, str) else {}
    for action, several in table.items():
        if isinstance(several, list):
            keys[action] = tuple(map(str, several))
    return keys


def resolve_keymap(
    preset: str,
    overrides: Mapping[str, tuple[str, ...]],
    actions: Collection[str],
    file: Path | None = None,
) -> tuple[Keymap, tuple[ConfigError, ...]]:
    """Make a keymap of a preset and the user's own keys.

    Args:
        preset: one of `PRESETS`.
        overrides: action id -> all of its keys, in place of the preset's; () leaves it to the
            palette and the command line.
        actions: the ids of all actions there are. What a preset has beyond them is left out.
        file: the file that `overrides` comes from; errors name it and the line in it.

    Returns:
        The keymap, and an error for each override of an unknown action, each text that is no key,
        each key that two actions want or that begins another one's sequence, and each action that
        no key leads to although nobody said so. A key that two want stays with help, palette or
        quit, else with the user's choice, else with the action named first.
    """
    errors = _Errors(file)
    own = _own_keys(overrides, actions, errors)
    claims = [_Claim(action, keys, True) for action, several in own.items() for keys in several]
    for action, texts in preset_keys(preset).items():
        if action in actions and action not in own:
            claims += [_Claim(action, parse_sequence(text), False) for text in texts]
    claims.sort(key=lambda claim: claim.action not in NEVER_WITHOUT_KEY)
    keymap, losers = _bound(claims, errors)
    emptied = {action for action, several in own.items() if not several}
    for action in actions:
        if action not in keymap.keys and action not in emptied and action not in losers:
            errors.add(action, "no key leads to this action")
    return keymap, tuple(errors.found)


def _own_keys(
    overrides: Mapping[str, tuple[str, ...]], actions: Collection[str], errors: _Errors
) -> dict[str, tuple[KeySequence, ...]]:
    own: dict[str, tuple[KeySequence, ...]] = {}
    for action, texts in overrides.items():
        if errors.full:
            break
        if action not in actions:
            errors.add(action, "no such action", nearest_of(action, sorted(actions)))
        elif not texts and action in NEVER_WITHOUT_KEY:
            errors.add(action, "this action cannot be without a key")
        else:
            sequences = _sequences(action, texts, errors)
            if sequences or not texts:
                own[action] = sequences
    return own


def _sequences(action: str, texts: Iterable[str], errors: _Errors) -> tuple[KeySequence, ...]:
    sequences = []
    for text in texts:
        if errors.full:
            break
        try:
            sequences.append(parse_sequence(text))
        except KeyNameError as error:
            errors.add(action, error.reason, error.nearest)
    return tuple(dict.fromkeys(sequences))


class _Errors:
    """Errors of one keymap, as many as a person mends at a time."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.found: list[ConfigError] = []

    @property
    def full(self) -> bool:
        return len(self.found) >= MAX_ERRORS

    def add(self, action: str, reason: str, nearest: str | None = None) -> None:
        if self.full:
            return
        key = f"keys.{action}"
        path = self.file or Path("keys")
        self.found.append(config_error(path, key, reason, nearest, self._line(key)))

    def _line(self, key: str) -> int | None:
        if self.file is None:
            return None
        try:
            return read_toml(self.file).error(key, "").line
        except UnreadableFileError:
            return None


class _Claim(NamedTuple):
    """An action that wants a key sequence."""

    action: str
    keys: KeySequence
    own: bool
    """The user wrote it."""


def _bound(claims: Iterable[_Claim], errors: _Errors) -> tuple[Keymap, set[str]]:
    """Give each key sequence to the first that claims it.

    Returns:
        The keymap, and the actions that did not get a sequence they claimed.
    """
    held: dict[KeySequence, _Claim] = {}
    beginnings: dict[KeySequence, _Claim] = {}
    keys: dict[str, tuple[KeySequence, ...]] = {}
    losers = set()
    for claim in claims:
        rival = _rival(claim.keys, held, beginnings)
        if rival is not None:
            losers.add(claim.action)
            errors.add((rival if rival.own else claim).action, _clash(claim, rival))
            continue
        held[claim.keys] = claim
        keys[claim.action] = (*keys.get(claim.action, ()), claim.keys)
        for length in range(1, len(claim.keys)):
            beginnings.setdefault(claim.keys[:length], claim)
    return Keymap(keys, {sequence: claim.action for sequence, claim in held.items()}), losers


def _rival(
    keys: KeySequence, held: Mapping[KeySequence, _Claim], beginnings: Mapping[KeySequence, _Claim]
) -> _Claim | None:
    """Return who holds `keys`, a beginning of them, or a sequence that they begin."""
    for length in range(1, len(keys) + 1):
        if keys[:length] in held:
            return held[keys[:length]]
    return beginnings.get(keys)


def _clash(claim: _Claim, rival: _Claim) -> str:
    wanted, taken = shown_sequence(claim.keys), shown_sequence(rival.keys)
    if claim.keys == rival.keys:
        both = f'"{taken}" is a key of both {rival.action} and {claim.action}'
        return f"{both}; it stays with {rival.action}"
    short, long = (claim, rival) if len(claim.keys) < len(rival.keys) else (rival, claim)
    begins = f'"{shown_sequence(short.keys)}" of {short.action} begins '
    begins += f'"{shown_sequence(long.keys)}" of {long.action}'
    return f'{begins}; "{taken}" stays and "{wanted}" is left out'
