"""The public version: what was examined, how, what is being done and what follows; no finding, level, figure or passage.

The four texts in the middle are the organisation's own: dijkwacht proposes them from a list of what may be known.
"""

from collections.abc import Sequence
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Block, Paragraph
from dijkwacht.documents.report.given import PublicText
from dijkwacht.documents.report.parts.annexes import holds_for
from dijkwacht.documents.report.parts.matter import Matter, paragraphs
from dijkwacht.documents.report.parts.method import about_own_tasks, rests_on, said_of_example
from dijkwacht.kit.dutch import count, listed, long_date

HEADINGS: Final = (
    ("examined", "Wat is onderzocht"),
    ("method", "Hoe is het gedaan"),
    ("doing", "Wat wij ermee doen"),
    ("following", "Wat volgt, en wanneer"),
)
"""The texts that the organisation can write itself, by the name of their field."""


def proposed(matter: Matter) -> PublicText:
    """What dijkwacht proposes: only what everybody may know."""
    return PublicText(_examined(matter), _method(matter), _doing(matter), _following(matter))


def written(matter: Matter) -> PublicText:
    """What stands in the public version: the organisation's own words, and for what it left empty those of dijkwacht."""
    own, ours = matter.texts.public or PublicText(), proposed(matter)
    return PublicText(*((one_line(getattr(own, name)) and getattr(own, name)) or getattr(ours, name) for name, _ in HEADINGS))


def about(matter: Matter) -> Sequence[Block]:
    """What this version is, for whom, and what was decided."""
    bodies = matter.bodies
    return [
        Paragraph(
            f"Dit is de openbare versie van het weerbaarheidsbeeld van {one_line(matter.head.organisation)}. Zij is voor "
            f"{bodies.council} en voor iedereen die wil weten wat {bodies.organisation} doet tegen criminele inmenging."
        ),
        *([Paragraph(f"{matter.head.ruling}.")] if matter.head.ruling else []),
        *([Paragraph(f"{holds_for(matter.head.members)}.")] if matter.head.members else []),
    ]


def examined(matter: Matter) -> Sequence[Block]:
    """What was looked at, and by which norm."""
    return paragraphs(written(matter).examined)


def method(matter: Matter) -> Sequence[Block]:
    """How it was done."""
    return paragraphs(written(matter).method)


def doing(matter: Matter) -> Sequence[Block]:
    """What is being done, by theme and in words."""
    return paragraphs(written(matter).doing)


def following(matter: Matter) -> Sequence[Block]:
    """When there is more to know."""
    return paragraphs(written(matter).following)


def left_out(matter: Matter) -> Sequence[Block]:
    """What is not in this version, and why not."""
    bodies = matter.bodies
    return [
        Paragraph(
            f"Hier staat niet wat er beter moet, en ook geen cijfer daarover. Dat zou laten zien waar iemand moet beginnen die "
            f"misbruik wil maken van {bodies.organisation}. De volledige versie is voor {bodies.board}; {bodies.council} kan er "
            "besloten meer over horen."
        ),
        Paragraph("Dat een thema hier wel of niet is genoemd, zegt niets over hoe het ermee is."),
    ]


def promise(matter: Matter) -> Sequence[Block]:
    """What the picture is not for, to somebody who does not work there."""
    organisation = matter.bodies.organisation
    return [
        Paragraph(
            f"Dit beeld is gemaakt om {organisation} te helpen. Niemand gebruikt het voor interbestuurlijk toezicht, benoemingen "
            "of functioneringsgesprekken. Er is geen lijst waarin organisaties op zwakte zijn geordend."
        ),
        Paragraph(
            f"Wie wat heeft geantwoord, zien alleen die respondent en de adviseur. De adviseur ziet de gegevens alleen zolang "
            f"{organisation} daar opdracht voor geeft."
        ),
        *about_own_tasks(matter),
        *said_of_example(matter),
    ]


def _examined(matter: Matter) -> str:
    norm, organisation = matter.norm, matter.bodies.organisation
    number = count(len(norm.criteria), "onderdeel", "onderdelen")
    basic = " De korte set is gebruikt: de zwaarste onderdelen, niet alle." if matter.head.basic else ""
    themes = listed([one_line(theme.title) for theme in norm.themes])
    asked = f"de norm ‘{one_line(norm.title)}’, versie {one_line(norm.version)}: {number}"
    return (
        f"Criminelen zoeken plekken waar regels, geld, gebouwen en gegevens van {organisation} te misbruiken zijn. "
        f"Onderzocht is hoe {organisation} zich daartegen beschermt: wat is vastgelegd, en wat gebeurt in de praktijk.\n"
        f"Dat is gedaan met {asked}. De thema’s zijn {themes}.{basic}\n"
        f"Het beeld gaat over {organisation} zelf, niet over personen of zaken."
    )


def _method(matter: Matter) -> str:
    return "\n".join(
        [
            f"{rests_on(matter.head.basis, is_public=True)} Het beeld heeft als peildatum {long_date(matter.head.on)}.",
            "Elk onderdeel is twee keer beoordeeld: op papier en in de praktijk. Bij de praktijk hoort bewijs.",
            *(["Een adviseur las elke bevinding na."] if matter.is_reviewed else []),
            *([f"{_capital(matter.bodies.organisation)} kon in een feitencheck reageren."] if matter.texts.fact_check else []),
        ]
    )


def _doing(matter: Matter) -> str:
    named = [title for id_, title in matter.theme_titles.items() if id_ in matter.texts.under_way]
    plan = "Elke maatregel krijgt een eigenaar en een dag."
    if not named:
        return f"{_capital(matter.bodies.board)} maakt van de aanbevelingen een uitvoeringsplan. {plan}".replace(
            "staten maakt", "staten maken"
        )
    return f"Er loopt werk bij {'dit thema' if len(named) == 1 else 'deze thema’s'}: {listed(named)}. {plan}"


def _following(matter: Matter) -> str:
    day = matter.texts.next_on
    next_one = (
        f"Het volgende beeld heeft als peildatum {long_date(day)}."
        if day
        else "De dag van het volgende beeld is nog niet gekozen."
    )
    return f"Na een half jaar is er een bespreking van wat is gedaan en wat aantoonbaar werkt.\n{next_one}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
