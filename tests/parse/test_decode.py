"""Bytes of every encoding that news was kept in come out as the text they were made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse import decode as module
from reader.parse.decode import DAMAGED, REPAIRED, decode

GERMAN = "Die Fähre über den Fluss fährt wieder, größer und schöner: „Endlich“, sagte Müller."
FRENCH = "L’été dernier, la mairie a décidé de fermer l’école du village, « à regret »."
POLISH = "Łódź rybacka zatonęła w środę; załogę uratowała straż przybrzeżna, więc żyją."
CZECH = "Žluťoučký kůň běžel přes most a řeka mezitím stoupla o čtyřicet centimetrů."
TURKISH = "Şehirdeki köprü bugün açıldı; yağışın ardından ırmağın seviyesi düştü, dedi."
RUSSIAN = "Паром через реку снова ходит, сообщил в среду начальник порта Иван Волков."
JAPANESE = "港の市場は水曜日に再び開いた。町長は「待っていた」と話した。"
KOREAN = "항구의 시장이 수요일에 다시 문을 열었다. 시장은 기다렸다고 말했다."
CHINESE = "港口的市场在星期三重新开放，市长说大家等了很久，现在可以回来工作了。"
TRADITIONAL = "港口的市場在星期三重新開放，市長說大家等了很久，現在可以回來工作了。"

LEGACY = [
    ("cp1252", GERMAN), ("cp1252", FRENCH), ("cp1250", POLISH), ("cp1250", CZECH),
    ("cp1254", TURKISH), ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp932", JAPANESE),
    ("euc_jp", JAPANESE), ("cp949", KOREAN), ("gb18030", CHINESE), ("big5", TRADITIONAL),
    ("utf-8", FRENCH), ("utf-8-sig", FRENCH), ("utf-16", RUSSIAN), ("utf-32", POLISH),
    ("utf-16-le", FRENCH), ("utf-16-be", FRENCH), ("utf-32-le", FRENCH), ("utf-32-be", FRENCH),
    ("iso2022_jp", JAPANESE),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), LEGACY, ids=[name for name, _ in LEGACY])
def test_text_comes_back_from_every_encoding(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ()
    assert decoded.refused is None


def test_curly_quotes_alone_tell_a_western_file() -> None:
    assert decode("‘We won’t,’ she said – twice.".encode("cp1252")).encoding == "cp1252"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = FRENCH.encode() + b" \xff end"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.warnings == (DAMAGED,)
    assert decoded.text.startswith(FRENCH)


def test_letters_encoded_twice_are_put_right() -> None:
    decoded = decode("Die Fähre fährt für Müller".encode().decode("cp1252").encode())
    assert decoded.text == "Die Fähre fährt für Müller"
    assert decoded.warnings == (REPAIRED,)


def test_a_word_that_only_looks_encoded_twice_stays() -> None:
    assert decode("SÃO PAULO: Ã".encode()).text == "SÃO PAULO: Ã"


@pytest.mark.parametrize(
    "data",
    [bytes(4096), bytes(range(1, 32)) * 40, bytes(range(256)) * 40, b"\x7fELF" + bytes(300)],
    ids=["zeros", "controls", "all bytes", "program"],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text == ""
    assert decoded.refused


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\x00\x00"])
def test_nothing_decodes_to_nothing(data: bytes) -> None:
    assert decode(data).text == ""
    assert decode(data).refused is None


def test_escape_sequences_are_text() -> None:
    assert decode(b"Head\x1b[31m red\nBody text of a line.").refused is None


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text or decoded.refused or not data.strip(b"\xff\xfe\xef\xbb\xbf\x00")


@given(st.text(max_size=300))
def test_any_text_in_utf_8_comes_back_or_is_refused(text: str) -> None:
    data = text.encode("utf-8", "replace")
    decoded = decode(data)
    plain = "\x00" not in text and not text.startswith(("\ufeff", "\x1b"))
    if plain and decoded.refused is None and REPAIRED not in decoded.warnings:
        assert decoded.text == data.decode() or decoded.encoding != "utf-8"


@pytest.mark.parametrize(
    ("letters", "encoding"),
    [("日本の港に船が着いた", "euc_jp"), ("Лодка вошла в гавань ", "cp1251")],
)
def test_of_a_dense_text_a_part_is_weighed_and_the_whole_is_decoded(
    letters: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed: list[int] = []
    scores = module._scores

    def counted(runs: list[bytes]) -> dict[str, float | None]:
        weighed.append(sum(map(len, runs)))
        return scores(runs)

    monkeypatch.setattr(module, "_scores", counted)
    text = letters * 10_000
    assert decode(text.encode(encoding)).text == text
    assert 0 < max(weighed) < 10_000
