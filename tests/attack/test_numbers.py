"""A number in a form that no row can have, however long, is answered as any other that is not there."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.request import number
from tests import factories as make
from tests.barriers import in_use, published
from tests.house.tree import SOURCE, ours

pytestmark = pytest.mark.django_db
# Beyond what a column holds, beyond what Python reads, other figures than ours, and what is no number.
ODD = ("9" * 18, "9" * 30, "9" * 5_000, "٣", "²", "-1", "1e5", "")


@pytest.fixture
def here() -> Organisation:
    return make.organisation()


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("odd", ODD)
def test_of_barriers(here: Organisation, odd: str) -> None:
    published()
    row, client = in_use(here), desk(make.member(here, Role.COORDINATOR, "oov@example.org"))
    assert client.post("/barrieres/bij/GM9901/kruidenteelt/beginnen/", {"area": odd}).status_code == (404 if odd else 302)
    assert client.post(f"/barrieres/bij/{row.pk}/nieuwe-versie/", {"seen": odd}).status_code == 409


@pytest.mark.parametrize("odd", ODD)
def test_of_a_measure_a_reply_and_a_colleague(here: Organisation, odd: str) -> None:
    coordinator = make.member(here, Role.COORDINATOR, "oov@example.org")
    measure = measures.propose(organisation=here, draft=Draft("Vier ogen"), by=coordinator)
    assert desk(coordinator).post(f"/maatregelen/{measure.pk}/", {"deed": "drop", "row": odd}).status_code == 404
    adviser = make.user()
    make.assignment(adviser, here)
    picture = make.picture(here, state=State.FACT_CHECK)
    assert desk(adviser).post(f"/werk/{picture.pk}/afronden/", {f"reply-{odd}": "Ja."}).status_code < 500
    boss = desk(make.member(here, Role.ADMINISTRATOR, "beheer@example.org"))
    assert boss.post("/mensen/bevestigen/", {"welcome": odd}).status_code == 404


def test_a_number_is_read_in_one_place() -> None:
    """Whoever asks a text whether it is a number and bounds nothing, gets an error of Python from five thousand figures."""
    asking = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in ours("*.py", below=SOURCE / "web")
        for line in path.read_text(encoding="utf-8").splitlines()
        if (".isdecimal()" in line or ".isdigit()" in line) and "len(" not in line and "[:" not in line
    ]
    assert [line.partition(":")[0] for line in asking] == ["web/installation/env.py"]  # a setting is the operator's
    assert (number("12"), number("9" * 18), number("9" * 19), number("0x1")) == (12, 10**18 - 1, 0, 0)
