"""Asking an adviser, answering, and taking a question away: each with one event that says nothing of what was asked."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import advised_organisations, roles_at
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.cases import number_in
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.desk.queries import advisers_for, looks_along
from dijkwacht.apps.desk.rules import NAMES_BIBOB, fault_in_text, why_not_answer, why_not_ask
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def ask(*, organisation: Organisation, adviser: User, text: str, by: User, case: DamoclesCase | None = None) -> Question:
    """Ask an adviser something, in general or about a case; about a case they may look along for thirty days.

    Raises:
        InvalidInput: nothing was asked, or too much, or a Bibob case of their own is named in it.
        Refused: this person cannot ask, or not this adviser.
    """
    today = clock.today()
    _must_be_said(text, "text")
    _must_not_name_bibob(text, by, besides=case)
    named = DamoclesCase.objects.named_to(by, on=today).filter(pk=case.pk, organisation=organisation) if case else None
    if reason := why_not_ask(
        roles_at(by, organisation, on=today),
        is_adviser=advisers_for(by, organisation, on=today).filter(pk=adviser.pk).exists(),
        is_named=named is None or named.exists(),
    ):
        raise Refused(reason)
    if case and not case.grants.running_on(today).filter(adviser=adviser).exists():
        cases.grant(case=case, adviser=adviser, by=by)
    made = Question.objects.create(
        organisation=organisation,
        asker=by,
        adviser=adviser,
        case=case,
        text=text.strip(),
        asked_at=clock.now(),
        is_example=organisation.is_example,
    )
    audit.record(by=by, verb="desk.asked", on=made, organisation=organisation.code)
    return made


@transaction.atomic
def answer(*, question: Question, text: str, by: User) -> None:
    """Answer a question.

    Raises:
        InvalidInput: nothing was answered, or too much.
        Refused: it was put to another, has its answer, or is about a case in which they look along no more.
    """
    held = Question.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=question.pk)
    today = clock.today()
    is_theirs = by.pk == held.adviser_id and advised_organisations(by, on=today).filter(pk=held.organisation_id).exists()
    reads = held.case_id is None or looks_along(held, on=today)
    if reason := why_not_answer(is_theirs=is_theirs, is_answered=held.is_answered, is_over=not reads):
        raise Refused(reason)
    _must_be_said(text, "answer")
    held.answer, held.answered_at = text.strip(), clock.now()
    held.save(update_fields=["answer", "answered_at"])
    audit.record(by=by, verb="desk.answered", on=held, organisation=held.organisation.code)


@transaction.atomic
def remove(*, question: Question, by: User) -> None:
    """Take a question away with its answer; who asked decides that.

    Raises:
        Refused: somebody else asked it.
    """
    if question.asker_id != by.pk:
        raise Refused("Alleen wie de vraag stelde, kan haar weghalen.")
    audit.record(by=by, verb="desk.removed", on=question, organisation=question.organisation.code)
    question.delete()


def opened(*, question: Question, by: Actor) -> None:
    """Put on record that somebody read a question."""
    audit.record(by=by, verb="desk.opened", on=question, organisation=question.organisation.code)


@transaction.atomic
def forget(*, before: datetime, by: Actor) -> int:
    """Let go of questions in general that were answered before, or asked before and never answered."""
    old = Q(answered_at__lt=before) | Q(answered_at=None, asked_at__lt=before)
    gone, _ = Question.objects.general().filter(old).delete()
    if gone:
        audit.record(by=by, verb="desk.forgotten")
    return gone


def _must_not_name_bibob(text: str, by: User, *, besides: DamoclesCase | None) -> None:
    """Stop what is secret (28): only numbers of cases on which the writer is named, so that of others nothing is told."""
    own = set(BibobCase.objects.named_to(by, on=clock.today()).values_list("number", flat=True))
    if found := number_in(text, sorted(own - {besides.number if besides else ""})):
        raise InvalidInput([Fault("", "text", NAMES_BIBOB.format(found))])


def _must_be_said(text: str, field: str) -> None:
    if reason := fault_in_text(text):
        raise InvalidInput([Fault("", field, reason)])
