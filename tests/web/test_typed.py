"""A form belongs to who typed it: another account neither sends nor sees it, and its own sends it with one press."""

import re

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.typed.marks import FIELD
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
ASKED = "Waar begin ik met dit pand?"
ADDRESS = "/adviesvraag/nieuw/"


@pytest.fixture
def here() -> Organisation:
    found = make.organisation(name="Duinrade")
    make.assignment(make.user("ada@example.org", name="Ada Adviseur"), found)
    return found


@pytest.fixture
def anna(here: Organisation) -> User:
    return given.officer(here)


@pytest.fixture
def bert(here: Organisation) -> User:
    return given.officer(here, "bert@example.org")


def fields(page: str) -> dict[str, str]:
    """Every field of the form of a page, as a browser sends it."""
    (form,) = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="text"' in one]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    along = dict(re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', form))
    chosen = re.findall(r'<option value="([^"]+-[0-9]+)"', form)
    return hidden | ({"adviser": chosen[-1]} if chosen else {}) | along


def sign_in(client: Client, user: User) -> None:
    """As the page to sign in on does: another session, and another mark against forged forms."""
    client.logout()
    client.force_login(user)
    client.cookies["csrftoken"] = "b" * 31 + str(user.pk)[-1]


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def left(browser: Client, anna: User) -> dict[str, str]:
    """What the page carries that Anna got when her session had ended under what she typed."""
    browser.force_login(anna)
    sent = fields(browser.get(ADDRESS).content.decode()) | {"text": ASKED}
    del browser.cookies["sessionid"]
    answer = browser.post(ADDRESS, sent, headers=HERE)
    assert (answer.status_code, ASKED in answer.content.decode()) == (403, True)
    return fields(answer.content.decode())


def test_one_press_after_signing_in_sends_what_was_typed(browser: Client, left: dict[str, str], anna: User) -> None:
    sign_in(browser, anna)
    answer = browser.post(ADDRESS, left, headers=HERE)
    assert (answer.status_code, Question.objects.get().asker) == (302, anna)


def test_another_account_neither_sends_nor_sees_it_and_is_told_so(browser: Client, left: dict[str, str], bert: User) -> None:
    sign_in(browser, bert)
    answer = browser.post(ADDRESS, left, headers=HERE)
    page = answer.content.decode()
    assert (answer.status_code, ASKED in page, Question.objects.exists()) == (403, False, False)
    assert "met een ander account ingevuld" in page


def test_not_even_with_the_right_mark_against_forged_forms(browser: Client, left: dict[str, str], bert: User) -> None:
    sign_in(browser, bert)
    right = fields(browser.get(ADDRESS).content.decode())["csrfmiddlewaretoken"]
    answer = browser.post(ADDRESS, left | {"csrfmiddlewaretoken": right}, headers=HERE)
    assert (answer.status_code, Question.objects.exists()) == (403, False)


def test_a_page_that_another_account_left_open_saves_nothing_as_one_types(
    browser: Client, left: dict[str, str], bert: User
) -> None:
    sign_in(browser, bert)
    answer = browser.post(ADDRESS, left, headers=HERE | {"HX-Request": "true"})
    page = answer.content.decode()
    assert (answer.status_code, "met een ander account geopend" in page, "csrfmiddlewaretoken" in page) == (422, True, False)


def test_a_form_that_says_not_who_typed_it_is_not_shown_to_who_is_there(
    browser: Client, left: dict[str, str], bert: User
) -> None:
    sign_in(browser, bert)
    answer = browser.post(ADDRESS, {name: value for name, value in left.items() if name != FIELD}, headers=HERE)
    assert (answer.status_code, ASKED in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}])
def test_a_mark_of_who_typed_it_is_no_way_round_the_mark_against_forged_forms(
    browser: Client, left: dict[str, str], anna: User, headers: dict[str, str]
) -> None:
    sign_in(browser, anna)
    assert browser.post(ADDRESS, left, headers=headers).status_code == 403
    assert not Question.objects.exists()


def test_a_mark_that_somebody_made_up_is_none(browser: Client, left: dict[str, str], anna: User) -> None:
    sign_in(browser, anna)
    assert browser.post(ADDRESS, left | {FIELD: f"a{anna.pk}:1tAAAA:{'A' * 43}"}, headers=HERE).status_code == 403
    assert not Question.objects.exists()
