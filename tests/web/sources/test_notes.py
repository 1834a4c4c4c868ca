"""A note is the adviser's alone: on the criterion page, and nowhere else."""

from io import BytesIO
from zipfile import ZipFile

from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings import actions
from dijkwacht.apps.findings.models import Note
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import REPORT
from dijkwacht.apps.reporting.queries.report import report
from dijkwacht.documents.files import Form
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import seen

WORDS = "Zonderlingaantekening"
GIVEN = {"advice": "Regel BES-01.", "effort": "medium", "note": WORDS}


def save(client: Client, work: Work, **fields: str) -> int:
    url = f"{work.url}onderdeel/BES-01/"
    return client.post(url, {"seen": seen(client.get(url)), **GIVEN, **fields}).status_code


def test_it_is_saved_with_the_rest_of_the_form_as_its_own_event(client: Client, work: Work) -> None:
    assert save(client, work, finding="Bevinding.") == 302
    assert Note.objects.get().text == WORDS
    assert {"findings.noted", "findings.described"} <= set(Event.objects.values_list("verb", flat=True))
    assert WORDS in client.get(f"{work.url}onderdeel/BES-01/").content.decode()
    assert save(client, work, note="") == 302
    assert not Note.objects.exists()


def test_two_writers_of_a_note_are_shown_both(client: Client, work: Work) -> None:
    url = f"{work.url}onderdeel/BES-01/"
    mark = seen(client.get(url))
    actions.note(picture=work.picture, criterion="BES-01", text="Van een collega.", by=make.BY)
    response = client.post(url, {"seen": mark, **GIVEN})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Van een collega." in page
    assert WORDS in page


def test_no_other_page_no_report_no_workbook_and_no_event_contains_it(client: Client, work: Work) -> None:
    save(client, work)
    Picture.objects.update(summary="Kort.", state=State.CONCEPT)
    picture = Picture.objects.get()
    pages = ["", "bevindingen/", "samenvatting/", "bronnen/"]
    assert not [page for page in pages if WORDS in client.get(work.url + page).content.decode()]
    book = ZipFile(BytesIO(client.get(f"{work.url}werkboek/vragen.xlsx").content))
    assert not [name for name in book.namelist() if WORDS.encode() in book.read(name)]
    for form in (Form.DOCX, Form.ODT):
        file = ZipFile(BytesIO(deliver(REPORT, of=picture, form=form, by=make.BY).content))
        assert not [name for name in file.namelist() if WORDS.encode() in file.read(name)]
    assert WORDS not in repr(report(picture, made_on=timezone.localdate()))
    assert WORDS not in repr(list(Event.objects.values()))


def test_nobody_else_sees_it_on_any_page(client: Client, work: Work) -> None:
    save(client, work)
    Picture.objects.update(summary="Kort.", state=State.CONCEPT)
    seat = make.user("seat@example.org")
    make.membership(seat, work.organisation, function="oov")
    make.respondent(work.picture, "oov")
    people = [seat]
    for role in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.PROGRAMME_MANAGER, Role.AUDITOR):
        people.append(make.user(f"{role}@example.org"))
        make.membership(people[-1], work.organisation, role)
    addresses = ["/", "/vragen/", "/beelden/", f"/beelden/{work.picture.pk}/", f"{work.url}onderdeel/BES-01/"]
    for person in people:
        client.force_login(person)
        assert not [url for url in addresses if WORDS in client.get(url, follow=True).content.decode()]
