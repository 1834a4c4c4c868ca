"""What a municipality calls college and raad is called otherwise by a province, a water board and a joint body."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.workbook.codes import KIND_OF


@dataclass(frozen=True, slots=True)
class Bodies:
    """An organisation and its bodies, each with its article; ``proposal`` is the paper on which they decide, ``paper_to`` whom.

    ``inform`` and ``secrecy`` are the articles on telling the council and on secrecy; *te verifiëren* where nobody read them.
    """

    organisation: str
    board: str
    council: str
    proposal: str
    paper_to: str
    inform: str
    secrecy: str


# Gemeentewet as read in the text of 1-10-2026, Provinciewet 1-7-2026, Waterschapswet 1-1-2026.
_BODIES: Final = MappingProxyType(
    {
        "municipality": Bodies(
            "de gemeente",
            "het college van burgemeester en wethouders",
            "de gemeenteraad",
            "Collegevoorstel",
            "Aan het college van burgemeester en wethouders",
            "artikel 169, tweede lid, en artikel 180, tweede lid, Gemeentewet",
            "artikel 87 tot en met 89 Gemeentewet",
        ),
        "province": Bodies(
            "de provincie",
            "gedeputeerde staten",
            "provinciale staten",
            "Voorstel aan gedeputeerde staten",
            "Aan gedeputeerde staten",
            "artikel 167, tweede lid, Provinciewet",
            "artikel 84 Provinciewet (de artikelen over verstrekken en opheffen: te verifiëren)",
        ),
        "water_board": Bodies(
            "het waterschap",
            "het dagelijks bestuur",
            "het algemeen bestuur",
            "Voorstel aan het dagelijks bestuur",
            "Aan het dagelijks bestuur",
            "artikel 89, tweede lid, en artikel 97, tweede lid, Waterschapswet (inlichtingen waar leden om vragen)",
            "artikel 55b tot en met 55d Waterschapswet",
        ),
        "joint_body": Bodies(
            "de organisatie",
            "het bestuur",
            "de raden van de deelnemers",
            "Voorstel aan het bestuur",
            "Aan het bestuur",
            "de plicht uit de Wet gemeenschappelijke regelingen om de raden inlichtingen te geven (artikel te verifiëren)",
            "de Wet gemeenschappelijke regelingen (artikel te verifiëren)",
        ),
    }
)
_OTHER: Final = Bodies(
    "de organisatie",
    "het bestuur",
    "de volksvertegenwoordiging",
    "Voorstel aan het bestuur",
    "Aan het bestuur",
    "de wet (te verifiëren)",
    "de wet (te verifiëren)",
)


def bodies_of(code: str) -> Bodies:
    """The bodies behind a code.

    >>> bodies_of("PV27").board, bodies_of("WS0155").council
    ('gedeputeerde staten', 'het algemeen bestuur')
    >>> bodies_of("WS0155").proposal, bodies_of("PV27").inform
    ('Voorstel aan het dagelijks bestuur', 'artikel 167, tweede lid, Provinciewet')
    """
    return _BODIES.get(KIND_OF.get(code[:2], ""), _OTHER)


def is_province(code: str) -> bool:
    """Whether the code is that of a province."""
    return KIND_OF.get(code[:2]) == "province"


def has_picture_language(code: str) -> bool:
    """Whether dikes and water are images here; to a water board they are technical facts."""
    return KIND_OF.get(code[:2]) != "water_board"
