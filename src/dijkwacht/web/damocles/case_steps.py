"""Taking a case a step on, noting the registers, taking a step back, and the weighing."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.queries import moves_of, open_questions, parts, possible_rows, questions_of, readiness
from dijkwacht.apps.damocles.rules.facts import APART, state_after
from dijkwacht.apps.damocles.rules.parts import WORDS, named
from dijkwacht.apps.damocles.rules.states import DAMOCLES_STEPS, DamoclesState, OpenReason, why_not
from dijkwacht.documents.damocles.model import Row
from dijkwacht.documents.damocles.words import Measure, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.library import checklist
from dijkwacht.kit.errors import Refused
from dijkwacht.web.damocles.case_forms import SAME, NoteForm, StepForm, WeighForm
from dijkwacht.web.damocles.case_page import Note, course, matrix_for, part_rows, part_rows_words, trail, waits
from dijkwacht.web.damocles.case_pages import case_for, kinds
from dijkwacht.web.deeds import done
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def step(request: SignedIn, case: UUID, to: str, part: str = "") -> HttpResponse:
    """On which day was this step taken, of the whole place or of one part?"""
    here = case_for(request.user, case, acts=True)
    of = Place(part) if part in set(Place) else None
    if to not in set(DamoclesState) or of not in {None, *parts(here)} or (part and of is None):
        raise Http404
    state, wanted = DamoclesState(state_after(moves_of(here, of)).what), DamoclesState(to)
    if wanted is state:
        return redirect("damocles:case", here.pk)  # a double click: the step was taken already
    asked = DAMOCLES_STEPS.get((state, wanted))
    today = timezone.localdate()
    # A day that is too early is said beside its field.
    reason = why_not(state, wanted, readiness(here, of, drops=True), on=date.max)
    if asked is None or reason:
        raise Refused(reason or "")
    matrix = matrix_for(here, on=today)
    may_be = possible_rows(here, matrix)
    row = may_be[0] if len(may_be) == 1 else None
    initial = _usual_apart(part_rows(here, matrix), today) if here.is_combined else _usual(row, today)
    form = StepForm(request.POST or None, step=asked, to=wanted, is_combined=here.is_combined, initial=initial)
    outcome = done(form, lambda: damocles.move(case=here, to=wanted, taken=form.taken(), part=of, by=request.user))
    if outcome.is_done:
        messages.success(request, f"Vastgelegd: {named(wanted.word, of)}.")
        return redirect("damocles:case", here.pk)
    if not form.is_bound:
        cases.opened(case=here, by=request.user, page="step")
    context = {
        "form": form,
        "refused": outcome.refused,
        "case": here,
        "kinds": kinds(here),
        "step": asked,
        "part": WORDS.get(of, ""),
        "part_rows": part_rows_words(here, matrix) if asked.measure else (),
        "waits": waits(here, today, of) if not asked.needs_reason else "",
        "row": row if asked.measure else None,
        "departs": matrix.departs if matrix and asked.measure else None,
        "may_be": may_be if asked.measure and row is None else (),
        "open": open_questions(questions_of(here)) if asked.needs_checklist else 0,
        "open_reason": OpenReason(here.open_reason).word if here.open_reason else "",
        "breadcrumb": trail(here),
        "is_example": here.is_example,
    }
    return render(request, "damocles/step.html", context, status=outcome.status)


@require_POST
def note(request: SignedIn, case: UUID) -> HttpResponse:
    """Note a deed in the public registers."""
    here = case_for(request.user, case, acts=True)
    form = NoteForm(request.POST)
    outcome = done(form, lambda: damocles.note(case=here, **form.cleaned_data, by=request.user))
    if outcome.is_done:
        words = named(form.cleaned_data["deed"].word, form.cleaned_data.get("part"))
        messages.success(request, f"Vastgelegd: {words}.")
        return redirect(f"{reverse('damocles:case', args=[here.pk])}#kadaster-kop")
    if "deed" in form.errors:
        raise Http404
    context = {
        **course(request.user, here),
        "note_form": form,
        "note_deed": Note(form.cleaned_data["deed"], form.cleaned_data.get("part")).key,
        "refused": outcome.refused,
    }
    return render(request, "damocles/case.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def weigh(request: SignedIn, case: UUID) -> HttpResponse:
    """What did you weigh, and what is still open?"""
    here = case_for(request.user, case, acts=True)
    asked = questions_of(here)
    form = WeighForm(request.POST or None, asked=asked, initial={"open_reason": here.open_reason})
    if form.is_valid():
        damocles.answer(case=here, answers=form.answers(), open_reason=form.reason(), by=request.user)
        left = open_questions(questions_of(here))
        messages.success(request, "Bewaard. Alle vragen zijn beantwoord of niet van toepassing." if not left else "Bewaard.")
        return redirect("damocles:case", here.pk)
    if not form.is_bound:
        cases.opened(case=here, by=request.user, page="weigh")
    context = {
        "form": form,
        "case": here,
        "kinds": kinds(here),
        "checks": (parts := _checks(form)),
        "unfolded": next((check.id for check, _, still in parts if still), parts[0][0].id),
        "open": open_questions(asked),
        "breadcrumb": trail(here),
        "is_example": here.is_example,
    }
    return render(request, "damocles/weigh.html", context, status=422 if form.is_bound else 200)


def _checks(form: WeighForm) -> list[tuple[Any, list[tuple[Any, Any, Any]], int]]:
    """The tests with their questions, each with its field and its rulings; and how many of them are open."""
    whole = checklist()
    stands = {one.question.id: one.answered for one in form.asked}
    asked = [(check, [one for one in whole.of(check.id) if one.id in stands]) for check in whole.checks]
    return [
        (
            check,
            [(one, form[one.id], whole.rulings_of(one)) for one in questions],
            sum(stands[one.id] is Answered.OPEN for one in questions),
        )
        for check, questions in asked
    ]


def _usual_apart(rows: Mapping[Place, Row | None], today: date) -> dict[str, object]:
    """The same of premises and a dwelling, where the policy says one thing of each: what it says of the dwelling apart."""
    premises, inside = rows[Place.PREMISES], rows[Place.DWELLING]
    found = {**_usual(premises, today), "dwelling": SAME}
    if premises is None or inside is None or (premises.measure, premises.months) == (inside.measure, inside.months):
        return found
    apart = {"dwelling": inside.measure.value, "months_dwelling": inside.months} if inside.measure in APART else {}
    return found | apart


def _usual(row: Row | None, today: date) -> dict[str, object]:
    """What the form begins with: today, and what the policy asks."""
    if row is None:
        return {"on": today}
    return {"on": today, "months": row.months, "is_indefinite": row.measure is Measure.INDEFINITE}
