"""Phrases that stand around articles: labels of lists, calls to action, dates under a headline."""

from __future__ import annotations

import re

from reader.parse.dates import find_dates
from reader.text.safe import clean_line

_FOOT_LABELS = """

related|related (?:articles?|stories|news|links|posts|content|topics|coverage)
|read (?:more|next|also|on)|keep reading
|more (?:from|on|in|about|news|stories|articles)\\b.{0,30}
|most (?:read|popular|viewed|shared).{0,20}|top stories|latest (?:news|stories|articles)
|trending(?: now)?|you (?:may|might) (?:also )?like.{0,20}
|recommended(?: for you| stories| reading)?|see also|also read|don['’]t miss.{0,20}|up next
|next article|editor['’]?s['’]? picks?|popular|sponsored(?: content)?|partner (?:news|content)
|comments?|leave a (?:reply|comment)|share this.{0,20}|about the authors?|tags?|topics?
|categories|filed under.{0,20}|advertisement|mehr zum thema.{0,20}|lesen sie auch.{0,20}
|lesen sie mehr zum thema.{0,20}
|auch interessant|häufig gelesen|meistgelesen|verwandte (?:artikel|themen)
|das könnte (?:sie|dich) (?:auch )?interessieren|mehr (?:aus|von|zu)\\b.{0,30}
|weitere (?:artikel|themen|nachrichten).{0,20}|schlagwörter|kommentare|neueste|anzeige
|empfehlungen.{0,20}|quellen|lire aussi.{0,20}|à lire aussi|sur le même (?:sujet|thème)
|les plus lus|articles liés|plus d['’]articles.{0,20}|leggi anche|articoli correlati
|potrebbe interessarti.{0,20}|più letti|lee también|leer más|te puede interesar.{0,20}
|noticias relacionadas|lo más (?:leído|visto)|más (?:noticias|información)|leia (?:também|mais)
|veja também|notícias relacionadas|mais lidas|lees (?:ook|meer)|meest gelezen
|läs (?:också|mer|även)|mest läst|les også|mest lest|læs også|mest læst|lue myös|luetuimmat
|czytaj (?:też|także|więcej)|zobacz (?:też|także|więcej)|přečtěte si (?:také|více)
|související.{0,20}|читайте также|по теме|ещё по теме|читайте також|ilgili haberler
|çok okunanlar|関連記事|関連ニュース|あわせて読みたい|相关(?:新闻|阅读|文章)|延伸閱讀|관련기사
"""
_CALLS = """

©|\\(c\\) ?\\d{4}|copyright\\b|all rights reserved|alle rechte vorbehalten|follow (?:us|me)\\b
|subscribe\\b|sign up\\b|click here|share (?:this|on)\\b|advertisement$|anzeige$|read more\\b
|continue reading|download (?:our|the) app|got a story\\b|for more stories\\b
|join (?:our|the) .{0,40}(?:channel|group|newsletter)|comments are closed
|this (?:site|article) (?:is protected|was originally|has been)|folgen sie uns|abonnieren sie
"""
_MERE_CALLS = """

continue reading|read (?:more|the (?:full|whole|rest of the) (?:story|article|post))
|read full (?:story|article)
|read (?:this|it) (?:on|at|in) .{2,40}|(?:full|whole) (?:story|article)|learn more|find out more
|more (?:information|details|info)|view (?:the )?(?:original|full|entire) (?:article|post|story)
|click here .{0,60}|click (?:to|for) .{0,60}
|(?:leave|post|write|view|read|see) (?:a |all |the )?comments?
|\\d{1,6} comments?|comments? \\(\\d{1,6}\\)|share (?:this|on) .{0,40}
|subscribe .{0,60}|sign up .{0,60}
|(?:see|view) (?:the )?(?:full )?(?:gallery|slideshow|all photos)|jump to .{0,40}|back to top
|weiterlesen|artikel lesen|mehr lesen|zum (?:ganzen |vollständigen )?(?:artikel|beitrag)
|lire la suite|(?:seguir|continuar) leyendo|leer (?:más|el artículo completo)|continua a leggere
|leggi tutto|continuar? (?:a )?lendo|ler mais|lees verder|läs hela artikeln|les hele saken
|czytaj (?:dalej|więcej)|читать (?:далее|полностью)|devamını oku|続きを読む|阅读全文|閱讀全文
"""
_BY = re.compile(r"(?:by|von|par|por|di|da|av|af|door|text|foto|от):? .{2,60}", re.IGNORECASE)
_READING_TIME = re.compile(
    r"\b\d{1,3}[ -]?(?:min(?:ute)?s?|mins?\.?)[ ](?:read|lecture|lesezeit|leestid|läsning)\b"
    r"|(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura"
    r"|tempo de leitura|leestijd|lästid|lesetid|læsetid)\b.{0,4}\d",
    re.IGNORECASE,
)
_FOOT_LABEL = re.compile(rf"(?:{_FOOT_LABELS.replace(chr(10), '')})[:.… ]{{0,3}}", re.IGNORECASE)
_CALL = re.compile(rf"(?:{_CALLS.replace(chr(10), '')})", re.IGNORECASE)
_MERE_CALL = re.compile(rf"(?:{_MERE_CALLS.replace(chr(10), '')})[ .…:!→»>›]{{0,6}}", re.IGNORECASE)
_LONGEST_CALL = 160
_LONGEST_DATED = 90
_BESIDE_DATE = 45
_LONGEST_BYLINE = 60


def is_foot_label(text: str) -> bool:
    """Whether `text` is a label over what follows an article: "Most read"."""
    return _FOOT_LABEL.fullmatch(text) is not None


def is_call(text: str) -> bool:
    """Whether `text` asks something of the reader or states rights."""
    return len(text) <= _LONGEST_CALL and _CALL.match(text) is not None


def is_mere_call(text: str) -> bool:
    """Whether the words of a link only ask to follow it, and head nothing: "Continue reading"."""
    return len(text) <= _LONGEST_CALL and _MERE_CALL.fullmatch(text) is not None


def is_beside_headline(text: str) -> bool:
    """Whether `text` is a line under a headline, a date or a byline, and no sentence."""
    if len(text) > _LONGEST_DATED:
        return False
    if len(text) <= _LONGEST_BYLINE and _READING_TIME.search(text) is not None:
        return True
    if text.endswith((".", "!", "?")):
        return False
    if len(text) <= _LONGEST_BYLINE and _BY.fullmatch(text) is not None:
        return True
    dates = find_dates(clean_line(text))
    return bool(dates) and len(text) - sum(end - start for start, end, _ in dates) <= _BESIDE_DATE
