"""The papers for those who decide: which there are, in which forms, from when, and what their files are called."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.assessments.rules import READABLE, State
from dijkwacht.apps.reporting.rules.reports import Format, plain_name


class ProductForm(StrEnum):
    """A form of a paper; the value is the ending of the file."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    PPTX = "pptx"
    ODP = "odp"

    @property
    def word(self) -> str:
        """The word on the button."""
        return {"pptx": "PowerPoint", "odp": "ODP"}.get(self.value) or Format(self.value).word

    @property
    def media_type(self) -> str:
        """What the browser is told."""
        slides = {
            "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odp": "application/vnd.oasis.opendocument.presentation",
        }
        return slides.get(self.value) or Format(self.value).media_type


class Product(StrEnum):
    """A paper that goes with a picture; the value stands in its address and in the name of its file."""

    PROPOSAL = "voorstel"
    SLIDES = "dias"
    LETTER = "brief"
    CLOSED_SET = "set"

    @property
    def word(self) -> str:
        """The word on the page."""
        return {
            Product.PROPOSAL: "het voorstel",
            Product.SLIDES: "de dia’s",
            Product.LETTER: "de brief",
            Product.CLOSED_SET: "de besloten set",
        }[self]

    @property
    def forms(self) -> tuple[ProductForm, ...]:
        """The forms in which it can be had, the usual one first."""
        if self is Product.SLIDES:
            return (ProductForm.PPTX, ProductForm.ODP)
        if self is Product.CLOSED_SET:
            return (ProductForm.PDF, ProductForm.DOCX, ProductForm.ODT)
        return (ProductForm.DOCX, ProductForm.ODT)

    @property
    def has_own_template(self) -> bool:
        """Whether it is put in the organisation's own template where there is one."""
        return self in {Product.PROPOSAL, Product.LETTER}


PRODUCT_NOTES: Final[Mapping[str, str]] = MappingProxyType(
    {f"{product} {form}": f"{product.word}, als {form.word}-bestand" for product in Product for form in product.forms}
)
"""What was taken along, in words, by the note that the audit keeps of it."""


def why_not_products(state: State) -> str | None:
    """Why no papers can be made from this picture now; None when they can."""
    if state is State.LAPSED:
        return "Dit beeld is vervallen. Er worden geen stukken meer van gemaakt."
    if state not in READABLE:
        return "Stukken maakt u vanaf het concept. De adviseur deelt dat eerst met u."
    return None


def product_file_name(product: Product, organisation: str, on: date, form: ProductForm, copy: int | None = None) -> str:
    """A name that says which paper it is, of whom and when, and nothing of what it says.

    >>> product_file_name(Product.CLOSED_SET, "Duinrade", date(2026, 6, 1), ProductForm.PDF, 3)
    'set-duinrade-2026-06-01-exemplaar-3.pdf'
    """
    numbered = f"-exemplaar-{copy}" if copy else ""
    return f"{product}-{plain_name(organisation)}-{on.isoformat()}{numbered}.{form}"
