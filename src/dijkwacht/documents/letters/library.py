"""The checklist and the letters that come with dijkwacht, each read once."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from dijkwacht.documents.letters.checklist import Checklist
from dijkwacht.documents.letters.reader import read_checklist, read_elements, read_shared, read_template
from dijkwacht.documents.letters.template import Elements, LetterModel, Shared

ORDER: Final = (
    "damocles-voornemen",
    "damocles-besluit",
    "damocles-spoed",
    "damocles-waarschuwing",
    "damocles-dwangsom",
    "damocles-opheffing",
    "damocles-opheffing-weigeren",
    "damocles-kosten",
    "damocles-invordering",
    "bibob-aanvullen",
    "bibob-buiten-behandeling",
    "bibob-advies-gevraagd",
    "bibob-voornemen",
    "bibob-besluit",
    "bibob-overeenkomst",
    "raad-beeld",
)
"""The letters as a page shows them."""


@lru_cache
def checklist() -> Checklist:
    """The questions of proportionality for a closure under article 13b Opiumwet."""
    source = files("dijkwacht") / "content" / "damocles" / "checklist.yaml"
    return read_checklist(source.read_text(encoding="utf-8"), file=source.name)


@lru_cache
def letters() -> dict[str, LetterModel]:
    """Every letter by its id: first those of Damocles, and in the order of a case."""
    return {
        name: read_template(_text(f"{name}.yaml"), file=f"{name}.yaml", shared=shared(), elements=elements()) for name in ORDER
    }


@lru_cache
def elements() -> Elements:
    """What the law demands of each kind of letter."""
    return read_elements(_text("elements.yaml"), file="elements.yaml")


@lru_cache
def shared() -> Shared:
    """The gaps and parts that letters share."""
    return read_shared(_text("shared.yaml"), file="shared.yaml")


def _text(name: str) -> str:
    return (files("dijkwacht") / "content" / "letters" / name).read_text(encoding="utf-8")
