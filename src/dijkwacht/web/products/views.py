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
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.house_style import templates_of
from dijkwacht.apps.reporting.queries.papers import CLOSED_SET, FOR_THE_BOARD, LETTER, PROPOSAL, SLIDES, Paper
from dijkwacht.apps.reporting.rules.papers import why_not_products
from dijkwacht.documents.files import Form
from dijkwacht.documents.report.parts.bodies import Bodies, bodies_of
from dijkwacht.kit.dutch import count
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts.pictures import way_to
from dijkwacht.web.products.paper_access import readable
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper on the page: what it is, for whom, and in which forms; ``own`` are those in the own template."""

    paper: Paper[Picture]
    title: str
    words: str
    own: frozenset[str] = frozenset()

    @property
    def forms(self) -> list[tuple[Form, str]]:
        """Each form with what its link says."""
        return [(form, f"{form.word}, in uw sjabloon" if form in self.own else form.word) for form in self.paper.forms]


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
        "may_write": bool(rights & {Right.RECORD, Right.ADOPT}) and here.state in READABLE,
        "has_template": bool(own),
    }
    return render(request, "products/index.html", context)


def _shown(picture: Picture, own: frozenset[str]) -> Iterator[Shown]:
    deciding = bodies_of(picture.organisation.code)
    passages = Passage.objects.filter(picture=picture).count()
    for paper, (title, words) in _words(deciding, passages).items():
        yield Shown(paper, title, words, own if paper.has_own_template else frozenset())


def _words(deciding: Bodies, passages: int) -> dict[Paper[Picture], tuple[str, str]]:
    said = count(passages, "gemarkeerde passage", "gemarkeerde passages")
    of_closed = "Elke passage met grond, orgaan, datum en de dag van opnieuw bekijken"
    return {
        PROPOSAL: (
            deciding.proposal,
            f"Voor {deciding.board}: beslispunten, redenen, geld en wie welk stuk krijgt. Wat alleen u weet, vult u nog in.",
        ),
        SLIDES: (
            "Dia’s",
            f"Voor de bespreking in {deciding.board}: het beeld, drie bevindingen met advies, en wat u vraagt. Met spreektekst.",
        ),
        LETTER: (
            f"Brief aan {deciding.council}",
            f"Voor {deciding.council}, na het besluit: hoe het beeld is gemaakt en wat volgt. Zonder cijfers en bevindingen.",
        ),
        **({CLOSED_SET: ("Set voor een besloten bijeenkomst", f"{of_closed}: {said}.")} if passages else {}),
    }


@require_GET
def download(request: SignedIn, picture: UUID, product: str, form: str) -> HttpResponse:
    """One paper as a file."""
    here = readable(request.user, picture)
    paper = next((one for one in FOR_THE_BOARD if one.name == product), None)
    if paper is None:
        raise Http404
    return sent(deliver(paper, of=here, form=asked(form, paper.forms), by=request.user), to=request)
