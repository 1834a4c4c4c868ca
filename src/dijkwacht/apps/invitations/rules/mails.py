"""What goes out by mail to people who are invited: who asks, of whom, until when, and how to see that it is real.

A mail may be read by others than its reader. So none says how an organisation is doing: not one word of strength or weakness.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.kit.dutch import count, listed, long_date

ANNOUNCEMENT_SUBJECT: Final = "Aankondiging: vragen over uw werk"
ANNOUNCEMENT: Final = """\
Beste collega,

Binnenkort krijgt u een uitnodiging om vragen te beantwoorden over uw vakgebied. U beantwoordt ze op een website. \
Een account heeft u niet nodig.

Wat vragen wij? Hoe het werk bij ons is geregeld: wat er op papier staat, en wat er in de praktijk gebeurt.

Waarom? Zo zien wij wat goed gaat en wat beter kan. Het gaat om de organisatie, niet om u.

Wie ziet wat? Alleen u en de adviseur zien uw antwoorden. \
Onze organisatie ziet de uitkomst die telt, nooit wie wat antwoordde. \
De provincie ziet alleen hoe ver het onderzoek is.

Hulp is geen toezicht. Uw antwoorden dienen nooit voor toezicht, benoemingen of beoordelingen.

Zo herkent u de uitnodiging: zij noemt onze organisatie, uw functie, de adviseur en de laatste dag. \
Er staat een persoonlijke link in. \
Op een nieuw apparaat krijgt u een code op dit e-mailadres. Niemand vraagt u om een wachtwoord.

Met vriendelijke groet,
de secretaris
"""
# Whatever says how an organisation is doing stays out of every mail: the same people get one with its name.
_TELLING: Final = re.compile(r"kwetsba|ondermijn|zwak|weerba|risico|dreiging|onvoldoende|tekortkom", re.IGNORECASE)
_CLOSING: Final = """\
Hulp is geen toezicht: alleen u en de adviseur zien uw antwoorden. Wij vragen nooit om een wachtwoord.
"""


@dataclass(frozen=True, slots=True)
class Asks:
    """Who asks whom: the organisation, the adviser with the address, the functions that one person answers as, the last day."""

    organisation: str
    sender: str
    contact: str
    functions: tuple[str, ...]
    last_on: date

    @property
    def who(self) -> str:
        """Who asks, and where to turn to."""
        by = f"{self.sender}, {self.contact}" if self.contact else self.sender
        return f"De vragen komen van {by}."

    @property
    def roles(self) -> str:
        """As whom somebody answers."""
        return f"U antwoordt als: {listed(self.functions)}."

    def is_real(self, door: str) -> str:
        """How to see that a mail is real without opening its link."""
        return (
            f"Is deze mail echt? Twijfelt u, open de link dan niet. Typ zelf {door} in en vul dit e-mailadres in:"
            " staan er vragen voor u open, dan krijgt u een code."
            f" U kunt het ook vragen aan de secretaris van {self.organisation}."
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a plain text."""

    subject: str
    body: str


def announcement(text: str) -> Letter:
    """What the secretary tells beforehand, in the words of the page."""
    return Letter(ANNOUNCEMENT_SUBJECT, text)


def why_not_announce(text: str) -> str | None:
    """Why a text cannot go out as announcement; None when it can."""
    if not text.strip():
        return "Schrijf wat de secretaris aankondigt."
    if _TELLING.search(text):
        return (
            "Laat woorden als ‘kwetsbaar’, ‘weerbaarheid’ en ‘ondermijning’ weg. De naam van de organisatie mag erin,"
            " maar een mail kan bij een ander terechtkomen."
        )
    return None


def invitation(asks: Asks, *, asked: int, minutes: int, link: str, door: str, until: date) -> Letter:
    """The invitation, with the link: one for each person, whatever the number of functions."""
    return Letter(
        "Uitnodiging: vragen over uw werk",
        f"""\
Goedendag,

{asks.organisation} vraagt u om vragen over uw vakgebied te beantwoorden. De secretaris heeft dit aangekondigd.

{asks.roles} {asks.who}

Het zijn {count(asked, "onderwerp", "onderwerpen")}. Dat kost ongeveer {count(minutes, "minuut", "minuten")}. \
U kunt stoppen en later verdergaan. Antwoord graag uiterlijk op {long_date(asks.last_on)}.

Begin met uw persoonlijke link:
{link}

De link is alleen voor u: stuur hem niet door. Op een nieuw apparaat sturen wij een code naar dit e-mailadres. \
De link werkt zolang de vragen openstaan, en uiterlijk tot en met {long_date(until)}.

{asks.is_real(door)}

{_CLOSING}""",
    )


def code(digits: str, *, minutes: int) -> Letter:
    """The code for a new device."""
    return Letter(
        "Uw code",
        f"""\
Goedendag,

Uw code is {digits}

De code werkt {minutes} minuten. Geef hem aan niemand: wij vragen er nooit om, behalve op de pagina waar u hem aanvroeg.

Vroeg u geen code? Dan hoeft u niets te doen.
""",
    )


def reminder(asks: Asks, *, sent_on: date, door: str, until: date) -> Letter:
    """The reminder; the link itself is known to nobody but its reader, so it tells how to find it or do without."""
    return Letter(
        "Herinnering: vragen over uw werk",
        f"""\
Goedendag,

Er staan nog vragen van {asks.organisation} voor u open. {asks.roles} {asks.who}

Antwoord graag uiterlijk op {long_date(asks.last_on)}. De vragen staan open tot en met {long_date(until)}.

Gebruik de persoonlijke link in onze mail van {long_date(sent_on)}. \
Vindt u die niet? Ga dan naar {door} en vul dit e-mailadres in. U krijgt dan een code.

Klaar? Kies op de laatste pagina ‘Inleveren’, dan krijgt u geen herinnering meer.

{_CLOSING}""",
    )


def reopened(asks: Asks, *, door: str) -> Letter:
    """The questions of somebody who had submitted are open again."""
    return Letter(
        "Uw vragen staan weer open",
        f"""\
Goedendag,

De adviseur heeft uw vragen van {asks.organisation} opnieuw voor u opengezet. {asks.roles} {asks.who} \
U kunt uw antwoorden aanvullen of wijzigen, en daarna opnieuw inleveren.

Gebruik uw persoonlijke link, of ga naar {door} en vul dit e-mailadres in. U krijgt dan een code.

{_CLOSING}""",
    )
