"""The sample collection and its labels agree: every labelled text stands in its file, in order.

The labels in `data/seeds_expected.jsonl` were written together with the articles, by hand, not
by the parser; tests of the parser compare against them. Conventions:

- Offsets of a quote count characters of its block's text and include the quote marks.
- `speech` is a whole utterance, also each half of one that "he said" interrupts; `part` is a
  stretch of words inside a report, whoever reports it and however few they are; `mark` is a
  title, a nickname, a sign or a word the text itself holds at arm's length, and has no speaker.
- `speaker` is the full name without a title. Somebody without a name is the fullest description
  the text brought them in with, its article small: "a senior official", also where it goes on
  with "the official said". A title and a last name ("Mrs Roe") are a name where no full one is
  given. An institution, a crowd or a document speaks for itself. Null where nobody is named.
- `mention` is the phrase the quote was attributed by, as it stands: a name without its title and
  without "of the Coastguard" behind it, a whole description, a pronoun, a relative pronoun. It
  is the description where a name only follows it ("the postmaster, Jane Roe").
- `found` is "named" or "pronoun" where the sentence itself says whose words it holds, "carried"
  where another sentence does: after `"..." she said.`, in the next paragraph, or where a headline
  repeats words of the body. A carried quote has the mention it was carried with.
- `head_quotes` are those of the headline (block -1) and the standfirst (block -2).
- `resolves` gives, for each related headline, the article it is meant to lead to, or null.
- `story` is the running story that an article belongs to, or null.
"""

import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
EXPECTED = ROOT / "tests" / "data" / "seeds_expected.jsonl"

CLOSING = {"‘": "’", "“": "”", "'": "'", '"': '"'}
SEPARATORS = {"", "-", "—", "***", "---"}
BULLET = re.compile(r"(?:[-*•·]|\d{1,2}\.) {0,3}")
PRONOUNS = {"i", "he", "she", "they", "it", "who", "which"}

Labels = dict[str, Any]
HEAD = {-1: "headline", -2: "standfirst"}


def load_labels() -> list[Labels]:
    with EXPECTED.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


LABELS = load_labels()
each_article = pytest.mark.parametrize("labels", LABELS, ids=[row["path"] for row in LABELS])


def read_lines(labels: Labels) -> list[str]:
    raw: bytes = (SEEDS / labels["path"]).read_bytes()
    return raw.decode("utf-8-sig").splitlines()


def block_text(labels: Labels, block: int) -> str:
    text: str = labels[HEAD[block]] if block < 0 else labels["body"][block]["text"]
    return text


def holds_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def labelled_lines(labels: Labels) -> Counter[str]:
    """Every text the labels claim to be a line of the file, with how often."""
    single = [labels["headline"], labels["standfirst"], labels["byline"]]
    blocks = [block["text"] for block in labels["body"]]
    texts = [text for text in single if text]
    return Counter(texts + blocks + labels["related"] + labels["residue"])


def claim(line: str, unclaimed: Counter[str]) -> str | None:
    """The labelled text that this raw line stands for, or None."""
    said = re.sub(r"^(?:By|Published|Read more:) ", "", line)
    forms = (line, said, BULLET.sub("", line, count=1))
    return next((form for form in forms if unclaimed[form] > 0), None)


