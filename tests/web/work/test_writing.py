from django.test import Client

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question, seen


def test_findings_stand_heaviest_first_with_one_to_look_over(client: Client, work: Work) -> None:
    response = client.get(f"{work.url}bevindingen/")
    assert question(response) == "Wat zijn de kwetsbaarheden, en wat raadt u aan?"
    assert primary(response) == "Volgende nalezen: BES-01"
    spots = [spot.criterion.id for spot in response.context["spots"]]
    assert spots == ["BES-01", "VER-02", "VER-03", "BES-02"]
    assert "Ernst hoog" in response.content.decode()


def test_when_all_is_looked_over_the_summary_is_next(client: Client, work: Work) -> None:
    for criterion in ("BES-01", "VER-02", "VER-03", "BES-02"):
        actions.describe(picture=work.picture, criterion=criterion, text="Zo is het.", is_reviewed=True, by=work.adviser)
    response = client.get(f"{work.url}bevindingen/")
    assert primary(response) == "Samenvatting schrijven"
    assert "Nagelezen: 4 van 4" in response.content.decode()


def test_the_summary_is_kept(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    page = client.get(url)
    assert question(page) == "Wat moet de bestuurder weten en besluiten?"
    assert primary(page) == "Samenvatting bewaren"
    response = client.post(url, {"seen": seen(page), "summary": "Eén.\r\nTwee.", "decision": "Stel een lijst vast."})
    assert response.status_code == 302
    work.picture.refresh_from_db()
    assert (work.picture.summary, work.picture.decision) == ("Eén.\nTwee.", "Stel een lijst vast.")


def test_two_tabs_never_silently_overwrite_each_others_summary(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    mark = seen(client.get(url))
    client.post(url, {"seen": mark, "summary": "Van de eerste"})
    response = client.post(url, {"seen": mark, "summary": "Van de tweede"})
    assert response.status_code == 409
    assert "Van de eerste" in response.content.decode()
    assert "Van de tweede" in response.content.decode()
    assert primary(response) == "Mijn versie bewaren"
    assert Picture.objects.get().summary == "Van de eerste"
    client.post(url, {"seen": seen(response), "summary": "Van de tweede"})
    assert Picture.objects.get().summary == "Van de tweede"


def test_the_same_summary_twice_is_no_conflict(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    mark = seen(client.get(url))
    assert [client.post(url, {"seen": mark, "summary": "Gelijk"}).status_code for _ in range(2)] == [302, 302]


def test_a_summary_that_is_too_long_stays_on_the_page(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    response = client.post(url, {"seen": seen(client.get(url)), "summary": "x" * 5001})
    assert response.status_code == 422
    assert "Maak de tekst korter" in response.content.decode()
    assert "x" * 5001 in response.content.decode()


def test_a_summary_after_sharing_is_refused_and_not_lost(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    mark = seen(client.get(url))
    Picture.objects.update(state=State.CONCEPT)
    response = client.post(url, {"seen": mark, "summary": "Te laat"})
    assert response.status_code == 409
    assert "Te laat" in response.content.decode()
    assert primary(client.get(url)) == "Feitencheck beginnen"


def test_why_criteria_stayed_open_is_asked_where_some_did(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    Picture.objects.update(unanswered_reason="")
    page = client.get(url)
    assert "Waarom bleven onderdelen open?" in page.content.decode()
    client.post(url, {"seen": seen(page), "summary": "Kort.", "unanswered": "Er was geen tijd."})
    assert Picture.objects.get().unanswered_reason == "Er was geen tijd."


def test_the_desk_leads_to_what_the_concept_lacks(client: Client, work: Work) -> None:
    Picture.objects.update(summary="Kort.", unanswered_reason="")
    assert primary(client.get(work.url)) == "Schrijven waarom onderdelen open bleven"
    actions.describe(picture=work.picture, criterion="BES-01", text="Zo is het.", is_reviewed=False, by=work.adviser)
    response = client.get(work.url)
    assert primary(response) == "Bevindingen nalezen"
    assert "bij 1 is dat nog niet gedaan" in response.content.decode()
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 409
    actions.describe(picture=work.picture, criterion="BES-01", text="Zo is het.", is_reviewed=True, by=work.adviser)
    Picture.objects.update(unanswered_reason="Er was geen tijd.")
    assert primary(client.get(work.url)) == "Concept delen met de bestuurder"


def test_a_reason_that_was_not_asked_stays(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    client.post(url, {"seen": seen(client.get(url)), "summary": "Kort."})
    assert Picture.objects.get().unanswered_reason == "Nog niet gevraagd."
