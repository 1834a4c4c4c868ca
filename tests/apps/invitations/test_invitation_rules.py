"""The steps of an invitation, its reminders and its letters: rules without a database."""

from datetime import date, timedelta

import pytest

from dijkwacht.apps.invitations.rules import mails
from dijkwacht.apps.invitations.rules.mails import ANNOUNCEMENT, why_not_announce
from dijkwacht.apps.invitations.rules.states import (
    INVITATION_STEPS,
    InvitationState,
    Round,
    is_reminder_due,
    name_for,
    why_not_address,
    why_not_drop,
    why_not_invitation,
    why_not_invite,
)
from dijkwacht.apps.pictures.rules.states import State, why_not_answer

OPEN = Round(State.ANSWERING)
SENT = date(2026, 9, 1)
LAST = SENT + timedelta(days=60)


def due(after: int, **changes: object) -> bool:
    given = {"sent_on": SENT, "last_on": LAST, "reminded_on": None, "due_on": None, **changes}
    return is_reminder_due(**given, on=SENT + timedelta(days=after))


@pytest.mark.parametrize("before", InvitationState)
@pytest.mark.parametrize("after", InvitationState)
def test_only_the_steps_of_the_table_exist(before: InvitationState, after: InvitationState) -> None:
    within = Round(State.ANSWERING, is_over=after is InvitationState.EXPIRED)
    assert (why_not_invitation(before, after, within) is None) == ((before, after) in INVITATION_STEPS)


def test_every_state_has_a_word_and_can_be_reached() -> None:
    assert all(state.word for state in InvitationState)
    assert {after for _, after in INVITATION_STEPS} == set(InvitationState) - {InvitationState.PREPARED}


@pytest.mark.parametrize("state", [state for state in State if state is not State.ANSWERING])
def test_only_the_adviser_ends_a_link_when_the_round_is_closed(state: State) -> None:
    possible = {after for before, after in INVITATION_STEPS if not why_not_invitation(before, after, Round(state))}
    assert possible == {InvitationState.REVOKED}


@pytest.mark.parametrize(
    ("within", "word"),
    [
        (Round(State.PLANNED), "Zet eerst de vragen open"),
        (Round(State.ANALYSIS), "gesloten"),
        (Round(State.ANSWERING, is_announced=False), "aankondiging"),
    ],
)
def test_inviting_is_refused_in_words(within: Round, word: str) -> None:
    assert word in why_not_invite(within)
    assert why_not_invitation(InvitationState.PREPARED, InvitationState.SENT, within) == why_not_invite(within)


def test_a_link_that_is_over_opens_submits_and_reopens_nothing() -> None:
    over = Round(State.ANSWERING, is_over=True)
    possible = {step for step in INVITATION_STEPS if not why_not_invitation(*step, over)}
    assert {after for _, after in possible} == {InvitationState.SENT, InvitationState.EXPIRED, InvitationState.REVOKED}


def test_what_was_submitted_is_closed_and_the_reason_says_who_opens_it() -> None:
    assert why_not_answer(State.ANSWERING) is None
    assert "De adviseur kan ze weer voor u openzetten" in why_not_answer(State.ANSWERING, is_submitted=True)
    assert "de adviseur is met de analyse begonnen" in why_not_answer(State.ANALYSIS, is_submitted=True)


def test_an_address_stays_while_a_link_to_it_works() -> None:
    assert why_not_address(State.ANSWERING, InvitationState.OPENED)
    assert why_not_address(State.ANSWERING, InvitationState.REVOKED) is None
    assert why_not_address(State.PLANNED, None) is None
    assert why_not_address(State.ADOPTED, None)


def test_who_was_invited_or_said_something_stays_on_the_list() -> None:
    assert why_not_drop(has_link=True, has_answers=False)
    assert why_not_drop(has_link=False, has_answers=True)
    assert why_not_drop(has_link=False, has_answers=False) is None


def test_one_more_person_in_a_function_gets_the_next_number() -> None:
    assert name_for("handhaving", {"hr"}) == "handhaving"
    assert name_for("handhaving", {"handhaving", "hr"}) == "handhaving 2"
    assert name_for("handhaving", {"handhaving", "handhaving 3", "handhaving 2"}) == "handhaving 4"


