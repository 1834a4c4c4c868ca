"""The decision: one records and another confirms, or the executive signs; whoever drew it up never does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.apps.adoption.closing import decided, in_fact_check, person
from tests.web.work.reading import primary, question, seen

pytestmark = pytest.mark.django_db
As = Callable[..., Client]


@pytest.fixture
def picture() -> Picture:
    return in_fact_check()


@pytest.fixture
def url(picture: Picture) -> str:
    return f"/beelden/{picture.pk}/besluit/"


@pytest.fixture
def sign_in(picture: Picture) -> As:
    def go(role: Role, name: str = "") -> Client:
        client = Client()
        client.force_login(person(picture, role, name))
        return client

    return go


def fields(**changes: str) -> dict[str, str]:
    return {"kind": "adopted", "body": "college", "decided_on": str(timezone.localdate()), "number": "26-118", **changes}


def test_one_records_another_sees_exactly_that_and_confirms(sign_in: As, url: str) -> None:
    one, other = sign_in(Role.CLIENT), sign_in(Role.COORDINATOR)
    page = one.get(url)
    assert question(page) == "Wat is er besloten over dit beeld?"
    assert primary(page) == "Besluit vastleggen"
    assert one.post(url, fields(kind="noted")).status_code == 302
    assert primary(one.get(url)) == "Wijziging bewaren"
    page = other.get(url)
    assert question(page) == "Klopt dit besluit?"
    assert "ter kennis genomen door het college van burgemeester en wethouders op" in page.content.decode()
    assert primary(page) == "Bevestigen"
    assert other.post(url, {"confirm": "1", "seen": seen(page)}).status_code == 302
    assert Picture.objects.get().state == State.ADOPTED
    assert "ter kennis genomen" in other.get(url).content.decode()


def test_the_recorder_corrects_or_withdraws_and_does_not_confirm(sign_in: As, url: str) -> None:
    one = sign_in(Role.CLIENT)
    one.post(url, fields())
    assert one.post(url, {"confirm": "1", "seen": "x"}).status_code == 409
    one.post(url, fields(number="26-119"))
    assert Decision.objects.get().number == "26-119"
    one.post(url, {"withdraw": "1"})
    assert not Decision.objects.exists()


def test_a_correction_on_the_way_is_shown_before_it_is_confirmed(sign_in: As, url: str) -> None:
    one, other = sign_in(Role.CLIENT), sign_in(Role.COORDINATOR)
    one.post(url, fields())
    mark = seen(other.get(url))
    one.post(url, fields(number="26-119"))
    page = other.post(url, {"confirm": "1", "seen": mark})
    assert page.status_code == 409
    assert "26-119" in page.content.decode()
    assert other.post(url, {"confirm": "1", "seen": seen(page)}).status_code == 302


def test_the_executive_sees_what_will_stand_before_signing(sign_in: As, url: str) -> None:
    mayor = sign_in(Role.EXECUTIVE)
    assert primary(mayor.get(url)) == "Nakijken en ondertekenen"
    page = mayor.post(url, fields(body="mayor"))
    assert question(page) == "Staat het zo goed?"
    assert "vastgesteld door de burgemeester op" in page.content.decode()
    assert primary(page) == "Ondertekenen"
    assert not Decision.objects.exists()
    assert primary(mayor.post(url, fields(body="mayor", change="1"))) == "Nakijken en ondertekenen"
    assert mayor.post(url, fields(body="mayor", sign="1")).status_code == 302
    assert Decision.objects.get().is_signed
    assert "Ondertekend door de bestuurder" in mayor.get(url).content.decode()


def test_the_second_executive_reads_that_it_is_done(sign_in: As, url: str) -> None:
    first, second = sign_in(Role.EXECUTIVE, "mayor"), sign_in(Role.EXECUTIVE, "alderman")
    assert [who.post(url, fields(sign="1")).status_code for who in (first, second)] == [302, 409]
    assert "al vastgelegd" in second.post(url, fields(sign="1")).content.decode()


@pytest.mark.parametrize("role", [Role.CLIENT, Role.EXECUTIVE])
def test_before_the_reference_day_the_page_asks_whether_that_is_known(
    sign_in: As, picture: Picture, url: str, role: Role
) -> None:
    Picture.objects.update(reference_date=timezone.localdate() + timedelta(days=9), concept_on=timezone.localdate())
    client = sign_in(role)
    assert "is_early" in client.get(url).content.decode()
    page = client.post(url, fields(sign="1"))
    assert page.status_code == 422
    assert "is nog niet geweest. Wacht tot die dag, of zeg hier dat u dat weet." in page.content.decode()
    assert not Decision.objects.exists()
    assert client.post(url, fields(is_early="on", sign="1")).status_code == 302
    assert Decision.objects.exists()


def test_who_confirms_before_the_reference_day_reads_so(sign_in: As, url: str) -> None:
    one, other = sign_in(Role.CLIENT), sign_in(Role.COORDINATOR)
    assert "is_early" not in one.get(url).content.decode()
    Picture.objects.update(reference_date=timezone.localdate() + timedelta(days=9), concept_on=timezone.localdate())
    one.post(url, fields(is_early="on"))
    assert "Wat tot dan verandert, telt niet mee." in other.get(url).content.decode()


def test_nobody_but_the_executive_signs(sign_in: As, url: str) -> None:
    sign_in(Role.CLIENT).post(url, fields(sign="1"))
    assert not Decision.objects.get().is_signed
    assert Picture.objects.get().state == State.FACT_CHECK


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE])
def test_who_drew_it_up_reads_why_it_is_not_for_them(picture: Picture, url: str, role: Role) -> None:
    user = person(picture, role)
    make.assignment(user, picture.organisation)
    client = Client()
    client.force_login(user)
    page = client.get(url)
    assert "U werkte als adviseur aan dit beeld" in page.content.decode()
    assert '<form method="post" action="/beelden' not in page.content.decode()
    assert client.post(url, fields(sign="1")).status_code == 409
    assert not Decision.objects.exists()


def test_open_remarks_keep_it_back_in_words(sign_in: As, picture: Picture, url: str) -> None:
    make.comment(picture)
    client = sign_in(Role.CLIENT)
    assert "zonder antwoord" in client.get(url).content.decode()
    assert client.post(url, fields()).status_code == 409


def tomorrow() -> str:
    return str(timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize(
    "wrong",
    [{"kind": ""}, {"body": "deputies"}, {"decided_on": ""}, {"decided_on": "2020-01-01"}, {"number": "x" * 41}],
)
def test_what_is_wrong_stands_beside_its_field(sign_in: As, url: str, wrong: dict[str, str]) -> None:
    client = sign_in(Role.CLIENT)
    for changes in (wrong, {**wrong, "decided_on": tomorrow()}):
        page = client.post(url, fields(**changes))
        assert page.status_code == 422
        assert f'href="#id_{next(iter(changes))}' in page.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("state", "status"), [(State.ANALYSIS, 404), (State.CONCEPT, 200), (State.LAPSED, 404)])
def test_in_another_state_nothing_is_recorded(sign_in: As, url: str, state: State, status: int) -> None:
    Picture.objects.update(state=state)
    client = sign_in(Role.CLIENT)
    assert client.get(url).status_code == status
    assert client.post(url, fields()).status_code == (409 if status == 200 else 404)


def test_the_adviser_never_opens_it(picture: Picture, url: str) -> None:
    adviser, client = make.user(), Client()
    make.assignment(adviser, picture.organisation)
    client.force_login(adviser)
    assert client.get(url).status_code == client.post(url, fields(sign="1")).status_code == 404


def test_the_picture_says_by_whom_and_when_it_was_adopted(sign_in: As, picture: Picture, url: str) -> None:
    mayor = sign_in(Role.EXECUTIVE)
    page = mayor.get(f"/beelden/{picture.pk}/")
    assert primary(page) == "Feitencheck doen"
    Picture.objects.update(fact_check_until=timezone.localdate() - timedelta(days=1))
    assert primary(mayor.get(f"/beelden/{picture.pk}/")) == "Besluit nemen"
    waiting = make.comment(picture)
    html = mayor.get(f"/beelden/{picture.pk}/").content.decode()
    assert 'aria-disabled="true"' in html
    assert "zonder antwoord" in html
    waiting.delete()
    actions.adopt(picture=Picture.objects.get(), decided=decided(), by=person(picture, Role.EXECUTIVE, "alderman"))
    page = mayor.get(f"/beelden/{picture.pk}/")
    assert "vastgesteld door het college van burgemeester en wethouders op" in page.content.decode()
    assert primary(page) == "Rapport downloaden (PDF)"


def test_the_list_says_what_stands_and_that_something_lapsed(sign_in: As, picture: Picture) -> None:
    actions.adopt(picture=picture, decided=decided(), by=person(picture, Role.EXECUTIVE, "alderman"))
    gone = make.picture(picture.organisation, state=State.LAPSED)
    html = sign_in(Role.COORDINATOR).get("/beelden/?alle").content.decode()
    assert "Vastgesteld door het college" in html
    assert "Gestopt" in html
    assert str(gone.pk) not in html


def test_to_decide_is_her_first_step_as_soon_as_a_decision_was_put_down(sign_in: As, picture: Picture) -> None:
    actions.decide(picture=picture, decided=decided(), by=person(picture, Role.COORDINATOR, "oov"))
    assert primary(sign_in(Role.EXECUTIVE).get(f"/beelden/{picture.pk}/")) == "Besluit nemen"
    assert primary(sign_in(Role.CLIENT).get(f"/beelden/{picture.pk}/")) == "Besluit bevestigen"
