"""Names of keys: as people write them, and as the interface's toolkit calls them."""

from __future__ import annotations

from reader.config.check import nearest_of, shown

KeySequence = tuple[str, ...]
"""Keys pressed one after the other, by the toolkit's names: ("g", "g")."""

MAX_SEQUENCE = 4

CHARACTERS = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
    " ": "space",
}
"""Unicode's names of the ASCII signs, with the toolkit's shorter ones for a few of them."""

_NAMED = (
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
_ALIASES = {
    "bksp": "backspace",
    "del": "delete",
    "esc": "escape",
    "ins": "insert",
    "page_down": "pagedown",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "pgup": "pageup",
    "return": "enter",
}
_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_ODD_NAMES = {"ctrl+at": "ctrl+@"}
"""Keys that the toolkit does not call what its own rules would."""

_SAME_IN_TERMINALS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""ASCII control characters that are keys of their own: a terminal sends one byte for both."""

_BY_NAME = {name: character for character, name in CHARACTERS.items() if character != " "}
_SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


class KeyNameError(Exception):
    """A text that names no key; `reason` and `nearest` as in `ConfigError`."""

    def __init__(self, reason: str, nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.nearest = nearest


def parse_sequence(text: str) -> KeySequence:
    """Return the keys that `text` names: "g g", "ctrl+d", "?", "left_parenthesis", " ".

    Raises:
        KeyNameError: one of them is no key, or there are none or too many.
    """
    names = [text] if text == " " else text[:200].split()
    if not names or len(names) > MAX_SEQUENCE:
        raise KeyNameError(f"{shown(text)} is not one to {MAX_SEQUENCE} keys")
    return tuple(map(_key, names))


def shown_sequence(keys: KeySequence) -> str:
    """Return `keys` as a person writes them: "g g", "ctrl+d", ")", "pgdn"."""
    return " ".join(map(_shown_key, keys))


def _shown_key(key: str) -> str:
    modifiers, plus, name = key.rpartition("+")
    return modifiers + plus + _SHOWN.get(name, _BY_NAME.get(name) or _sign(name))


def _sign(name: str) -> str:
    """The sign beyond ASCII that the toolkit calls `name`, "§" for section_sign; else `name`."""
    if "_" not in name:
        return name
    import unicodedata

    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return name


def _key(text: str) -> str:
    """Return the toolkit's name of one key: modifiers in the order of the alphabet, then itself."""
    # "ctrl++" is the key plus: the last sign is never one that joins.
    joined, _, base = text[:-1].rpartition("+")
    base += text[-1]
    modifiers = joined.lower().split("+") if joined else []
    for modifier in modifiers:
        if modifier not in _MODIFIERS:
            reason = f"{shown(modifier)} in {shown(text)} is none of {', '.join(_MODIFIERS)}"
            raise KeyNameError(reason, nearest_of(modifier, _MODIFIERS))
    name = _base(base, text)
    if len(name) == 1 and name.isalpha() and modifiers:
        if modifiers == ["shift"]:
            return name.upper()
        name = name.lower()
    key = "+".join((*sorted(set(modifiers)), name))
    key = _ODD_NAMES.get(key, key)
    if key in _SAME_IN_TERMINALS:
        same = _SAME_IN_TERMINALS[key]
        raise KeyNameError(f"{shown(text)} is the key {same} in most terminals", same)
    return key


def _base(base: str, text: str) -> str:
    if base in CHARACTERS:
        return CHARACTERS[base]
    if len(base) == 1 and base.isprintable():
        return base if base.isalnum() else _unicode_name(base)
    name = base.lower()
    name = _ALIASES.get(name, name)
    if name in _NAMED or name in _BY_NAME:
        return name
    raise KeyNameError(f"{shown(text)} is not a key", nearest_of(name, (*_NAMED, *_BY_NAME)))


def _unicode_name(character: str) -> str:
    """Return the toolkit's name of a sign beyond ASCII, "section_sign" for §."""
    import unicodedata

    return unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