def test_a_reminder_goes_after_a_week_and_three_days_before_the_end_and_on_no_other_day() -> None:
    first, second = SENT + timedelta(days=7), SENT + timedelta(days=57)
    assert next(day for day in range(70) if due(day)) == 7
    assert next(day for day in range(8, 70) if due(day, reminded_on=first)) == 57
    assert not [day for day in range(58, 70) if due(day, reminded_on=second)]


def test_the_end_of_the_questions_comes_before_that_of_the_link() -> None:
    assert due(11, due_on=SENT + timedelta(days=14), reminded_on=SENT + timedelta(days=6))
    assert not due(10, due_on=SENT + timedelta(days=14), reminded_on=SENT + timedelta(days=5, hours=0) + timedelta(days=2))


def test_a_day_on_which_nothing_ran_is_made_good() -> None:
    assert due(9)
    assert due(58, reminded_on=SENT + timedelta(days=7))


@pytest.mark.parametrize("after", range(80))
def test_two_reminders_are_five_days_apart_whatever_the_days(after: int) -> None:
    for apart in range(5):
        assert not due(after, reminded_on=SENT + timedelta(days=after - apart), due_on=SENT + timedelta(days=10))


def test_nobody_is_reminded_before_a_week_by_an_end_that_was_past_already() -> None:
    assert not any(due(day, due_on=SENT - timedelta(days=3)) for day in range(7))


def test_nobody_is_reminded_after_the_last_day() -> None:
    assert not due(61)


def test_the_announcement_tells_what_why_who_sees_it_and_that_no_password_is_asked() -> None:
    for words in ("Wat vragen wij?", "Waarom?", "Wie ziet wat?", "Hulp is geen toezicht", "Niemand vraagt u om een wachtwoord"):
        assert words in ANNOUNCEMENT
    assert why_not_announce(ANNOUNCEMENT) is None


@pytest.mark.parametrize("text", ["", "  ", "Duinrade is kwetsbaar.", "Dit gaat over weerbaarheid.", "Er is een risico."])
def test_an_announcement_that_tells_of_a_weakness_is_refused_with_or_without_a_name(text: str) -> None:
    assert why_not_announce(text)


def test_the_name_of_the_organisation_may_go_out() -> None:
    assert why_not_announce("Wij werken bij Duinrade.") is None


DOOR = "https://dijkwacht.example/uitnodiging/"
ASKS = mails.Asks("Duinrade", "Ada Adviseur, adviseur", "ada@example.org", ("HR", "integriteit"), LAST)
ALL_LETTERS = [
    mails.announcement(ANNOUNCEMENT),
    mails.invitation(ASKS, asked=12, minutes=18, link=f"{DOOR}x/", door=DOOR, until=LAST),
    mails.code("012345", minutes=15),
    mails.reminder(ASKS, sent_on=SENT, door=DOOR, until=LAST),
    mails.reopened(ASKS, door=DOOR),
]


@pytest.mark.parametrize("letter", ALL_LETTERS, ids=lambda letter: letter.subject)
def test_no_letter_says_anything_of_strength_or_weakness(letter: mails.Letter) -> None:
    for word in ("kwetsba", "ondermijn", "zwak", "weerba", "risico", "dreiging"):
        assert word not in f"{letter.subject} {letter.body}".lower()
    assert len(letter.subject) <= 60
    assert "Duinrade" not in letter.subject  # it lights up on a locked telephone


def test_the_letters_of_this_test_are_all_there_are() -> None:
    makers = {name for name, what in vars(mails).items() if getattr(what, "__module__", "") == mails.__name__}
    assert makers - {"Letter", "Asks", "why_not_announce"} == {"announcement", "invitation", "code", "reminder", "reopened"}


def test_a_code_stands_in_the_text_and_never_in_the_subject() -> None:
    letter = mails.code("012345", minutes=15)
    assert "012345" in letter.body
    assert "012345" not in letter.subject


@pytest.mark.parametrize("letter", [ALL_LETTERS[1], ALL_LETTERS[3], ALL_LETTERS[4]], ids=lambda letter: letter.subject)
def test_who_asks_whom_stands_in_each_letter_with_questions(letter: mails.Letter) -> None:
    for words in ("Duinrade", "Ada Adviseur", "ada@example.org", "HR en integriteit", "een wachtwoord"):
        assert words in letter.body
