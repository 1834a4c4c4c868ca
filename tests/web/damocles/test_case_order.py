"""What stands where on the page of a closure: what is in force and what comes next first; what is past, folded."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.parties import Party, Track
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.rules.facts import Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.organisations.models import Organisation
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def page(client: Client, case: DamoclesCase) -> str:
    return " ".join(client.get(f"/damocles/zaken/{case.pk}/").content.decode().split())


def test_the_next_step_stands_above_what_is_past(here: Organisation, officer: User, client: Client) -> None:
    text = page(client, given.case(officer, here, state=S.CLOSED))
    heads = ["stappen-kop", "kadaster-kop", "brieven-kop", "daarna", "soort-kop", "termijnen-kop", "tijdlijn-kop"]
    places = [text.index(f'id="{head}"') for head in heads]
    assert places == sorted(places)


def test_a_suspension_stands_on_top_and_nothing_is_asked_of_the_registers(
    here: Organisation, officer: User, client: Client
) -> None:
    made = given.case(officer, here, state=S.CLOSED)
    assert "Inschrijven bij het" in page(client, made)
    day, owner = made.state_since, Track(Party.OWNER)
    for what, ruling in ((Remedy.OBJECTION, None), (Remedy.RELIEF_ASKED, None), (Remedy.RELIEF_DECIDED, Ending.GRANTED)):
        cases.note_after(case=made, after=After(what, day, ruling=ruling, track=owner), by=officer)
    text = page(client, made)
    assert text.index("Voer het niet uit (Awb 8:81, 8:85)") < text.index('id="stappen-kop"')
    assert "Inschrijven bij het" not in text


def test_letters_of_earlier_steps_stay_and_closing_at_once_can_follow_an_intention(
    here: Organisation, officer: User, client: Client
) -> None:
    made = given.case(officer, here, state=S.INTENDED)
    text = page(client, made)
    assert "Met spoed sluiten" in text
    assert "/brieven/damocles-spoed/" in text
    assert "/brieven/damocles-voornemen/" in text
    damocles.move(case=made, to=S.URGENT, taken=Taken(given.today()), by=officer)
    text = page(client, made)
    assert text.index("Brieven van eerdere stappen") < text.index("/brieven/damocles-voornemen/")


def test_what_has_to_go_first_is_said_before_a_decision_is_taken_back(here: Organisation, officer: User, client: Client) -> None:
    made = given.case(officer, here, state=S.DECIDED)
    line = f"/damocles/zaken/{made.pk}/regel/stap-{made.moves.latest('pk').pk}/"
    assert 'name="off"' in client.get(line).content.decode()
    cases.note_after(case=made, after=After(Remedy.OBJECTION, given.today()), by=officer)
    text = client.get(line).content.decode()
    assert 'name="off"' not in text
    assert "Haal eerst weg wat er na het besluit is vastgelegd" in text


def test_months_beside_an_indefinite_time_are_refused_with_words(here: Organisation, officer: User, client: Client) -> None:
    made = given.case(officer, here, state=S.URGENT)
    sent = {"on": given.today().isoformat(), "months": "3", "is_indefinite": "on"}
    answer = client.post(f"/damocles/zaken/{made.pk}/stap/closed/", sent)
    assert answer.status_code == 422
    assert "Kies of maanden, of onbepaalde tijd." in answer.content.decode()


def test_a_length_is_changed_on_its_own_page(here: Organisation, officer: User, client: Client) -> None:
    made = given.case(officer, here, state=S.CLOSED, months=6)
    address = f"/damocles/zaken/{made.pk}/daarna/duration-changed/"
    assert list(client.get(address).context["form"].fields) == ["on", "ruling", "months", "ends_on"]
    day = given.today().isoformat()
    assert client.post(address, {"on": day, "ruling": "replaced"}).status_code == 422
    assert client.post(address, {"on": day, "ruling": "replaced", "months": "9"}).status_code == 302
    text = page(client, made)
    assert "duur nu 9 maanden" in text
    assert "<dt>Duur nu</dt><dd>9 maanden" in text
    made.refresh_from_db()
    assert made.months == 6
