"""Quotes and their speakers in the text of an article. See docs/LANGUAGES.md for the word lists."""

from reader.parse.quotes.finder import find_quotes
from reader.parse.quotes.headlines import find_headline_quotes
from reader.parse.quotes.marks import find_marks
from reader.parse.quotes.model import Mark, Quote

__all__ = ["Mark", "Quote", "find_headline_quotes", "find_marks", "find_quotes"]
