"""De taak overdragen: everything a successor needs and no names, read back from the file; for who runs the measures."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.documents.norms.words import LEVEL_WORDS
from dijkwacht.documents.plan.handover import LEFT_OUT
from tests import factories as make
from tests.documents.report.reading import docx_text, odt_text, pdf_text, squeezed
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
READ = {"docx": docx_text, "odt": odt_text, "pdf": pdf_text}


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def client_of(client: Client, here: Organisation) -> User:
    who = make.user("secretaris@example.org", "Saskia Secretaris")
    make.membership(who, here, Role.CLIENT)
    client.force_login(who)
    return who


@pytest.fixture
def measures(here: Organisation) -> None:
    """One that lies still and is over its day, one that was stopped, one with proof; and an agreement."""
    still = actions.propose(organisation=here, draft=Draft("Lees de lijst na", owner="hr", due_on=TODAY), by=make.BY)
    Measure.objects.filter(pk=still.pk).update(state=State.IN_PROGRESS, touched_on="2026-01-05", due_on="2026-02-01")
    ended = actions.propose(organisation=here, draft=Draft("Dubbel werk"), by=make.BY)
    actions.move(measure=ended, to=State.STOPPED, said=Moved(reason="De regio doet het."), by=make.BY)
    Proof.objects.create(measure=still, organisation=here, name="Steekproef", dated=TODAY, kept_at="zaaksysteem, map 3")
    adviser = make.user("ada@example.org", "Ada Adviseur")
    assignment = make.assignment(adviser, here)
    type(assignment).objects.update(
        purpose="Begeleiden van het beeld, door Ada  adviseur", secrecy="Niets buiten de gemeente; mail ada@example.org"
    )
    make.membership(make.user("hr@example.org", "Henk Hofman"), here, Role.OWNER, function="hr")


@pytest.mark.parametrize("form", READ)
def test_the_note_says_what_a_successor_needs_and_names_nobody(
    client: Client, measures: None, client_of: User, form: str
) -> None:
    answer = client.get(f"/plan/overdracht/GM9901/overdrachtsnotitie.{form}")
    assert answer["Content-Disposition"] == f'attachment; filename="overdrachtsnotitie-{TODAY}.{form}"'
    told = READ[form](answer.content)
    said = (
        "1 maatregel loopt",
        "Lees de lijst na",
        "1 februari 2026, voorbij",
        "5 januari 2026",
        "De regio doet het.",
        "Begeleiden van het beeld",
        "Niets buiten de gemeente",
        "zaaksysteem, map 3",
        "eigenaar van een maatregel",
        "[naam weggelaten]",
        *LEFT_OUT,
    )
    assert [words for words in said if squeezed(words) not in told] == []
    people = [part for user in User.objects.all() for part in (user.name, user.email)]
    assert len(people) == 6
    assert [part for part in people if squeezed(part).lower() in told.lower()] == []
    assert Event.objects.filter(verb="reporting.handover_delivered", note=f"overdrachtsnotitie {form}").count() == 1


def test_the_page_has_one_button_and_says_what_is_left_out(client: Client, measures: None, client_of: User) -> None:
    page = client.get("/plan/overdracht/", follow=True)
    assert question(page) == "Wat geeft u door aan wie na u komt?"
    assert primary(page) == "Notitie maken in Word"
    assert all(text in page.content.decode() for text in LEFT_OUT)


def test_an_organisation_with_nothing_still_has_a_note(client: Client, client_of: User) -> None:
    told = docx_text(client.get("/plan/overdracht/GM9901/overdrachtsnotitie.docx").content)
    said = ("Er loopt nu geen maatregel", "Er loopt geen opdracht en er staat geen beeld gepland.", "opdrachtgever", *LEFT_OUT)
    assert [words for words in said if squeezed(words) not in told] == []
    assert client.get("/plan/overdracht/GM9901/overdrachtsnotitie.pdf").status_code == 200


def test_a_picture_is_named_with_its_talk_and_its_open_steps_but_without_a_level(
    client: Client, here: Organisation, client_of: User
) -> None:
    picture = make.picture(here, state=PictureState.ANALYSIS)
    make.answer(make.respondent(picture), "BES-01", 3, 1)
    Picture.objects.filter(pk=picture.pk).update(state=PictureState.ADOPTED)
    Milestone.objects.create(picture=picture, organisation=here, kind="half_year", due_on="2027-03-01", owner=Role.COORDINATOR)
    told = docx_text(client.get("/plan/overdracht/GM9901/overdrachtsnotitie.docx").content)
    assert [words for words in ("nog niet begonnen", "1 maart 2027", "afgerond") if squeezed(words) not in told] == []
    levels = [word for side in LEVEL_WORDS.values() for word in side]
    assert [words for words in ("BES-01", "%", "op orde", *levels) if squeezed(words) in told] == []


def test_a_function_with_a_measure_and_nobody_in_it_is_named_as_empty(
    client: Client, here: Organisation, client_of: User
) -> None:
    actions.propose(organisation=here, draft=Draft("Lees de lijst na", owner="inkoop"), by=make.BY)
    told = docx_text(client.get("/plan/overdracht/GM9901/overdrachtsnotitie.docx").content)
    assert squeezed("inkoop, eigenaar van 1 maatregel") in told
    make.membership(make.user(), here, Role.OWNER, function="inkoop")
    told = docx_text(client.get("/plan/overdracht/GM9901/overdrachtsnotitie.docx").content)
    assert squeezed("inkoop, eigenaar van") not in told


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.OWNER, Role.READER, Role.OFFICER])
def test_who_does_not_run_the_measures_finds_no_note(client: Client, here: Organisation, role: Role) -> None:
    who = make.user()
    make.membership(who, here, role)
    client.force_login(who)
    for address in ("", "overdrachtsnotitie.docx"):
        assert client.get(f"/plan/overdracht/GM9901/{address}").status_code == 404


def test_the_pages_of_the_organisation_and_of_its_measures_lead_here(client: Client, client_of: User) -> None:
    for page in ("/organisatie/", "/maatregelen/"):
        assert 'href="/plan/overdracht/GM9901/"' in client.get(page).content.decode()


def test_the_adviser_makes_no_note(client: Client, here: Organisation) -> None:
    adviser = make.user()
    make.assignment(adviser, here)
    client.force_login(adviser)
    assert client.get("/plan/overdracht/GM9901/").status_code == 404


@pytest.mark.parametrize("size", [1, 40])
def test_many_measures_ask_no_more_of_the_database_than_one(
    client: Client, here: Organisation, client_of: User, django_assert_max_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for number in range(size):
        actions.propose(organisation=here, draft=Draft(f"M {number}"), by=make.BY)
    client.get("/plan/overdracht/GM9901/")
    with django_assert_max_num_queries(19):
        client.get("/plan/overdracht/GM9901/")
