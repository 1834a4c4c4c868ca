"""What a municipality calls college and raad is called otherwise by a province, a water board and a joint body."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.workbook.codes import KIND_OF


@dataclass(frozen=True, slots=True)
class Bodies:
    """An organisation and its bodies, each with its article."""

    organisation: str
    board: str
    council: str


_BODIES: Final = MappingProxyType(
    {
        "municipality": Bodies("de gemeente", "het college van burgemeester en wethouders", "de gemeenteraad"),
        "province": Bodies("de provincie", "gedeputeerde staten", "provinciale staten"),
        "water_board": Bodies("het waterschap", "het dagelijks bestuur", "het algemeen bestuur"),
        "joint_body": Bodies("de organisatie", "het bestuur", "de raden van de deelnemers"),
    }
)
_OTHER: Final = Bodies("de organisatie", "het bestuur", "de volksvertegenwoordiging")


def bodies_of(code: str) -> Bodies:
    """The bodies behind a code.

    >>> bodies_of("PV27").board, bodies_of("WS0155").council
    ('gedeputeerde staten', 'het algemeen bestuur')
    """
    return _BODIES.get(KIND_OF.get(code[:2], ""), _OTHER)


def is_province(code: str) -> bool:
    """Whether the code is that of a province."""
    return KIND_OF.get(code[:2]) == "province"


def has_picture_language(code: str) -> bool:
    """Whether dikes and water are images here; to a water board they are technical facts."""
    return KIND_OF.get(code[:2]) != "water_board"
