from django.test import Client

from dijkwacht.apps.findings import actions
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question, seen


def test_findings_stand_heaviest_first_with_one_to_look_over(client: Client, work: Work) -> None:
    assert primary(client.get(f"{work.url}bevindingen/")) == "Oordelen: BES-01"
    make.weigh(work.picture)
    response = client.get(f"{work.url}bevindingen/")
    assert question(response) == "Wat zijn de kwetsbaarheden, en wat raadt u aan?"
    assert primary(response) == "Nalezen: BES-01"
    spots = [spot.criterion.id for spot in response.context["spots"]]
    assert spots == ["BES-01", "BES-02"]
    assert response.context["others"] == []
    assert "Ernst hoog" in response.content.decode()


def test_what_nobody_knows_is_no_finding_and_stands_apart(client: Client, work: Work) -> None:
    make.weigh(work.picture)
    response = client.get(f"{work.url}bevindingen/")
    assert [criterion.id for criterion in response.context["not_known"]] == ["VER-02", "VER-03"]
    assert "2 onderdelen" in response.content.decode()


def test_findings_are_read_one_by_one_with_one_button(client: Client, work: Work) -> None:
    make.weigh(work.picture)
    page = client.get(f"{work.url}onderdeel/BES-01/?toon=na-te-lezen")
    assert primary(page) == "Akkoord, naar BES-02"
    said = {"seen": seen(page), "finding": "Zo is het.", "advice": "Regel BES-01.", "effort": "medium", "accept": "1"}
    levels = {"paper": "2", "practice": "0", "basis": "check", "reason": "Gezien."}
    answer = client.post(f"{work.url}onderdeel/BES-01/?toon=na-te-lezen", {**said, **levels})
    assert answer["Location"].endswith("/onderdeel/BES-02/?toon=na-te-lezen")
    row = work.picture.findings.get(criterion="BES-01")
    assert (row.is_reviewed, row.text) == (True, "Zo is het.")
    assert "Nagelezen: 1 van 2" in client.get(f"{work.url}bevindingen/").content.decode()


def test_a_ground_alone_confirms_what_was_answered(client: Client, work: Work) -> None:
    url = f"{work.url}onderdeel/BES-01/"
    page = client.get(url)
    assert "Hier antwoordden minder dan drie mensen" in page.content.decode()
    said = {"seen": seen(page), "basis": "document", "advice": "Regel BES-01.", "effort": "medium"}
    assert client.post(url, said).status_code == 302
    rows = {row.side: (row.level, row.basis, row.reason) for row in work.picture.settlements.filter(criterion="BES-01")}
    assert rows == {side: (level, "document", "Een document laat dit zien.") for side, level in (("paper", 2), ("practice", 0))}
    assert "Hier antwoordden minder dan drie mensen" not in client.get(url).content.decode()


def test_a_ground_alone_counts_people_and_not_functions(client: Client, work: Work) -> None:
    Answer.objects.filter(criterion="BES-03").delete()
    for name, levels in (("oov", (0, 0)), ("hr", (2, 1)), ("integriteit", (2, 1))):
        seat, _ = Respondent.objects.get_or_create(
            picture=work.picture, function=name, defaults={"organisation": work.organisation}
        )
        make.answer(seat, "BES-03", *levels)
    work.picture.respondents.filter(function__in=("hr", "integriteit")).update(person="hr")
    url = f"{work.url}onderdeel/BES-03/"
    said = {"seen": seen(client.get(url)), "basis": "document", "advice": "Regel BES-03.", "effort": "medium"}
    assert client.post(url, said).status_code == 302
    found = work.picture.settlements.filter(criterion="BES-03").values_list("side", "level")
    assert dict(found) == {"paper": 0, "practice": 0}  # of two people; over three seats it would be 2 and 1


def test_nothing_to_rest_on_has_no_level(client: Client, work: Work) -> None:
    url = f"{work.url}onderdeel/BES-01/"
    said = {"seen": seen(client.get(url)), "basis": "nothing", "advice": "Regel BES-01.", "effort": "medium"}
    wrong = client.post(url, {**said, "practice": "2", "reason": "Zo is het."})
    assert wrong.status_code == 422
    assert "Op niets rust geen niveau" in wrong.content.decode()
    assert client.post(url, said).status_code == 302
    assert work.picture.settlements.get(criterion="BES-01").rests_on_nothing


def test_when_all_is_looked_over_the_summary_is_next(client: Client, work: Work) -> None:
    make.weigh(work.picture)
    for criterion in ("BES-01", "BES-02"):
        actions.describe(picture=work.picture, criterion=criterion, text="Zo is het.", is_reviewed=True, by=work.adviser)
    response = client.get(f"{work.url}bevindingen/")
    assert primary(response) == "Samenvatting schrijven"
    assert "Nagelezen: 2 van 2" in response.content.decode()


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
    assert primary(client.get(work.url)) == "Oordelen waar weinig mensen antwoordden"
    make.weigh(work.picture)
    response = client.get(work.url)
    assert primary(response) == "Bevindingen nalezen"
    assert "bij 2 van de 2 is dat nog niet gedaan" in response.content.decode()
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 409
    make.read_through(work.picture)
    assert primary(client.get(work.url)) == "Schrijven waarom onderdelen open bleven"
    Picture.objects.update(unanswered_reason="Er was geen tijd.")
    assert primary(client.get(work.url)) == "Concept delen met de bestuurder"


def test_a_reason_that_was_not_asked_stays(client: Client, work: Work) -> None:
    url = f"{work.url}samenvatting/"
    client.post(url, {"seen": seen(client.get(url)), "summary": "Kort."})
    assert Picture.objects.get().unanswered_reason == "Nog niet gevraagd."
