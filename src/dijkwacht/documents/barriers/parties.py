"""Who places a barrier: the words that the models of the product use, and which of them are an organisation's own."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, frozenset[str]]] = {
    "municipality": frozenset({"gemeente", "burgemeester", "college", "gemeenteraad"}),
    "joint_body": frozenset({"gemeente", "college"}),
    "water_board": frozenset({"waterschap"}),
    "province": frozenset({"provincie"}),
}
"""By kind of organisation, who places on its behalf; all others are partners, and theirs is not ours to place."""

PARTNERS: Final = frozenset(
    {
        "afvalverwerker", "arbeidsbemiddelaar", "Arbeidsinspectie", "autoverhuurder", "bank", "Belastingdienst", "boa",
        "branche", "brandweer", "bureau RVIG", "CIBG", "CoMensha", "Douane", "FIOD", "GGD", "handelaar", "havenbedrijf",
        "IGJ", "ILT", "IND", "informatieplatform", "Justis", "KMar", "KvK", "LTO", "makelaar", "Meld Misdaad Anoniem",
        "netbeheerder", "notaris", "NVWA", "OM", "omgevingsdienst", "ondernemers", "opslagbedrijf", "parkeigenaar", "politie",
        "rederij", "Rijk", "scholen", "SVB", "terminal", "terreinbeheerder", "toelatende instelling", "UWV", "Veilig Thuis",
        "veiligheidsregio", "verhuurder", "vervoerder", "VvE", "waterbedrijf", "werkgever", "wijkteam", "woningcorporatie",
        "zorgaanbieder", "zorgkantoor", "zorgverzekeraar",
    }
)  # fmt: skip
"""Partners as the models of the product call them; somebody's own model may name others."""


def is_own(party: str, kind: str) -> bool:
    """Whether an organisation of this kind places what this party places.

    >>> is_own("burgemeester", "municipality"), is_own("waterschap", "municipality"), is_own("waterschap", "water_board")
    (True, False, True)
    """
    return party in OWN.get(kind, frozenset())


def is_known(party: str) -> bool:
    """Whether the models of the product use this word.

    >>> is_known("netbeheerder"), is_known("college"), is_known("de buurman")
    (True, True, False)
    """
    return party in PARTNERS or any(party in own for own in OWN.values())
