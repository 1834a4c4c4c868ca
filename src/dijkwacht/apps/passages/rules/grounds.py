"""The legal grounds on which a passage is kept out of the public version: a table of code, words and article."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.organisations.rules import Kind


class Ground(StrEnum):
    """A ground of the Wet open overheid, or the act under which a body imposes secrecy on an interest of Woo 5.1."""

    CROWN = "woo-5.1.1.a"
    STATE_SECURITY = "woo-5.1.1.b"
    TRUSTED_BUSINESS_DATA = "woo-5.1.1.c"
    SENSITIVE_PERSONAL_DATA = "woo-5.1.1.d"
    PERSONAL_NUMBERS = "woo-5.1.1.e"
    FOREIGN_RELATIONS = "woo-5.1.2.a"
    FINANCIAL_INTERESTS = "woo-5.1.2.b"
    INVESTIGATION = "woo-5.1.2.c"
    INSPECTION = "woo-5.1.2.d"
    PRIVACY = "woo-5.1.2.e"
    BUSINESS_DATA = "woo-5.1.2.f"
    ENVIRONMENT = "woo-5.1.2.g"
    SAFETY_AND_SABOTAGE = "woo-5.1.2.h"
    GOOD_FUNCTIONING = "woo-5.1.2.i"
    DISPROPORTIONATE_HARM = "woo-5.1.5"
    PERSONAL_VIEWS = "woo-5.2.1"
    MUNICIPAL_SECRECY = "gemeentewet-87"
    PROVINCIAL_SECRECY = "provinciewet-84"
    WATER_BOARD_SECRECY = "waterschapswet-55b"
    JOINT_BODY_SECRECY = "wgr-geheimhouding"

    @property
    def word(self) -> str:
        """The words on the page."""
        return GROUNDS[self].words

    @property
    def article(self) -> str:
        """Where it stands; what nobody read in the text of the law says *te verifiëren*."""
        return GROUNDS[self].article

    @property
    def is_secrecy(self) -> bool:
        """Whether a body imposes secrecy by it; then the page asks which body, when, and which interest of Woo 5.1."""
        return self in SECRECY.values()


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    article: str


_IMPOSED: Final = "geheimhouding opgelegd om een belang uit artikel 5.1, eerste of tweede lid, Woo"
# Woo and Provinciewet as read in the text of 15-8-2026 and 1-7-2026, Gemeentewet 1-10-2026, Waterschapswet 1-1-2026.
GROUNDS: Final = MappingProxyType(
    {
        Ground.CROWN: _Row("de eenheid van de Kroon", "artikel 5.1, eerste lid, onder a, Woo"),
        Ground.STATE_SECURITY: _Row("de veiligheid van de Staat", "artikel 5.1, eerste lid, onder b, Woo"),
        Ground.TRUSTED_BUSINESS_DATA: _Row(
            "bedrijfsgegevens die vertrouwelijk zijn meegedeeld", "artikel 5.1, eerste lid, onder c, Woo"
        ),
        Ground.SENSITIVE_PERSONAL_DATA: _Row(
            "bijzondere of strafrechtelijke persoonsgegevens", "artikel 5.1, eerste lid, onder d, Woo"
        ),
        Ground.PERSONAL_NUMBERS: _Row("nummers die personen identificeren", "artikel 5.1, eerste lid, onder e, Woo"),
        Ground.FOREIGN_RELATIONS: _Row("de betrekkingen met andere landen", "artikel 5.1, tweede lid, onder a, Woo"),
        Ground.FINANCIAL_INTERESTS: _Row(
            "economische of financiële belangen van de overheid", "artikel 5.1, tweede lid, onder b, Woo"
        ),
        Ground.INVESTIGATION: _Row("opsporing en vervolging van strafbare feiten", "artikel 5.1, tweede lid, onder c, Woo"),
        Ground.INSPECTION: _Row("inspectie, controle en toezicht", "artikel 5.1, tweede lid, onder d, Woo"),
        Ground.PRIVACY: _Row("de persoonlijke levenssfeer", "artikel 5.1, tweede lid, onder e, Woo"),
        Ground.BUSINESS_DATA: _Row("concurrentiegevoelige bedrijfsgegevens", "artikel 5.1, tweede lid, onder f, Woo"),
        Ground.ENVIRONMENT: _Row("bescherming van het milieu", "artikel 5.1, tweede lid, onder g, Woo"),
        Ground.SAFETY_AND_SABOTAGE: _Row(
            "beveiliging van personen en bedrijven en voorkomen van sabotage", "artikel 5.1, tweede lid, onder h, Woo"
        ),
        Ground.GOOD_FUNCTIONING: _Row("het goed functioneren van de overheid", "artikel 5.1, tweede lid, onder i, Woo"),
        Ground.DISPROPORTIONATE_HARM: _Row("onevenredige benadeling in een uitzonderlijk geval", "artikel 5.1, vijfde lid, Woo"),
        Ground.PERSONAL_VIEWS: _Row("persoonlijke beleidsopvattingen in intern beraad", "artikel 5.2, eerste lid, Woo"),
        Ground.MUNICIPAL_SECRECY: _Row(_IMPOSED, "artikel 87 Gemeentewet"),
        Ground.PROVINCIAL_SECRECY: _Row(_IMPOSED, "artikel 84 Provinciewet"),
        Ground.WATER_BOARD_SECRECY: _Row(_IMPOSED, "artikel 55b Waterschapswet"),
        Ground.JOINT_BODY_SECRECY: _Row(_IMPOSED, "Wet gemeenschappelijke regelingen (artikel te verifiëren)"),
    }
)
SECRECY: Final = MappingProxyType(
    {
        Kind.MUNICIPALITY: Ground.MUNICIPAL_SECRECY,
        Kind.PROVINCE: Ground.PROVINCIAL_SECRECY,
        Kind.WATER_BOARD: Ground.WATER_BOARD_SECRECY,
        Kind.JOINT_BODY: Ground.JOINT_BODY_SECRECY,
    }
)
"""The act that each kind of organisation imposes secrecy by."""


def grounds_for(kind: Kind) -> tuple[Ground, ...]:
    """The grounds that an organisation of this kind can choose from: those of the Woo, and its own act on secrecy.

    >>> [ground.value for ground in grounds_for(Kind.PROVINCE) if ground.is_secrecy]
    ['provinciewet-84']
    """
    return tuple(ground for ground in Ground if not ground.is_secrecy or ground is SECRECY.get(kind))
