"""The word lists: complete enough to load, documented, and chosen by the language asked for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reader.parse.quotes import find_quotes, guess, words
from reader.parse.quotes.guess import guess_language
from reader.parse.quotes.words import given_names, languages, load

FOLDER = Path(__file__).resolve().parents[3]
DOCUMENTED = set(re.findall(r"`(\w+)`", (FOLDER / "docs" / "LANGUAGES.md").read_text("utf-8")))


@pytest.mark.parametrize("code", languages())
def test_every_key_of_a_language_is_documented(code: str) -> None:
    path = FOLDER / "reader" / "parse" / "quotes" / "words" / f"{code}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    keys = (data.keys() | data["cues"].keys() | data["words"].keys()) - {"cues", "words"}
    assert data["code"] == code
    assert keys <= DOCUMENTED


@pytest.mark.parametrize("code", languages())
def test_every_language_can_tell_who_said_what(code: str) -> None:
    words = load(code)
    assert words.strong
    assert words.male
    assert words.female


@pytest.mark.parametrize(
    ("asked", "given"),
    [("de", "de"), ("de-AT", "de"), ("DE", "de"), (None, "en"), ("xx", "en"), ("../en", "en")],
)
def test_an_unknown_language_is_read_as_english(asked: str | None, given: str) -> None:
    assert load(asked).code == given


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor said on Monday that the bridge would not be built.", "en"),
        ("Die Bürgermeisterin sagte am Montag, dass die Brücke nicht gebaut wird.", "de"),
        ("La maire a déclaré lundi que le pont ne serait pas construit.", "fr"),
        ("La alcaldesa dijo el lunes que el puente no se va a construir.", "es"),
        ("La sindaca ha detto lunedì che il ponte non sarà costruito.", "it"),
        ("A prefeita disse na segunda-feira que a ponte não será construída.", "pt"),
        ("De burgemeester zei maandag dat de brug niet wordt gebouwd.", "nl"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert guess_language(text) == code


def test_no_given_name_is_both_his_and_hers() -> None:
    male, female = given_names()
    assert not male & female


ESPERANTO = """
code = "eo"
guess = ["la", "kaj", "de", "en", "estas", "ne", "al", "por", "kun", "sed", "pri", "ĉi", "ĝi"]

[cues]
finite = ["diris", "diras"]

[words]
subject_pronouns = ["li", "ŝi"]
male = ["li"]
female = ["ŝi"]
determiners = ["la"]
"""


def test_a_file_in_the_folder_is_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "eo.toml").write_text(ESPERANTO, "utf-8")
    for path in words.FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for module in (words, guess):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    forget()
    try:
        text = "La ponto de Portelo estas fermita kaj ne sekura, sed malfermita por iuj. “Ni restos"
        text += " ĉi tie,” diris Ada Kvilo. “Ne al la ponto,” ŝi diris."
        found = [(quote.speaker, quote.found) for quote in find_quotes(text)]
        assert guess_language(text) == "eo"
        assert found == [("Ada Kvilo", "named"), ("Ada Kvilo", "pronoun")]
    finally:
        monkeypatch.undo()
        forget()


def forget() -> None:
    """The lists are read once; a test that changes the folder has to say so."""
    for remembered in (words.load, words.languages, words._names, guess._common_words):
        remembered.cache_clear()


ADDED = """
code = "xq"
guess = ["ma", "tel", "os", "den", "vu", "kar", "ip", "nola", "sem", "tira", "uz", "bel", "oto"]
[cues]
finite = ["dorat"]
[words]
subject_pronouns = ["il", "ula"]
male = ["il"]
female = ["ula"]
determiners = ["ma"]
prepositions = ["den", "vu"]
female_titles = ["mestra"]
titles = ["mestra"]
"""
ASKED = """
from reader.parse.read import build, read
text = (
    "Pont vu Tarnova kar nola\\n\\nMa nola tel os kar bel vu Tarnova den uz tira sem.\\n\\n"
    "“Ma pont nola kar bel,” dorat mestra Ilva Sorn. “Os tel vu den tira,” ula dorat."
)
article = build(read(text.encode(), "a.txt"), 0, "a.txt")
print(article.language, [quote.speaker for quote in article.quotes])
"""


def test_a_language_is_added_by_adding_its_file(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "reader", tmp_path / "reader")
    words_folder = tmp_path / "reader" / "parse" / "quotes" / "words"
    (words_folder / "xq.toml").write_text(ADDED, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-c", ASKED]
    said = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "xq ['Ilva Sorn', 'Ilva Sorn']"
