"""The endings of files that say that there is something to read in them."""

from __future__ import annotations

# Archives and office files are opened only to say in the list of problems what they are.
_READ = (
    "txt text asc md markdown rst htm html xhtml shtml xml rss atom rdf json jsonl ndjson opml eml "
    "mbox mht mhtml warc gz bz2 xz zst csv tsv zip 7z rar tar tgz epub pdf doc docx odt rtf nitf "
    "newsml ninjs anpa iptc sgm sgml wire news article utf8 parquet arc emlx mbx tbz2 txz mdown mkd"
)
READ = frozenset(_READ.split())
"""Endings, without the dot and in lower case, of files that are read."""

_LONGEST = 8


def ending_of(name: str) -> str:
    """The ending of a file's name without its dot, as it is written; "" where it has none."""
    stem, dot, ending = name.rpartition(".")
    # "Talks in U.S. resume" has no ending: what stands behind its last dot is prose.
    if not dot or not stem or len(ending) > _LONGEST or " " in ending:
        return ""
    return ending


def promises_text(path: str) -> bool:
    """Whether whoever sees the name of a file expects something to read in it.

    Where there is nothing, that is a problem; of any other file it is but noted what it is.
    """
    return ending_of(path.rpartition("/")[2].lower()) in READ
