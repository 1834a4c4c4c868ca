"""The papers of a picture on the site: for each kind of organisation, from the concept on, each taken along on record."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from docx import Document
from pptx import Presentation

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.copies import hand_out
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.actions.house_style import take_in
from dijkwacht.apps.reporting.models import NumberedCopy, OwnTemplate
from dijkwacht.apps.reporting.queries.papers import FOR_THE_BOARD, PROPOSAL
from dijkwacht.apps.reporting.rules.copies import CopyFacts
from dijkwacht.documents.files import Form
from dijkwacht.documents.templates import package
from dijkwacht.documents.templates.intake import accepted
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.documents.college.making import words
from tests.documents.templates import making as given
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
FOUND = "De sleutels liggen in een open kast."
FACTS = CopyFacts("wethouder financiën", make.REFERENCE)


@pytest.fixture
def picture() -> Picture:
    """A concept in which one finding is marked."""
    made = make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT, summary="Kort.", decision="Neem het over.")
    seat = make.respondent(made, "oov")
    for number, criterion in enumerate(("BES-01", "BES-02", "VER-01", "VER-02")):
        make.answer(seat, criterion, 2, 2 if number % 2 else 1)
    make.weigh(made)
    Finding.objects.create(picture=made, organisation=made.organisation, criterion="BES-01", text=FOUND, is_reviewed=True)
    mark(made)
    return made


def mark(picture: Picture) -> None:
    Passage.objects.create(
        picture=picture,
        organisation=picture.organisation,
        part="finding",
        criterion="BES-01",
        ground=Ground.MUNICIPAL_SECRECY,
        interest=Ground.SAFETY_AND_SABOTAGE,
        imposed_by="college van burgemeester en wethouders",
        imposed_on=make.REFERENCE,
        review_on=make.REFERENCE + timedelta(days=365),
    )


@pytest.fixture
def keeper(client: Client, picture: Picture) -> User:
    """The coordinator, signed in."""
    user = make.user("oov@example.org", "Olga Orde")
    make.membership(user, picture.organisation, Role.COORDINATOR)
    client.force_login(user)
    return user


def address(picture: Picture, rest: str = "") -> str:
    return f"/beelden/{picture.pk}/stukken/{rest}"


def upload(client: Client, picture: Picture, data: bytes, name: str = "huisstijl.docx"):
    return client.post(address(picture, "sjabloon/"), {"template": SimpleUploadedFile(name, data)})


def test_the_page_asks_which_paper_and_its_one_step_is_the_proposal(client: Client, keeper: User, picture: Picture) -> None:
    page = client.get(address(picture))
    assert question(page) == "Welke stukken heeft u nodig?"
    assert primary(page) == "Collegevoorstel downloaden (Word)"
    html = page.content.decode()
    assert "1 gemarkeerde passage" in html
    assert address(picture) in client.get(f"/beelden/{picture.pk}/").content.decode()


@pytest.mark.parametrize(("product", "form"), [(paper.name, form) for paper in FOR_THE_BOARD for form in paper.forms])
def test_each_paper_is_a_file_whose_name_tells_no_weakness(
    client: Client, keeper: User, picture: Picture, product: str, form: str
) -> None:
    before = Event.objects.count()
    response = client.get(address(picture, f"{product}.{form}"))
    assert response.content.startswith(b"%PDF-" if form == "pdf" else b"PK")
    assert response["Content-Disposition"] == f'attachment; filename="{product}-duinrade-2026-06-01.{form}"'
    assert list(Event.objects.values_list("verb", "note")[before:]) == [("reporting.delivered", f"{product} {form}")]


@pytest.mark.parametrize("name", ["voorstel.exe", "voorstel.pptx", "dias.docx", "onzin.docx"])
def test_another_paper_or_form_is_not_there(client: Client, keeper: User, picture: Picture, name: str) -> None:
    assert client.get(address(picture, name)).status_code == 404


def test_the_figures_are_those_of_page_one(client: Client, keeper: User, picture: Picture) -> None:
    headline = client.get(f"/beelden/{picture.pk}/").context["page"].headline
    assert headline in words(client.get(address(picture, "voorstel.docx")).content)
    slides = Presentation(io.BytesIO(client.get(address(picture, "dias.pptx")).content)).slides
    assert slides[2].shapes.title.text_frame.text == headline


def test_the_letter_holds_nothing_that_was_found(client: Client, keeper: User, picture: Picture) -> None:
    for form in ("docx", "odt"):
        found = words(client.get(address(picture, f"brief.{form}")).content)
        for leak in (FOUND, "BES-01", "Thema BES", "Regel BES-01", "alleen op papier", "Neem het over", "artikel 87", "%"):
            assert leak not in found
        assert "6 onderdelen in 2 thema’s" in found


def test_before_the_concept_the_adviser_sees_why_there_are_none_yet(client: Client, picture: Picture) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    adviser = make.user()
    make.assignment(adviser, picture.organisation)
    client.force_login(adviser)
    assert "Stukken maakt u vanaf het concept" in client.get(address(picture)).content.decode()
    assert client.get(address(picture, "voorstel.docx")).status_code == 409


@pytest.mark.parametrize(
    ("kind", "code", "title", "said"),
    [
        ("province", "PV99", "Voorstel aan gedeputeerde staten", "provinciale staten"),
        ("water_board", "WS9901", "Voorstel aan het dagelijks bestuur", "het algemeen bestuur"),
        ("joint_body", "GR9901", "Voorstel aan het bestuur", "de raden van de deelnemers"),
    ],
)
def test_each_kind_of_organisation_has_its_own_words(client: Client, kind: str, code: str, title: str, said: str) -> None:
    here = Organisation.objects.create(code=code, kind=kind, is_example=True)
    OrganisationName.objects.create(organisation=here, name="Duinmark")
    picture = make.picture(here, state=State.CONCEPT, of=make.norm())
    make.answer(make.respondent(picture), "BES-01", 1, 1)
    user = make.user("klant@example.org")
    make.membership(user, here, Role.CLIENT)
    client.force_login(user)
    assert primary(client.get(address(picture))) == f"{title} downloaden (Word)"
    for product in ("voorstel", "brief"):
        assert client.get(address(picture, f"{product}.docx")).status_code == 200
    assert said in words(client.get(address(picture, "brief.docx")).content)


def test_the_page_takes_the_same_number_of_queries_however_many_passages(
    client: Client, keeper: User, picture: Picture, django_assert_num_queries: object
) -> None:
    for rest in ("", "exemplaren/"):
        client.get(address(picture, rest))
        with django_assert_num_queries(QUERIES[rest] + (connection.vendor == "postgresql")):
            client.get(address(picture, rest))
    for number in range(1, 5):
        hand_out(picture=picture, number=number, facts=FACTS, by=keeper)
        Passage.objects.create(
            picture=picture, organisation=picture.organisation, part="finding", criterion=f"VER-0{number}", ground="x"
        )
    for rest in ("", "exemplaren/"):
        with django_assert_num_queries(QUERIES[rest] + (connection.vendor == "postgresql")):
            client.get(address(picture, rest))


QUERIES = {"": 12, "exemplaren/": 10}


def test_a_copy_is_noted_downloaded_with_its_number_and_taken_back(client: Client, keeper: User, picture: Picture) -> None:
    page = client.get(address(picture, "exemplaren/"))
    assert primary(page) == "Kopie 1 noteren"
    given_out = {"number": 1, "given_to": "wethouder financiën", "given_on": "2026-06-01"}
    assert client.post(address(picture, "exemplaren/"), given_out).status_code == 302
    response = client.get(address(picture, "exemplaren/1/set.docx"))
    assert response["Content-Disposition"] == 'attachment; filename="set-duinrade-2026-06-01-exemplaar-1.docx"'
    assert "kopie 1" in Document(io.BytesIO(response.content)).sections[0].header.paragraphs[0].text
    found = words(response.content)
    assert FOUND in found
    assert "Uitgereikt aan: wethouder financiën" in found
    back = {
        "given_to": "wethouder financiën",
        "given_on": "2026-06-01",
        "returned_on": "2026-06-03",
        "destroyed_on": "2026-06-04",
    }
    assert client.post(address(picture, "exemplaren/1/"), back).status_code == 302
    html = client.get(address(picture, "exemplaren/")).content.decode()
    assert "nog niet terug: 0" in html
    assert "vernietigd" in html
    assert client.get(address(picture, "exemplaren/lijst.pdf")).content.startswith(b"%PDF-")
    verbs = list(Event.objects.filter(verb__startswith="reporting.").values_list("verb", "note"))
    assert verbs == [
        ("reporting.handed_out", "1"),
        ("reporting.delivered", "exemplaar docx 1"),
        ("reporting.copy_noted", "1"),
        ("reporting.delivered", "exemplaren pdf"),
    ]


def test_who_took_a_copy_along_is_told(client: Client, keeper: User, picture: Picture) -> None:
    hand_out(picture=picture, number=1, facts=FACTS, by=keeper)
    client.get(address(picture, "exemplaren/1/set.pdf"))
    client.get(address(picture, "dias.odp"))
    html = client.get(f"/beelden/{picture.pk}/inzage/").content.decode()
    assert "Een genummerde kopie van de besloten set, als PDF-bestand" in html
    assert "De dia’s, als ODP-bestand" in html


def test_a_double_click_is_one_copy_and_two_who_hand_out_at_once_are_told(keeper: User, picture: Picture) -> None:
    first = hand_out(picture=picture, number=1, facts=FACTS, by=keeper)
    assert hand_out(picture=picture, number=1, facts=FACTS, by=keeper) == first
    with pytest.raises(Refused, match="intussen aan een ander"):
        hand_out(picture=picture, number=1, facts=CopyFacts("griffier", make.REFERENCE), by=keeper)
    with pytest.raises(Refused):
        hand_out(picture=picture, number=3, facts=FACTS, by=keeper)
    assert NumberedCopy.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"given_to": " "}, "aan welke functie"),
        ({"given_on": "2099-01-01"}, "nog niet geweest"),
        ({"given_on": "31-4-2026"}, "31 april bestaat niet."),
        ({"given_to": "bel 06-12345678"}, "telefoonnummer"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    client: Client, keeper: User, picture: Picture, changed: dict[str, str], reason: str
) -> None:
    response = client.post(
        address(picture, "exemplaren/"), {"number": 1, "given_to": "griffier", "given_on": "2026-06-01", **changed}
    )
    assert response.status_code == 422
    html = response.content.decode()
    assert reason in html
    assert next(iter(changed.values())).strip() in html
    assert not NumberedCopy.objects.exists()


def test_days_that_run_backwards_are_refused_on_the_page_and_by_the_database(
    client: Client, keeper: User, picture: Picture
) -> None:
    made = hand_out(picture=picture, number=1, facts=FACTS, by=keeper)
    wrong = {"given_to": "x", "given_on": "2026-06-01", "returned_on": "2026-06-03", "destroyed_on": "2026-06-02"}
    response = client.post(address(picture, "exemplaren/1/"), wrong)
    assert (response.status_code, "voor de dag waarop de kopie is ingeleverd" in response.content.decode()) == (422, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberedCopy.objects.filter(pk=made.pk).update(returned_on=make.REFERENCE - timedelta(days=1))


def test_without_passages_there_is_nothing_to_hand_out(client: Client, keeper: User, picture: Picture) -> None:
    Passage.objects.all().delete()
    assert "geen passage gemarkeerd" in client.get(address(picture, "exemplaren/")).content.decode()
    answer = client.post(address(picture, "exemplaren/"), {"number": 1, "given_to": "griffier", "given_on": "2026-06-01"})
    assert answer.status_code == 409
    assert "geen passage gemarkeerd" in answer.content.decode()


@pytest.mark.parametrize(
    "rest", ["exemplaren/7/", "exemplaren/99999999999999999999/", "exemplaren/7/set.pdf", "exemplaren/1/set.exe"]
)
def test_a_copy_or_form_that_is_not_there_is_a_404(client: Client, keeper: User, picture: Picture, rest: str) -> None:
    hand_out(picture=picture, number=1, facts=FACTS, by=keeper)
    assert client.get(address(picture, rest)).status_code == 404


def test_after_the_picture_lapsed_a_copy_can_still_come_back(client: Client, keeper: User, picture: Picture) -> None:
    hand_out(picture=picture, number=1, facts=FACTS, by=keeper)
    Picture.objects.update(state=State.LAPSED)
    day = timezone.localdate().isoformat()
    back = {"given_to": "x", "given_on": "2026-06-01", "returned_on": day}
    assert client.post(address(picture, "exemplaren/1/"), back).status_code == 302
    assert client.get(address(picture, "exemplaren/1/set.pdf")).status_code == 409
    assert client.get(address(picture, "voorstel.docx")).status_code == 404


def test_an_executive_reads_the_papers_and_keeps_nothing(client: Client, picture: Picture) -> None:
    user = make.user("mayor@example.org")
    make.membership(user, picture.organisation, Role.EXECUTIVE)
    client.force_login(user)
    html = client.get(address(picture)).content.decode()
    assert "sjabloon/" not in html
    assert "reikt genummerde kopieën uit" in html
    assert words(client.get(address(picture, "set.docx")).content).count("leesversie, geen genummerde kopie")


@pytest.mark.parametrize(("data", "name"), [(given.word(), "huisstijl.docx"), (given.open_text(), "huisstijl.odt")])
def test_a_template_is_given_used_replaced_and_taken_away(
    client: Client, keeper: User, picture: Picture, data: bytes, name: str
) -> None:
    form = name.rpartition(".")[2]
    assert upload(client, picture, data, name).status_code == 302
    assert upload(client, picture, data, name).status_code == 302
    assert OwnTemplate.objects.count() == 1
    assert "in uw sjabloon" in client.get(address(picture)).content.decode()
    for product in ("voorstel", "brief"):
        found = words(client.get(address(picture, f"{product}.{form}")).content)
        assert "Gemeente Duinrade" in found
        assert "{{inhoud}}" not in found
    assert client.post(address(picture, f"sjabloon/{form}/weghalen/")).status_code == 302
    assert not OwnTemplate.objects.exists()
    assert client.get(address(picture, f"sjabloon/{form}/weghalen/")).status_code == 404
    assert list(Event.objects.filter(verb__contains="template").values_list("verb", "note")) == [
        ("reporting.template_taken_in", form),
        ("reporting.template_taken_in", form),
        ("reporting.template_removed", form),
    ]


def test_what_stays_in_a_template_as_it_is_is_told(client: Client, keeper: User, picture: Picture) -> None:
    upload(client, picture, given.kept("merk-andere.docx"))
    page = client.get(address(picture, "sjabloon/")).content.decode()
    assert "Er staat geen {{inhoud}} in het sjabloon." in page
    assert "blijft in uw brief staan: {{\u00a0naam\u00a0}}, {{\u00a0datum\u00a0}}." in page


def test_a_refused_template_says_why_and_leaves_the_old_one(client: Client, keeper: User, picture: Picture) -> None:
    upload(client, picture, given.word())
    for data, name, reason in (
        (given.word(), "x.docm", package.MACROS),
        (b"%PDF", "x.docx", package.NO_DOCUMENT),
        (b"", "x.docx", "leeg"),
        (b"PK\x03\x04" + bytes(2_100_000), "x.docx", "is 2,2 MB; hoogstens 2 MB mag"),
    ):
        response = upload(client, picture, data, name)
        assert response.status_code == 422
        assert reason in response.content.decode()
    assert OwnTemplate.objects.count() == 1
    assert client.post(address(picture, "sjabloon/")).status_code == 422


def test_a_template_of_another_organisation_is_not_used(client: Client, keeper: User, picture: Picture) -> None:
    other = make.organisation("GM9902", "Westerkoog")
    take_in(organisation=other, found=accepted(given.word(), file="a.docx"), by=keeper)
    assert "Raadhuisplein" not in words(client.get(address(picture, "voorstel.docx")).content)
    assert "in uw sjabloon" not in client.get(address(picture)).content.decode()


def test_a_paper_takes_few_queries(keeper: User, picture: Picture, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(20 + (connection.vendor == "postgresql")):  # there the audit chain takes a lock
        deliver(PROPOSAL, of=picture, form=Form.DOCX, by=keeper)
