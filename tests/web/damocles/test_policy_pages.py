"""The pages about a policy: asked, compared, written as a table or from a file, adopted, shared."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import Register
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.organisations.models import Neighbours, Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.words import AfterWarning, Found, Place
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.web.damocles.policy_forms import Cells, filled
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
A, B = example_policies()
ASKED = "?place=dwelling&drugs=soft&occurrence=first&serious=weapon"


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def typed(matrix=A, *, seen: str = "", **changes: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """The form as somebody sends it who changed a few cells."""
    cells = {
        f"{side}-{cell.name}": value
        for cell in Cells(matrix=matrix).by_key.values()
        for side, value in (("what", cell.measure), ("months", cell.months))
    }
    head = {name: value for name, value in filled(matrix, seen=seen).items() if value}
    return {**head, "seen": seen, "url": "", **cells, **changes}


def test_an_empty_organisation_is_led_to_its_first_policy(here: Organisation, officer: User, client: Client) -> None:
    page = client.get("/damocles/GM9901/").content.decode()
    assert "Er staat hier nog geen beleid" in page
    assert "/damocles/GM9901/bewerken/?van=voorbeeldbeleid-a" in page
    assert "voorbeeldbeleid" in client.get(f"/damocles/GM9901/vraag/{ASKED}").content.decode()


def test_the_policy_that_holds_is_read_in_few_queries(
    here: Organisation, officer: User, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    given.policy(here)
    client.get("/damocles/GM9901/")
    with django_assert_max_num_queries(14):
        page = client.get("/damocles/GM9901/").content.decode()
    assert A.title in page
    assert "geldt nu" in page


def test_a_question_gets_its_row_its_reason_and_a_letter_and_stores_nothing(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    page = client.get(f"/damocles/GM9901/vraag/{ASKED}").content.decode()
    assert "Uitgangspunt: sluiting van 3 maanden" in page
    assert "Een ernstig geval, want een wapen is gevonden." in page
    assert 'action="/brieven/damocles-voornemen/"' in page
    assert 'action="/brieven/damocles-waarschuwing/"' in client.get(f"/damocles/GM9901/vraag/{ASKED[:-15]}").content.decode()


def test_half_a_question_says_what_is_missing(here: Organisation, officer: User, client: Client) -> None:
    answer = client.get("/damocles/GM9901/vraag/?place=dwelling")
    assert answer.status_code == 422
    assert "Kies wat er is gevonden." in answer.content.decode()


def test_the_letter_opens_filled_in(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    letter = client.get(f"/damocles/GM9901/vraag/{ASKED}").context["letter"]
    page = client.post(letter.url, dict(letter.fields))
    assert page.status_code == 200
    assert A.title in page.content.decode()


def test_neighbours_who_agreed_stand_by_name_and_only_for_who_agreed_too(
    here: Organisation, officer: User, client: Client
) -> None:
    west, east, silent = (
        make.organisation(f"GM990{n}", name) for n, name in ((2, "Westerkoog"), (3, "Aakoog"), (4, "Stilwater"))
    )
    for one in (west, east, silent):
        given.policy(one, B, is_shared=one is not silent)
    Neighbours.objects.create(a=here, b=west, contact="edge")
    given.policy(here)
    page = client.get("/damocles/GM9901/vergelijken/")
    assert page.context["names"] == [A.title, B.title]
    assert "Westerkoog" not in page.content.decode()
    assert "Wie vergelijkt, deelt zelf ook." in page.content.decode()
    client.post("/damocles/GM9901/delen/", {"to": "on"})
    assert client.get("/damocles/GM9901/vergelijken/").context["names"] == ["Westerkoog"]
    chosen = client.get("/damocles/GM9901/vergelijken/?met=GM9902&met=GM9903&met=GM9904")
    assert chosen.context["names"] == ["Aakoog", "Westerkoog"]
    assert "lichter dan bij u" in chosen.content.decode()
    assert "Stilwater" not in chosen.content.decode()


def test_comparing_many_asks_no_more_queries(
    here: Organisation, officer: User, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    given.policy(here, is_shared=True)
    for number in range(10, 20):
        given.policy(make.organisation(f"GM99{number}", f"Plaats {number}"), B, is_shared=True)
    with django_assert_max_num_queries(16):
        client.get("/damocles/GM9901/vergelijken/?met=GM9910&met=GM9911")


def test_a_table_is_saved_read_over_and_adopted(here: Organisation, officer: User, client: Client) -> None:
    answer = client.post("/damocles/GM9901/bewerken/", typed(**{"months-dwelling-hard-first-usual": "5"}))
    assert answer.url == "/damocles/GM9901/versie/1/"
    draft = Policy.objects.get()
    assert "Klopt dit beleid?" in client.get(answer.url).content.decode()
    wrong = client.post(f"{answer.url}vaststellen/", {"seen": draft.digest, "from_day": "31-04-2026"})
    assert wrong.status_code == 422
    client.post(f"{answer.url}vaststellen/", {"seen": draft.digest, "from_day": "2026-01-01"})
    draft.refresh_from_db()
    assert str(draft.from_day) == "2026-01-01"
    assert "5 maanden" in client.get("/damocles/GM9901/").content.decode()
    again = client.post(f"{answer.url}vaststellen/", {"seen": draft.digest, "from_day": "2026-02-01"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what-dwelling-hard-first-usual": ""}, "Kies wat u dan doet."),
        ({"months-dwelling-hard-first-usual": ""}, "Vul bij een sluiting 1 tot en met 60 maanden in"),
        ({"months-dwelling-hard-first-usual": "61"}, "Vul bij een sluiting 1 tot en met 60 maanden in"),
        ({"what-dwelling-hard-first-usual": "onzin"}, "Kies een maatregel."),
        ({"what-dwelling-hard-third-usual": "warning"}, "De derde keer of vaker is in een gewoon geval lichter"),
        ({"title": ""}, "Vul dit in."),
        ({"recidive_years": "20"}, "Vul 1 tot en met 10 jaar in."),
    ],
)
def test_a_hole_or_contradiction_stands_at_its_cell_and_nothing_typed_is_lost(
    changes: dict[str, str], words: str, here: Organisation, officer: User, client: Client
) -> None:
    answer = client.post("/damocles/GM9901/bewerken/", typed(source="Gemeenteblad 12", **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Gemeenteblad 12" in answer.content.decode()
    assert not Policy.objects.exists()


def test_of_two_writers_the_second_is_told_and_keeps_the_words(here: Organisation, officer: User, client: Client) -> None:
    client.post("/damocles/GM9901/bewerken/", typed())
    answer = client.post("/damocles/GM9901/bewerken/", typed(B, source="Mijn versie"))
    assert answer.status_code == 409
    assert "Mijn versie" in answer.content.decode()
    assert matrix_of(Policy.objects.get().content).title == A.title


def test_a_file_goes_out_and_in(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    file = client.get("/damocles/GM9901/versie/1.yaml")
    answer = client.post("/damocles/GM9901/inlezen/", {"policy": SimpleUploadedFile("beleid.yaml", file.content)})
    assert answer.url == "/damocles/GM9901/versie/2/"
    assert matrix_of(Policy.objects.get(number=2).content) == A


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b"rows: 1", "dit veld ontbreekt"),
        (b"\xff\xfe\xff", "geen tekst in UTF-16"),
        (b"x" * 200_001, "Dit bestand is 201 kB; hoogstens 200 kB mag."),
        (write_matrix(A).replace("measure: warning", "measure: niets").encode(), "kies uit: warning"),
        (write_matrix(A).replace("Voorbeeld van dijkwacht", "Bel 06-12345678").encode(), "lijkt een telefoonnummer te staan"),
    ],
)
def test_a_wrong_file_is_refused_with_its_places(
    content: bytes, words: str, here: Organisation, officer: User, client: Client
) -> None:
    answer = client.post("/damocles/GM9901/inlezen/", {"policy": SimpleUploadedFile("beleid.yaml", content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Policy.objects.exists()


def test_a_draft_is_for_who_keeps_the_policy(here: Organisation, officer: User, client: Client) -> None:
    policies.draft(organisation=here, instrument=Instrument.DAMOCLES, text=given.text(A), by=make.BY)
    assert client.get("/damocles/GM9901/versie/1/").status_code == 200
    mayor = make.user("mayor@example.org")
    make.membership(mayor, here, make.Role.EXECUTIVE)
    client.force_login(mayor)
    assert client.get("/damocles/GM9901/versie/1/").status_code == 404
    assert "ontwerp" not in client.get("/damocles/GM9901/").content.decode()


def test_sharing_and_keeping_cases_are_switches(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    cases.turn_off(organisation=here, instrument=Instrument.DAMOCLES, by=officer)
    standing = Consent.objects.filter(withdrawn_at=None)
    for address, rows in (("delen", standing), ("register", Register.objects.all())):
        client.post(f"/damocles/GM9901/{address}/", {"to": "on"})
        assert rows.count() == 1
        client.post(f"/damocles/GM9901/{address}/", {"to": "off"})
        assert rows.count() == 0


def test_without_a_policy_nothing_is_shared(here: Organisation, officer: User, client: Client) -> None:
    assert client.post("/damocles/GM9901/delen/", {"to": "on"}).status_code == 409


def test_the_reasons_are_typed_kept_shown_and_their_lack_is_remarked_to_the_keeper(
    here: Organisation, officer: User, client: Client
) -> None:
    bare = A.model_copy(update={"reasons": (), "departs": None, "warning_years": 5, "review_months": None})
    client.post("/damocles/GM9901/bewerken/", typed(bare, **{"why-dwelling-soft": "Omdat er mensen wonen."}))
    kept = matrix_of(Policy.objects.get().content)
    assert kept.why((Place.DWELLING, Found.SOFT)) == "Omdat er mensen wonen."
    assert kept.lighter == A.lighter
    page = client.get("/damocles/GM9901/versie/1/").content.decode()
    assert "Omdat er mensen wonen." in page
    for name in ("warning-long", "indefinite-no-review", "no-reasons", "no-departure"):
        assert f'id="opmerking-{name}"' in page
    assert 'id="opmerking-no-lighter"' not in page


def test_which_term_holds_after_a_warning_is_asked_kept_shown_and_its_lack_is_remarked(
    here: Organisation, officer: User, client: Client
) -> None:
    client.post("/damocles/GM9901/bewerken/", typed(A, after_warning=""))
    assert matrix_of(Policy.objects.get().content).after_warning is None
    page = client.get("/damocles/GM9901/versie/1/").content.decode()
    assert 'id="opmerking-after-warning"' in page
    assert "Herhaling telt binnen 5 jaar, een waarschuwing blijft 2 jaar gelden" in page
    assert "niet gezegd: binnen 5 jaar of binnen 2 jaar" in page
    seen = Policy.objects.get().digest
    client.post("/damocles/GM9901/bewerken/", typed(A, seen=seen, after_warning="recidive"))
    kept = matrix_of(Policy.objects.latest("pk").content)
    assert (kept.after_warning, kept.warning_counts) == (AfterWarning.RECIDIVE, 5)
    assert '<option value="recidive" selected' in client.get("/damocles/GM9901/bewerken/").content.decode()
    assert client.post("/damocles/GM9901/bewerken/", typed(A, after_warning="onzin")).status_code == 422


def test_remarks_are_for_who_keeps_the_policy(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here, A)
    assert "Wat een jurist zou opmerken" in client.get("/damocles/GM9901/").content.decode()
    reader = make.user("lezer@example.org")
    make.membership(reader, here, make.Role.EXECUTIVE)
    client.force_login(reader)
    page = client.get("/damocles/GM9901/").content.decode()
    assert "Waarom dit beleid zo is" in page
    assert "Wat een jurist zou opmerken" not in page


def test_a_text_in_a_file_that_names_somebody_is_refused(here: Organisation, officer: User, client: Client) -> None:
    content = write_matrix(A.model_copy(update={"departs": "Bel 06-12345678."})).encode()
    answer = client.post("/damocles/GM9901/inlezen/", {"policy": SimpleUploadedFile("beleid.yaml", content)})
    assert answer.status_code == 422
    assert "departs" in answer.content.decode()


def test_preparation_is_asked_by_list(here: Organisation, officer: User, client: Client) -> None:
    given.policy(here)
    asked = "/damocles/GM9901/vraag/?place=dwelling&drugs={}&occurrence=first"
    assert "Uitgangspunt: waarschuwing" in client.get(asked.format("preparation_soft")).content.decode()
    hard = client.get(asked.format("preparation_hard"))
    assert "Uitgangspunt: sluiting van 3 maanden" in hard.content.decode()
    assert dict(hard.context["letter"].fields)["drugs"] == "preparation"


def test_of_a_preparation_of_which_the_list_is_not_known_the_letter_takes_no_row(
    here: Organisation, officer: User, client: Client
) -> None:
    given.policy(here)
    page = client.get("/damocles/GM9901/vraag/?place=dwelling&drugs=preparation&occurrence=first").content.decode()
    assert "Uitgangspunt: waarschuwing of sluiting van 3 maanden" in page
    assert "zoek dat eerst uit" in page
    assert 'name="measure"' not in page
    assert 'name="months"' not in page
    assert 'action="/brieven/damocles-voornemen/"' in page
    known = client.get("/damocles/GM9901/vraag/?place=dwelling&drugs=preparation_hard&occurrence=first").content.decode()
    assert 'name="measure" value="closure"' in known


@pytest.mark.parametrize("field", ["why-dwelling-soft", "departs", "lighter", "lifting"])
def test_a_typed_text_with_a_telephone_number_waits_for_its_writer(
    field: str, here: Organisation, officer: User, client: Client
) -> None:
    answer = client.post("/damocles/GM9901/bewerken/", typed(**{field: "Bel 06-12345678"}))
    assert answer.status_code == 422
    assert "telefoonnummer" in answer.content.decode()
    assert "Bel 06-12345678" in answer.content.decode()
    assert not Policy.objects.exists()
