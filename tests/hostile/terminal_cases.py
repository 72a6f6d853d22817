"""Sequences that terminals obey: every kind of ECMA-48 and xterm, whole, broken and in disguise."""

from __future__ import annotations

from tests.hostile.case import Case, article, canary

ESC, BEL, ST = b"\x1b", b"\x07", b"\x1b\\"

_ESCAPES = {
    "lone": b"", "reset": b"c", "index": b"D", "next-line": b"E", "tab-set": b"H",
    "reverse": b"M", "save": b"7", "restore": b"8", "charset-g0": b"(0", "charset-g1": b")0",
    "keypad": b"=", "keypad-off": b">", "double-height": b"#3", "screen-test": b"#8",
    "utf8-off": b"%@", "identify": b"Z", "shift-out": b"n", "eight-bit": b" G",
    "title-k": b"kTITLE" + ST, "unlock": b"l",
}  # fmt: skip
_CONTROL_SEQUENCES = {
    "erase": "2J", "erase-scrollback": "3J", "home": "H", "column": "999G", "up": "99A",
    "colour": "31;42m", "conceal": "8m", "blink": "5m", "colon-colour": "38:2::255:0:0m",
    "alternate-screen": "?1049h", "alternate-screen-off": "?1049l", "mouse-on": "?1003h",
    "mouse-off": "?1000l", "paste-on": "?2004h", "paste-fake": "200~rm x\r", "focus-on": "?1004h",
    "cursor-hide": "?25l", "wrap-off": "?7l", "reverse-screen": "?5h", "origin": "?6h",
    "columns-132": "?3h", "status-report": "5n", "place-report": "6n", "attributes": "c",
    "attributes-2": ">c", "attributes-3": "=c", "mode-report": "?2026$p", "title-report": "21t",
    "iconify": "2t", "resize": "8;1;1t", "move-window": "3;0;0t", "size-report": "18t",
    "scroll-region": "2;3r", "insert-lines": "99L", "delete-lines": "99M", "scroll": "9S",
    "keyboard-push": ">1u", "keyboard-pop": "<u", "keyboard-ask": "?u", "media-copy": "5i",
    "print-screen": "?5i", "rectangle-sum": "1;1;1;1;9;9*y", "rectangle-fill": "65;1;1;9;9$x",
    "terminal-parameters": "x", "leds": "1q", "cursor-style": "5 q", "version": ">q",
    "soft-reset": "!p", "in-band-resize": "?2048h", "sync-forever": "?2026h", "left-margin": "?69h",
    "macro": "1*z", "locator": "1'z", "long-parameters": "1;" * 3000 + "m", "huge-number": "9" * 400
    + "A", "unfinished": "12;34", "repeat": "65535b", "key-map": ">4;2m",
}  # fmt: skip
_COMMANDS = {
    "title": "0;{}", "icon": "1;{}", "title-2": "2;{}", "property": "3;{}=x", "palette": "4;1;{}",
    "palette-ask": "4;1;?", "foreground-ask": "10;?", "background": "11;#ff0000", "cursor-colour":
    "12;red", "font": "50;{}", "clipboard": "52;c;cm0gLXJm", "clipboard-read": "52;c;?",
    "primary": "52;p;{}", "link-file": "8;;file:///etc/{}", "link-script": "8;;javascript:{}",
    "link-spoof": "8;;http://evil.example/{}\x1b\\http://bank.example", "link-open": "8;id=1;http:{}",
    "folder": "7;file://host/{}", "notify-9": "9;{}", "notify-777": "777;notify;{};{}",
    "notify-99": "99;i=1;{}", "progress": "9;4;1;50", "file": "1337;File=inline=1:{}",
    "mark": "1337;SetMark", "set-variable": "1337;SetUserVar=x={}", "shell-133": "133;C",
    "editor-633": "633;E;{}", "reset-palette": "104", "fallback": "60;{}", "emacs": "51;A{}",
    "context": "3008;start={}", "number-only": "99999999999;{}", "no-number": ";{}",
    "pointer": "22;{}",
}  # fmt: skip
_STRINGS = {
    "sixel": b"Pq#0;2;0;0;0~-", "status-ask": b"P$q\"p", "tmux": b"Ptmux;\x1b\x1b]0;x\x07",
    "screen": b"P\x1b]0;x\x07", "macro": b"P1;0;1!z41", "regis": b"P0p", "term-info": b"P+q544e",
    "user-keys": b"P0;1|17/0d", "soft-font": b"P1;1{x", "sync": b"P=1s", "kitty-graphics":
    b"_Gf=24,t=f;L2V0Yy9wYXNzd2Q=", "apc": b"_", "private": b"^", "start-of-string": b"X",
}  # fmt: skip
_CONTROLS = {
    "enquiry": b"\x05", "bell": b"\x07" * 50, "backspace": b"safe\x08\x08\x08\x08evil",
    "return": b"shown\rhidden", "feeds": b"\x0b\x0c", "shift": b"\x0e\x0f", "flow": b"\x13\x11",
    "cancel": b"\x18\x1a", "delete": b"\x7f" * 9, "nul": b"a\x00b", "separators": b"\x1c\x1d\x1e",
    "tabs": b"\t\t\t", "end-of-input": b"\x04\x1a",
}  # fmt: skip


