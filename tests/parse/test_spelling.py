"""Headlines of our own, without the small words that tell a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.language import guess_language
from reader.parse.spelling import spelled_language

HEADLINES = {
    "en": (
        "Ferry strike leaves islanders stranded",
        "Harbour workers reject pay offer",
        "Tarnholm bakery reopens, two winters later",
        "Storm damage worse than feared, engineers warn",
    ),
    "de": (
        "Hafenarbeiter lehnen neues Angebot ab",
        "Bäckerei öffnet zwei Winter später wieder",
        "Brücke bleibt bis Oktober gesperrt",
        "Kreistag beschließt höhere Gebühren",
    ),
    "fr": (
        "Les dockers rejettent une offre salariale",
        "La boulangerie rouvre deux hivers plus tard",
        "Tempête : dégâts plus lourds que prévu",
        "Le pont fermé jusqu'en octobre",
    ),
    "es": (
        "Los estibadores rechazan la oferta salarial",
        "Reabre la panadería dos inviernos después",
        "El puente seguirá cerrado hasta octubre",
        "Daños mayores de lo previsto tras la tormenta",
    ),
    "it": (
        "I portuali respingono la nuova offerta",
        "Riapre il forno due inverni dopo",
        "Ponte chiuso fino a ottobre, proteste dei residenti",
        "Danni peggiori del previsto dopo la tempesta",
    ),
    "pt": (
        "Estivadores rejeitam proposta salarial",
        "Padaria reabre dois invernos depois",
        "Ponte continua fechada até outubro",
        "Estragos maiores do que se previa após a tempestade",
    ),
    "nl": (
        "Havenarbeiders wijzen loonbod af",
        "Bakkerij gaat twee winters later weer open",
        "Brug blijft dicht tot oktober",
        "Schade na storm erger dan gevreesd",
    ),
    "sv": (
        "Hamnarbetare säger nej till budet",
        "Bageriet öppnar igen två vintrar senare",
        "Bron hålls stängd till oktober",
        "Stormskadorna värre än väntat",
    ),
    "pl": (
        "Dokerzy odrzucają ofertę płacową",
        "Piekarnia znów otwarta po dwóch zimach",
        "Most zamknięty do października",
    ),
    "cs": (
        "Přístavní dělníci odmítli nabídku",
        "Pekárna po dvou zimách znovu otevřena",
        "Most zůstane zavřený do října",
    ),
    "tr": (
        "Liman işçileri ücret teklifini reddetti",
        "Fırın iki kış sonra yeniden açıldı",
        "Köprü ekim ayına kadar kapalı",
    ),
    "fi": (
        "Satamatyöntekijät hylkäsivät palkkatarjouksen",
        "Leipomo avautuu jälleen kahden talven jälkeen",
        "Silta pysyy suljettuna lokakuuhun asti",
    ),
    "ru": (
        "Докеры отвергли предложение о зарплате",
        "Пекарня открылась снова спустя две зимы",
        "Мост закрыт до октября",
    ),
    "uk": (
        "Докери відхилили пропозицію щодо зарплати",
        "Пекарня знову відкрилася за дві зими",
        "Міст закритий до жовтня",
    ),
}
_LEAST_RIGHT = 0.85
_MOST_WRONG = 0.04


def test_headlines_tell_their_language_and_hardly_ever_another() -> None:
    told = [
        (guess_language(line), language, line)
        for language, lines in HEADLINES.items()
        for line in lines
    ]
    right = sum(found == language for found, language, _ in told)
    wrong = [each for each in told if each[0] not in (None, each[1])]
    assert right >= _LEAST_RIGHT * len(told), [each for each in told if each[0] != each[1]]
    assert len(wrong) <= _MOST_WRONG * len(told), wrong


@pytest.mark.parametrize(
    "text", ["Tarn 3 Osk 1 Lind 0 Vell 2", "Ada Lind, Bo Ek", "xq zv", "a b c"]
)
def test_names_and_letters_tell_nothing(text: str) -> None:
    assert spelled_language(text, cyrillic=False, added=()) is None


def test_a_language_without_a_list_is_spelled_as_its_words_are() -> None:
    added = (("xx", "zwarq qwarz zqar arqz wqarz"),)
    assert spelled_language("zwarq arqz wqarz zqar", cyrillic=False, added=added) == "xx"


@given(st.text())
def test_any_line_is_survived(text: str) -> None:
    assert spelled_language(text, cyrillic=False, added=()) in {None, *_LATIN.split()}


_LATIN = "en de fr es it pt nl sv no da fi pl cs hu ro tr id vi sw"
