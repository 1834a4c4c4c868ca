"""An intention that was made here fills the form of the decision; its file is read and forgotten."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dijkwacht.apps.accounts.models import Sitting, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.web.letters.test_letters import ANSWERS, FACTS

pytestmark = pytest.mark.django_db
URL = "/brieven/damocles-besluit/"


@pytest.fixture
def officer(client: Client) -> User:
    user = make.user("officer@example.org")
    make.membership(user, make.organisation(name="Duinrade"), Role.OFFICER)
    client.force_login(user)
    return user


def intention(client: Client, **more: str) -> bytes:
    answer = client.post("/brieven/damocles-voornemen/", {"do": "docx", **FACTS, **ANSWERS, **more})
    assert answer.status_code == 200
    return answer.content


def read_back(client: Client, data: bytes, *, status: int = 200, url: str = URL, name: str = "damocles-voornemen.docx") -> str:
    answer = client.post(url, {"do": "back", "intention": SimpleUploadedFile(name, data)})
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("officer")
def test_the_decision_stands_ready_with_what_was_typed_for_the_intention(client: Client) -> None:
    page = read_back(client, intention(client, dated="2026-11-09", number="Z-2026-7"))
    assert "Uw voornemen is teruggelezen" in page
    assert "120 gram cocaïne" in page
    assert "Dit is het antwoord bij EVE-07." in page
    assert re.search('name="intention_on"[^>]*value="2026-11-09"', page)
    assert not re.search('name="dated"[^>]*value="2026-11-09"', page)
    assert re.search('value="dwelling"[^>]* checked', page)
    assert "Z-2026-7" in page


@pytest.mark.usefixtures("officer")
def test_the_intention_of_the_owner_brings_back_only_what_he_read(client: Client) -> None:
    page = read_back(client, intention(client, for_owner="on"))
    assert re.search('name="for_owner"[^>]* checked', page)
    assert "Dit is het antwoord bij BEV-01." in page
    assert "Dit is het antwoord bij EVE-07." not in page
    assert "120 gram cocaïne" not in page


@pytest.mark.usefixtures("officer")
def test_a_decision_that_follows_an_intention_asks_for_its_file_and_others_do_not(client: Client) -> None:
    asks = {name for name in letters() if "Lees uw voornemen terug" in client.get(f"/brieven/{name}/").content.decode()}
    assert asks == {"damocles-besluit", "damocles-waarschuwing", "damocles-dwangsom", "bibob-besluit", "bibob-overeenkomst"}


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Dit bestand is leeg."),
        (b"geen brief", "Dit is geen Word-document"),
        (b"PK\x03\x04" + b"x" * 100, "kan niet worden gelezen"),
        (b"x" * 2_000_001, "Dit bestand is 2,1 MB; hoogstens 2 MB mag."),
    ],
    ids=["empty", "text", "damaged", "large"],
)
def test_another_file_is_refused_at_its_field(client: Client, data: bytes, said: str) -> None:
    page = read_back(client, data, status=422)
    assert said in page
    assert 'href="#id_intention"' in page


@pytest.mark.usefixtures("officer")
def test_without_a_file_the_field_says_so(client: Client) -> None:
    answer = client.post(URL, {"do": "back"})
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in answer.content.decode()


@pytest.mark.usefixtures("officer")
def test_the_intention_of_another_kind_of_case_is_refused(client: Client) -> None:
    page = read_back(client, intention(client), status=422, url="/brieven/bibob-besluit/")
    assert "Bij deze brief hoort ‘Voornemen op grond van de Wet Bibob’." in page


@pytest.mark.usefixtures("officer")
def test_an_intention_about_a_contract_belongs_to_its_own_letter(client: Client) -> None:
    typed = {"ground": "contract", "plan": "not_award", "danger": "serious", "research": "own"}
    data = client.post("/brieven/bibob-voornemen/", {"do": "docx", **typed}).content
    assert "Dit voornemen gaat over ‘overheidsopdracht’." in read_back(client, data, status=422, url="/brieven/bibob-besluit/")
    page = read_back(client, data, url="/brieven/bibob-overeenkomst/")
    assert re.search('value="not_award"[^>]* checked', page)


@pytest.mark.usefixtures("officer")
def test_the_last_day_to_be_heard_comes_along(client: Client) -> None:
    typed = {"ground": "bylaw", "plan": "impose", "danger": "lesser", "research": "own", "purpose": "commit"}
    days = {"dated": "2026-11-09", "views_until": "2026-11-23"}
    data = client.post("/brieven/bibob-voornemen/", {"do": "docx", **typed, **days}).content
    page = read_back(client, data, url="/brieven/bibob-besluit/")
    assert re.search('name="views_until"[^>]*value="2026-11-23"', page)
    assert re.search('name="intention_on"[^>]*value="2026-11-09"', page)


@pytest.mark.usefixtures("officer")
def test_only_an_intention_carries_what_was_typed(client: Client) -> None:
    decision = client.post(URL, {"do": "docx", **FACTS, **ANSWERS}).content
    assert "Dit is geen Word-bestand van een voornemen" in read_back(client, decision, status=422)


def test_reading_back_keeps_nothing(client: Client, officer: User) -> None:
    data = intention(client)
    before, events = Sitting.objects.get().session_data, Event.objects.count()
    read_back(client, data)
    assert Event.objects.count() == events
    assert Sitting.objects.get().session_data == before


@pytest.mark.usefixtures("officer")
def test_a_file_of_another_name_is_read_as_well(client: Client) -> None:
    assert "Uw voornemen is teruggelezen" in read_back(client, io.BytesIO(intention(client)).read(), name="zaak 7 (def).docx")


@pytest.mark.usefixtures("officer")
def test_while_another_file_is_read_it_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    data = intention(client)

    def busy(*_: object, **__: object) -> None:
        raise Refused(opening.BUSY)

    monkeypatch.setattr(opening, "letter", busy)
    assert opening.BUSY in read_back(client, data, status=422)


@pytest.mark.usefixtures("officer")
def test_what_was_typed_and_what_the_case_filled_in_stays(client: Client) -> None:
    data = intention(client, number="Z-2026-7", dated="2026-11-09")
    typed = {"number": "z-2026-7", "intention_on": "2026-11-05", "comply_until": "2026-12-24", "EVE-07-text": "Zelf getypt."}
    answer = client.post(URL, {"do": "back", **typed, "intention": SimpleUploadedFile("voornemen.docx", data)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search('name="intention_on"[^>]*value="2026-11-05"', page)
    assert re.search('name="comply_until"[^>]*value="2026-12-24"', page)
    assert "Zelf getypt." in page
    assert "Dit is het antwoord bij EVE-07." not in page
    assert "120 gram cocaïne" in page
    assert 'name="number" value="z-2026-7"' in page


@pytest.mark.usefixtures("officer")
def test_the_intention_of_another_case_is_refused_in_words_and_nothing_is_lost(client: Client) -> None:
    data = intention(client, number="Z-2026-91003")
    typed = {"number": "Z-2026-91001", "intention_on": "2026-09-05", "EVE-07-text": "Zelf getypt."}
    answer = client.post(URL, {"do": "back", **typed, "intention": SimpleUploadedFile("voornemen.docx", data)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit voornemen hoort bij zaak Z-2026-91003, en deze brief bij zaak Z-2026-91001." in page
    assert "Zelf getypt." in page
    assert re.search('name="intention_on"[^>]*value="2026-09-05"', page)
    assert "120 gram cocaïne" not in page


@pytest.mark.usefixtures("officer")
def test_the_file_is_sent_with_the_form_of_the_letter(client: Client) -> None:
    page = client.get(URL).content.decode()
    assert re.search('type="file"[^>]*form="brief"', page)
    assert 'form="brief" name="do" value="back" formenctype="multipart/form-data"' in page
