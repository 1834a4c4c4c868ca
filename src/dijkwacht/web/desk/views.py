"""A question to an adviser: asked in general or about a case, answered, and read by nobody else."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.desk import actions as desk
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.desk.queries import advisers_for, asking, looks_along, questions_of
from dijkwacht.apps.desk.rules import why_not_answer
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on, named
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.desk.forms import AnswerForm, AskForm, Option
from dijkwacht.web.request import SignedIn


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """What did I ask, and what waits for my answer?"""
    today = timezone.localdate()
    found = list(questions_of(request.user, on=today))
    context = {
        "waiting": [one for one in found if not one.is_answered],
        "answered": [one for one in found if one.is_answered],
        "may_ask": asking(request.user, on=today).exists(),
        "today": today,
        "is_example": any(one.is_example for one in found),
    }
    return render(request, "desk/index.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: SignedIn) -> HttpResponse:
    """What do you want to know?"""
    return _asked(request, asking(request.user, on=timezone.localdate()), None)


@require_http_methods(["GET", "POST"])
def ask_on(request: SignedIn, case: UUID) -> HttpResponse:
    """What do you want to know about this case?"""
    today = timezone.localdate()
    named = DamoclesCase.objects.named_to(request.user, on=today).select_related("organisation")
    here: DamoclesCase = get_object_or_404(named, pk=case)
    if request.method == "GET":
        cases.opened(case=here, by=request.user, page="desk")
    return _asked(request, asking(request.user, on=today).filter(pk=here.organisation_id), here)


@require_http_methods(["GET", "POST"])
def question(request: SignedIn, question: UUID) -> HttpResponse:
    """What was asked, and what is the answer?"""
    found = _question(request.user, question)
    is_adviser = found.adviser_id == request.user.pk
    if request.method == "POST" and (reason := why_not_answer(is_theirs=is_adviser, is_answered=found.is_answered)):
        raise Refused(reason)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: desk.answer(question=found, text=form.cleaned_data["answer"], by=request.user))
    if outcome.is_done:
        messages.success(request, "Uw antwoord is bewaard. Wie de vraag stelde, krijgt een mail zonder inhoud.")
        return redirect("desk:question", found.pk)
    if not form.is_bound:
        desk.opened(question=found, by=request.user)
    today = timezone.localdate()
    is_over = bool(found.case_id) and not looks_along(found, on=today)
    context = {
        "question": found,
        "form": form if is_adviser and not found.is_answered else None,
        "refused": outcome.refused,
        "name": name_on(found.organisation, today),
        "case_url": reverse("damocles:case", args=[found.case_id]) if found.case_id else "",
        "is_over": is_over and not found.is_answered,
        "may_remove": found.asker_id == request.user.pk,
        "is_example": found.is_example,
        "breadcrumb": _trail(),
    }
    return render(request, "desk/question.html", context, status=outcome.status)


@require_POST
def remove(request: SignedIn, question: UUID) -> HttpResponse:
    """Take a question away, with its answer."""
    found = _question(request.user, question)
    if found.asker_id != request.user.pk:
        raise Http404
    desk.remove(question=found, by=request.user)
    messages.success(request, "Uw vraag is weg, met het antwoord.")
    return redirect("desk:index")


def _question(user: User, number: UUID) -> Question:
    found: Question = get_object_or_404(questions_of(user, on=timezone.localdate()), pk=number)
    return found


def _asked(request: SignedIn, organisations: QuerySet[Organisation], case: DamoclesCase | None) -> HttpResponse:
    options = _options(request.user, organisations)
    if not options:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, options=options)

    def deed() -> Question:
        organisation, adviser = form.chosen
        text = form.cleaned_data["text"]
        return desk.ask(organisation=organisation, adviser=adviser, text=text, case=case, by=request.user)

    outcome = done(form, deed)
    if outcome.is_done:
        messages.success(request, "Uw vraag ligt bij de adviseur. U krijgt een mail als er een antwoord is.")
        return redirect("desk:question", outcome.made.pk)
    context = {
        "form": form,
        "refused": outcome.refused,
        "case": case,
        "is_example": any(one.is_example for one, _, _ in options),
        "breadcrumb": _trail(),
    }
    return render(request, "desk/ask.html", context, status=outcome.status)


def _options(user: User, organisations: QuerySet[Organisation]) -> list[Option]:
    """Whom somebody can ask, for each of these organisations of theirs."""
    today = timezone.localdate()
    return [(one, name, adviser) for one, name in named(organisations, today) for adviser in advisers_for(user, one, on=today)]


def _trail() -> list[dict[str, str]]:
    return [{"label": "Vragen aan de adviseur", "url": reverse("desk:index")}]
