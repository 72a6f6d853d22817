"""Sentences of other languages, as their newspapers write them; everybody in them is invented."""

from __future__ import annotations

from tests.parse.quotes.cases import PART, SPEECH, Case, case

LANGUAGE_CASES: tuple[Case, ...] = (
    # French: guillemets with spaces, the verb before its subject, elisions.
    case(
        "French, verb before its subject",
        "« Nous resterons ici », affirme Solène Vauquier, maire de Portelle.",
        ("Nous resterons ici", SPEECH, "Solène Vauquier"),
        language="fr",
    ),
    case(
        "French, interrupted",
        "« Ce pont, explique Solène Vauquier, tiendra. » « Faux », rétorque Basile Corvain.",
        ("Ce pont, explique Solène Vauquier, tiendra.", SPEECH, "Solène Vauquier"),
        ("Faux", SPEECH, "Basile Corvain"),
        language="fr",
    ),
    case(
        "French, one name inside the marks",
        "« Le pont tiendra, a déclaré Vauquier. Il a cent ans. »",
        ("Le pont tiendra, a déclaré Vauquier. Il a cent ans.", SPEECH, "Vauquier"),
        language="fr",
    ),
    case(
        "French, two halves",
        "« Le pont tiendra, a déclaré Solène Vauquier. Il a cent ans. »\n"
        "« S’il pleut », a-t-elle ajouté, « nous fermerons la route. »",
        ("Le pont tiendra, a déclaré Solène Vauquier. Il a cent ans.", SPEECH, "Solène Vauquier"),
        ("S’il pleut", SPEECH, "Solène Vauquier"),
        ("nous fermerons la route.", SPEECH, "Solène Vauquier"),
        language="fr",
    ),
    case(
        "French, a part in a report",
        "Le ministre Achille Dorval a qualifié le projet de « folie pure ».",
        ("folie pure", PART, "Achille Dorval"),
        language="fr",
    ),
    case(
        "French, a pronoun",
        "La sénatrice Odile Marchand s’est dite inquiète. « Rien n’est prêt », a-t-elle confié.",
        ("Rien n’est prêt", SPEECH, "Odile Marchand"),
        language="fr",
    ),
    case(
        "French, according to",
        "D’après Basile Corvain, la digue est « au bord de la rupture ».",
        ("au bord de la rupture", PART, "Basile Corvain"),
        language="fr",
    ),
    case(
        "French, a colon",
        "Basile Corvain a répondu : « Nous n’avons rien signé du tout. »",
        ("Nous n’avons rien signé du tout.", SPEECH, "Basile Corvain"),
        language="fr",
    ),
    case(
        "French, dialogue dashes",
        "— Vous partez ? demanda Solène Vauquier.\n— Demain, répondit Basile Corvain.",
        ("Vous partez ? demanda Solène Vauquier.", SPEECH, "Solène Vauquier"),
        ("Demain, répondit Basile Corvain.", SPEECH, "Basile Corvain"),
        language="fr",
    ),
    # Spanish: comma outside the mark, verb first, dashes.
    case(
        "Spanish, verb first",
        "«No vamos a retroceder», advirtió el alcalde de Portela, Julián Corbera.",
        ("No vamos a retroceder", SPEECH, "Julián Corbera"),
        language="es",
    ),
    case(
        "Spanish, perfect",
        "“El puente está cerrado”, ha señalado Marina Solís.",
        ("El puente está cerrado", SPEECH, "Marina Solís"),
        language="es",
    ),
    case(
        "Spanish, two halves",
        "“Si llueve”, dijo Marina Solís, “cerraremos la carretera”.",
        ("Si llueve", SPEECH, "Marina Solís"),
        ("cerraremos la carretera", SPEECH, "Marina Solís"),
        language="es",
    ),
    case(
        "Spanish, a part in a report",
        "La ministra Ana Corbera calificó el plan de “disparate”.",
        ("disparate", PART, "Ana Corbera"),
        language="es",
    ),
    case(
        "Spanish, according to",
        "Según Julián Corbera, la obra es “un peligro para todos”.",
        ("un peligro para todos", PART, "Julián Corbera"),
        language="es",
    ),
    case(
        "Spanish, a colon",
        "Marina Solís respondió: “No hemos firmado absolutamente nada”.",
        ("No hemos firmado absolutamente nada", SPEECH, "Marina Solís"),
        language="es",
    ),
    case(
        "Spanish, goes on after the attribution",
        "«El agua sube», explicó Marina Solís. «Nadie nos ha llamado todavía».",
        ("El agua sube", SPEECH, "Marina Solís"),
        ("Nadie nos ha llamado todavía", SPEECH, "Marina Solís"),
        language="es",
    ),
    # Italian.
    case(
        "Italian, verb first",
        "«Non ci fermeremo», spiega Elena Moretto, sindaca di Portale.",
        ("Non ci fermeremo", SPEECH, "Elena Moretto"),
        language="it",
    ),
    case(
        "Italian, perfect",
        "«Il ponte è chiuso», ha dichiarato il ministro Renzo Albani.",
        ("Il ponte è chiuso", SPEECH, "Renzo Albani"),
        language="it",
    ),
    case(
        "Italian, two halves",
        "“Se piove”, dice Elena Moretto, “chiudiamo la strada”.",
        ("Se piove", SPEECH, "Elena Moretto"),
        ("chiudiamo la strada", SPEECH, "Elena Moretto"),
        language="it",
    ),
    case(
        "Italian, a part in a report",
        "Renzo Albani ha definito il progetto «una follia».",
        ("una follia", PART, "Renzo Albani"),
        language="it",
    ),
    case(
        "Italian, according to",
        "Secondo Elena Moretto la diga è «un pericolo per tutti».",
        ("un pericolo per tutti", PART, "Elena Moretto"),
        language="it",
    ),
    case(
        "Italian, a colon",
        "Renzo Albani ha risposto: «Non abbiamo firmato proprio niente».",
        ("Non abbiamo firmato proprio niente", SPEECH, "Renzo Albani"),
        language="it",
    ),
    case(
        "Italian, goes on after the attribution",
        "«L’acqua sale», ha detto Elena Moretto. «Nessuno ci ha chiamati».",
        ("L’acqua sale", SPEECH, "Elena Moretto"),
        ("Nessuno ci ha chiamati", SPEECH, "Elena Moretto"),
        language="it",
    ),
    # Portuguese, of both sides of the sea.
    case(
        "Portuguese, verb first",
        "“Não vamos recuar”, garantiu a prefeita de Portela, Lívia Moura.",
        ("Não vamos recuar", SPEECH, "Lívia Moura"),
        language="pt",
    ),
    case(
        "Portuguese, guillemets",
        "«A ponte está fechada», sublinhou o ministro Artur Salema.",
        ("A ponte está fechada", SPEECH, "Artur Salema"),
        language="pt",
    ),
    case(
        "Portuguese, two halves",
        "“Se chover”, disse Lívia Moura, “fechamos a estrada”.",
        ("Se chover", SPEECH, "Lívia Moura"),
        ("fechamos a estrada", SPEECH, "Lívia Moura"),
        language="pt",
    ),
    case(
        "Portuguese, a part in a report",
        "Artur Salema classificou o plano como “um disparate”.",
        ("um disparate", PART, "Artur Salema"),
        language="pt",
    ),
    case(
        "Portuguese, according to",
        "Segundo Lívia Moura, a obra é “um perigo para todos”.",
        ("um perigo para todos", PART, "Lívia Moura"),
        language="pt",
    ),
    case(
        "Portuguese, a colon",
        "Artur Salema respondeu: “Não assinamos absolutamente nada”.",
        ("Não assinamos absolutamente nada", SPEECH, "Artur Salema"),
        language="pt",
    ),
    case(
        "Portuguese, a pronoun",
        "A deputada Lívia Moura saiu cedo. “Nada está pronto”, disse ela.",
        ("Nada está pronto", SPEECH, "Lívia Moura"),
        language="pt",
    ),
    # Dutch: single or low marks, the verb second.
    case(
        "Dutch, single marks",
        "‘We gaan niet weg’, zegt Marieke Holt, burgemeester van Oostdam.",
        ("We gaan niet weg", SPEECH, "Marieke Holt"),
        language="nl",
    ),
    case(
        "Dutch, low and high marks",
        "„De brug is dicht”, verklaarde minister Joost Terlinden.",
        ("De brug is dicht", SPEECH, "Joost Terlinden"),
        language="nl",
    ),
    case(
        "Dutch, two halves",
        "‘Als het regent’, zei Marieke Holt, ‘sluiten we de weg.’",
        ("Als het regent", SPEECH, "Marieke Holt"),
        ("sluiten we de weg.", SPEECH, "Marieke Holt"),
        language="nl",
    ),
    case(
        "Dutch, a part in a report",
        "Joost Terlinden noemde het plan ‘volslagen onzin’.",
        ("volslagen onzin", PART, "Joost Terlinden"),
        language="nl",
    ),
    case(
        "Dutch, verb second",
        "Gisteren zei Marieke Holt: ‘Er is helemaal niets getekend.’",
        ("Er is helemaal niets getekend.", SPEECH, "Marieke Holt"),
        language="nl",
    ),
    case(
        "Dutch, aldus",
        "‘Het water stijgt nog steeds’, aldus Joost Terlinden.",
        ("Het water stijgt nog steeds", SPEECH, "Joost Terlinden"),
        language="nl",
    ),
    case(
        "Dutch, perfect",
        "Marieke Holt heeft het besluit ‘een schande’ genoemd.",
        ("een schande", PART, "Marieke Holt"),
        language="nl",
    ),
    # Swedish.
    case(
        "Swedish, dashes",
        "– Bron håller, säger Anna Lind.",
        ("Bron håller, säger Anna Lind.", SPEECH, "Anna Lind"),
        language="sv",
    ),
)
