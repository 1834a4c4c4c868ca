"""The norms: the list, one version to review, and what an administrator does with it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.norms.actions import draft, publish, step
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.norms.library import norm as shipped
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.documents.norms.writer import write_norm
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client) -> User:
    """An administrator, signed in."""
    made = make.user("beheer@example.org")
    make.membership(made, make.organisation("GM9909", "Duinmark"), Role.ADMINISTRATOR)
    client.force_login(made)
    return made


def changed(version: str = "2") -> NormSet:
    """The small norm with one criterion reworded, one gone and one new."""
    norm = make.norm()
    bes, ver = norm.themes
    other = bes.criteria[0].model_copy(update={"text": "De gemeente heeft het anders geregeld."})
    new = bes.criteria[1].model_copy(update={"id": "BES-99"})
    bes = bes.model_copy(update={"criteria": (other, new, bes.criteria[2])})
    return norm.model_copy(update={"version": version, "themes": (bes, ver)})


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("keeper")
def test_beside_a_support_team_the_administrator_of_a_town_reads_and_keeps_nothing(client: Client) -> None:
    waiting = draft(norm=changed(), by=make.BY)
    assert "Norm inlezen" in page(client, "/normen/")
    make.team()
    assert "Norm inlezen" not in page(client, "/normen/")
    assert client.get("/normen/nieuw/").status_code == 404
    published = {"to": "published", "digest": waiting.digest}
    assert client.post(f"/normen/{waiting.pk}/stap/", published).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == "draft"


@pytest.mark.usefixtures("keeper")
def test_the_list_tells_state_and_number_of_pictures_and_names_no_organisation(client: Client) -> None:
    picture = make.picture(make.organisation("GM9901", "Duinrade"))
    draft(norm=changed(), by=make.BY)
    found = page(client, "/normen/")
    assert "gepubliceerd" in found
    assert "ontwerp" in found
    assert "Ontwerp nakijken: Kleine norm" in found
    assert f'href="/normen/{picture.norm_id}/"' in found
    assert ("1 beeld<" in found, "Nog geen beeld<" in found) == (True, True)
    assert "Duinrade" not in found


@pytest.mark.usefixtures("keeper")
def test_the_list_asks_as_much_for_ten_versions_as_for_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        publish(norm=make.norm().model_copy(update={"version": str(number)}), by=make.BY)
    with django_assert_max_num_queries(8):
        page(client, "/normen/")


@pytest.mark.usefixtures("keeper")
def test_a_shipped_norm_is_shown_whole(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    published = publish(norm=shipped("gemeente"), by=make.BY)
    with django_assert_max_num_queries(11):
        found = page(client, f"/normen/{published.pk}/")
    assert all(f'id="{criterion.id}"' in found for criterion in shipped("gemeente").criteria)
    assert all(word in found for word in ("minimumeis", "korte set", "te verifiëren", "Gevraagd aan", "Kwetsbaarheid", "Advies"))
    assert "Uit gebruik nemen" in found
    assert "Wat is er anders" not in found


@pytest.mark.usefixtures("keeper")
def test_a_draft_is_laid_beside_the_version_before_it(client: Client) -> None:
    publish(norm=make.norm(), by=make.BY)
    found = page(client, f"/normen/{draft(norm=changed(), by=make.BY).pk}/")
    assert "Klopt deze norm?" in found
    assert "Wat is er anders dan in versie 1?" in found
    assert "1 nieuw, 1 vervallen, 1 tekst gewijzigd" in found
    assert "Eerst: De gemeente heeft BES-01 geregeld." in found


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize(("url", "is_link"), [("https://wetten.overheid.nl/x", True), ("javascript:alert(1)", False)])
def test_only_an_address_of_a_page_becomes_a_link(url: str, is_link: bool, client: Client) -> None:
    text = write_norm(make.norm()).replace("themes:", f'sources: [{{id: wet, title: De wet, url: "{url}"}}]\nthemes:', 1)
    text = text.replace("must: true", "must: true\n        sources: [{ref: wet, at: artikel 1}]", 1)
    found = page(client, f"/normen/{draft(norm=read_norm(text, file='n.yaml'), by=make.BY).pk}/")
    assert "De wet" in found
    assert (f'href="{url}"' in found) is is_link


@pytest.mark.usefixtures("keeper")
def test_a_draft_is_published_and_then_taken_out_of_use(client: Client) -> None:
    kept = draft(norm=make.norm(), by=make.BY)
    for to in (State.PUBLISHED, State.RETIRED):
        response = client.post(f"/normen/{kept.pk}/stap/", {"to": to, "seen": kept.digest})
        assert response.url == f"/normen/{kept.pk}/"
        kept.refresh_from_db()
        assert kept.state == to
    found = page(client, f"/normen/{kept.pk}/")
    assert "Uit gebruik genomen" in found
    assert "Publiceren" not in found


@pytest.mark.usefixtures("keeper")
def test_a_text_that_was_replaced_meanwhile_is_not_published(client: Client) -> None:
    kept = draft(norm=make.norm(), by=make.BY)
    draft(norm=make.norm().model_copy(update={"title": "Anders"}), by=make.BY)
    response = client.post(f"/normen/{kept.pk}/stap/", {"to": "published", "seen": kept.digest})
    assert response.status_code == 409
    assert "intussen vervangen" in response.content.decode()
    kept.refresh_from_db()
    assert kept.state == State.DRAFT


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("fields", [{}, {"to": "weg", "seen": "x"}, {"to": "published"}])
def test_a_step_that_no_page_asks_for_is_not_found(fields: dict[str, str], client: Client) -> None:
    kept = draft(norm=make.norm(), by=make.BY)
    assert client.post(f"/normen/{kept.pk}/stap/", fields).status_code == 404


@pytest.mark.usefixtures("keeper")
def test_a_draft_can_be_thrown_away(client: Client) -> None:
    kept = draft(norm=make.norm(), by=make.BY)
    before, _, asked = client.get(f"/normen/{kept.pk}/").content.decode().partition("<summary>Ontwerp weggooien</summary>")
    assert ("weggooien/" in before, "Dit kunt u niet terugdraaien." in asked, "weggooien/" in asked) == (False, True, True)
    assert client.post(f"/normen/{kept.pk}/weggooien/", {"seen": kept.digest}).url == "/normen/"
    assert not NormVersion.objects.exists()


def test_an_adviser_reads_what_is_published_and_sees_no_draft_and_no_button(client: Client) -> None:
    adviser = make.user()
    make.assignment(adviser, make.organisation())
    client.force_login(adviser)
    published, waiting = publish(norm=make.norm(), by=make.BY), draft(norm=changed(), by=make.BY)
    found = page(client, f"/normen/{published.pk}/")
    assert "Wat staat er in deze norm?" in found
    assert "Uit gebruik nemen" not in found
    assert f"/normen/{waiting.pk}/" not in page(client, "/normen/")
    assert client.get(f"/normen/{waiting.pk}/").status_code == 404
    assert client.post(f"/normen/{published.pk}/stap/", {"to": "retired", "seen": published.digest}).status_code == 404
    assert client.get("/normen/nieuw/").status_code == 404
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


@pytest.mark.usefixtures("keeper")
def test_the_navigation_shows_the_norms_to_who_keeps_them(client: Client) -> None:
    first = client.get("/", follow=True)
    assert (first.request["PATH_INFO"], "/normen/" in first.content.decode()) == ("/mensen/GM9909/", True)
    client.force_login(make.user("ander@example.org"))
    assert "/normen/" not in client.get("/").content.decode()


@pytest.mark.usefixtures("keeper")
def test_a_norm_out_of_use_says_so_on_the_list(client: Client) -> None:
    published = publish(norm=make.norm(), by=make.BY)
    step(version=published, to=State.RETIRED, seen=published.digest, by=make.BY)
    assert "niet meer in gebruik" in page(client, "/normen/")
