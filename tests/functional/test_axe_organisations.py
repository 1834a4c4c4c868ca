"""Organisations and areas in the browser, with axe on two sizes; choosing from the whole country with the keyboard alone."""

import json

import pytest
from playwright.sync_api import expect

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from tests import factories as make

from .acting import press as send
from .conftest import Visit
from .looking import look, press, to, visit_all
from .scene import ADVISER, DUINRADE, WESTERKOOG

pytestmark = pytest.mark.browser
KEEPER = "beheerder@duinmark.example"
RING = [[3.37, 52.86], [3.42, 52.86], [3.42, 52.89], [3.37, 52.86]]


def test_pages_of_organisations(visit: Visit) -> None:
    stops = {
        "organisations": to("organisations:index"),
        "organisation new": to("organisations:register"),
        "organisation nothing filled in": to("organisations:register", then=press("Organisatie toevoegen")),
        "organisation": to("organisations:revise", DUINRADE),
        "joint body": to("organisations:members", "GR9901"),
        "joint body nothing filled in": to("organisations:members", "GR9901", then=press("Bewaren")),
        "areas none": to("organisations:areas"),
        "areas new": to("organisations:add_areas"),
        "areas nothing filled in": to("organisations:add_areas", then=press("Gebieden toevoegen")),
    }
    assert visit_all(visit(KEEPER), stops) == []


def test_an_organisation_from_the_form_to_the_list(visit: Visit) -> None:
    page = visit(KEEPER)
    page.goto("/organisaties/")
    page.get_by_role("link", name="Organisatie toevoegen").click()
    page.get_by_label("Wat voor organisatie?").select_option(label="partner")
    page.get_by_label("Naam", exact=True).fill("Kustteam Duinmark")
    page.get_by_label("Provincie").select_option(label="Duinmark")
    send(page, "Organisatie toevoegen")
    expect(page.get_by_text("Kustteam Duinmark staat in de lijst, met code PA")).to_be_visible()
    page.get_by_label("Naam of code").fill("kustteam")
    send(page, "Zoeken")
    wrong = look(page, "organisations found")
    page.get_by_role("link", name="Kustteam Duinmark").click()
    page.get_by_label("Naam", exact=True).fill("Kustteam Duinmark en Zee")
    send(page, "Bewaren")
    expect(page.get_by_text("Bewaard: Kustteam Duinmark en Zee.")).to_be_visible()
    assert wrong == []


def test_areas_from_a_file_to_the_map_and_away_again(visit: Visit) -> None:
    here, there = (Organisation.objects.get(code=code) for code in (DUINRADE, WESTERKOOG))
    make.area(here, there, name="Duinbaan", kind=AreaKind.BUSINESS_PARK)
    page = visit(KEEPER)
    page.goto("/organisaties/gebieden/nieuw/")
    shapes = [{"type": "Polygon", "coordinates": [RING]}, {"type": "Point", "coordinates": [3.42, 52.88]}]
    features = [
        {"type": "Feature", "properties": {"naam": name}, "geometry": shape}
        for name, shape in zip(("Westhaven", "Vissershaven"), shapes, strict=True)
    ]
    broken = json.dumps({"type": "FeatureCollection", "features": [*features, {"type": "Feature"}]}).encode()
    whole = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    page.get_by_label("Wat voor gebieden?").select_option(label="haven")
    page.get_by_label("In welke organisatie liggen ze?").select_option(label="Duinrade")
    page.get_by_label("Bron").fill("Havenbedrijf")
    page.get_by_label("Licentie").fill("CC0")
    page.get_by_label("Bestand met gebieden").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": broken}
    )
    send(page, "Gebieden toevoegen")
    expect(page.get_by_text("gebied 3: er hoort een naam te staan")).to_be_visible()
    wrong = look(page, "areas fault")
    page.get_by_label("Bestand met gebieden").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": whole})
    send(page, "Gebieden toevoegen")
    expect(page.get_by_text("2 gebieden toegevoegd.")).to_be_visible()
    wrong += look(page, "areas")
    send(page, "Weghalen – Vissershaven")
    expect(page.get_by_text("Vissershaven is weggehaald.")).to_be_visible()
    assert wrong == []


def test_the_whole_country_is_chosen_from_by_province_with_the_keyboard(visit: Visit) -> None:
    page = visit(ADVISER)
    # On the demo a team of the invented province writes to its own; somebody at a real team chooses from all.
    team = make.member(Organisation.objects.create(code="PA0007", kind="partner"), Role.ADVISER, "echt@example.org")
    team_place = Organisation.objects.get(code="PA0007")
    team_place.names.create(name="Team Utrecht")
    make.region("PV26", "Utrecht", team_place)
    page = visit(User.objects.get(pk=team.pk).email)
    page.goto("/opdrachten/nieuw/")
    choice = page.get_by_label("Voor welke organisatie?")
    groups = choice.locator("optgroup")
    assert groups.first.get_attribute("label") == "Utrecht"
    assert groups.count() == 12 + 2
    choice.focus()
    page.keyboard.type("Zeis")
    assert choice.evaluate("one => one.selectedOptions[0].label") == "Zeist"
    assert look(page, "proposal to the country") == []
