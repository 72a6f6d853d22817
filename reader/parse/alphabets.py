"""Which letters beyond ASCII a language writes, and how often: data for `decode`.

Shares are rounded from letter counts of running news text; only their order of magnitude matters.
"""

from __future__ import annotations

from typing import NamedTuple


class Alphabet(NamedTuple):
    """A language, the legacy encodings it was kept in, its letters from frequent to rare."""

    language: str
    encodings: tuple[str, ...]
    letters: str


_WESTERN = ("cp1252",)
_CENTRAL = ("cp1250",)

# Letters before the first space make up about nine tenths of the occurrences, the others the rest.
ALPHABETS = (
    Alphabet("en", _WESTERN, "’“”‘– éèñöü£—ïçáíó…€êôà½°•©"),
    Alphabet("de", _WESTERN, "üäößÜ„“” –ÖÄ»«éàèŸ‚‘’…€"),
    Alphabet("fr", _WESTERN, "éèàêç’îôû«» âùœëïÉÀÇŒ…–Ê€“”"),
    Alphabet("es", _WESTERN, "óíáéñú¿¡ “”ÁÉÓÍüº«»–ª€"),
    Alphabet("it", _WESTERN, "èàòùéì’ “”ÈÀ«»–€‘"),
    Alphabet("pt", _WESTERN, "ãçáéíóêõâ úàôÁÉÓÃÇ“”–ºª"),
    Alphabet("nl", _WESTERN, "ë’é‘ïóè öüçêà“”–€"),
    Alphabet("sv", _WESTERN, "äåö” éÅÖÄ–üè’"),
    Alphabet("no", _WESTERN, "øåæ– éØÅÆ«»ôöäü"),
    Alphabet("is", _WESTERN, "ðíáóþöéæýú „“Á–ÞÍÓÖ”"),
    Alphabet("pl", _CENTRAL, "łęąśóżćńź ŚŁŻ„”–ŹÓĆ"),
    Alphabet("cs", _CENTRAL, "íáěéýřčžšůú ČŠŘťďňó„“–ŽÚ"),
    Alphabet("sk", _CENTRAL, "áíéýčžšľúť ôňóďäŠČŽ„“–ĺŕ"),
    Alphabet("hu", _CENTRAL, "áéöóőüíú ű„”ÁÉŐÖ–ÍÚÜ"),
    Alphabet("ro", _CENTRAL, "ăţşîâ „”ŢŞÎ–ÂĂ"),
    Alphabet("hr", _CENTRAL, "čšžćđ ŠČŽĐĆ–„”"),
    Alphabet("tr", ("cp1254",), "ıüşğçöİ ’ŞÇÖÜâ“”îĞû–‘"),
    Alphabet(
        "ru",
        ("cp1251", "koi8-r"),
        "оеаинтсрвлкмдпуяыьгзбч йхжшюцщэфъПВСНОМРКАТДИБГЕУЭФЗХЛ«»—№Ячё“”",
    ),
    Alphabet("uk", ("cp1251", "koi8-u"), "оаинвтеірслкдпмуязь бгчйїхєцшюжщфґПВСНУКЗ«»—ІЄ’"),
    Alphabet("bg", ("cp1251",), "аоеитнрсвлдкпмъзуябчг щжхцшюйфьПСВНБАКТ„“–"),
    Alphabet("el", ("cp1253",), "αοιετσνηυρπκμλςόίάέή θγδωύώχφβξζψΑΕΤΟΚΠΜΣΗ«»–"),
    Alphabet("he", ("cp1255",), "יוהלאתרבםמשדנחעפקכןזט סגףךצץ”"),
    Alphabet("ar", ("cp1256",), "اليمنروتبةعدسفهكق حجشطصأخذزىئغءضثإظؤآ،“”"),
    Alphabet("th", ("cp874",), "านรอกเงมยวลดทสตะปบ่คหแจพชขใไ้ิีั็์ุูโำถซศธผ"),
    Alphabet("et", ("cp1257",), "äõüö šÕÄÜžÖ„“–"),
    Alphabet("lt", ("cp1257",), "ėšžųįčąūę ŠŽČ„“–ĖĮ"),
    Alphabet("lv", ("cp1257",), "āīēšūņļžķč ģŠĀĪ„”–Ē"),
)

_HIRAGANA = "のにをはたがでとしるいてなれもさらすかりこっくよまうつけきあそだせんえみお"
_KATAKANA = "ーンスルトアイリラカクドシロジタフテレナマ"

# The commonest characters of running text, the encodings they were kept in, and the first bytes
# of the encoding's own everyday characters (its level one or its syllables).
FREQUENT: tuple[tuple[tuple[tuple[str, int, int], ...], str], ...] = (
    (
        (("gb18030", 0xB0, 0xD7),),
        (
            "，。的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家"
            "学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经"
            "头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工者向情部"
            "正名定女问力机给等几很业最间新什位因重被电四第门相次东政海口使教西再平真世气信北少关并内加"
            "化由代军产入先山五市报记京党务员员设建合会议“”、：（）"
        ),
    ),
    (
        (("big5", 0xA4, 0xC6),),
        (
            "，。的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家"
            "學對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經"
            "頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工者向情部"
            "正名定女問力機給等幾很業最間新什位因重被電四第門相次東政海口使教西再平真世氣信北少關並內加"
            "化由代軍產入先山五市報記黨務員設建合議「」、：（）"
        ),
    ),
    (
        (("cp932", 0x88, 0x97), ("euc_jp", 0xB0, 0xCF)),
        (
            f"、。{_HIRAGANA}{_KATAKANA}「」"
            "日一国年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四"
            "定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八"
            "六約主題下首意法"
        ),
    ),
    (
        (("cp949", 0xB0, 0xC8),),
        (
            "이다는을에의가고하지로기사어한리도자를인은대일시정해서나제상스부과만들전수라그장있구주원보아신공"
            "안여경국성무오트비회며와했게으면조선당계동년것된위미소방관영할했민지중유말없통등였"
        ),
    ),
)
