import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.language import guess_language

SAMPLES = {
    "en": "The mayor said on Monday that she would not be at the opening of the new bridge.",
    "de": "Der Bürgermeister sagte am Montag, dass er nicht zur Eröffnung der Brücke kommen werde.",
    "fr": "Le maire a déclaré lundi qu'il ne serait pas à l'ouverture du pont dans la ville.",
    "es": "El alcalde dijo el lunes que no estará en la apertura del puente de la ciudad.",
    "it": "Il sindaco ha detto lunedì che non sarà alla cerimonia di apertura del ponte di città.",
    "pt": "O prefeito disse na segunda-feira que não estará na abertura da ponte da cidade.",
    "nl": "De burgemeester zei maandag dat hij niet bij de opening van de brug in de stad is.",
    "sv": "Borgmästaren sade på måndagen att han inte kommer till invigningen av bron.",
    "da": "Borgmesteren sagde mandag, at han ikke kommer til åbningen af broen, som blev dyr.",
    "fi": "Pormestari sanoi maanantaina, että hän ei ole avajaisissa, mutta silta on valmis.",
    "pl": "Burmistrz powiedział, że nie będzie go na otwarciu mostu, który już jest.",
    "cs": "Starosta v pondělí řekl, že na otevření mostu nedorazí, ale že je to podle něj dobře.",
    "hu": "A polgármester hétfőn azt mondta, hogy nem lesz ott a híd átadásán, és ez már tény.",
    "tr": "Belediye başkanı pazartesi günü yeni bir köprü için yapılan törene katılmayacak dedi.",
    "id": "Wali kota mengatakan pada Senin bahwa ia tidak akan hadir dalam pembukaan jembatan itu.",
    "ru": "Мэр сказал в понедельник, что он не приедет на открытие моста, но это не важно.",
    "uk": "Мер сказав у понеділок, що він не приїде на відкриття мосту, але це не так важливо.",
    "el": "Ο δήμαρχος είπε τη Δευτέρα ότι δεν θα παραστεί στα εγκαίνια της γέφυρας.",
    "he": "ראש העיר אמר ביום שני כי לא יגיע לפתיחת הגשר החדש.",
    "ar": "قال رئيس البلدية يوم الاثنين إنه لن يحضر افتتاح الجسر الجديد.",
    "fa": "شهردار روز دوشنبه گفت که برای گشایش پل تازه به شهر نمی‌آید و پیشنهادی ندارد.",
    "hi": "महापौर ने सोमवार को कहा कि वह नए पुल के उद्घाटन में नहीं आएंगे।",
    "ja": "市長は月曜日、新しい橋の開通式には出席しないと述べた。",
    "zh": "市长星期一表示,他不会出席新桥的通车仪式。",
    "ko": "시장은 월요일 새 다리의 개통식에 참석하지 않겠다고 말했다.",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_running_text_tells_its_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "12 : 4", "Tarn 3 Osk 1 Lind 0 Vell 2 Marr 4 Dusk 1", "x" * 50]
)
def test_too_little_to_tell_is_not_guessed(text: str) -> None:
    assert guess_language(text) is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    guess = guess_language(text)
    assert guess is None or (guess.isascii() and guess.islower())
