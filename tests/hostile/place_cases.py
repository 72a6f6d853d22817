"""File systems that lead astray: names, links, pipes, depths, and programs that wait to be run."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from tests.hostile.case import Case, Expect, canary, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NAMES: tuple[bytes, ...] = (
    b"title-\x1b]0;Canary\x07.txt", "c1-\x9b31m.txt".encode(), b"new\nline.txt", b"return\rx.txt",
    b"tab\tx.txt", b"not-utf8-\xff\xfe.txt", b"latin-\xe9.txt", b"lone-\xed\xa0\x80.txt",
    "override-\u202etxt.exe.txt".encode(), "zero-\u200bwidth.txt".encode(), b"--help", b"-rf.txt",
    b"-", b"quote's \"double\" $(touch PWNED) `touch PWNED`;touch PWNED.txt", b"%s%n{0}.txt",
    b"[red]markup[/].txt", b"[@click=app.quit]x[/].txt", b"noext", b"con.txt", b"aux", b"a:b.txt",
    b"back\\slash.txt", b"star*?.txt", b" leading.txt", b"dots...txt", "nfc-é.txt".encode(),
    "nfd-e\u0301.txt".encode(), b"UPPER.TXT", ("é" * 125 + ".txt").encode(), b"x" * 251 + b".txt",
    b"~.txt", b"#hash.txt", b"%2e%2e%2f.txt", b"http:.txt", "日本.txt".encode(), b"nul\x01\x02.txt",
    "rtl-\u05d0\u05d1.txt".encode(), b"emoji-\xf0\x9f\x98\x80.txt", b"bell\x07.txt", b"del\x7f.txt",
    b"\n" * 250 + b".txt", b"\x1b" * 250 + b".txt", b"\xff" * 250 + b".txt", "\u202e".encode() * 80 + b".txt",
    "\u0301".encode() * 120 + b".txt", b"[red$][.txt", b"\\[x].txt",
    b"\xe2\x80\xa8line.txt", b"\xed\xb2\x80.txt", b" .txt", "\u3000.txt".encode(), b"-o ProxyCommand=x.txt", "\U000e0041tag.txt".encode(), b"+cmd.txt", b"|cat.txt", b"NUL.txt",
)  # fmt: skip
_IGNORED = (
    b"trail.txt~",
    b".file.txt.swp",
    b"Thumbs.db",
    b".hidden.txt",
    b"a.bak",
    b"b.part",
    b"c.png",
)


def name_cases() -> list[Case]:
    """Names that are no words: the article behind each is read, the name acts nowhere."""
    opened = [
        Case(b"names/" + name, plain(canary(number, "Name"), "It has a body."),
             words=(canary(number, "Name"),))
        for number, name in enumerate(_NAMES)
    ]  # fmt: skip
    return opened + [
        Case(b"names/" + name, plain("Junk", "No article."), Expect.IGNORE) for name in _IGNORED
    ]


def place_cases() -> list[Case]:
    """What is no file, lies too deep, or leads elsewhere."""
    special: tuple[tuple[bytes, Callable[[Path, bytes], None], str], ...] = (
        (b"pipe.txt", _pipe, "not a regular file"),
        (b"socket.txt", _socket, "not a regular file"),
        (b"loop-a.txt", _link(b"loop-b.txt"), "link"),
        (b"loop-b.txt", _link(b"loop-a.txt"), "link"),
        (b"self", _link(b"."), "link"),
        (b"up", _link(b".."), "link"),
        (b"root", _link(b"/"), "link"),
        (b"dangling.txt", _link(b"nowhere"), "link"),
        (b"secret.txt", _link(b"/etc/passwd"), "link"),
        (b"process", _link(b"/proc/self"), "link"),
        (b"terminal.txt", _link(b"/dev/tty"), "link"),
        (b"endless.txt", _link(b"/dev/zero"), "link"),
        (b"inside.txt", _link(b"plain.txt"), "link"),
        (b"pipe.json.gz", _pipe, "not a regular file"),
        (b"socket.html", _socket, "not a regular file"),
        (b"chain-1.txt", _link(b"chain-2.txt"), "link"),
        (b"chain-2.txt", _link(b"plain.txt"), "link"),
        (b"to-pipe.txt", _link(b"pipe.txt"), "link"),
        (b"to-folder", _link(b"folder.txt"), "link"),
        (b"long-link.txt", _link(b"x/" * 2000 + b"x"), "link"),
        (b"evil-\x1b]0;Canary\x07-link.txt", _link(b"\x1b[2J"), "link"),
        (b"sparse.txt", _sparse, "larger than"),
        (b"sparse.html", _sparse, "larger than"),
        (b"deep", _deep, "folders deep"),
    )
    opened = [
        Case(b"places/plain.txt", plain("Canaryplain", "It has a body."), words=("Canaryplain",)),
        Case(b"places/folder.txt/inner.txt", plain("Canaryinner", "It has a body.")),
        Case(b"places/hard-1.txt", plain("Canaryhard", "It has a body.")),
        Case(b"places/hard-2.txt", make=_hard_link),
        Case(b"places/past.txt", make=_dated(-1)),
        Case(b"places/long-ago.txt", make=_dated(-(2**31))),
        Case(b"places/future.txt", make=_dated(2**33)),
        Case(b"places/far-future.txt", make=_dated(2**40)),
        Case(b"places/executable.txt", make=_executable),
        Case(b"places/epoch.txt", make=_dated(0)),
        Case(b"places/last-second.txt", make=_dated(2**31 - 1)),
        Case(b"places/next-second.txt", make=_dated(2**31)),
        Case(b"places/folder\n\x1b[2J/inner.txt", plain("Canarylined", "It has a body.")),
        Case(b"places/folder.zip/inner.txt", plain("Canaryzipped", "It has a body.")),
        Case(
            b"places/" + b"n" * 250 + b"/" + b"m" * 250 + b".txt",
            plain("Canarylong", "It has a body."),
        ),
    ]
    return opened + [
        Case(b"places/" + name, expect=Expect.SKIP, reason=reason, make=make)
        for name, make, reason in special
    ]


UNREADABLE = Case(
    b"places/unreadable.txt", b"Kept from us\nIt has a body.\n", Expect.SKIP, (), "permission"
)
"""Not part of the collection: whoever is root can read it."""


def hijack_cases() -> list[Case]:
    """Programs, settings and styles that a careless program loads from where it is started."""
    program = b"open('PWNED-' + __name__, 'w').close()\n"
    modules = (b"textual.py", b"json.py", b"sqlite3.py", b"reader.py", b"sitecustomize.py",
               b"usercustomize.py", b"conftest.py", b"__init__.py", b"setup.py", b"pydantic.py",
               b"tantivy.py", b"lxml.py", b"ahocorasick_rs.py", b"x.pth", b"pdbrc.py")  # fmt: skip
    settings = {
        b"newsreader.toml": b'keymap = "emacs"\neditor = "touch PWNED"\n', b"config.toml": b"x = 1\n",
        b"themes.toml": b'name = "evil"\n', b"main.tcss": b"* { display: none; }\n",
        b".env": b"EDITOR=touch PWNED\n", b".envrc": b"touch PWNED\n", b"Makefile": b"all:\n\ttouch PWNED\n",
        b"pyproject.toml": b"[tool]\n", b"setup.cfg": b"[x]\n", b".lessfilter": b"touch PWNED\n",
        b".editorconfig": b"root = true\n", b"filter.lua": b"x()\n", b"style.css": b"* {}\n",
    }  # fmt: skip
    ignored = [Case(b"hijack/" + name, program, Expect.IGNORE) for name in modules]
    ignored += [
        Case(b"hijack/" + name, data, Expect.IGNORE)
        for name, data in settings.items()
        if name != b"Makefile"
    ]
    modeline = plain("Canarymodeline", "# vim: set modeline exrc: !touch PWNED\n// -*- eval: t -*-")
    return [
        *ignored,
        Case(b"hijack/modeline.txt", modeline, words=("Canarymodeline",)),
        Case(b"hijack/.git/config", b"[core]\n\tfsmonitor = touch PWNED\n", Expect.IGNORE),
        Case(b"hijack/__pycache__/json.cpython-311.pyc", b"\xa7\r\r\n", Expect.IGNORE),
    ]


def _place(folder: Path, path: bytes) -> bytes:
    return os.path.join(os.fsencode(folder), path)  # noqa: PTH118 - any bytes


def _pipe(folder: Path, path: bytes) -> None:
    os.mkfifo(_place(folder, path))


def _socket(folder: Path, path: bytes) -> None:
    here = os.open(os.path.dirname(_place(folder, path)), os.O_RDONLY)  # noqa: PTH120
    listening = socket.socket(socket.AF_UNIX)
    try:
        # The path of a socket may not be long; the way by the descriptor is short.
        listening.bind(b"/proc/self/fd/%d/%s" % (here, os.path.basename(path)))  # noqa: PTH119
    finally:
        listening.close()
        os.close(here)


def _link(target: bytes) -> Callable[[Path, bytes], None]:
    return lambda folder, path: os.symlink(target, _place(folder, path))  # noqa: PTH211


def _hard_link(folder: Path, path: bytes) -> None:
    os.link(_place(folder, b"places/hard-1.txt"), _place(folder, path))


def _sparse(folder: Path, path: bytes) -> None:
    with open(_place(folder, path), "wb") as file:  # noqa: PTH123
        file.truncate(8 << 30)


def _dated(seconds: int) -> Callable[[Path, bytes], None]:
    def make(folder: Path, path: bytes) -> None:
        place = _place(folder, path)
        with open(place, "wb") as file:  # noqa: PTH123
            file.write(plain("Dated far away", "It has a body."))
        os.utime(place, (seconds, seconds))

    return make


def _executable(folder: Path, path: bytes) -> None:
    place = _place(folder, path)
    with open(place, "wb") as file:  # noqa: PTH123
        file.write(plain("Ready to run", "It has a body."))
    os.chmod(place, 0o777)  # noqa: PTH101, S103


def _deep(folder: Path, path: bytes) -> None:
    """Folders to a path of 5,000 bytes: longer than one may name at once (PATH_MAX)."""
    here = os.open(os.path.dirname(_place(folder, path)), os.O_RDONLY)  # noqa: PTH120
    for name in (os.path.basename(path), *(b"d" * 49,) * 99):  # noqa: PTH119
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open(b"bottom.txt", os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=here)
    os.write(file, plain("At the bottom", "It has a body."))
    os.close(file)
    os.close(here)
