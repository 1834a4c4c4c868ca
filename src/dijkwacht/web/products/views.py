"""Which papers do you need: the proposal, the slides, the letter and the closed set of one picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.accounts.rules import Right, rights_of
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Passage, Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.reporting.actions import deliver_product
from dijkwacht.apps.reporting.queries import templates_of
from dijkwacht.apps.reporting.rules import Product, ProductForm, why_not_products
from dijkwacht.documents.college.bodies import Deciding, deciding_in
from dijkwacht.kit.dutch import count
from dijkwacht.web.pictures.reading import way_to
from dijkwacht.web.products.reading import answered, readable
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper on the page: what it is, for whom, and in which forms; ``own`` are those in the own template."""

    product: Product
    title: str
    words: str
    own: frozenset[str] = frozenset()

    @property
    def forms(self) -> list[tuple[ProductForm, str]]:
        """Each form with what its link says."""
        return [(form, f"{form.word}, in uw sjabloon" if form in self.own else form.word) for form in self.product.forms]


@require_GET
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """Which papers do you need?"""
    here = readable(request.user, picture)
    actions.opened(picture=here, page="products", by=request.user)
    rights = rights_of(roles_at(request.user, here.organisation, on=timezone.localdate()))
    own = [row.form for row in templates_of(here.organisation)]
    shown = list(_shown(here, frozenset(own)))
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "breadcrumb": way_to(here),
        "first": shown[0],
        "others": shown[1:],
        "refused": why_not_products(State(here.state)),
        "may_keep": Right.RECORD in rights,
        "has_template": bool(own),
    }
    return render(request, "products/index.html", context)


def _shown(picture: Picture, own: frozenset[str]) -> Iterator[Shown]:
    deciding = deciding_in(picture.organisation.code)
    passages = Passage.objects.filter(picture=picture).count()
    for product, (title, words) in _words(deciding, passages).items():
        yield Shown(product, title, words, own if product.has_own_template else frozenset())


def _words(deciding: Deciding, passages: int) -> dict[Product, tuple[str, str]]:
    said = count(passages, "gemarkeerde passage", "gemarkeerde passages") if passages else "nog geen gemarkeerde passages"
    return {
        Product.PROPOSAL: (
            deciding.proposal,
            "Beslispunten, kern, argumenten, kanttekeningen, geld en geheimhouding. Wat alleen u weet, vult u nog in.",
        ),
        Product.SLIDES: (
            "Zes dia’s",
            f"Voor de bespreking in {deciding.board}: het beeld, drie bevindingen en wat er gevraagd wordt. Met spreektekst.",
        ),
        Product.LETTER: (
            f"Brief aan {deciding.council}",
            "Dat het beeld er is, hoe het is gemaakt en wat volgt. Zonder cijfers, bevindingen en aanbevelingen.",
        ),
        Product.CLOSED_SET: (
            "Set voor een besloten bijeenkomst",
            f"Elke passage met grond, orgaan, datum en de dag van opnieuw bekijken: {said}.",
        ),
    }


@require_GET
def download(request: SignedIn, picture: UUID, product: str, form: str) -> HttpResponse:
    """One paper as a file."""
    here = readable(request.user, picture)
    if product not in set(Product) or form not in set(Product(product).forms):
        raise Http404
    found = deliver_product(picture=here, product=Product(product), form=ProductForm(form), by=request.user)
    return answered(found)
