"""The trust papers say what the code does, and beside each of their sentences stands the test that shows it."""

import ast
import re
from functools import cache

import pytest

from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Right, Role
from dijkwacht.apps.invitations.rules.codes import LIMITS_LOOK_BACK
from dijkwacht.apps.invitations.rules.states import ADDRESS_STAYS
from dijkwacht.apps.mail.rules import KEPT
from dijkwacht.jobs.tidy import FAILED_SIGN_INS_STAY
from tests.docs.pages import ROOT
from tests.docs.trust import archivist, executive, privacy_officer, security_officer, security_policy, works_council
from tests.docs.trust.table import Shown, Why, sentences

FINISHED: dict[str, Shown] = {
    paper.PAPER: paper.SHOWN
    for paper in (security_officer, privacy_officer, works_council, archivist, executive, security_policy)
}
"""Every paper with its table; one that is new comes in here."""
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
    assert kept["mislukte"] == f"{FAILED_SIGN_INS_STAY.days} dagen; {LIMITS_LOOK_BACK.days} dag"
    assert f"tot {ADDRESS_STAYS.days} dagen na het besluit" in text
    assert f"| {KEPT.days} dagen |" in text


@pytest.mark.parametrize("paper", ["bestuurder", "ciso", "fg", "or", "archivaris"])
def test_a_trust_paper_is_one_page_and_open_about_what_is_not_there(paper: str) -> None:
    text = (TRUST / f"{paper}.md").read_text(encoding="utf-8")
    assert len(text.split()) <= 650
    assert re.search(r"^## (Wat er nog niet is|Waar het mis kan gaan)$", text, re.MULTILINE)


@cache
def names_in(file: str) -> frozenset[str]:
    """The tests that a file holds, without running or importing it."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    return (ROOT / file).is_file() and name in names_in(file)


def test_every_trust_paper_has_a_table() -> None:
    papers = {f"docs/trust/{path.name}" for path in TRUST.glob("*.md")} | {"SECURITY.md"}
    assert papers == FINISHED.keys()


@pytest.mark.parametrize("paper", FINISHED)
def test_each_sentence_has_a_row_and_each_row_a_sentence(paper: str) -> None:
    said = [*sentences((ROOT / paper).read_text(encoding="utf-8"))]
    assert len(said) == len(set(said)), "twice the same sentence"
    assert [one for one in said if one not in FINISHED[paper]] == [], "a new sentence: name the test that shows it"
    assert [one for one in FINISHED[paper] if one not in said] == [], "a row whose sentence is gone"


@pytest.mark.parametrize("paper", FINISHED)
def test_each_test_that_a_paper_leans_on_is_there(paper: str) -> None:
    assert [one for one, shown in FINISHED[paper].items() if not shown] == []
    named = [test for shown in FINISHED[paper].values() for test in shown if not isinstance(test, Why)]
    assert [test for test in named if not is_there(test)] == []


def test_a_sentence_ends_where_the_next_begins_with_a_capital() -> None:
    page = """# Kop
Eén zin over 1.5 en `x.y`. En een
tweede, zie [hier](a.md). ‘Ja’ is er een.
- **Vet.** Nog een.
- Punt

| kop | kop |
|---|---|
| rij. Een | twee |
"""
    assert [*sentences(page)] == [
        "Eén zin over 1.5 en `x.y`.",
        "En een tweede, zie [hier](a.md).",
        "‘Ja’ is er een.",
        "Vet.",
        "Nog een.",
        "Punt",
        "rij. Een | twee",
    ]
