"""Names of months, days and zones in the languages of the news we read: data for `dates`.

Keys are lower case. A name stands for one month in every language here; where two languages give
one word two months (Croatian "listopad") neither of them is guessed, the commoner one stays.
"""

from __future__ import annotations

_MONTHS = {
    1: """
        january jan jänner jän januar janvier janv enero ene gennaio gen janeiro januari
        ianuarie ian styczeń stycznia sty leden ledna tammikuu tammikuuta ocak oca január
        январь января янв січень січня січ януари ιανουαρίου ιανουάριος ינואר يناير जनवरी
    """,
    2: """
        february feb febr februar feber février févr fév fevrier febrero febbraio fevereiro
        fev februari februarie luty lutego lut únor února helmikuu helmikuuta şubat şub
        február февраль февраля фев февр лютий лютого лют февруари φεβρουαρίου φεβρουάριος
        פברואר فبراير شباط फ़रवरी
    """,
    3: """
        march mar märz mär maerz mars marzo março maart marts mrt martie maret mac machi marzec
        marca březen března maaliskuu maaliskuuta mart március márc март марта мар березень березня
        бер μαρτίου μάρτιος מרץ מרס مارس آذار मार्च
    """,
    4: """
        april apr avril avr abril abr aprile aprili aprilie kwiecień kwietnia kwi duben dubna
        huhtikuu huhtikuuta nisan nis április ápr апрель апреля апр квітень квітня квіт април
        απριλίου απρίλιος אפריל أبريل ابريل نيسان अप्रैल
    """,
    5: """
        may mai mayo maggio mag maio mei maj maja mayıs květen května toukokuu toukokuuta máj
        május май мая травень травня трав μαΐου μάιος מאי مايو أيار मई
    """,
    6: """
        june jun juni juin junio giugno giu junho iunie iun czerwiec czerwca cze červen června
        kesäkuu kesäkuuta haziran haz június jún июнь июня июн червень червня черв юни ιουνίου
        ιούνιος יוני يونيو حزيران जून
    """,
    7: """
        july jul juli juillet juil julio luglio lug julho iulie iul julai lipiec lipca lip
        červenec července heinäkuu heinäkuuta temmuz tem július júl июль июля июл липень липня
        лип юли ιουλίου ιούλιος יולי يوليو تموز जुलाई
    """,
    8: """
        august aug août aout agosto ago augustus augusti agosti agustus agu ogos sierpień sierpnia
        sie srpen srpna elokuu elokuuta ağustos ağu augusztus август августа авг серпень
        серпня серп αυγούστου αύγουστος אוגוסט أغسطس آب अगस्त
    """,
    9: """
        september sep sept septembre septiembre setiembre settembre set setembro septemba septembrie
        wrzesień września wrz září syyskuu syyskuuta eylül eyl szeptember szept сентябрь
        сентября сен сент вересень вересня вер септември σεπτεμβρίου σεπτέμβριος ספטמבר سبتمبر
        أيلول सितंबर
    """,
    10: """
        october oct oktober okt octobre octubre ottobre ott outubro out oktoba octombrie październik
        października paź říjen října lokakuu lokakuuta ekim eki október октябрь октября окт
        жовтень жовтня жовт октомври οκτωβρίου οκτώβριος אוקטובר أكتوبر अक्टूबर
    """,
    11: """
        november nov novembre noviembre novembro novemba noiembrie noi listopad listopada lis
        listopadu marraskuu marraskuuta kasım kas ноябрь ноября ноя нояб листопад листопада
        лист ноември νοεμβρίου νοέμβριος נובמבר نوفمبر नवंबर
    """,
    12: """
        december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro
        desember desemba des decembrie disember dis grudzień grudnia gru prosinec prosince joulukuu
        joulukuuta aralık ara декабрь декабря дек грудень грудня груд декември δεκεμβρίου
        δεκέμβριος דצמבר ديسمبر दिसंबर
    """,
}

MONTHS: dict[str, int] = {name: month for month, names in _MONTHS.items() for name in names.split()}
"""Month by its name or abbreviation, lower case, without a full stop."""

_WEEKDAYS = """
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri
    saturday sat sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag
    sonnabend sa sonntag so
    lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
    lunes martes miércoles jueves viernes sábado sábado domingo lunedì martedì mercoledì giovedì
    venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek
    neděle maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai pazartesi salı
    çarşamba perşembe cuma cumartesi pazar понедельник вторник среда четверг пятница суббота
    воскресенье понеділок вівторок середа четвер п'ятниця субота неділя
    hétfő kedd szerda csütörtök péntek szombat vasárnap senin selasa rabu kamis jumat sabtu minggu
"""

WEEKDAYS = frozenset(_WEEKDAYS.split())
"""Names of weekdays, lower case, without a full stop."""

ZONES: dict[str, str] = {
    "z": "+00:00",
    "utc": "+00:00",
    "gmt": "+00:00",
    "ut": "+00:00",
    "wet": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "mez": "+01:00",
    "cest": "+02:00",
    "mesz": "+02:00",
    "eet": "+02:00",
    "sast": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "мск": "+03:00",
    "wib": "+07:00",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
"""Offsets of zone names that mean one offset in news; RFC 822 section 5 for the American ones."""

OPEN_ZONES = frozenset({"et", "ct", "mt", "pt", "ist", "uhr", "h", "hrs", "hours", "local"})
"""Words behind a time that are part of it but fix no offset."""

MONTH_FIRST = frozenset({"en-us"})
_DAY_FIRST = (
    "de fr es it pt nl sv no nb nn da fi pl cs sk ru uk tr id ms ro el vi he ar en-gb en-au"
)
DAY_FIRST = frozenset(_DAY_FIRST.split())
"""Languages in which 3/4/2026 is the third of April."""
