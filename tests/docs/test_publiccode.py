"""publiccode.yml holds what the standard for it asks, version 0.4."""

import tomllib
from datetime import date

from dijkwacht.kit.yaml import load
from tests.docs.pages import ROOT

TEXT = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
CODE = load(TEXT, file="publiccode.yml").data
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
}  # fmt: skip
OPTIONAL = {"softwareVersion", "releaseDate", "categories", "intendedAudience", "dependsOn"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
    "standalone/other", "addon", "library", "configurationFiles",
}  # fmt: skip
SCOPES = {
    "agriculture", "culture", "defence", "education", "emergency-services", "employment", "energy", "environment",
    "finance-and-economic-development", "foreign-affairs", "healthcare", "infrastructures", "justice", "local-authorities",
    "manufacturing", "research", "science-and-technology", "security", "society", "sport", "tourism", "transportation", "welfare",
}  # fmt: skip


def test_every_key_that_the_standard_asks_is_there_and_no_other() -> None:
    assert set(CODE) >= MANDATORY
    assert set(CODE) <= MANDATORY | OPTIONAL


def test_words_from_a_list_are_in_that_list() -> None:
    assert CODE["developmentStatus"] in STATUSES
    assert CODE["softwareType"] in TYPES
    assert set(CODE["intendedAudience"]["scope"]) <= SCOPES
    assert CODE["url"].startswith("https://")
    date.fromisoformat(CODE["releaseDate"])


def test_each_language_describes_the_product_within_the_lengths_of_the_standard() -> None:
    assert {"nl", "en"} == set(CODE["description"])
    for described in CODE["description"].values():
        assert 0 < len(described["shortDescription"]) <= 150
        assert 150 <= len(described["longDescription"]) <= 10_000
        assert described["features"]
        assert all(len(feature) <= 100 for feature in described["features"])


def test_a_community_names_whom_to_reach_and_the_languages_are_known() -> None:
    assert CODE["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in CODE["maintenance"]["contacts"])
    assert CODE["localisation"]["localisationReady"] in {True, False}
    assert CODE["localisation"]["availableLanguages"] == ["nl"]


def test_it_agrees_with_the_project() -> None:
    assert CODE["name"] == PROJECT["name"]
    assert CODE["softwareVersion"] == PROJECT["version"]
    assert CODE["legal"]["license"] == PROJECT["license"]
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "15. Applicable Law" in licence
