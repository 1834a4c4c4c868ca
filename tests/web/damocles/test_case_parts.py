"""Premises and a dwelling decided apart, as an officer meets them: the form, the page, the letters and the time line."""

from datetime import timedelta

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.words import Place
from dijkwacht.kit.dutch import long_date
from tests import damocles as given
from tests import factories as make
from tests.access.forms import Forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def address(case: DamoclesCase, *more: str) -> str:
    return "/".join(["/damocles/zaken", str(case.pk), *more, ""])


def words(client: Client, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def letters(client: Client, case: DamoclesCase) -> dict[str, dict[str, str]]:
    """What each letter that comes up now is filled with, by what it is called."""
    return {one.title: dict(one.fields) for one in client.get(address(case)).context["letters"]}


def decided(client: Client, officer: User, here: Organisation, **dwelling: str) -> DamoclesCase:
    case = given.case(officer, here, state=S.INTENDED, is_combined=True)
    day = case.state_since + timedelta(30)
    sent = {"on": day.isoformat(), "until": (day + timedelta(3)).isoformat(), "months": "6", **dwelling}
    answer = client.post(address(case, "stap", "decided"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return DamoclesCase.objects.get(pk=case.pk)


def both(client: Client, officer: User, here: Organisation) -> DamoclesCase:
    until = given.ago(200) + timedelta(14 + 30 + 14)
    return decided(client, officer, here, dwelling="closure", months_dwelling="3", until_dwelling=until.isoformat())


def test_the_form_begins_with_what_the_policy_says_of_each_part(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    case = given.case(officer, here, state=S.INTENDED, is_combined=True)
    page = client.get(address(case, "stap", "decided"))
    form = page.context["form"]
    assert (form["months"].value(), form["dwelling"].value()) == (6, "warning")
    shown = " ".join(page.content.decode().split())
    assert "lokaal: <strong>sluiting van 6 maanden</strong>; woning: <strong>waarschuwing</strong>" in shown
    assert "Hoeveel maanden gaat het lokaal dicht?" in shown
    one = given.case(officer, here, state=S.INTENDED, number="Z-2026-9")
    assert "dwelling" not in client.get(address(one, "stap", "decided")).context["form"].fields


def test_each_part_has_its_own_steps_and_registers_on_the_page(here: Organisation, officer: User, client: Client) -> None:
    case = both(client, officer, here)
    page = words(client, address(case))
    assert "lokaal: sluiting van 6 maanden; woning: sluiting van 3 maanden" in page
    assert "Pand sluiten (lokaal)" in page
    assert "Pand sluiten (woning)" in page
    assert page.count('<h3 class="nl-heading nl-heading--level-3">Sluiting ingeschreven bij het Kadaster') == 1
    day = case.state_since + timedelta(20)
    for part in Place:
        assert client.post(address(case, "stap", "closed", part), {"on": day.isoformat()}).status_code == 302
    client.post(address(case, "stap", "lifted", "dwelling"), {"on": day.isoformat()})
    page = words(client, address(case))
    assert "Einde ingeschreven bij het Kadaster (woning)" in page
    assert "Einde ingeschreven bij het Kadaster (lokaal)" not in page
    client.post(address(case, "inschrijving"), {"deed": "lapse_entered", "part": "dwelling", "on": day.isoformat()})
    assert case.moves.get(what="lapse_entered").part == Place.DWELLING
    line = words(client, address(case))
    assert f"{long_date(day)}: opgeheven of ingetrokken (woning)" in line
    assert "duur van de sluiting (lokaal)" in line
    assert [one.words for one in client.get(address(case)).context["timeline"].entries].count("Gesloten (woning)") == 1


@pytest.mark.parametrize(("to", "part"), [("closed", "attic"), ("closed", "dwelling")])
def test_a_part_that_a_case_does_not_have_is_not_found(
    here: Organisation, officer: User, client: Client, to: str, part: str
) -> None:
    case = given.case(officer, here, state=S.DECIDED, is_combined=True)
    assert client.get(address(case, "stap", to, part)).status_code == 404


def test_one_letter_closes_both_and_each_is_lifted_by_its_own(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    case = both(client, officer, here)
    fields = letters(client, case)["Besluit tot sluiting"]
    until = case.moves.get(part=Place.DWELLING).until
    assert (fields["place"], fields["also_dwelling"]) == ("premises", "on")
    assert (fields["months"], fields["months_dwelling"]) == ("6", "3")
    assert fields["comply_until_dwelling"] == until.isoformat()
    day = case.state_since + timedelta(20)
    client.post(address(case, "stap", "closed", "dwelling"), {"on": day.isoformat()})
    client.post(address(case, "stap", "closed", "premises"), {"on": (day + timedelta(1)).isoformat()})
    found = letters(client, case)
    costs = {part: found[f"Besluit over de kosten van bestuursdwang, voor {part}"] for part in ("het lokaal", "de woning")}
    assert [one["enforced_on"] for one in costs.values()] == [(day + timedelta(1)).isoformat(), day.isoformat()]
    assert [one["place"] for one in costs.values()] == ["premises", "dwelling"]
    assert not any("also_dwelling" in one for one in costs.values())


def test_a_dwelling_that_is_warned_has_a_letter_with_the_day_of_the_decision(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    case = decided(client, officer, here, dwelling="warning")
    found = letters(client, case)
    assert "also_dwelling" not in found["Besluit tot sluiting"]
    warning = found["Waarschuwing, voor de woning"]
    assert (warning["place"], warning["measure"], warning["dated"]) == ("dwelling", "warning", case.state_since.isoformat())
    assert "months" not in warning


def test_an_outcome_asks_the_length_of_each_part(here: Organisation, officer: User, client: Client) -> None:
    case = both(client, officer, here)
    cases.note_after(case=case, after=After(Remedy.OBJECTION, case.state_since), by=officer)
    url = address(case, "daarna", "objection-decided")
    form = client.get(url).context["form"]
    assert [name for name in form.fields if "months" in name or "ends_on" in name] == [
        "months",
        "ends_on",
        "months_dwelling",
        "ends_on_dwelling",
    ]
    client.post(url, {"on": case.state_since.isoformat(), "ruling": "changed", "months_dwelling": "1"})
    page = words(client, address(case))
    assert "op bezwaar" in page
    assert "duur nu 1 maand (woning)" in page
    assert "1 maand (woning)" in client.get(address(case)).context["length_now"]
    key = f"na-{case.remedies.latest('pk').pk}"
    client.post(
        address(case, "regel", key),
        {"on": case.state_since.isoformat(), "ruling": "changed", "months": "2", "why": "mistyped"},
    )
    row = case.remedies.latest("pk")
    assert (row.months, row.months_dwelling) == (2, None)


def test_after_an_annulment_the_page_asks_first_to_note_that_it_ended(here: Organisation, officer: User, client: Client) -> None:
    case = given.case(officer, here, state=S.CLOSED)
    day = case.state_since
    cases.note_after(case=case, after=After(Remedy.OBJECTION, day), by=officer)
    cases.note_after(case=case, after=After(Remedy.OBJECTION_DECIDED, day, ruling=Ending.REVOKED), by=officer)
    page = client.get(address(case))
    assert page.context["primary"].to == S.LIFTED
    dues = [due.words for _, part in page.context["running"] for due, *_ in part]
    assert "einde van de sluiting inschrijven in de openbare registers" in dues
    client.post(address(case, "stap", "lifted"), {"on": day.isoformat()})
    page = client.get(address(case))
    assert "einde van de sluiting inschrijven in de openbare registers" not in [
        due.words for _, part in page.context["running"] for due, *_ in part
    ]
    assert "Legt u ook de stap vast" not in page.content.decode()


def test_taking_the_decision_back_takes_both(here: Organisation, officer: User, client: Client) -> None:
    case = both(client, officer, here)
    lines = client.get(address(case)).context["lines"]
    assert [line.line.kept != "" for line in lines[-2:]] == [True, False]
    found = Forms(client.get(lines[-1].url).content.decode()).found
    assert found
    client.post(lines[-1].url, {"why": "not_happened", "off": "1"})
    now = DamoclesCase.objects.get(pk=case.pk)
    assert (now.state, now.measure_dwelling) == (S.INTENDED, "")