def cases() -> list[Case]:
    """One article a sequence, the sequence in its headline, body, quote and related headline."""
    payloads = {
        **{f"esc-{name}": ESC + rest for name, rest in _ESCAPES.items()},
        **{f"csi-{name}": ESC + b"[" + rest.encode() for name, rest in _CONTROL_SEQUENCES.items()},
        **{f"osc-{name}": ESC + b"]" + rest.encode() for name, rest in _COMMANDS.items()},
        **{f"string-{name}": ESC + rest + ST for name, rest in _STRINGS.items()},
        **{f"c0-{name}": payload for name, payload in _CONTROLS.items()},
        **_c1(),
        **_disguised(),
    }
    return [_case(number, *payload) for number, payload in enumerate(payloads.items())]


def _case(number: int, name: str, payload: bytes) -> Case:
    word = canary(number, "Term")
    if name.startswith("osc-"):
        # Both ends of a command are in use; each sequence gets one of them.
        payload += b"" if name == "osc-no-number" else (BEL if number % 2 else ST)
    data = article(word, payload.replace(b"{}", word.encode()))
    return Case(f"term/{number:03d}-{name}.txt".encode(), data, words=(word, "carried out"))


def _c1() -> dict[str, bytes]:
    """The same commands as single characters, in UTF-8 and as bare bytes."""
    names = {"csi": 0x9B, "osc": 0x9D, "dcs": 0x90, "apc": 0x9F, "pm": 0x9E, "sos": 0x98,
             "index": 0x84, "next-line": 0x85, "single-shift": 0x8E, "end": 0x9C}  # fmt: skip
    found = {}
    for name, code in names.items():
        found[f"c1-{name}-utf8"] = chr(code).encode() + b"31mTEXT" + chr(0x9C).encode()
        found[f"c1-{name}-byte"] = bytes((code,)) + b"31mTEXT\x9c"
    found["c1-all"] = "".join(map(chr, range(0x80, 0xA0))).encode()
    return found


def _disguised() -> dict[str, bytes]:
    """Sequences that appear when something is taken out, decoded or put together."""
    return {
        "twice": b"\x1b\x1b[31m",
        "within": b"\x1b[3\x1b[31m1mtext",
        "removed-middle": b"\x1b\xe2\x80\x8b]0;title\x07",
        "removed-soft-hyphen": b"\x1b\xc2\xad[2J",
        "removed-mark": b"\x1b\xef\xbb\xbf[2J",
        "osc-in-csi": b"\x1b[\x1b]0;title\x07m",
        "html-entities": b"&#27;]0;title&#7; &#x1b;[2J &#155;2J &#x9b;2J",
        "html-double-entities": b"&amp;#27;]0;title&amp;#7;",
        "backslashes": rb"\x1b]0;title\x07 \033[2J \e[31m \u001b[2J",
        "carets": b"^[]0;title^G ^[[2J",
        "overlong": b"\xc0\x9b[31m\xe0\x80\x9b[31m",
        "percent": b"%1b%5d0;title%07",
        "quoted-printable": b"=1B]0;title=07",
        "pictures": "␛]0;title␇".encode(),
        "fullwidth": "\x1b［2J".encode(),
        "half-utf8": b"\xe2\x1b[2J\x82\xac",
        "newline-inside": b"\x1b]0;ti\ntle\x07",
        "osc-endless": b"\x1b]0;" + b"A" * 5000,
    }