def test_every_file_has_labels_and_every_label_a_file() -> None:
    files = [path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*") if path.is_file()]
    assert [row["path"] for row in LABELS] == sorted(files)


def test_files_lie_one_folder_deep_with_slugs_for_names() -> None:
    for row in LABELS:
        assert re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*\.txt", row["path"]), row["path"]


@each_article
def test_the_labels_account_for_every_line(labels: Labels) -> None:
    unclaimed = labelled_lines(labels)
    for line in read_lines(labels):
        if line in SEPARATORS or line.removeprefix("Published ") == labels["published_text"]:
            continue
        text = claim(line, unclaimed)
        assert text is not None, f"no label for {line!r}"
        unclaimed[text] -= 1
    assert not +unclaimed, "labelled but not in the file"


@each_article
def test_fields_follow_each_other_as_in_the_file(labels: Labels) -> None:
    raw = "\n".join(read_lines(labels))
    for texts in ([block["text"] for block in labels["body"]], labels["related"]):
        position = 0
        for text in texts:
            position = raw.index(text, position) + len(text)


@each_article
@pytest.mark.parametrize("part", ["head_quotes", "quotes"])
def test_quotes_stand_where_the_labels_say(labels: Labels, part: str) -> None:
    for quote in labels[part]:
        text = block_text(labels, quote["block"])
        assert text[quote["start"] : quote["end"]] == quote["text"]
    for one, following in itertools.pairwise(labels["quotes"]):
        assert (one["block"], one["end"]) <= (following["block"], following["start"])


@each_article
def test_quotes_close_or_go_on_in_the_next_paragraph(labels: Labels) -> None:
    for quote, following in itertools.zip_longest(labels["quotes"], labels["quotes"][1:]):
        if quote["text"].endswith(CLOSING[quote["text"][0]]):
            continue
        assert following is not None
        assert (following["block"], following["start"]) == (quote["block"] + 1, 0)
        assert following["speaker"] == quote["speaker"]


@each_article
def test_speakers_and_mentions_stand_in_the_text(labels: Labels) -> None:
    body = " ".join(block["text"] for block in labels["body"])
    head = f"{labels['headline']} {labels['standfirst']}"
    for quote in labels["quotes"] + labels["head_quotes"]:
        if quote["speaker"]:
            assert quote["speaker"].lower() in f"{body} {head}".lower()
        if quote["mention"]:
            here = block_text(labels, quote["block"])
            assert holds_word(body if quote["found"] == "carried" else here, quote["mention"])


@each_article
def test_kind_and_found_agree(labels: Labels) -> None:
    for quote in labels["quotes"]:
        mention, found = quote["mention"], quote["found"]
        if quote["kind"] == "mark":
            assert (quote["speaker"], mention, found) == (None, None, None)
        elif found == "pronoun":
            assert mention.lower() in PRONOUNS
        elif found == "named":
            assert mention
            assert mention.lower() not in PRONOUNS
        else:
            assert (found is None) == (mention is None)


@each_article
def test_dateline_opens_the_body(labels: Labels) -> None:
    if labels["dateline"]:
        opening = labels["body"][0]["text"][:60]
        assert labels["dateline"]["place"] in opening
        for part in ("agency", "date"):
            assert (labels["dateline"][part] or "") in opening


@each_article
def test_a_published_date_is_written_in_the_text(labels: Labels) -> None:
    assert (labels["published"] is None) == (labels["published_text"] is None)
    if labels["published"]:
        year, _month, day = labels["published"].split("-")
        assert labels["published_text"] in "\n".join(read_lines(labels))
        assert {year, str(int(day))} <= set(re.findall(r"\d+", labels["published_text"])) | {year}


@each_article
def test_related_headlines_lead_to_other_articles(labels: Labels) -> None:
    headlines = {row["headline"]: row["path"] for row in LABELS}
    assert len(labels["related"]) == len(labels["resolves"])
    for headline, path in zip(labels["related"], labels["resolves"], strict=True):
        assert path != labels["path"]
        assert path is None or (SEEDS / path).is_file()
        assert headlines.get(headline, path) == path


def test_stories_hang_together_by_their_related_headlines() -> None:
    stories: dict[str, set[str]] = {}
    for row in LABELS:
        if row["story"]:
            stories.setdefault(row["story"], set()).add(row["path"])
    links = [(row["path"], path) for row in LABELS for path in row["resolves"] if path]
    assert len(stories) >= 7
    for paths in stories.values():
        assert len(paths) >= 5
        assert reached_from(min(paths), links, paths) == paths


def reached_from(start: str, links: list[tuple[str, str]], within: set[str]) -> set[str]:
    """The articles of `within` that links lead to from `start`, in either direction."""
    reached, size = {start}, 0
    while len(reached) > size:
        size = len(reached)
        for one, other in links:
            if {one, other} <= within and reached & {one, other}:
                reached |= {one, other}
    return reached


def test_most_articles_quote_in_british_single_marks() -> None:
    styles: Counter[str] = Counter()
    for row in LABELS:
        marks = Counter(quote["text"][0] for quote in row["quotes"])
        styles[marks.most_common(1)[0][0]] += 1
    assert len(LABELS) >= 66
    assert styles["‘"] * 3 >= len(LABELS) * 2
    assert min(styles["“"], styles["'"], styles['"']) >= 3


def test_related_headlines_lead_somewhere_nowhere_and_by_other_words() -> None:
    headlines = {row["path"]: row["headline"] for row in LABELS}
    pairs = [pair for row in LABELS for pair in zip(row["related"], row["resolves"], strict=True)]
    exact = sum(headlines.get(path) == headline for headline, path in pairs if path)
    absent = sum(path is None for _, path in pairs)
    assert exact * 2 > len(pairs)
    assert absent >= 20
    assert len(pairs) - exact - absent >= 10


@pytest.mark.parametrize("oddity", [b"\r\n", b"\xef\xbb\xbf", "\u00a0".encode()])
def test_one_file_carries_each_oddity_of_scrapes(oddity: bytes) -> None:
    odd = [row["path"] for row in LABELS if oddity in (SEEDS / row["path"]).read_bytes()]
    assert len(odd) == 1


def test_headlines_are_unique() -> None:
    assert len({row["headline"] for row in LABELS}) == len(LABELS)
