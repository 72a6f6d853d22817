"""Hard cases, written for this project: every person, place and paper in them is invented.

A case is a name, a language (None: to be guessed), a text, and the quotes that must be found: the
words between the marks, the kind, and the speaker. What is not
listed must not be returned as speech or part.
"""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """A quote that must be found."""

    words: str
    kind: str
    speaker: str | None


class Case(NamedTuple):
    """A text and every quote in it."""

    name: str
    language: str | None
    text: str
    quotes: tuple[Expected, ...]


def case(name: str, text: str, *quotes: tuple[str, str, str | None], language: str = "en") -> Case:
    return Case(name, language, text, tuple(Expected(*quote) for quote in quotes))


SPEECH, PART = "speech", "part"

CASES = (
    # Where a single mark closes.
    case(
        "apostrophes inside",
        "‘We’re not leaving, and they can’t make us,’ said Moira Tench.",
        ("We’re not leaving, and they can’t make us,", SPEECH, "Moira Tench"),
    ),
    case(
        "plural possessive inside",
        "‘The drivers’ pay hasn’t moved in years,’ said Moira Tench.",
        ("The drivers’ pay hasn’t moved in years,", SPEECH, "Moira Tench"),
    ),
    case(
        "straight marks and apostrophes",
        "'It's the players' money, isn't it?' asked Carl Farrow.",
        ("It's the players' money, isn't it?", SPEECH, "Carl Farrow"),
    ),
    case(
        "elisions are no quotes",
        "‘Twas the summer of ’76, and rock ’n’ roll was king. ‘I loved it,’ said Carl Farrow.",
        ("I loved it,", SPEECH, "Carl Farrow"),
    ),
    case(
        "decade with a straight mark",
        "In the '80s the mill closed. 'We lost everything,' said Carl Farrow.",
        ("We lost everything,", SPEECH, "Carl Farrow"),
    ),
    case(
        "comma outside, as in Britain",
        "‘We shall see’, said Moira Tench.",
        ("We shall see", SPEECH, "Moira Tench"),
    ),
    case(
        "full stop outside",
        "Moira Tench called the plan ‘a gift to landlords’.",
        ("a gift to landlords", PART, "Moira Tench"),
    ),
    case(
        "nested double in single",
        "‘She told me “never again” and hung up,’ said Carl Farrow.",
        ("She told me “never again” and hung up,", SPEECH, "Carl Farrow"),
    ),
    case(
        "nested single in double",
        "“She told me ‘never again’ and hung up,” said Carl Farrow.",
        ("She told me ‘never again’ and hung up,", SPEECH, "Carl Farrow"),
    ),
    case(
        "nested single in single",
        "'People tell us, 'this is not what we want,'' Moira Tench said.",
        ("People tell us, 'this is not what we want,'", SPEECH, "Moira Tench"),
    ),
    case(
        "feet and inches",
        'The 6\'4" keeper was calm: "I saw it late."',
        ("I saw it late.", SPEECH, "keeper"),
    ),
    case(
        "mixed marks",
        '“It is done," said Carl Farrow. "It cannot be undone.”',
        ("It is done,", SPEECH, "Carl Farrow"),
        ("It cannot be undone.", SPEECH, "Carl Farrow"),
    ),
    case(
        "mark never closed",
        "“It is done, said Carl Farrow.\n\n“It cannot be undone,” he added.",
        ("It cannot be undone,", SPEECH, "Carl Farrow"),
    ),
    case(
        "markup is no quote",
        '<a href="x.html">The page</a> says little. "Ask them," said Carl Farrow.',
        ("Ask them,", SPEECH, "Carl Farrow"),
    ),
    # Paragraphs.
    case(
        "reopened in every paragraph",
        "‘We have waited,’ said Moira Tench, the leader of the council. ‘We have written.\n\n"
        "‘We have marched.\n\n‘Now we vote.’",
        ("We have waited,", SPEECH, "Moira Tench"),
        ("We have written.", SPEECH, "Moira Tench"),
        ("We have marched.", SPEECH, "Moira Tench"),
        ("Now we vote.", SPEECH, "Moira Tench"),
    ),
    case(
        "reopened with a possessive",
        "‘The miners’ union won’t move.\n\n‘It never has,’ said Moira Tench.",
        ("The miners’ union won’t move.", SPEECH, "Moira Tench"),
        ("It never has,", SPEECH, "Moira Tench"),
    ),
    case(
        "carried to the next paragraph",
        "‘The harbour is shut,’ Moira Tench said.\n‘Nobody told the boats, and nobody will.’",
        ("The harbour is shut,", SPEECH, "Moira Tench"),
        ("Nobody told the boats, and nobody will.", SPEECH, "Moira Tench"),
    ),
    case(
        "introduced in the paragraph before",
        "Moira Tench told the council:\n\n‘The harbour is shut and will stay shut.’",
        ("The harbour is shut and will stay shut.", SPEECH, "Moira Tench"),
    ),
    case(
        "interrupted",
        "‘If it rains,’ said Moira Tench, ‘we play in the hall.’",
        ("If it rains,", SPEECH, "Moira Tench"),
        ("we play in the hall.", SPEECH, "Moira Tench"),
    ),
    case(
        "goes on after the attribution",
        "‘It rained,’ Moira Tench said. ‘We played in the hall instead.’",
        ("It rained,", SPEECH, "Moira Tench"),
        ("We played in the hall instead.", SPEECH, "Moira Tench"),
    ),
    case(
        "two speakers in one paragraph",
        "‘It rained,’ said Moira Tench. ‘It poured,’ said Carl Farrow.",
        ("It rained,", SPEECH, "Moira Tench"),
        ("It poured,", SPEECH, "Carl Farrow"),
    ),
    # Subjects.
    case(
        "verb first",
        "‘The bridge will hold,’ insisted Moira Tench.",
        ("The bridge will hold,", SPEECH, "Moira Tench"),
    ),
    case(
        "subject first",
        "‘The bridge will hold,’ Moira Tench insisted.",
        ("The bridge will hold,", SPEECH, "Moira Tench"),
    ),
    case(
        "unlisted verb after a comma",
        "‘The bridge will hold,’ Moira Tench harrumphed.",
        ("The bridge will hold,", SPEECH, "Moira Tench"),
    ),
    case(
        "before the quote with a colon",
        "Moira Tench told reporters: ‘The bridge will hold.’",
        ("The bridge will hold.", SPEECH, "Moira Tench"),
    ),
    case(
        "appositive after the name",
        "‘The bridge will hold,’ said Moira Tench, chief engineer to Mayor Ada Quill.",
        ("The bridge will hold,", SPEECH, "Moira Tench"),
    ),
    case(
        "appositive between name and verb",
        "Moira Tench, 45, an engineer from Dunmore, Carrick, said the bridge ‘will hold’.",
        ("will hold", PART, "Moira Tench"),
    ),
    case(
        "relative clause between name and verb",
        "Moira Tench, who built the bridge for Ada Quill, said it ‘will hold’.",
        ("will hold", PART, "Moira Tench"),
    ),
    case(
        "brackets after the name",
        "Moira Tench (Lab, Dunmore) said it ‘will hold’.",
        ("will hold", PART, "Moira Tench"),
    ),
    case(
        "place before the name",
        "In a letter to the council in Dunmore, Moira Tench said the bridge ‘will hold’.",
        ("will hold", PART, "Moira Tench"),
    ),
    case(
        "told somebody else",
        "‘You are wrong,’ Moira Tench told Carl Farrow.",
        ("You are wrong,", SPEECH, "Moira Tench"),
    ),
    case(
        "asked by somebody",
        "Carl Farrow was asked by Moira Tench: ‘Will it hold?’",
        ("Will it hold?", SPEECH, "Moira Tench"),
    ),
    case(
        "according to",
        "The bridge is ‘a danger to the public’, according to Moira Tench.",
        ("a danger to the public", PART, "Moira Tench"),
    ),
    case(
        "report inside a report",
        "Moira Tench said she hoped the bridge would be ‘a monument’.",
        ("a monument", PART, "Moira Tench"),
    ),
    case(
        "gerund",
        "Moira Tench attacked the council on Monday, calling its plan ‘a disgrace’.",
        ("a disgrace", PART, "Moira Tench"),
    ),
    case(
        "two verbs",
        "Moira Tench left the hall and called the vote ‘a disgrace’.",
        ("a disgrace", PART, "Moira Tench"),
    ),
    case(
        "two parts, one speaker",
        "Moira Tench called the vote ‘shabby’ and ‘a disgrace’.",
        ("shabby", PART, "Moira Tench"),
        ("a disgrace", PART, "Moira Tench"),
    ),
    case(
        "issued a statement saying",
        "Moira Tench issued a statement saying the vote was ‘a disgrace’.",
        ("a disgrace", PART, "Moira Tench"),
    ),
    case(
        "a claim and its owner",
        "Few believe Moira Tench’s claim that the vote was ‘rigged from the start’.",
        ("rigged from the start", PART, "Moira Tench"),
    ),
    case(
        "no listed verb, but a colon",
        "Carl Farrow returned to his favourite line: ‘Build it and they will come.’",
        ("Build it and they will come.", SPEECH, "Carl Farrow"),
    ),
    case(
        "sentence before the quote",
        "Moira Tench was furious. ‘They never asked us a single question.’",
        ("They never asked us a single question.", SPEECH, "Moira Tench"),
    ),
    case(
        "byline with a dash",
        "“The best pie in Dunmore.” — Moira Tench",
        ("The best pie in Dunmore.", SPEECH, "Moira Tench"),
    ),
    case(
        "transcript with marks",
        "TENCH: ‘Where were you on the night of the fire?’\nFARROW: ‘At home, as I told you.’",
        ("Where were you on the night of the fire?", SPEECH, "TENCH"),
        ("At home, as I told you.", SPEECH, "FARROW"),
    ),
    # Speakers that are no single named person.
    case(
        "organisation",
        "‘Talks will go on,’ the Transport Ministry said in a statement.",
        ("Talks will go on,", SPEECH, "the Transport Ministry"),
    ),
    case(
        "collective",
        "Marchers chanted ‘Save our pool’ outside the hall.",
        ("Save our pool", SPEECH, "Marchers"),
    ),
    case(
        "anonymous",
        "‘It was chaos,’ said one senior official, who asked not to be named.",
        ("It was chaos,", SPEECH, "one senior official"),
    ),
    case(
        "spokesman for somebody",
        "‘She will not comment,’ said a spokesman for Moira Tench.",
        ("She will not comment,", SPEECH, "a spokesman for Moira Tench"),
    ),
    case(
        "a sign",
        "‘No cycling’ read one sign.",
        ("No cycling", SPEECH, "one sign"),
    ),
    # One voice.
    case(
        "last name",
        "Moira Tench arrived at noon. ‘I am late,’ Tench said.",
        ("I am late,", SPEECH, "Moira Tench"),
    ),
    case(
        "title and last name",
        "Moira Tench arrived at noon. ‘I am late,’ said Councillor Tench.",
        ("I am late,", SPEECH, "Moira Tench"),
    ),
    case(
        "description",
        "Carrick’s president Ivo Lestrange arrived at noon. ‘I am late,’ the president said.",
        ("I am late,", SPEECH, "Ivo Lestrange"),
    ),
    case(
        "pronoun",
        "Mary Tench resigned on Monday. ‘It is over,’ she said.",
        ("It is over,", SPEECH, "Mary Tench"),
    ),
    case(
        "pronouns of two people",
        "Mary Tench met John Farrow on Monday. ‘It is over,’ she said. ‘I agree,’ he replied.",
        ("It is over,", SPEECH, "Mary Tench"),
        ("I agree,", SPEECH, "John Farrow"),
    ),
    case(
        "pronoun and a possessive nearer by",
        "Mary Tench praised Jane Farrow’s work. ‘It is superb,’ she said.",
        ("It is superb,", SPEECH, "Mary Tench"),
    ),
    case(
        "gender from a noun",
        "Ansa Quill, a spokeswoman, met John Farrow. ‘It went well,’ she said.",
        ("It went well,", SPEECH, "Ansa Quill"),
    ),
    case(
        "husband and wife",
        "Peter Farrow and Anne Farrow own the mill. ‘We stay,’ said Mrs Farrow.",
        ("We stay,", SPEECH, "Anne Farrow"),
    ),
    case(
        "pronoun after a report of somebody else",
        "Carl Farrow, the head of the yard in Dunmore, said Owen Pike continued to hurt the firm. "
        "“It isn’t going well for him,” he said.",
        ("It isn’t going well for him,", SPEECH, "Carl Farrow"),
    ),
    case(
        "pronoun after a question that somebody else asked",
        "Carl Farrow also did not look sure when Owen Pike asked whether the yard could go on.\n"
        "“Nobody can tell you that,” he said.",
        ("Nobody can tell you that,", SPEECH, "Carl Farrow"),
    ),
    case(
        "pronouns that follow one another",
        "Carl Farrow wants the yard to stay open.\nAt times he shouted. He attacked the plan that "
        "was drawn up by Mayor Owen Pike, who he noted was “in his last year”. He promised to "
        "“fight on”.",
        ("in his last year", PART, "Carl Farrow"),
        ("fight on", PART, "Carl Farrow"),
    ),
    case(
        "a title with a full stop before a name begins no sentence",
        "Orin Pask, the younger brother of the painter, backed Sen. Emil Tarn in March. He "
        "said the "
        "senator “has the patience of a heron”.",
        ("has the patience of a heron", PART, "Orin Pask"),
    ),
    case(
        "pronoun for somebody brought in as an object",
        "While Carl Farrow had the whole quay behind him, that is no longer so, which worries "
        "Henrik "
        "Osk, chairman of the pilots.\n“Nobody asks us,” he said.",
        ("Nobody asks us,", SPEECH, "Henrik Osk"),
    ),
    case(
        "pronoun for the doer of a passive, named after her office",
        "The list was sent by harbour office clerk Jenny Palm to the mayor, Ada Roe.\nNo "
        "answer came "
        "to it.",
    ),
    case(
        "name at the start of a paragraph after an office",
        "“It was a hard winter,” said Lucian Emery, a forecaster.\nThe farmer Oliver Petrin "
        "points at "
        "his roof. “This was on the barn yesterday,” he jokes.",
        ("It was a hard winter,", SPEECH, "Lucian Emery"),
        ("This was on the barn yesterday,", SPEECH, "Oliver Petrin"),
    ),
    case(
        "a capital at the start of a sentence is no given name",
        "Top Storr aides were heard in the top court. It has letters from Dianne Storr, who leads "
        "the port.\nStorr was calm. “I have nothing to add,” she said.",
        ("I have nothing to add,", SPEECH, "Dianne Storr"),
    ),
    case(
        "nobody two paragraphs away is taken for he",
        "The painting of the bridge was left to Karl Moe.\nIt took a summer.\nThen came the "
        "gulls.\n"
        "“It was never the paint,” he said.",
        ("It was never the paint,", SPEECH, None),
    ),
    case(
        "pronoun after somebody who joins in",
        "“We wait,” says engineer Moira Tench. She has said so before.\n"
        "It takes time, adds surveyor Ada Pike. “Nobody wants to rush it,” she says.",
        ("We wait,", SPEECH, "Moira Tench"),
        ("Nobody wants to rush it,", SPEECH, "Ada Pike"),
    ),
    case(
        "capitals of a headline are no names",
        "Moira Tench Urges Calm After Harbour Fire\nThe mayor, Moira Tench, spoke on the quay. "
        "“Go home,” she said.",
        ("Go home,", SPEECH, "Moira Tench"),
    ),
    case(
        "a land is not she",
        "Moira Tench said in a statement on Monday that Norway had broken the rules.\n"
        "“I urge them to think again,” she said.",
        ("I urge them to think again,", SPEECH, "Moira Tench"),
    ),
    case(
        "a pronoun after brackets",
        "Owen Pike won the first vote. Sen. Carl Farrow (R-Ohio) is behind in his own. He said he "
        "would “not crawl”.",
        ("not crawl", PART, "Carl Farrow"),
    ),
    case(
        "relative pronoun",
        "He thanked Moira Tench, who called the vote ‘a disgrace’.",
        ("a disgrace", PART, "Moira Tench"),
    ),
    case(
        "a name after a description",
        "‘I know them all,’ said the postmaster, Aksel Tench. ‘By hand,’ the postmaster added.",
        ("I know them all,", SPEECH, "Aksel Tench"),
        ("By hand,", SPEECH, "Aksel Tench"),
    ),
    case(
        "an aide to somebody with a name",
        "‘She will go,’ said an aide to the prime minister, Moira Tench.",
        ("She will go,", SPEECH, "an aide to the prime minister"),
    ),
    case(
        "a description once more",
        "A senior official said talks would go on. ‘There is a name,’ the official said.",
        ("There is a name,", SPEECH, "a senior official"),
    ),
    case(
        "a junior namesake of a role",
        "Carl Farrow, the minister, left. A junior minister stayed. ‘Ask me,’ the minister said.",
        ("Ask me,", SPEECH, "a junior minister"),
    ),
    case(
        "it is an institution",
        "The Salt Board met on Monday. It said the levy was ‘moderate in amount’.",
        ("moderate in amount", PART, "the Salt Board"),
    ),
    case(
        "a widow is not her brother-in-law",
        "Peter Farrow owns the mill. ‘He may keep it,’ said Mrs Farrow.",
        ("He may keep it,", SPEECH, "Mrs Farrow"),
    ),
    case(
        "in the words of",
        "The bridge is, in the words of Moira Tench, ‘a monument to nothing’.",
        ("a monument to nothing", PART, "Moira Tench"),
    ),
    case(
        "a participle between name and verb",
        "The air force, asked who was paying, said it was ‘a valuable exercise’.",
        ("a valuable exercise", PART, "the air force"),
    ),
    case(
        "who was asked, and asked again",
        "Moira Tench would not say. ‘We are counting,’ she told reporters, and, asked what, "
        "replied: ‘Boats.’",
        ("We are counting,", SPEECH, "Moira Tench"),
        ("Boats.", SPEECH, "Moira Tench"),
    ),
    case(
        "a passive inside a report",
        "Moira Tench said the vote would be remembered ‘when the wall is built’.",
        ("when the wall is built", PART, "Moira Tench"),
    ),
    case(
        "an old man and a woman with a name",
        "Moira Tench drove on. An old man got in at the baths. ‘You are late,’ he said.",
        ("You are late,", SPEECH, "an old man"),
    ),
    case(
        "the backing of somebody says nothing",
        "Ministers, with the backing of Moira Tench, planned ‘massive’ new levies.",
    ),
    case("the word for something", "The harbour master noticed the word ‘Dunmore’ on the crate."),
    case(
        "a word that is often cut short", "He had no quarrel with them, only with the word ‘cause’."
    ),
    # Marked, but nobody's words.
    case("scare quotes", "The so-called ‘expert’ panel met on ‘Super Sunday’ in Dunmore."),
    case("titles", "She starred in ‘The Long Harvest’ and wrote ‘The Art of the Loaf’."),
    case(
        "a programme in an attribution",
        "On “Dunmore Tonight,” Moira Tench said the bridge would hold.",
    ),
    case("a transcript without marks", "Q. Why now?\nMR. FARROW: Because it is time."),
    case(
        "single marks among double ones",
        "“We stay,” said Carl Farrow. “We sow.” The ‘harvest’ came late. “We reap,” he said.",
        ("We stay,", SPEECH, "Carl Farrow"),
        ("We sow.", SPEECH, "Carl Farrow"),
        ("We reap,", SPEECH, "Carl Farrow"),
    ),
    # Headlines.
    case(
        "headline, verb first",
        "‘We offer them a truce,’ says Lestrange",
        ("We offer them a truce,", SPEECH, "Lestrange"),
    ),
    case(
        "headline with a colon",
        "Lestrange: ‘We offer them a truce’",
        ("We offer them a truce", SPEECH, "Lestrange"),
    ),
    # Other languages.
    case(
        "German, low and high marks",
        "„Die Brücke hält“, sagte Anna Köbler am Montag.",
        ("Die Brücke hält", SPEECH, "Anna Köbler"),
        language="de",
    ),
    case(
        "German, pointing inwards",
        "»Die Brücke hält«, erklärte die Sprecherin des Ministeriums, Anna Köbler.",
        ("Die Brücke hält", SPEECH, "Anna Köbler"),
        language="de",
    ),
    case(
        "German, verb second",
        "Am Montag sagte Anna Köbler: „Die Brücke wird noch lange halten.“",
        ("Die Brücke wird noch lange halten.", SPEECH, "Anna Köbler"),
        language="de",
    ),
    case(
        "German, perfect",
        "Anna Köbler hat die Pläne gestern als „völlig unsinnig“ bezeichnet.",
        ("völlig unsinnig", PART, "Anna Köbler"),
        language="de",
    ),
    case(
        "German, so and laut",
        "„Die Brücke hält“, so Anna Köbler. Der Umbau ist laut Jens Priem „viel zu teuer“.",
        ("Die Brücke hält", SPEECH, "Anna Köbler"),
        ("viel zu teuer", PART, "Jens Priem"),
        language="de",
    ),
    case(
        "German, reported mood",
        "Anna Köbler nannte den Plan „unsinnig“. Er sei „völlig aus der Zeit gefallen“.",
        ("unsinnig", PART, "Anna Köbler"),
        ("völlig aus der Zeit gefallen", PART, "Anna Köbler"),
        language="de",
    ),
    case(
        "German, names of things",
        "Die Sonde „Morgenrot“ umkreist den Mond, die Zeitung „Der Bote“ berichtet darüber.",
        language="de",
    ),
    case(
        "French",
        "« Le pont tiendra », a déclaré Jeanne Moraud. « Il a tenu cent ans », a-t-elle ajouté.",
        ("Le pont tiendra", SPEECH, "Jeanne Moraud"),
        ("Il a tenu cent ans", SPEECH, "Jeanne Moraud"),
        language="fr",
    ),
    case(
        "French, selon",
        "Selon l’avocat Paul Moraud, le pont est « une honte pour la ville ».",
        ("une honte pour la ville", PART, "Paul Moraud"),
        language="fr",
    ),
    case(
        "Spanish, dialogue dashes",
        "—El puente aguantará —dijo Juan Moral—. No hay duda.",
        ("El puente aguantará", SPEECH, "Juan Moral"),
        (". No hay duda.", SPEECH, "Juan Moral"),
        language="es",
    ),
    case(
        "Spanish",
        "«El puente aguantará», aseguró la ministra Ana Moral.",
        ("El puente aguantará", SPEECH, "Ana Moral"),
        language="es",
    ),
    case(
        "Italian",
        "“Il ponte terrà”, ha detto Carla Moretto.",
        ("Il ponte terrà", SPEECH, "Carla Moretto"),
        language="it",
    ),
    case(
        "Portuguese",
        "“A ponte vai aguentar”, afirmou Ana Morais.",
        ("A ponte vai aguentar", SPEECH, "Ana Morais"),
        language="pt",
    ),
    case(
        "Dutch",
        "‘De brug houdt het’, zei Jan de Wilde. Volgens Eva Maas is het ‘een wonder’.",
        ("De brug houdt het", SPEECH, "Jan de Wilde"),
        ("een wonder", PART, "Eva Maas"),
        language="nl",
    ),
    case(
        "Swedish, both marks alike",
        "”Bron håller”, sade Anna Lind.",
        ("Bron håller", SPEECH, "Anna Lind"),
        language="sv",
    ),
    case(
        "Japanese marks",
        "「橋は大丈夫だ」と述べた。",
        language="ja",
    ),
)
