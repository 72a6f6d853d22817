"""Every limit of reading, in one table: its name, value, unit and what happens behind it.

A limit that is reached is never silent: the file, or the part of it that was left out, is a
`Problem`. Figures from the measurements of hostile input that the project started with.
"""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """One limit: how it is called, how much, of what, and what it means to a reader."""

    name: str
    value: int
    unit: str
    meaning: str


FILE_BYTES = 64 * 1024 * 1024
ARTICLE_CHARACTERS = 8 * 1024 * 1024
LINES = 5000
BLOCKS = 10_000
HEADLINE_CHARACTERS = 4096
RELATED = 1000
QUOTES = 5000
ATTRIBUTED = 2000
DEPTH = 200
ELEMENTS = 20_000
CONTAINER_DEPTH = 3
MEMBERS = 100_000
EXPANDED_BYTES = 64 * 1024 * 1024
EXPANSION_RATIO = 100
RATIO_FREE_BYTES = 1024 * 1024
FIELD_CHARACTERS = 8 * 1024 * 1024
ENTRIES = 1_000_000
RECORDS = 1000
RECORD_BYTES = 50
PROBLEMS = 1000
METADATA_BYTES = 1024 * 1024
PAGES = 500
MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 60
LINE_BYTES = 16 * 1024 * 1024
UNPACKED_BYTES = 1024 * 1024 * 1024

LIMITS = (
    Limit("file", FILE_BYTES, "bytes", "a larger file is not read, but for JSON lines"),
    Limit("line", LINE_BYTES, "bytes", "a longer line of a large file of JSON lines is left out"),
    Limit("unpacked", UNPACKED_BYTES, "bytes", "a file of JSON lines in gzip is read so far"),
    Limit("article", ARTICLE_CHARACTERS, "characters", "the body is cut there"),
    Limit("lines", LINES, "lines", "plain text: behind these each line is a paragraph"),
    Limit("paragraphs", BLOCKS, "paragraphs", "the body is cut there"),
    Limit("headline", HEADLINE_CHARACTERS, "characters", "the headline is cut there"),
    Limit("related", RELATED, "headlines", "an article keeps that many related headlines"),
    Limit("quotes", QUOTES, "quotes", "an article's quotes are marked as far as these"),
    Limit("speakers", ATTRIBUTED, "quotes", "speakers are looked for in as many of an article"),
    Limit("depth", DEPTH, "levels", "JSON nested deeper is refused; markup is read flat below it"),
    Limit("elements", ELEMENTS, "elements", "a page with more is read as far as these"),
    Limit("container depth", CONTAINER_DEPTH, "levels", "an archive in an archive in an archive"),
    Limit("members", MEMBERS, "members", "an archive is read as far as these"),
    Limit("expanded", EXPANDED_BYTES, "bytes", "what one file may become when expanded"),
    Limit("ratio", EXPANSION_RATIO, "to 1", "a member that expands more is not read"),
    Limit("ratio free", RATIO_FREE_BYTES, "bytes", "up to here the ratio is not looked at"),
    Limit("field", FIELD_CHARACTERS, "characters", "one field of a table"),
    Limit("entries", ENTRIES, "articles", "one file gives no more than these"),
    Limit("records", RECORDS, "records", "so many rows, lines, messages, pages of a file are read"),
    Limit("record", RECORD_BYTES, "bytes", "and one more for every so many of the file"),
    Limit("problems", PROBLEMS, "problems", "one file names no more than these, then their number"),
    Limit("pages", PAGES, "pages", "a PDF is read as far as these"),
    Limit("metadata", METADATA_BYTES, "bytes", "one block of metadata in a page"),
    Limit("memory", MEMORY_BYTES, "bytes", "what reading one file may take"),
    Limit("time", SECONDS, "seconds", "how long the processor may work on reading one file"),
)


def records_in(size: int) -> int:
    """How many records a file of `size` bytes is read for: rows, lines, messages, pages.

    A row of a headline and a date has some sixty bytes. What holds far more records than that holds
    no articles, and what one record costs would count a hundred thousand times.
    """
    return min(RECORDS + size // RECORD_BYTES, ENTRIES)
