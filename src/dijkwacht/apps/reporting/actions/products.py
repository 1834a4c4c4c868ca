"""Handing out the papers for those who decide; each is made on the spot from what stands, as the report is."""

from importlib import import_module

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import IMPOSING, State
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries import copy_text, letter_facts, matter, template_for
from dijkwacht.apps.reporting.rules import Document, Product, ProductForm, product_file_name, why_not_products
from dijkwacht.documents.college.content import Deck, Paper
from dijkwacht.kit.errors import Refused

LIST_NAME = "exemplaren"
"""How the file of the list of copies begins."""


@transaction.atomic
def deliver_product(*, picture: Picture, product: Product, form: ProductForm, by: Actor) -> Document:
    """Make a paper of a picture in one of its forms, in the organisation's own template where there is one.

    Raises:
        Refused: there is no concept yet, or the picture has lapsed.
    """
    if reason := why_not_products(State(picture.state)):
        raise Refused(reason)
    if product is Product.SLIDES:
        content = _slides(picture, form)
    else:
        own = template_for(picture.organisation, form) if product.has_own_template else None
        paper = _paper(picture, product, None)
        content = import_module("dijkwacht.documents.college.own.accept").filled(own, paper) if own else _written(paper, form)
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=f"{product} {form}")
    return Document(_name(picture, product, form), form.media_type, content)


@transaction.atomic
def deliver_copy(*, copy: NumberedCopy, form: ProductForm, by: Actor) -> Document:
    """Make the closed set with the number of one copy on each page.

    Raises:
        Refused: the picture has lapsed.
    """
    picture = copy.picture
    if reason := why_not_products(State(picture.state)):
        raise Refused(reason)
    content = _written(_paper(picture, Product.CLOSED_SET, copy), form)
    note = f"{Product.CLOSED_SET} {form} {copy.number}"
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=note)
    return Document(_name(picture, Product.CLOSED_SET, form, copy.number), form.media_type, content)


@transaction.atomic
def deliver_list(*, picture: Picture, by: Actor) -> Document:
    """The list of numbered copies to print and sign."""
    from dijkwacht.documents.college.briefing import copies_list  # noqa: PLC0415 - heavy, and seldom asked

    copies = [copy_text(copy) for copy in NumberedCopy.objects.filter(picture=picture)]
    paper = copies_list(matter(picture, made_on=timezone.localdate()), copies)
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=LIST_NAME)
    name = _name(picture, Product.CLOSED_SET, ProductForm.PDF).replace(Product.CLOSED_SET, LIST_NAME, 1)
    return Document(name, ProductForm.PDF.media_type, _written(paper, ProductForm.PDF))


def _paper(picture: Picture, product: Product, copy: NumberedCopy | None) -> Paper:
    found = matter(picture, made_on=timezone.localdate())
    if product is Product.LETTER:
        letter: Paper = import_module("dijkwacht.documents.college.letter").letter(letter_facts(found))
        return letter
    if product is Product.CLOSED_SET:
        imposing = IMPOSING.get(Kind(picture.organisation.kind), ())
        write = import_module("dijkwacht.documents.college.briefing").closed_set
        made: Paper = write(found, imposing=imposing, copy=copy_text(copy) if copy else None)
        return made
    proposal: Paper = import_module("dijkwacht.documents.college.proposal").proposal(found)
    return proposal


def _slides(picture: Picture, form: ProductForm) -> bytes:
    deck: Deck = import_module("dijkwacht.documents.college.deck").deck(matter(picture, made_on=timezone.localdate()))
    # The writers are heavy: a process that never hands out slides never loads them.
    written: bytes = getattr(import_module(f"dijkwacht.documents.college.{form}"), form)(deck)
    return written


def _written(paper: Paper, form: ProductForm) -> bytes:
    written: bytes = getattr(import_module("dijkwacht.documents.college.files"), form)(paper)
    return written


def _name(picture: Picture, product: Product, form: ProductForm, copy: int | None = None) -> str:
    organisation = name_on(picture.organisation, picture.reference_date)
    return product_file_name(product, organisation, picture.reference_date, form, copy)
