"""A model in the making: read in, typed, looked at, talked about, and published by another."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import BarrierVersion, Draft, DraftComment, barrier_model
from dijkwacht.apps.barriers.queries import newest, versions_of
from dijkwacht.apps.consultations import actions as consultations
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.documents.barriers.formats import as_json
from dijkwacht.documents.barriers.versions.intake import Intake, begun_from
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.barriers import HERB, herb, published

pytestmark = pytest.mark.django_db
LINE = HERB.split("\n").index("    closes: [K1]") + 1
SHELF = "/barrieres/team/ontwerpen/"
SECOND = HERB.replace('version: "1"', 'version: "2"').replace("Telen", "Kweken")


def text(answer: object) -> str:
    page = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(page).split())


@pytest.fixture
def author() -> User:
    return make.member(make.support_team(), Role.ADVISER, "schrijver@example.org", "Sanne Schrijver")


@pytest.fixture
def desk(client: Client, author: User) -> Client:
    client.force_login(author)
    return client


@pytest.fixture
def draft(author: User) -> Draft:
    published()
    return actions.draft(found=Intake(SECOND, herb(SECOND)), by=author)


@pytest.fixture
def other(author: User) -> Client:
    client = Client()
    team = Organisation.objects.get(kind=Kind.PARTNER)
    client.force_login(make.member(team, Role.ADMINISTRATOR, "lezer@example.org", "Lies Lezer"))
    return client


def file(content: str, name: str = "model.yaml") -> dict[str, SimpleUploadedFile]:
    return {"model": SimpleUploadedFile(name, content.encode())}


def test_a_file_becomes_a_draft_that_only_the_team_finds(desk: Client) -> None:
    published()
    page = text(desk.post(f"{SHELF}inlezen/", file(SECOND), follow=True))
    assert "Alleen het team ziet het." in page
    assert "Wat is er anders dan in versie 1? Stap Kweken (anders) : titel: ‘Kweken’, eerst ‘Telen’" in page
    assert (Draft.objects.get().text, Draft.objects.get().model) == (SECOND, herb(SECOND))
    assert [one.version for one in newest()] == [one.version for one in versions_of("kruidenteelt")] == ["1"]
    reader = Client()
    reader.force_login(make.member(make.organisation(), Role.COORDINATOR, "oov@example.org"))
    page = text(reader.get("/barrieres/"))
    assert "Modellen in de maak" not in page
    assert reader.get("/barrieres/kruidenteelt/?versie=2").status_code == 404
    assert reader.get(f"{SHELF}{Draft.objects.get().pk}/").status_code == 404
    assert "Modellen in de maak" in text(desk.get("/barrieres/"))
    assert "Kruidenteelt, versie 2" in text(desk.get(SHELF))


def test_a_draft_never_becomes_a_version_of_another_model(desk: Client, draft: Draft) -> None:
    published(HERB.replace("id: kruidenteelt", "id: havens").replace("title: Kruidenteelt", "title: Havens"))
    typed = draft.text.replace("id: kruidenteelt", "id: havens")
    answer = desk.post(f"{SHELF}{draft.pk}/", {"text": typed, "seen": draft.digest})
    assert (answer.status_code, "Het id ‘havens’ is van het model ‘Havens’." in text(answer)) == (409, True)
    assert "id: havens" in answer.content.decode()
    assert Draft.objects.get().code == "kruidenteelt"


def test_what_seems_to_be_somebodys_in_a_file_is_told_with_its_line_before_it_is_published(desk: Client) -> None:
    assert "persoonsgegevens" not in text(desk.post(f"{SHELF}inlezen/", file(SECOND), follow=True))
    held = SECOND.replace("title: Kweken", "title: Bel 06-12345678", 1)
    line = held[: held.index("06-")].count("\n") + 1
    page = text(desk.post(f"{SHELF}inlezen/", file(held), follow=True))
    assert f"regel {line}: een telefoonnummer" in page


def test_json_becomes_yaml_and_what_is_no_model_is_refused_at_its_place(desk: Client) -> None:
    assert desk.post(f"{SHELF}inlezen/", file(as_json(herb()), "model.json")).status_code == 302
    assert Draft.objects.get().text.startswith("id: kruidenteelt\n")
    tree = "<opsa-mef><define-fault-tree name='a'><define-gate name='t'><or><basic-event name='b'/></or></define-gate>"
    tree += "<define-basic-event name='b'><float value='0.1'/></define-basic-event></define-fault-tree></opsa-mef>"
    answer = desk.post(f"{SHELF}inlezen/", file(tree, "boom.xml"))
    assert (answer.status_code, "dit is een foutenboom (Open-PSA)" in text(answer)) == (422, True)
    answer = desk.post(f"{SHELF}inlezen/", file(HERB.replace("closes: [K1]", "closes: [K9]")))
    assert answer.status_code == 422
    assert f"{LINE}:14 barriers[1].closes[0] : dit is geen stap" in text(answer)
    answer = desk.post(f"{SHELF}inlezen/", file("#" * 200_001))
    assert (answer.status_code, "Dit bestand is 201 kB; hoogstens 200 kB mag." in text(answer)) == (422, True)
    assert Draft.objects.count() == 1


def test_a_draft_begins_with_a_model_under_its_next_number_or_all_new(desk: Client) -> None:
    published()
    desk.post(f"{SHELF}beginnen/", {"begin": "kruidenteelt"})
    assert Draft.objects.get().text == begun_from(herb())
    assert Draft.objects.get().version == "2"
    page = text(desk.post(f"{SHELF}beginnen/", {"begin": ""}, follow=True))
    assert ("Nieuw model, versie 1" in page, "Geen fouten" in page) == (True, True)
    assert desk.post(f"{SHELF}beginnen/", {"begin": "nergens"}).status_code == 404


def test_what_was_typed_is_kept_also_with_faults_and_each_fault_leads_to_its_line(desk: Client, draft: Draft) -> None:
    wrong = SECOND.replace("closes: [K1]", "closes: [K9]")
    address = f"{SHELF}{draft.pk}/"
    page = desk.post(address, {"text": wrong.replace("\n", "\r\n"), "seen": draft.digest}, follow=True)
    assert "Bewaard zoals u het typte. Er staan nog fouten in." in text(page)
    assert f"Regel {LINE} ({LINE}:14 barriers[1].closes[0]): dit is geen stap" in text(page)
    assert "closes: [K9]" in text(page)
    assert len(re.findall(rf'(?:href|id)="#?regel-{LINE}"', page.content.decode())) == 2
    held = Draft.objects.get()
    assert (held.text, held.model) == (wrong, herb(SECOND))
    answer = desk.post(address, {"text": SECOND, "seen": draft.digest})
    assert (answer.status_code, "intussen veranderd" in text(answer)) == (409, True)
    assert Draft.objects.get().text == wrong
    desk.post(address, {"text": SECOND, "seen": held.digest})
    assert (Draft.objects.get().text, Draft.objects.get().faults) == (SECOND, [])


def test_looking_keeps_nothing_with_a_script_and_without(desk: Client, draft: Draft) -> None:
    sent = {"text": SECOND.replace("Kweken", "Oogsten"), "seen": draft.digest}
    whole = text(desk.post(f"{SHELF}{draft.pk}/bekijken/", sent))
    assert ("Klopt dit model?" in whole, "eerst ‘Telen’" in whole, "title: Oogsten" in whole) == (True, True, True)
    part = text(desk.post(f"{SHELF}{draft.pk}/bekijken/", sent, headers={"HX-Request": "true"}))
    assert ("Klopt dit model?" in part, "titel: ‘Oogsten’, eerst ‘Telen’" in part, "Geen fouten" in part) == (False, True, True)
    faulty = {"text": "id: [", "seen": draft.digest}
    assert "Wat er niet klopt (1)" in text(desk.post(f"{SHELF}{draft.pk}/bekijken/", faulty))
    assert desk.post(f"{SHELF}{draft.pk}/bekijken/", {"text": "", "seen": "x"}).status_code == 422
    assert Draft.objects.get().text == SECOND


def test_another_says_something_and_publishes_what_was_read(desk: Client, other: Client, draft: Draft) -> None:
    address = f"{SHELF}{draft.pk}/"
    other.post(f"{address}opmerking/", {"comment": "Stap 2 mist een manier."})
    assert "Lies Lezer" in text(desk.get(address))
    assert other.post(f"{address}opmerking/", {"comment": " "}).status_code == 422
    answer = desk.post(f"{address}publiceren/", {"seen": draft.digest})
    assert (answer.status_code, "een ander van het team" in text(answer)) == (409, True)
    assert f'{address}publiceren/"' not in desk.get(address).content.decode()
    assert other.post(f"{address}publiceren/", {"seen": "oud"}).status_code == 409
    assert f'{address}publiceren/"' in other.get(address).content.decode()
    page = text(other.post(f"{address}publiceren/", {"seen": draft.digest}, follow=True))
    assert "Gepubliceerd." in page
    assert barrier_model(newest().get()) == herb(SECOND)
    assert (Draft.objects.count(), DraftComment.objects.count()) == (0, 0)
    assert [*Event.objects.order_by("-pk").values_list("verb", flat=True)][:2] == ["barriers.published", "barriers.commented"]


def test_with_a_draft_go_the_names_of_who_wrote_at_it(desk: Client, other: Client, draft: Draft) -> None:
    other.post(f"{SHELF}{draft.pk}/opmerking/", {"comment": "Zie stap 2."})
    assert DraftComment.objects.get().by.name == "Lies Lezer"
    desk.post(f"{SHELF}{draft.pk}/weggooien/", {"seen": draft.digest})
    assert not Draft.objects.exists()
    assert not DraftComment.objects.exists()


def test_whoever_changed_it_last_does_not_publish_it_either(desk: Client, other: Client, draft: Draft) -> None:
    address = f"{SHELF}{draft.pk}/"
    other.post(address, {"text": SECOND + "# nagekeken\n", "seen": draft.digest})
    for client in (desk, other):
        assert client.post(f"{address}publiceren/", {"seen": Draft.objects.get().digest}).status_code == 409
    assert BarrierVersion.objects.count() == 1


def test_what_has_faults_or_a_number_that_is_taken_is_not_published(desk: Client, other: Client, draft: Draft) -> None:
    reader = User.objects.get(email="lezer@example.org")
    published(SECOND)
    with pytest.raises(Refused, match="Versie 2 van dit model is er al"):
        actions.publish_draft(draft=draft, seen=draft.digest, by=reader)
    desk.post(f"{SHELF}{draft.pk}/", {"text": "id: [", "seen": draft.digest})
    held = Draft.objects.get()
    with pytest.raises(Refused, match="nog fouten"):
        actions.publish_draft(draft=held, seen=held.digest, by=reader)
    assert other.post(f"{SHELF}{draft.pk}/weggooien/", {"seen": held.digest}, follow=True).status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("role", "is_team"), [(Role.ADVISER, False), (Role.ADMINISTRATOR, False), (Role.COORDINATOR, True)])
def test_only_advisers_and_administrators_of_the_team_develop(role: Role, is_team: bool, client: Client) -> None:
    client.force_login(make.member(make.team() if is_team else make.organisation(), role, "iemand@example.org"))
    assert client.get(SHELF).status_code == 404


def test_a_number_that_is_taken_is_told_while_somebody_writes_and_looks(desk: Client, other: Client, draft: Draft) -> None:
    address, taken = (
        f"{SHELF}{draft.pk}/",
        "Versie 1 van ‘Kruidenteelt’ is er al, en verandert niet meer: geef een ander nummer, zoals 2.",
    )
    assert "is er al" not in text(desk.get(address))
    first = SECOND.replace('version: "2"', 'version: "1"')
    sent = {"text": first, "seen": draft.digest}
    looked = desk.post(f"{address}bekijken/", sent, headers={"HX-Request": "true"})
    assert (taken in text(looked), taken in text(desk.post(f"{address}bekijken/", sent))) == (True, True)
    assert taken in text(desk.post(address, sent, follow=True))
    page = other.get(address)
    assert (taken in text(page), f"{address}publiceren/" in page.content.decode()) == (True, False)


def test_an_id_of_another_model_is_told_while_somebody_looks(desk: Client, draft: Draft) -> None:
    published(HERB.replace("id: kruidenteelt", "id: wiet").replace("title: Kruidenteelt", "title: Wietteelt"))
    sent = {"text": SECOND.replace("id: kruidenteelt", "id: wiet"), "seen": draft.digest}
    assert "Het id ‘wiet’ is van het model ‘Wietteelt’: geef een ander id." in text(
        desk.post(f"{SHELF}{draft.pk}/bekijken/", sent)
    )


def test_no_step_on_the_page_loses_what_was_typed(desk: Client, draft: Draft) -> None:
    address, typed = f"{SHELF}{draft.pk}/", SECOND.replace("Kweken", "Oogsten")
    sent = {"text": typed.replace("\n", "\r\n"), "seen": draft.digest}
    refused = desk.post(f"{address}opmerking/", sent | {"comment": " "})
    assert (refused.status_code, "title: Oogsten" in refused.content.decode()) == (422, True)
    for _ in "twice":  # also by a page that is loaded anew
        page = desk.post(f"{address}opmerking/", sent | {"comment": "Stap 2 mist een manier."})
        assert "Uw opmerking staat erbij. – Let op: De tekst van het model is nog niet bewaard." in text(page)
        assert "title: Oogsten" in page.content.decode()
        assert f'value="{draft.digest}"' in page.content.decode()
    assert (Draft.objects.get().text, DraftComment.objects.count()) == (SECOND, 1)
    asked = consultations.consult(draft=draft, party="politie", email="lezer@example.org", by=draft.by)
    assert asked
    number = Consultation.objects.get().pk
    assert "title: Oogsten" in desk.post(f"{address}meelezen/{number}/intrekken/", sent).content.decode()
    for step in ("publiceren", "meelezen"):
        page = desk.post(f"{address}{step}/", sent | {"begin": "1", "comment": "Half af"})
        assert (page.status_code, "title: Oogsten" in page.content.decode(), "Half af" in text(page)) == (409, True, True)
    page = desk.post(address, sent | {"comment": "Half af"})
    assert ("Bewaard." in text(page), "Half af" in text(page)) == (True, True)
    assert (Draft.objects.get().text, DraftComment.objects.count()) == (typed, 1)
    assert "Half af" in text(desk.post(f"{address}bekijken/", sent | {"comment": "Half af"}))
    assert desk.post(f"{address}meelezen/", {"begin": "1"}).url == f"{address}meelezen/"


def test_every_step_of_the_page_sends_what_was_typed_along(desk: Client, draft: Draft) -> None:
    desk.post(f"{SHELF}{draft.pk}/meelezen/", {"party": "politie", "email": "lezer@example.org"})
    page = desk.get(f"{SHELF}{draft.pk}/").content.decode()
    assert re.search(r'<textarea[^>]*name="comment"[^>]*form="ontwerp"', page)
    for step in ("opmerking", "meelezen", r"meelezen/\d+/intrekken"):
        (button,) = re.findall(rf'<button[^>]*formaction="{SHELF}{draft.pk}/{step}/"[^>]*>', page)
        assert 'form="ontwerp"' in button
    # What is wrong is told while somebody types, not only after the field is left.
    assert "input delay:" in page[page.index('id="ontwerp"') :].partition("<textarea")[0]


def test_throwing_a_draft_away_is_asked_twice(desk: Client, draft: Draft) -> None:
    page = desk.get(f"{SHELF}{draft.pk}/").content.decode()
    before, _, after = page.partition("<summary>Ontwerp weggooien</summary>")
    assert "weggooien/" not in before
    assert after.index("Dit kunt u niet terugdraaien.") < after.index("weggooien/") < after.index("</details>")


def test_a_first_version_is_told_as_a_new_model(other: Client, author: User) -> None:
    made = actions.draft(found=Intake(SECOND, herb(SECOND)), by=author)
    page = text(other.post(f"{SHELF}{made.pk}/publiceren/", {"seen": made.digest}, follow=True))
    assert ("Gepubliceerd. Het model staat nu bij de barrières." in page, "nieuwe versie is" in page) == (True, False)
