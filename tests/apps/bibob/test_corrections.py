"""A mistake in a Bibob case is put right, taken back or removed: terms and figures follow, and the audit says so."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase, BibobMove
from dijkwacht.apps.bibob.queries import USE_WORDS, dues_of, handled, moves_of
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Conclusion, Fact, NoTest, Outcome, TermGround
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.corrections import Amended, Correction, Removed
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.cases.rules.use import exact
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db
MISTYPED = Amended.MISTYPED


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return given.officer(here)


def opening(**changes: object) -> bibob.Opening:
    fields = {"number": "Z-2026-00123", "decision": "horeca", "received_on": given.ago(99), **changes}
    return bibob.Opening(**fields)  # type: ignore[arg-type]


def faults(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {fault.place for fault in error.value.faults}


def fresh(case: BibobCase) -> BibobCase:
    return BibobCase.objects.get(pk=case.pk)


def step_back(case: BibobCase, by: User) -> None:
    bibob.take_back(case=case, row=case.moves.last().pk, why=MISTYPED, by=by)
    case.refresh_from_db()


def test_the_first_day_and_the_kind_are_put_right_and_the_term_follows(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    before = dues_of(made, on=given.ago(90))[0].until
    bibob.revise(case=made, opening=opening(weeks=10, ground=TermGround.BYLAW), why=MISTYPED, by=officer)
    made = fresh(made)
    (due,) = dues_of(made, on=given.ago(90))
    # One day later and two weeks longer; a free day at the end may move it on.
    assert due.until - before >= timedelta(days=13)
    assert due.article == "APV of andere verordening"
    assert made.facts.get(what=Fact.RECEIVED).on == made.moves.get().on == made.state_since == given.ago(99)


def test_whether_it_lies_within_the_policy_is_asked_again(here: Organisation, officer: User) -> None:
    given.policy(here, from_day=given.ago(90))
    made = given.case(officer, here)
    BibobCase.objects.update(is_within_policy=False)
    bibob.revise(case=made, opening=opening(received_on=given.ago(80)), why=MISTYPED, by=officer)
    assert fresh(made).is_within_policy


def test_the_first_day_stays_before_what_followed(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    with pytest.raises(InvalidInput) as error:
        bibob.revise(case=made, opening=opening(received_on=given.ago(97)), why=MISTYPED, by=officer)
    assert faults(error) == {"received_on"}


@pytest.mark.parametrize(
    ("weeks", "ground", "decision", "is_right"),
    [
        (10, TermGround.BYLAW, "horeca", True),
        (13, TermGround.ACT, "horeca", True),
        (10, None, "horeca", False),
        (53, TermGround.ACT, "horeca", False),
        (10, TermGround.BYLAW, "bouwactiviteit", False),
    ],
)
def test_a_term_of_its_own_has_a_rule_that_sets_it(
    weeks: int, ground: TermGround | None, decision: str, is_right: bool, here: Organisation, officer: User
) -> None:
    if is_right:
        assert given.case(officer, here, decision, weeks=weeks, ground=ground).weeks == weeks
        return
    with pytest.raises(InvalidInput) as error:
        given.case(officer, here, decision, weeks=weeks, ground=ground)
    assert faults(error) == {"weeks"}


def test_every_step_of_a_case_can_be_taken_back_to_the_first(here: Organisation, officer: User) -> None:
    made = given.decided(officer, here)
    given.move(made, S.KEPT, officer, days=60)
    for state in (S.DECIDED, S.WEIGHING, S.VIEWS, S.CONCLUSION):
        step_back(made, officer)
        assert made.state == state
        assert made.state_since == made.moves.last().on
    assert (made.outcome, made.conclusion) == ("", Conclusion.SERIOUS)
    with pytest.raises(Refused, match="gemeld aan het Bureau"):
        step_back(made, officer)
    bibob.strike(case=made, row=made.facts.get(what=Fact.REPORTED).pk, why=MISTYPED, by=officer)
    step_back(made, officer)
    assert (made.state, made.conclusion, made.acquittal) == (S.INQUIRY, "", "")
    assert not made.facts.filter(what__in=[Fact.CONCLUDED, Fact.VIEWS_ASKED, Fact.ANNOUNCED]).exists()


def test_only_the_last_step_goes_back_and_the_first_never(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    with pytest.raises(Refused, match="nog geen stap"):
        step_back(made, officer)
    given.move(made, S.TRIAGE, officer)
    given.move(made, S.FORM, officer)
    with pytest.raises(Refused, match="intussen een andere stap"):
        bibob.take_back(case=made, row=made.moves.all()[1].pk, why=MISTYPED, by=officer)


def test_of_a_case_from_before_steps_were_kept_the_last_one_stays(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    made.facts.update(move=None)
    made.moves.all().delete()
    BibobMove.objects.create(organisation=here, case=made, to=S.INQUIRY, on=made.state_since)
    with pytest.raises(Refused, match="niet bewaard"):
        step_back(made, officer)
    given.fact(made, Fact.REGISTER_ASKED, officer, days=93)
    given.fact(made, Fact.INQUIRY_DONE, officer, days=92)
    given.move(made, S.ADVICE, officer, days=91)
    step_back(made, officer)
    assert made.state == S.INQUIRY


def test_a_day_is_put_right_between_its_neighbours(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    form = made.moves.get(to=S.FORM)
    bibob.put_step_right(case=made, row=form.pk, correction=Correction(given.ago(96)), why=MISTYPED, by=officer)
    assert made.facts.get(what=Fact.FORM_SENT).on == given.ago(96) == BibobMove.objects.get(pk=form.pk).on
    for day in (99, 94, -1):
        with pytest.raises(InvalidInput) as error:
            bibob.put_step_right(case=made, row=form.pk, correction=Correction(given.ago(day)), why=MISTYPED, by=officer)
        assert faults(error) == {"on"}
    last = made.moves.last()
    bibob.put_step_right(case=made, row=last.pk, correction=Correction(given.ago(90)), why=MISTYPED, by=officer)
    assert fresh(made).state_since == given.ago(90)


def test_the_day_of_a_fact_is_put_right_before_what_rests_on_it(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    row = made.facts.get(what=Fact.REGISTER_ASKED).pk
    bibob.put_right(case=made, row=row, correction=Correction(given.ago(92)), why=MISTYPED, by=officer)
    assert made.facts.get(pk=row).on == given.ago(92)
    with pytest.raises(InvalidInput):  # the advice was asked after it
        bibob.put_right(case=made, row=row, correction=Correction(given.ago(90)), why=MISTYPED, by=officer)
    step = made.facts.get(what=Fact.ADVICE_ASKED).pk
    with pytest.raises(Refused, match="hoort bij een stap"):
        bibob.put_right(case=made, row=step, correction=Correction(given.ago(90)), why=MISTYPED, by=officer)


def test_a_last_day_that_is_put_right_does_not_shut_a_step_that_was_taken(here: Organisation, officer: User) -> None:
    made = given.decided(officer, here)
    views = made.moves.get(to=S.VIEWS)
    late = Correction(given.ago(89), until=given.ago(73))
    with pytest.raises(InvalidInput, match="latere stap"):
        bibob.put_step_right(case=made, row=views.pk, correction=late, why=MISTYPED, by=officer)
    assert made.facts.get(what=Fact.VIEWS_ASKED).until == given.ago(75)


def test_a_fact_stays_while_another_follows_on_it(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    given.fact(made, Fact.DATA_ASKED, officer, days=80)
    given.fact(made, Fact.DATA_RECEIVED, officer, days=70)
    with pytest.raises(Refused, match="Haal eerst weg"):
        bibob.strike(case=made, row=made.facts.get(what=Fact.DATA_ASKED).pk, why=MISTYPED, by=officer)


def test_what_came_after_the_decision_keeps_the_decision(here: Organisation, officer: User) -> None:
    made = given.decided(officer, here)
    cases.note_after(case=made, after=After(Remedy.OBJECTION, given.ago(60), with_committee=True), by=officer)
    assert fresh(made).remedies.get().with_committee
    assert "beslissing op bezwaar" in [due.words for due in dues_of(fresh(made), on=given.today())]
    with pytest.raises(Refused, match="na de beslissing"):
        step_back(made, officer)
    announced = made.moves.get(to=S.DECIDED)
    with pytest.raises(InvalidInput):
        bibob.put_step_right(case=made, row=announced.pk, correction=Correction(given.ago(59)), why=MISTYPED, by=officer)
    (row,) = made.remedies.all()
    wrong = Correction(given.ago(71))
    with pytest.raises(InvalidInput):
        cases.put_after_right(case=made, row=row.pk, correction=wrong, why=MISTYPED, by=officer)
    cases.put_after_right(case=made, row=row.pk, correction=Correction(given.ago(61)), why=MISTYPED, by=officer)
    assert not fresh(made).remedies.get().with_committee
    cases.take_after_off(case=made, row=row.pk, why=MISTYPED, by=officer)
    step_back(made, officer)
    assert made.outcome == ""


def test_a_kind_without_objection_is_refused_while_an_objection_runs(here: Organisation, officer: User) -> None:
    made = given.decided(officer, here)
    cases.note_after(case=made, after=After(Remedy.OBJECTION, given.ago(60)), by=officer)
    other = opening(decision="vastgoed-huur", received_on=made.opened_on)
    with pytest.raises(InvalidInput) as error:
        bibob.revise(case=made, opening=other, why=MISTYPED, by=officer)
    assert faults(error) == {"decision"}
    assert "burgerlijk recht" in error.value.faults[0].reason
    assert fresh(made).decision == "horeca"


def test_a_second_answer_to_one_question_of_the_bureau_is_refused(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    given.fact(made, Fact.INQUIRY_DONE, officer, days=89)
    given.move(made, S.ADVICE, officer, days=88)
    for what, days in ((Fact.DATA_ASKED, 80), (Fact.DATA_RECEIVED, 75)):
        given.fact(made, what, officer, days=days)
    with pytest.raises(Refused, match="al een antwoord"):
        given.fact(made, Fact.DATA_RECEIVED, officer, days=74)
    given.fact(made, Fact.DATA_ASKED, officer, days=70)
    given.fact(made, Fact.DATA_RECEIVED, officer, days=65)


def test_something_after_the_decision_stays_while_another_rests_on_it(here: Organisation, officer: User) -> None:
    made = given.decided(officer, here)
    first = cases.note_after(case=made, after=After(Remedy.OBJECTION, given.ago(60)), by=officer)
    cases.note_after(case=made, after=After(Remedy.OBJECTION_DECIDED, given.ago(20), ruling=Ending.UPHELD), by=officer)
    with pytest.raises(Refused, match="rust iets anders"):
        cases.take_after_off(case=made, row=first.pk, why=MISTYPED, by=officer)
    with pytest.raises(Refused, match="staat al vast"):
        cases.note_after(case=made, after=After(Remedy.OBJECTION, given.ago(10)), by=officer)


def test_figures_follow_what_is_taken_back_or_removed(here: Organisation, officer: User) -> None:
    given.policy(here)
    made = given.decided(officer, here)

    def counted(word: str) -> int:
        return sum(year.outcomes[word] or 0 for year in exact(handled(BibobCase.objects.all()), USE_WORDS))

    assert counted(Outcome.REFUSED.word) == 1
    step_back(made, officer)
    assert (counted(Outcome.REFUSED.word), counted("loopt nog")) == (0, 1)
    cases.remove(case=made, why=Removed.RETENTION, by=officer)
    assert not BibobCase.objects.exists()
    assert handled(BibobCase.objects.all()) == []


def test_each_of_these_is_one_event_with_its_reason_and_nothing_typed(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    row = given.bibob.record(case=made, happened=bibob.Happened(Fact.INFORMED, given.ago(90)), by=officer).pk
    put = Correction(given.ago(89))
    deeds = {
        "cases.case_revised": lambda: bibob.put_right(case=made, row=row, correction=put, why=MISTYPED, by=officer),
        "cases.case_fact_struck": lambda: bibob.strike(case=made, row=row, why=Amended.OTHER_CASE, by=officer),
        "cases.step_taken_back": lambda: bibob.take_back(
            case=made, row=made.moves.last().pk, why=Amended.NOT_HAPPENED, by=officer
        ),
        "cases.case_removed": lambda: cases.remove(case=made, why=Removed.BY_MISTAKE, by=officer),
    }
    for verb, deed in deeds.items():
        before = Event.objects.count()
        deed()
        event = Event.objects.latest("pk")
        assert (Event.objects.count() - before, event.verb) == (1, verb)
        assert event.note in {*Amended, *Removed}


def test_steps_stand_in_the_order_in_which_they_were_taken(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    assert [one.to for one in moves_of(made)] == [S.RECEIVED, S.TRIAGE, S.FORM, S.INQUIRY]


def kept(case: BibobCase) -> tuple[object, ...]:
    """All that is kept of a case."""
    row = BibobCase.objects.filter(pk=case.pk).values().get()
    row["number"] = case.number
    facts = case.facts.order_by("pk").values_list("what", "on", "until", "weeks")
    return row, tuple(facts), tuple(case.moves.values_list("before", "to", "on"))


@pytest.mark.parametrize(
    ("begins", "to", "chosen"),
    [
        (given.case, S.TRIAGE, {}),
        (given.case, S.NOT_TESTED, {"no_test": NoTest.OTHER}),
        (given.case, S.WITHDRAWN, {"is_suspected": True}),
        (given.in_inquiry, S.NOT_TESTED, {"no_test": NoTest.NOTHING_FOUND}),
        (given.in_inquiry, S.WITHDRAWN, {"is_suspected": True}),
        (given.advised, S.INQUIRY, {}),
        (given.concluded, S.WITHDRAWN, {}),
        (given.decided, S.KEPT, {}),
    ],
    ids=["triage", "untested", "withdrawn", "nothing-found", "withdrawn-later", "no-advice", "withdrawn-last", "kept"],
)
def test_a_step_that_is_taken_back_leaves_all_as_it_was(
    begins: Callable[..., BibobCase], to: S, chosen: dict[str, object], here: Organisation, officer: User
) -> None:
    made = begins(officer, here)
    before = kept(made)
    given.move(made, to, officer, days=60, **chosen)
    assert kept(made) != before
    step_back(made, officer)
    assert kept(made) == before
