"""Who decides, who is informed and by which articles, for each kind of organisation."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.report.parts.bodies import bodies_of
from dijkwacht.documents.workbook.codes import KIND_OF


@dataclass(frozen=True, slots=True)
class Deciding:
    """The bodies of an organisation in the papers, with the articles; *te verifiëren* where nobody read them in the law."""

    organisation: str
    board: str
    council: str
    proposal: str
    paper_to: str
    inform: str
    secrecy: str


@dataclass(frozen=True, slots=True)
class _Row:
    proposal: str
    paper_to: str
    inform: str
    secrecy: str


# Gemeentewet as read in the text of 1-10-2026, Provinciewet 1-7-2026, Waterschapswet 1-1-2026.
_ROWS: Final = MappingProxyType(
    {
        "municipality": _Row(
            "Collegevoorstel",
            "Aan het college van burgemeester en wethouders",
            "artikel 169, tweede lid, en artikel 180, tweede lid, Gemeentewet",
            "artikel 87 tot en met 89 Gemeentewet",
        ),
        "province": _Row(
            "Voorstel aan gedeputeerde staten",
            "Aan gedeputeerde staten",
            "artikel 167, tweede lid, Provinciewet",
            "artikel 84 Provinciewet (de artikelen over verstrekken en opheffen: te verifiëren)",
        ),
        "water_board": _Row(
            "Voorstel aan het dagelijks bestuur",
            "Aan het dagelijks bestuur",
            "de plicht uit de Waterschapswet om het algemeen bestuur inlichtingen te geven (artikel te verifiëren)",
            "artikel 55b tot en met 55d Waterschapswet",
        ),
        "joint_body": _Row(
            "Voorstel aan het bestuur",
            "Aan het bestuur",
            "de plicht uit de Wet gemeenschappelijke regelingen om de raden inlichtingen te geven (artikel te verifiëren)",
            "de Wet gemeenschappelijke regelingen (artikel te verifiëren)",
        ),
    }
)
_OTHER: Final = _Row("Voorstel aan het bestuur", "Aan het bestuur", "de wet (te verifiëren)", "de wet (te verifiëren)")


def deciding_in(code: str) -> Deciding:
    """Who decides and who is informed, behind a code.

    >>> deciding_in("WS0155").proposal, deciding_in("PV27").inform
    ('Voorstel aan het dagelijks bestuur', 'artikel 167, tweede lid, Provinciewet')
    """
    bodies, row = bodies_of(code), _ROWS.get(KIND_OF.get(code[:2], ""), _OTHER)
    return Deciding(bodies.organisation, bodies.board, bodies.council, row.proposal, row.paper_to, row.inform, row.secrecy)
