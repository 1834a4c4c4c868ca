"""What goes out by mail to people who are invited: short, and without the name of an organisation.

A mail may be read by others than its reader. \
So none says whose strength is looked at; that the secretary told in person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.kit.dutch import count, long_date

ANNOUNCEMENT_SUBJECT: Final = "Aankondiging: vragen over uw werk"

ANNOUNCEMENT: Final = """\
Beste collega,

Binnenkort krijgt u een uitnodiging om vragen te beantwoorden over uw vakgebied. U beantwoordt ze op een website. \
Een account heeft u niet nodig.

Wat vragen wij? Hoe het werk bij ons is geregeld: wat er op papier staat, en wat er in de praktijk gebeurt.

Waarom? Zo zien wij wat goed gaat en wat beter kan. Het gaat om de organisatie, niet om u.

Wie ziet wat? Alleen u en de adviseur zien uw antwoorden. \
Onze organisatie ziet de gewogen uitkomst, en een spreiding pas vanaf drie personen. \
De provincie ziet alleen hoe ver het onderzoek is.

Hulp is geen toezicht. Uw antwoorden dienen nooit voor toezicht, benoemingen of beoordelingen.

Zo herkent u de uitnodiging: er staat een persoonlijke link in. \
Op een nieuw apparaat krijgt u een code op dit e-mailadres. Niemand vraagt u om een wachtwoord.

Met vriendelijke groet,
de secretaris
"""

# Whatever says how an organisation is doing: together with its name it stays out of every mail.
_TELLING: Final = re.compile(r"kwetsba|ondermijn|zwak|weerba|risico|dreiging|onvoldoende|tekortkom", re.IGNORECASE)

_CLOSING: Final = """\
Hulp is geen toezicht: alleen u en de adviseur zien uw antwoorden. Wij vragen nooit om een wachtwoord.

Vragen? Neem contact op met degene die dit bij u heeft aangekondigd.
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a plain text."""

    subject: str
    body: str


def announcement(text: str) -> Letter:
    """What the secretary tells beforehand, in the words of the page."""
    return Letter(ANNOUNCEMENT_SUBJECT, text)


def why_not_announce(text: str, names: Iterable[str]) -> str | None:
    """Why a text cannot go out as announcement; None when it can."""
    if not text.strip():
        return "Schrijf wat de secretaris aankondigt."
    if _TELLING.search(text) and any(name.lower() in text.lower() for name in names):
        return (
            "Laat de naam van de organisatie weg, of woorden als ‘kwetsbaar’, ‘weerbaarheid’ en ‘ondermijning’."
            " Een mail kan bij een ander terechtkomen."
        )
    return None


def invitation(*, asked: int, minutes: int, link: str, until: date) -> Letter:
    """The invitation, with the link."""
    return Letter(
        "Uitnodiging: vragen over uw werk",
        f"""\
Goedendag,

Wilt u vragen beantwoorden over uw vakgebied? De secretaris heeft dit aangekondigd.

Het zijn {count(asked, "onderwerp", "onderwerpen")}. Dat kost ongeveer {count(minutes, "minuut", "minuten")}. \
U kunt stoppen en later verdergaan.

Begin met uw persoonlijke link:
{link}

De link is alleen voor u: stuur hem niet door. Op een nieuw apparaat sturen wij een code naar dit e-mailadres. \
De link werkt zolang de vragen openstaan, en uiterlijk tot en met {long_date(until)}.

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


def reminder(*, sent_on: date, door: str, until: date) -> Letter:
    """The reminder; the link itself is known to nobody but its reader, so it tells how to find it or do without."""
    return Letter(
        "Herinnering: vragen over uw werk",
        f"""\
Goedendag,

Er staan nog vragen voor u open. U kunt ze beantwoorden tot en met {long_date(until)}.

Gebruik de persoonlijke link in onze mail van {long_date(sent_on)}. \
Vindt u die niet? Ga dan naar {door} en vul dit e-mailadres in. U krijgt dan een code.

Klaar? Kies op de laatste pagina ‘Inleveren’, dan krijgt u geen herinnering meer.

{_CLOSING}""",
    )


def reopened(*, door: str) -> Letter:
    """The questions of somebody who had submitted are open again."""
    return Letter(
        "Uw vragen staan weer open",
        f"""\
Goedendag,

De adviseur heeft uw vragen opnieuw voor u opengezet. \
U kunt uw antwoorden aanvullen of wijzigen, en daarna opnieuw inleveren.

Gebruik uw persoonlijke link, of ga naar {door} en vul dit e-mailadres in. U krijgt dan een code.

{_CLOSING}""",
    )
