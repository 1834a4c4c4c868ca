"""Reading an action list in: columns, faults in their place, what stands already, and all or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.action_lists import actions as action_lists
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db
IN = "/maatregelen/inlezen/"
HEAD = ["Nr", "Actie", "Actiehouder", "Deadline", "Status"]


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def user(here: Organisation) -> User:
    made = make.user("oov@example.org")
    make.membership(made, here, Role.COORDINATOR)
    return made


@pytest.fixture
def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def xlsx(*rows: Sequence[object], title: str = "Acties") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def upload(signed_in: Client, here: Organisation, data: bytes, name: str = "acties.xlsx") -> str:
    """Where the file leads; the page itself where it is refused."""
    answer = signed_in.post(IN, {"organisation": here.code, "file": SimpleUploadedFile(name, data)})
    return answer.url if answer.status_code == 302 else unescape(answer.content.decode())


def text(signed_in: Client, address: str) -> str:
    return unescape(signed_in.get(address).content.decode())


def choose(signed_in: Client, where: str, **fields: str) -> str:
    """The page after *Zo laten zien*."""
    answer = signed_in.post(where, {**fields, "tonen": "1"}, follow=True)
    return unescape(answer.content.decode())


def take(signed_in: Client, where: str, **fields: str) -> HttpResponse:
    """Take the list over with these columns, after having seen them."""
    choose(signed_in, where, **fields)
    return signed_in.post(where, fields)


GOOD = (
    HEAD,
    [1, "Vier ogen bij vergunningen", "vergunningen", date(2027, 3, 1), "loopt"],
    [2, "Sleutelplan vastleggen", "Jan", "15-4-2027", None],
    [3, "Regel BES-01", "HR", None, None],
    ["totaal", None, None, None, None],
)
MAPPED = {"title": "2", "owner": "3", "due_on": "4", "former": "5"}


def test_columns_are_guessed_and_what_comes_of_them_is_shown(signed_in: Client, here: Organisation) -> None:
    measures.propose(organisation=here, draft=Draft("Regel  bes-01."), by=make.BY)
    page = text(signed_in, upload(signed_in, here, xlsx(*GOOD)))
    assert "2 nieuw, 1 staat er al" in page
    assert "Vier ogen bij vergunningen" in page
    assert "1 maart 2027" in page
    assert "De eigenaar is geen functie van hier" in page
    assert "Jan" not in page
    assert Measure.objects.count() == 1


def test_taking_over_adds_what_is_new_and_nothing_twice(signed_in: Client, here: Organisation) -> None:
    measures.propose(organisation=here, draft=Draft("Regel BES-01"), by=make.BY)
    where = upload(signed_in, here, xlsx(*GOOD[:-1]))
    assert take(signed_in, where, **MAPPED)["Location"] == "/maatregelen/lijst/"
    assert signed_in.post(where, MAPPED).url == "/maatregelen/lijst/"  # a double click
    found = {row.title: row for row in Measure.objects.all()}
    assert set(found) == {"Regel BES-01", "Vier ogen bij vergunningen", "Sleutelplan vastleggen"}
    first = found["Vier ogen bij vergunningen"]
    assert (first.owner, first.due_on, first.state) == ("vergunningen", date(2027, 3, 1), "proposed")
    assert first.text == "Status in de oude lijst: loopt"
    assert (found["Sleutelplan vastleggen"].owner, found["Sleutelplan vastleggen"].due_on) == ("", date(2027, 4, 15))
    assert first.moves.count() == 1
    assert not ActionList.objects.exists()
    assert Event.objects.get(verb="action_lists.list_taken_in").note == "2"


def test_a_fault_stands_in_its_place_and_nothing_is_half_saved(signed_in: Client, here: Organisation) -> None:
    rows = [[1, "Goed", "HR", None, None], [2, "Te laat", "HR", "31-2-2027", None], [3, None, "HR", None, None]]
    where = upload(signed_in, here, xlsx(HEAD, *rows))
    page = text(signed_in, where)
    assert "<strong>Acties!D3</strong>: is een dag die niet bestaat" in page
    assert "<strong>Acties!B4</strong>: hier staat niet wat er gebeurt" in page
    assert signed_in.post(where, MAPPED).status_code == 422
    assert not Measure.objects.exists()
    without = choose(signed_in, where, title="2", owner="3")
    assert "Acties!D3" not in without


def test_a_formula_counts_only_in_a_column_that_is_taken_over(signed_in: Client, here: Organisation) -> None:
    where = upload(signed_in, here, xlsx(HEAD, ["=1+1", "Vier ogen", "HR", "=TODAY()", None]))
    assert "<strong>Acties!D2</strong>: bevat een formule" in text(signed_in, where)
    take(signed_in, where, title="2")
    assert Measure.objects.get().title == "Vier ogen"


def test_personal_data_asks_one_confirmation(signed_in: Client, here: Organisation) -> None:
    where = upload(signed_in, here, xlsx(HEAD, [1, "Bel 06-12345678", None, None, None]))
    assert "<strong>Acties!B2</strong>: hierin lijkt een telefoonnummer te staan" in text(signed_in, where)
    assert take(signed_in, where, title="2").status_code == 422
    assert not Measure.objects.exists()
    signed_in.post(where, {"title": "2", "toch_bewaren": "on"})
    assert Measure.objects.exists()
    assert Event.objects.get(verb="action_lists.list_taken_in").note == "1, telefoonnummer"


def test_a_column_is_chosen_once_and_the_first_question_has_to_be_answered(signed_in: Client, here: Organisation) -> None:
    where = upload(signed_in, here, xlsx(HEAD, [1, "Vier ogen", None, None, None]))
    assert "Deze kolom koos u al" in choose(signed_in, where, title="2", text="2")
    assert "Kies in welke kolom staat wat er gebeurt" in choose(signed_in, where, title="")
    assert signed_in.post(where, {"title": "99"}).status_code == 422


def test_csv_and_titles_above_the_headings_are_read(signed_in: Client, here: Organisation) -> None:
    data = b"Actielijst 2026\r\n\r\nMaatregel;Wie\r\nVier ogen;CISO\r\n"
    where = upload(signed_in, here, data, "acties.csv")
    take(signed_in, where, title="1", owner="2")
    assert Measure.objects.get().owner == "ciso"


def bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("xl/workbook.xml", "0" * 30_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("leeg.xlsx", xlsx(), "bevat geen lijst"),
        ("leeg.csv", b"\xef\xbb\xbf\r\n", "bevat geen lijst"),
        ("foto.xlsx", b"\x89PNG\r\n", "is geen werkboek"),
        ("brief.pdf", b"%PDF-1.7", "is een pdf"),
        ("acties.csv", xlsx(HEAD), "is een werkboek en geen CSV"),
        ("acties.csv", b"\xff\xfe\x00a\x00", "klopt niet tot het eind"),
        ("acties.csv", "Actie;Wie".encode("utf-16-le"), "UTF-16, maar zegt dat niet aan het begin"),
        ("acties.xlsx", bomb(), "xl/workbook.xml wordt bij het uitpakken"),
        ("acties.ods", xlsx(HEAD), "de naam eindigt niet op .xlsx"),
        (
            "veel.xlsx",
            xlsx(HEAD, *([n, f"Actie {n}", "", "", ""] for n in range(501))),
            "heeft 501 regels onder de koppen; hoogstens 500.",
        ),
    ],
)
def test_a_wrong_or_hostile_file_is_refused_in_words(
    signed_in: Client, here: Organisation, name: str, data: bytes, words: str
) -> None:
    assert words in upload(signed_in, here, data, name)
    assert not ActionList.objects.exists()


def test_no_file_and_another_organisation_are_refused(signed_in: Client, here: Organisation) -> None:
    assert signed_in.post(IN, {"organisation": here.code}).status_code == 422
    make.organisation("GM9902", "Westerkoog")
    assert signed_in.post(IN, {"organisation": "GM9902", "file": SimpleUploadedFile("a.xlsx", xlsx(*GOOD))}).status_code == 422


def test_only_who_read_it_in_sees_it_and_after_a_day_it_is_gone(signed_in: Client, here: Organisation) -> None:
    where = upload(signed_in, here, xlsx(*GOOD))
    colleague = make.user("collega@example.org")
    make.membership(colleague, here, Role.CLIENT)
    other = Client()
    other.force_login(colleague)
    assert other.get(where).status_code == 404
    assert action_lists.forget_lists(before=timezone.now() - timedelta(days=1), by=System("tidy")) == 0
    assert action_lists.forget_lists(before=timezone.now() + timedelta(days=1), by=System("tidy")) == 1
    assert signed_in.get(where).status_code == 404


def test_what_went_out_comes_in_again_without_doubling(signed_in: Client, here: Organisation) -> None:
    made = measures.propose(organisation=here, draft=Draft("Vier ogen", owner="hr", due_on=date(2027, 1, 31)), by=make.BY)
    data = signed_in.get("/maatregelen/lijst.xlsx").content
    assert "0 nieuw, 1 staat er al" in text(signed_in, upload(signed_in, here, data))
    made.delete()
    take(signed_in, upload(signed_in, here, data), title="1", owner="4", due_on="5")
    row = Measure.objects.get()
    assert (row.title, row.owner, row.due_on) == ("Vier ogen", "hr", date(2027, 1, 31))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_titles_and_texts_that_begin_with_any_sign_go_out_and_come_in_the_same(
    signed_in: Client, here: Organisation, form: str
) -> None:
    titles = ["'- Vier ogen", "- Sloten", "=1+1", "+31", "@allen", "''=dubbel", "'t Hof"]
    for title in titles:
        measures.propose(organisation=here, draft=Draft(title, text="een, twee\n" * 60 + title), by=make.BY)
    data = signed_in.get(f"/maatregelen/lijst.{form}").content
    assert "0 nieuw, 7 staan er al" in text(signed_in, upload(signed_in, here, data, f"lijst.{form}"))
    Measure.objects.all().delete()
    take(signed_in, upload(signed_in, here, data, f"lijst.{form}"), title="1", text="2")
    assert sorted(Measure.objects.values_list("title", "text")) == sorted((one, "een, twee\n" * 60 + one) for one in titles)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_measure_that_was_stopped_stands_already_too(signed_in: Client, here: Organisation, form: str) -> None:
    stopped = measures.propose(organisation=here, draft=Draft("Vier ogen"), by=make.BY)
    measures.move(measure=stopped, to=State.STOPPED, said=Moved(reason="Dubbel."), by=make.BY)
    measures.propose(organisation=here, draft=Draft("Slot op de deur"), by=make.BY)
    data = signed_in.get(f"/maatregelen/lijst.{form}").content
    assert "0 nieuw, 2 staan er al" in text(signed_in, upload(signed_in, here, data, f"lijst.{form}"))


def test_every_column_that_is_not_taken_over_is_named(signed_in: Client, here: Organisation) -> None:
    rows = (["Nr", "Actie", "Omschrijving", "Kosten", "Leeg", ""], ["1", "Sleutelplan", "Alle deuren", "40 uur", "", "x"])
    shown = text(signed_in, upload(signed_in, here, xlsx(*rows)))
    assert "Kolommen die niet meekomen: A: Nr, D: Kosten, F (zonder kop)." in shown


def test_while_nobody_knows_what_the_action_is_no_column_is_called_left_out(signed_in: Client, here: Organisation) -> None:
    shown = text(signed_in, upload(signed_in, here, xlsx(["Nr", "Kosten"], ["1", "40 uur"])))
    assert "Kies eerst in welke kolom staat wat er gebeurt." in shown
    assert "niet meekom" not in shown
