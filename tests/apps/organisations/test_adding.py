"""What the product does not bring, an administrator adds from a list; and what it brings is the whole country."""

import csv
from pathlib import Path

import pytest

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.actions import loading as actions
from dijkwacht.apps.organisations.models import Organisation, Region, RegionMembership
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.tables import read_list
from dijkwacht.kit.errors import InvalidInput
from tests import factories as make

BY = System("tests")
HEAD = "code,name,province,start\n"


def added(folder: Path, text: str) -> int:
    path = folder / "lijst.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return actions.add(rows=read_list(path), by=BY)


@pytest.fixture
def province(db: None) -> Region:
    return Region.objects.create(scheme="province", code="PV26", name="Utrecht")


def test_a_list_is_added_once_each_in_its_province(province: Region, tmp_path: Path) -> None:
    text = 'WS0636,"Hoogheemraadschap De Stichtse, Rijnlanden",PV26,\nPA0001,Ondersteuningsteam,,2026-01-01\n'
    assert added(tmp_path, text) == 2
    board = Organisation.objects.get(code="WS0636")
    assert (board.kind, board.picture_language, board.is_example) == ("water_board", False, False)
    assert name_on(board, make.REFERENCE) == "Hoogheemraadschap De Stichtse, Rijnlanden"
    assert RegionMembership.objects.get().organisation == board
    assert added(tmp_path, text) == 0
    assert Event.objects.filter(verb="organisations.added").count() == 1


@pytest.mark.parametrize(("sign", "codec"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_a_list_as_excel_writes_it_is_added(province: Region, sign: str, codec: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes((HEAD + "WS0636,Coöperatie,PV26,\n").replace(",", sign).encode(codec))
    assert actions.add(rows=read_list(path), by=BY) == 1
    assert name_on(Organisation.objects.get(code="WS0636"), make.REFERENCE) == "Coöperatie"


def test_letters_that_cannot_be_known_are_said(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(HEAD.encode("utf-16-be"))
    with pytest.raises(InvalidInput, match=r"lijst\.csv: het bestand is opgeslagen in UTF-16, maar zegt dat niet"):
        read_list(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("XX0001,Naam,PV26,", "2 code: dit is geen code"),
        ("WS0636,,PV26,", "2 name: hier hoort tekst"),
        ("WS0636,Naam,PV26,1-1-2026", "2 start: dit is geen datum"),
        ("WS0636,Naam,PV77,", "PV77 is geen provincie"),
        ("WS9902,Naam,,", "kies een code zonder 99"),
        (f"WS0636,{'n' * 121},,", "langer dan 120"),
        ("WS0636,Een,,\nWS0636,Twee,,", "3 code: WS0636 staat er twee keer"),
        ("GM0344,Anders,,", "GM0344 is hier al Utrecht"),
        (f"WS0636,{'n' * 200_000},,", "geen lijst met komma’s"),
        ("".join(f"GR{n % 9000:04},N,,\n" for n in range(2001)), "hooguit 2000"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_added(province: Region, line: str, reason: str, tmp_path: Path) -> None:
    added(tmp_path, "GM0344,Utrecht,PV26,")
    with pytest.raises(InvalidInput, match=reason):
        added(tmp_path, f"{line}\nWS0005,Goed,,\n")
    assert list(Organisation.objects.values_list("code", flat=True)) == ["GM0344"]


def test_another_head_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("naam;code\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="de kolommen horen te zijn: code, name, province, start"):
        read_list(path)


def test_the_product_brings_all_municipalities_and_provinces() -> None:
    rows = []
    for folder in actions.shipped(invented=False):
        gone = {row["old"] for row in table(folder / "successions.csv") if row["planned"] == "0"}
        rows += [row for row in table(folder / "organisations.csv") if row["code"] not in gone and not row["end"]]
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    assert (sum(code.startswith("GM") for code in codes), sum(code.startswith("PV") for code in codes)) == (342, 12)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []
