import gzip
import io
import struct
import tarfile
import zipfile

import pytest

from reader.parse import limits
from reader.parse.formats import archive, nested
from reader.parse.formats.registry import parse
from tests.parse.formats.examples import HEADLINE, JSON, PAGE, tarred, zipped

MEMBERS = {
    "coast/ferry.html": PAGE.encode(),
    "coast/list.json": b"[" + JSON + b"," + JSON + b"]",
    "coast/pier.png": b"\x89PNG\r\n\x1a\n",
    "__MACOSX/coast/._ferry.html": b"x",
}


@pytest.mark.parametrize("make", [zipped, tarred])
def test_members_are_read_in_place(make: object) -> None:
    assert callable(make)
    parsed = archive.parse(make(MEMBERS), "x.zip")
    assert [(draft.member, draft.format) for draft in parsed.drafts] == [
        ("coast/ferry.html", "html"),
        ("coast/list.json", "json"),
        ("coast/list.json", "json"),
    ]
    assert parsed.problems == ()


def test_mustard_where_a_tar_has_its_mark_is_no_tar() -> None:
    text = f"{HEADLINE}\n\n{'The harbour sold fish again on Monday. ' * 20}"
    data = text[:256].encode() + b"mustard " + text[256:].encode()
    parsed = parse(data, "market.txt")
    assert parsed.format == "text"
    assert parsed.problems == ()
    assert parsed.drafts[0].headline == HEADLINE


def test_a_compressed_tar_and_an_archive_in_an_archive() -> None:
    inner = gzip.compress(tarred(MEMBERS))
    parsed = parse(zipped({"a/coast.tar.gz": inner}), "x.zip")
    assert parsed.drafts[0].member == "a/coast.tar.gz/coast/ferry.html"


def test_problems_name_the_member() -> None:
    parsed = archive.parse(zipped({"a.json": b"{}", "b.html": PAGE.encode()}), "x.zip")
    assert [problem.path for problem in parsed.problems] == ["x.zip/a.json"]
    assert len(parsed.drafts) == 1


def test_an_archive_of_pictures_says_so() -> None:
    data = zipped({"a.png": b"\x89PNG\r\n\x1a\n", "b.png": b"\x89PNG\r\n\x1a\n"})
    (problem,) = archive.parse(data, "x.zip").problems
    assert problem.reason == "holds no article (2 x picture)"


def test_archives_in_archives_end_at_the_limit_of_depth() -> None:
    data = zipped({"a.html": PAGE.encode()})
    for _ in range(4):
        data = zipped({"inner.zip": data})
    (problem,) = archive.parse(data, "x.zip").problems
    assert "container depth" in problem.reason


def test_members_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nested.Budget.__init__, "__defaults__", (0, len(PAGE) * 2, 100))
    data = zipped({f"{number}.html": PAGE.encode() for number in range(5)})
    parsed = archive.parse(data, "x.zip")
    assert len(parsed.drafts) < 5
    assert "limit reached: expanded" in parsed.problems[-1].reason


def test_a_member_that_expands_out_of_proportion_is_refused() -> None:
    (problem,) = archive.parse(zipped({"a.txt": b"a" * 9_000_000}), "x.zip").problems
    assert "ratio" in problem.reason


def test_a_budget_is_new_for_every_file() -> None:
    data = zipped({"a.html": PAGE.encode()})
    for _ in range(3):
        assert archive.parse(data, "x.zip").drafts[0].headline == HEADLINE


def test_links_and_devices_in_a_tar_are_left_out() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("etc")
            info.type = kind
            info.linkname = "/etc/hostname"
            tar.addfile(info)
    parsed = archive.parse(buffer.getvalue(), "x.tar")
    assert parsed.drafts == ()


def test_an_encrypted_member_is_a_problem() -> None:
    data = bytearray(zipped({"a.html": PAGE.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (problem,) = archive.parse(bytes(data), "x.zip").problems
    assert "cannot be read" in problem.reason


def test_a_damaged_archive_is_a_problem() -> None:
    (problem,) = archive.parse(zipped(MEMBERS)[:200], "x.zip").problems
    assert "damaged archive" in problem.reason


def test_names_of_members_are_clean() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zip_file:
        zip_file.writestr("\x1b]0;x\x07.html", PAGE)
    member = archive.parse(buffer.getvalue(), "x.zip").drafts[0].member
    assert member is not None
    assert "\x1b" not in member
    assert limits.CONTAINER_DEPTH == 3


def test_members_that_share_their_bytes_are_left_out() -> None:
    data = zipped({"a.html": PAGE.encode() * 50})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    names = data[start:end] * 500
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 500, 500, len(names), start, 0)
    parsed = archive.parse(data[:start] + names + tail, "x.zip")
    assert len(parsed.drafts) == 1
    assert parsed.problems[0].reason == "a member that lies within another one"
    assert parsed.problems[0].path == "x.zip/a.html"
