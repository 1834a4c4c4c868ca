"""The trust papers say what the code does."""

import re

import pytest

from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Right, Role
from dijkwacht.apps.invitations.rules.states import ADDRESS_STAYS
from dijkwacht.apps.mail.rules import KEPT
from dijkwacht.jobs.tidy import FAILED_SIGN_INS_STAY
from tests.docs.pages import ROOT

TRUST = ROOT / "docs/trust"
ROLE_OF = {role.word.lower(): role for role in Role}
COLUMNS = (Right.SEE_ANSWERS, Right.SEE_SETTLED, Right.READ_CONCEPT)


def who_sees_what() -> dict[Role, list[str]]:
    """The table of the paper for the works council."""
    text = (TRUST / "or.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    return {ROLE_OF[who.lower()]: cells for who, *cells in rows if who.lower() in ROLE_OF}


def test_the_works_council_reads_who_sees_what_as_the_code_has_it() -> None:
    table = who_sees_what()
    assert len(table) == 8
    wrong = {
        role: cells
        for role, cells in table.items()
        if [cell == "ja" for cell in cells] != [right in ROLE_RIGHTS[role] for right in COLUMNS]
    }
    assert wrong == {}


def test_every_role_that_reads_content_stands_in_the_table() -> None:
    reading = {role for role, rights in ROLE_RIGHTS.items() if rights & set(COLUMNS)}
    assert reading <= who_sees_what().keys()


def test_the_privacy_officer_reads_how_long_things_are_kept_as_the_code_has_it() -> None:
    text = (TRUST / "fg.md").read_text(encoding="utf-8")
    kept = dict(re.findall(r"^\| [^|]+ \| (\S+)[^|]* \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE))
    assert kept["mislukte"] == f"{FAILED_SIGN_INS_STAY.days} dagen"
    assert f"tot {ADDRESS_STAYS.days} dagen na het besluit" in text
    assert f"| {KEPT.days} dagen |" in text


@pytest.mark.parametrize("paper", ["bestuurder", "ciso", "fg", "or", "archivaris"])
def test_a_trust_paper_is_one_page_and_open_about_what_is_not_there(paper: str) -> None:
    text = (TRUST / f"{paper}.md").read_text(encoding="utf-8")
    assert len(text.split()) <= 650
    assert re.search(r"^## (Wat er nog niet is|Waar het mis kan gaan)$", text, re.MULTILINE)
