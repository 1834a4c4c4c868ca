"""In the fact check the organisation remarks per finding; nothing typed is lost, and nobody reads a name."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.pictures.models import Picture, ShownLevel
from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.apps.adoption.closing import in_fact_check, person
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    made = in_fact_check()
    return make.weak(made)


@pytest.fixture
def url(picture: Picture) -> str:
    return f"/beelden/{picture.pk}/feitencheck/"


@pytest.fixture
def who(client: Client, picture: Picture) -> User:
    user = person(picture, Role.CLIENT)
    client.force_login(user)
    return user


def test_the_findings_stand_in_order_with_a_field_each_and_one_for_the_whole(client: Client, who: User, url: str) -> None:
    page = client.get(url)
    assert question(page) == "Klopt wat de adviseur zag?"
    assert primary(page) == "Alle opmerkingen bewaren"
    keys = [section.key for heap in page.context["heaps"] for section in heap.sections]
    assert keys[0] == "BES-01"
    assert keys[-1] == "geheel"
    assert "Regel BES-01." in page.content.decode()


def test_at_the_first_visit_the_first_finding_stands_open_and_no_other(client: Client, who: User, url: str) -> None:
    sections = [section for heap in client.get(url).context["heaps"] if heap.is_open for section in heap.sections]
    assert [section.key for section in sections if section.is_open] == ["BES-01"]


def test_one_button_saves_all_that_was_typed(client: Client, who: User, url: str) -> None:
    response = client.post(url, {"new-BES-01": "Dit is er wel.", "new-geheel": "Verder helder.", "save": "BES-01"})
    assert response["Location"] == f"{url}#BES-01"
    assert set(Comment.objects.values_list("criterion", "text", "role")) == {
        ("BES-01", "Dit is er wel.", "client"),
        ("", "Verder helder.", "client"),
    }


def test_one_changes_ones_own_remark_and_takes_it_back(client: Client, who: User, picture: Picture, url: str) -> None:
    row = make.comment(picture, "BES-01", by=who)
    fields = {f"own-{row.pk}": "Beter gezegd.", f"seen-{row.pk}": digest(row.text)}
    client.post(url, fields)
    assert Comment.objects.get().text == "Beter gezegd."
    client.post(url, {"retract": str(row.pk), "new-BES-02": "Dit blijft."})
    assert Comment.objects.get().text == "Dit blijft."


def test_of_others_one_reads_role_and_text_and_no_name(client: Client, who: User, picture: Picture, url: str) -> None:
    other = make.user("jan@example.org", "Jan Jansen")
    make.comment(picture, "BES-01", by=other, role=Role.COORDINATOR, text="Zie het protocol.", reply="Overgenomen in de tekst.")
    html = client.get(url).content.decode()
    for words in ("Beleidsmedewerker OOV", "Zie het protocol.", "Overgenomen in de tekst."):
        assert words in html
    assert "Jansen" not in html
    assert client.post(url, {"retract": str(Comment.objects.get().pk)}).status_code == 409
    assert Comment.objects.exists()


def test_two_windows_never_silently_overwrite_each_other(client: Client, who: User, picture: Picture, url: str) -> None:
    row = make.comment(picture, "BES-01", by=who)
    stale = {f"own-{row.pk}": "Van het tweede venster.", f"seen-{row.pk}": digest(row.text), "new-BES-02": "Ook dit."}
    Comment.objects.update(text="Van het eerste venster.")
    response = client.post(url, stale)
    assert response.status_code == 409
    for words in ("Van het eerste venster.", "Van het tweede venster.", "Ook dit."):
        assert words in response.content.decode()
    assert Comment.objects.get().text == "Van het eerste venster."
    client.post(url, {**stale, f"seen-{row.pk}": digest("Van het eerste venster.")})
    assert set(Comment.objects.values_list("text", flat=True)) == {"Van het tweede venster.", "Ook dit."}


def test_a_window_that_was_not_typed_in_leaves_what_another_wrote(client: Client, who: User, picture: Picture, url: str) -> None:
    row = make.comment(picture, "BES-01", by=who)
    untouched = {f"own-{row.pk}": row.text, f"seen-{row.pk}": digest(row.text)}
    Comment.objects.update(text="Nieuw.")
    assert client.post(url, {**untouched, "new-BES-02": "Erbij."}).status_code == 302
    assert set(Comment.objects.values_list("text", flat=True)) == {"Nieuw.", "Erbij."}


def test_who_was_typing_while_the_adviser_answered_keeps_the_words(client: Client, who: User, picture: Picture, url: str) -> None:
    row = make.comment(picture, "BES-01", by=who)
    fields = {f"own-{row.pk}": "Nog dit erbij.", f"seen-{row.pk}": digest(row.text)}
    Comment.objects.update(reply="Aangepast.", replied_at=timezone.now())
    response = client.post(url, fields)
    assert response.status_code == 409
    assert "Nog dit erbij." in response.content.decode()
    assert Comment.objects.get().text == "Dit klopt niet."


def test_a_text_that_is_too_long_stays_and_nothing_is_half_saved(client: Client, who: User, url: str) -> None:
    response = client.post(url, {"new-BES-01": "x" * 5001, "new-BES-02": "Kort."})
    assert response.status_code == 422
    assert "Kort." in response.content.decode()
    assert not Comment.objects.exists()


def test_after_the_last_day_one_reads_on_and_a_late_remark_is_not_lost(client: Client, who: User, url: str) -> None:
    Picture.objects.update(fact_check_until=timezone.localdate() - timedelta(days=1))
    page = client.get(url)
    assert "De feitencheck liep tot en met" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    late = client.post(url, {"new-BES-01": "Te laat."})
    assert late.status_code == 409
    assert "Te laat." in late.content.decode()


@pytest.mark.parametrize(
    ("state", "status"), [(State.ANALYSIS, 404), (State.CONCEPT, 200), (State.ADOPTED, 200), (State.LAPSED, 404)]
)
def test_answered_remarks_stay_as_long_as_the_picture_is_read(
    client: Client, who: User, picture: Picture, url: str, state: State, status: int
) -> None:
    make.comment(picture, "BES-01", reply="Aangepast.")
    Picture.objects.update(state=state)
    page = client.get(url)
    assert page.status_code == status
    assert ("Aangepast." in page.content.decode()) == (status == 200)
    assert client.post(url, {"new-BES-01": "x"}).status_code == (409 if status == 200 else 404)


def test_what_is_no_weakness_any_more_keeps_its_remarks(client: Client, who: User, picture: Picture, url: str) -> None:
    ShownLevel.objects.filter(picture=picture, criterion="VER-01").update(paper=3, practice=3)
    make.comment(picture, "VER-01", text="Dit was al geregeld.", reply="Klopt.")
    html = client.get(url).content.decode()
    assert "Dit was al geregeld." in html.partition("Wat in een eerdere feitencheck")[2]


def test_no_more_queries_for_more_remarks(
    client: Client, who: User, picture: Picture, url: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(url)
    for criterion in ("BES-01", "BES-02", "BES-03", ""):
        make.comment(picture, criterion, by=who)
    with django_assert_max_num_queries(15):
        client.get(url)


@pytest.mark.parametrize("role", [Role.RESPONDENT, Role.PROGRAMME_MANAGER, Role.AUDITOR])
def test_who_has_no_part_in_it_finds_nothing(client: Client, picture: Picture, url: str, role: Role) -> None:
    client.force_login(person(picture, role))
    assert client.get(url).status_code == client.post(url, {"new-BES-01": "x"}).status_code == 404
