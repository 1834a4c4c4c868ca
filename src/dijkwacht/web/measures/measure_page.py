"""One measure: what do we do about this, and how far are we?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Proof, Task
from dijkwacht.apps.measures.queries import Hands, origin_of
from dijkwacht.apps.measures.rules.drafts import Cycle, Origin, quarter_word
from dijkwacht.apps.measures.rules.proofs import why_not_see
from dijkwacht.apps.measures.rules.states import OPEN, ROAD, State, is_late, lies_still, onward
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.documents.norms.words import EFFORT_WORDS, KIND_WORDS
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.measures.barrier import barrier_of
from dijkwacht.web.measures.forms import NoteForm, ProofForm, TaskForm
from dijkwacht.web.measures.measure_access import one, shared, ways
from dijkwacht.web.parts.barriers.serving import Serves, served
from dijkwacht.web.parts.pictures import read_by
from dijkwacht.web.request import SignedIn, number

Write = Callable[[Measure, Any, User], object]
WRITTEN: dict[str, tuple[type[Form], Write, str, str]] = {
    "task": (
        TaskForm,
        lambda measure, form, by: actions.add(
            measure=measure, text=form.cleaned_data["text"], due_on=form.cleaned_data["due_on"], by=by
        ),
        "De stap staat erbij.",
        "stappen",
    ),
    "note": (
        NoteForm,
        lambda measure, form, by: actions.note(measure=measure, text=form.cleaned_data["text"], by=by),
        "De voortgang is bewaard.",
        "stand",
    ),
    "proof": (
        ProofForm,
        lambda measure, form, by: actions.prove(measure=measure, piece=form.piece(), by=by),
        "Het bewijs staat erbij. Iemand anders bekijkt het nog.",
        "bewijs",
    ),
}
"""What can be written on the page: its form, the deed, what is said of it, and where it stands on the page."""

OF_TASKS: dict[str, tuple[Callable[[Task, User], None], str]] = {
    "done": (lambda task, by: actions.tick(task=task, is_done=True, by=by), "De stap is gedaan."),
    "reopen": (lambda task, by: actions.tick(task=task, is_done=False, by=by), "De stap staat weer open."),
    "drop": (lambda task, by: actions.drop(task=task, by=by), "De stap is weggehaald."),
}
OF_PROOFS: dict[str, tuple[Callable[[Proof, User], None], str]] = {
    "see": (lambda proof, by: actions.witness(proof=proof, by=by), "U heeft dit bewijs gezien. Dat staat er nu bij."),
    "withdraw": (lambda proof, by: actions.withdraw(proof=proof, by=by), "Het bewijs is weggehaald."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence on the page: in words, and what whoever looks may do with it."""

    row: Proof
    kind: str
    is_own: bool
    may_see: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five states on the road."""

    state: State
    is_done: bool
    is_now: bool


@require_http_methods(["GET", "POST"])
def measure(request: SignedIn, measure: UUID) -> HttpResponse:
    """What do we do about this, and how far are we?"""
    found, hands = one(request.user, measure)
    forms: dict[str, Form] = {name: kind(auto_id=f"{name}_%s") for name, (kind, *_) in WRITTEN.items()}
    if request.method == "GET":
        return _page(request, found, hands, forms)
    deed = request.POST.get("deed", "")
    try:
        said, place = _done(request, found, hands, deed) if deed not in WRITTEN else _written(request, found, hands, deed, forms)
    except InvalidInput as wrong:
        for fault in wrong.faults:
            forms[deed].add_error(fault.place, fault.reason)
        return _page(request, found, hands, forms, wrong=deed)
    except Refused as why:
        return _page(request, found, hands, forms, refused=why.reason)
    messages.success(request, said)
    answer = redirect("measures:measure", found.pk)
    answer["Location"] += f"#{place}"
    return answer


def _written(request: SignedIn, measure: Measure, hands: Hands, deed: str, forms: dict[str, Form]) -> tuple[str, str]:
    if not hands.may_keep(measure):
        raise Http404
    kind, write, said, place = WRITTEN[deed]
    form = forms[deed] = kind(request.POST, auto_id=f"{deed}_%s")
    if not form.is_valid():
        raise InvalidInput([])
    write(measure, form, request.user)
    return said, place


def _done(request: SignedIn, measure: Measure, hands: Hands, deed: str) -> tuple[str, str]:
    """A deed with one row of the measure; who may keep it may do all of them but one: seeing asks another right."""
    row = number(request.POST.get("row", ""))
    if not row or not (hands.may_witness(measure) if deed == "see" else hands.may_keep(measure)):
        raise Http404
    if deed in OF_TASKS:
        take, said = OF_TASKS[deed]
        take(get_object_or_404(Task.objects.select_related("measure"), pk=row, measure=measure), request.user)
        return said, "stappen"
    if deed in OF_PROOFS:
        show, said = OF_PROOFS[deed]
        show(get_object_or_404(Proof.objects.select_related("measure"), pk=row, measure=measure), request.user)
        return said, "bewijs"
    raise Http404


def _page(
    request: SignedIn, measure: Measure, hands: Hands, forms: dict[str, Form], *, wrong: str = "", refused: str = ""
) -> HttpResponse:
    state, open_ways = State(measure.state), ways(measure, hands)
    may_keep = hands.may_keep(measure) and state is not State.STOPPED
    may_run = hands.may_run(measure) and state is not State.STOPPED
    reads_origin = hands.may_witness(measure) or hands.is_owner(measure)
    first = next((way for way in open_ways if way.to is onward(state)), None)
    context = {
        **shared(measure, is_below=False),
        "stages": [Stage(one, ROAD.index(one) < _reached(state), one is state) for one in ROAD],
        "next": first,
        "others": [way for way in open_ways if way is not first],
        "origin": origin_of(measure, is_whole=hands.may_witness(measure)) if reads_origin else None,
        "picture": _readable(request, measure),
        "barrier": barrier_of(measure, request.user),
        "served": _served(request.user, measure) if reads_origin else (),
        "origin_word": Origin(measure.origin).word,
        "quarter": quarter_word(measure.quarter) if measure.quarter else "",
        "effort": EFFORT_WORDS[measure.effort],
        "cycle": Cycle(measure.cycle).word,
        "open_states": OPEN,
        "may_expect": may_run and measure.picture_id is not None,
        "tasks": sorted(measure.tasks.all(), key=lambda task: task.done_on is not None),
        "notes": list(measure.notes.all()),
        "effects": list(measure.effects.order_by("criterion")),
        "proofs": [_shown(row, hands, request.user, may_keep=may_keep) for row in measure.proofs.all()],
        "history": [(row, State(row.state).word, Role(row.role).word if row.role else "") for row in measure.moves.all()],
        "may_keep": may_keep,
        "may_run": may_run,
        "is_late": is_late(state, measure.due_on, on=timezone.localdate()),
        "is_still": lies_still(state, measure.touched_on, on=timezone.localdate()),
        "forms": forms,
        "wrong": forms.get(wrong),
        "refused": refused,
    }
    return render(request, "measures/measure.html", context, status=409 if refused else 422 if wrong else 200)


def _served(user: User, measure: Measure) -> Sequence[Serves]:
    """The barriers that serve the criterion whose recommendation it follows."""
    if measure.picture is None:
        return ()
    found = served(user, measure.organisation, norm_of(measure.picture), [measure.criterion])
    return found.get(measure.criterion, ())


def _reached(state: State) -> int:
    return ROAD.index(state) if state in ROAD else 0


def _readable(request: SignedIn, measure: Measure) -> UUID | None:
    """The picture that it follows from, where whoever looks reads it."""
    if measure.picture_id is None:
        return None
    return read_by(request.user).filter(pk=measure.picture_id).values_list("pk", flat=True).first()


def _shown(row: Proof, hands: Hands, user: User, *, may_keep: bool) -> Shown:
    is_own, is_seen = row.given_by_id == user.pk, row.seen_on is not None
    return Shown(
        row,
        KIND_WORDS[row.kind],  # type: ignore[index]  # the database knows no other
        is_own,
        may_see=hands.may_witness(row.measure) and why_not_see(is_giver=is_own, is_seen=is_seen) is None,
        may_withdraw=may_keep and not is_seen,
    )
