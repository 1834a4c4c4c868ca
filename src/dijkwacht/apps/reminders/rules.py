"""What a mail says of the overview of a month: that it is there, and nothing of what it says."""

from typing import Final

DIGEST_SUBJECT: Final = "Uw maandoverzicht staat klaar"


def digest(*, link: str, preferences: str) -> str:
    """The text of the monthly digest: that it is there, for what it says is read behind the sign-in."""
    return (
        "Goedendag,\n\nEen nieuwe maand: op deze pagina ziet u wat de komende weken afloopt, wat stilligt en wat klaar is:\n"
        f"{link}\n\nWelke berichten u krijgt, kiest u zelf:\n{preferences}\n"
    )
