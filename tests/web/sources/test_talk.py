"""The sheet of a talk: sixty criteria on one page, typed while somebody speaks, and nothing lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.sources.forms import mark_of
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def address(work: Work, function: str = "hr") -> str:
    return f"{work.url}bronnen/gesprek/{function}/"


def line(criterion: str, said: Said = Said(), shown: Said = Said(), seen: int = 0) -> dict[str, str]:  # noqa: B008 - frozen
    given = {None: "", -1: "?"}
    levels = {"paper": given.get(said.paper, str(said.paper)), "practice": given.get(said.practice, str(said.practice))}
    fields = {**levels, "explanation": said.explanation, "seen": str(seen), "was": mark_of(shown)}
    return {f"{criterion}-{name}": value for name, value in fields.items()}


def talks() -> dict[str, tuple[int | None, int | None, str]]:
    rows = Answer.objects.filter(source=Source.INTERVIEW)
    return {row.criterion: (row.paper, row.practice, row.explanation) for row in rows}


def test_it_shows_all_that_is_asked_with_what_the_questionnaire_said(client: Client, work: Work) -> None:
    page = client.get(address(work))
    assert question(page) == "Wat hoort u in dit gesprek?"
    assert primary(page) == "Alles bewaren"
    body = page.content.decode()
    assert "gespreksblad HR" in body
    assert body.count('<fieldset class="dw-line') == 6
    assert "Vragenlijst: niet van toepassing, Wij hebben dit niet." in body


def test_all_that_was_typed_is_saved_at_once_one_event_a_line_and_the_rest_is_left_alone(client: Client, work: Work) -> None:
    before = Event.objects.count()
    data = {
        **line("BES-01", Said(1, -1, "", "Zij weet het niet.")),
        **line("BES-02"),
        **line("VER-01", Said(explanation="Alleen een zin.")),
    }
    response = client.post(address(work), {**data, "save": "VER-01"})
    assert response.url == f"{address(work)}#VER-01"
    assert talks() == {"BES-01": (1, -1, "Zij weet het niet."), "VER-01": (None, None, "Alleen een zin.")}
    assert [event.verb for event in Event.objects.order_by("pk")[before:]] == ["sources.recorded"] * 2


def test_evidence_of_a_talk_stays_when_its_line_changes(client: Client, work: Work) -> None:
    row = make.answer(work.respondents[2], "BES-01", 1, 1, source=Source.INTERVIEW)
    client.post(address(work), line("BES-01", Said(2, 2), Said(1, 1), seen=1))
    row.refresh_from_db()
    assert (row.paper, row.version, len(row.evidence)) == (2, 2, 1)


def test_an_overtaken_line_shows_both_and_the_others_are_saved(client: Client, work: Work) -> None:
    make.answer(work.respondents[2], "BES-01", 0, 0, source=Source.INTERVIEW, explanation="Van een collega.")
    mine = Said(3, 3, "", "Van mij.")
    response = client.post(address(work), {**line("BES-01", mine), **line("BES-02", Said(1, 1))})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Van een collega." in page
    assert "Van mij." in page
    assert talks() == {"BES-01": (0, 0, "Van een collega."), "BES-02": (1, 1, "")}
    again = line("BES-01", mine, Said(0, 0, "", "Van een collega."), seen=1)
    assert client.post(address(work), again).status_code == 302
    assert talks()["BES-01"] == (3, 3, "Van mij.")


def test_a_line_that_somebody_else_changed_and_i_did_not_touch_is_no_conflict(client: Client, work: Work) -> None:
    make.answer(work.respondents[2], "BES-01", 0, 0, source=Source.INTERVIEW)
    assert client.post(address(work), {**line("BES-01"), **line("BES-02", Said(1, 1))}).status_code == 302
    assert talks()["BES-01"] == (0, 0, "")


@pytest.mark.parametrize("wrong", [{"BES-01-paper": "9"}, {"BES-01-explanation": "x" * 5001}, {"BES-01-seen": "x"}])
def test_a_faulty_line_stays_as_typed_and_the_others_are_saved(client: Client, work: Work, wrong: dict[str, str]) -> None:
    data: dict[str, Any] = {**line("BES-01", Said(1, 1, "", "Blijft staan.")), **line("BES-02", Said(1, 1)), **wrong}
    response = client.post(address(work), data)
    assert response.status_code == 422
    assert data["BES-01-explanation"] in response.content.decode()
    assert set(talks()) == {"BES-02"}


def test_a_line_of_levels_beside_not_applicable_is_told(client: Client, work: Work) -> None:
    make.answer(work.respondents[2], "BES-01", not_applicable="Zegt zij.", source=Source.INTERVIEW, evidence=())
    response = client.post(address(work), line("BES-01", Said(1, 1), Said(), seen=1))
    assert response.status_code == 422
    assert "niet allebei" in response.content.decode()


def test_somebody_who_was_not_asked_is_only_kept_once_something_is_heard(client: Client, work: Work) -> None:
    assert client.get(address(work, "griffier")).status_code == 200
    assert not Respondent.objects.filter(function="griffier").exists()
    client.post(address(work, "griffier"), line("BES-01", Said(1, 1)))
    assert Respondent.objects.filter(function="griffier").exists()
    assert client.get(address(work, "jan jansen")).status_code == 404


def test_when_the_picture_was_shared_meanwhile_every_line_stays_on_the_page(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.CONCEPT)
    assert client.get(address(work)).status_code == 409
    data = {**line("BES-01", Said(1, 1, "", "Eerste zin.")), **line("BES-02", Said(1, 1, "", "Tweede zin."))}
    response = client.post(address(work), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Eerste zin." in page
    assert "Tweede zin." in page
    assert talks() == {}


def test_sixty_criteria_take_as_many_queries_as_six(client: Client, work: Work) -> None:
    def queries(picture: Picture) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/werk/{picture.pk}/bronnen/gesprek/hr/").status_code == 200
        return len([one for one in captured if "pg_advisory" not in one["sql"]])

    large = make.picture(work.organisation, of=make.norm("groot", ("BES", "VER", "MID"), 20))
    seat = make.respondent(large, "hr")
    for number in range(1, 21):
        make.answer(seat, f"BES-{number:02}", 1, 1)
        make.answer(seat, f"BES-{number:02}", 1, 1, source=Source.INTERVIEW)
    for picture in (work.picture, large):
        queries(picture)  # the norm is read once per process
    assert queries(large) <= queries(work.picture) <= 12
