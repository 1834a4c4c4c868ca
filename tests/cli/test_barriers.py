"""``dijkwacht barriers``, as it is called from a shell."""

import json
from pathlib import Path

import pytest

from dijkwacht.cli.main import main
from tests.documents.barriers.examples import MODEL, TREE


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, encoding="utf-8")
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    path = tmp_path / "boom.xml"
    path.write_text(TREE, encoding="utf-8")
    return path


def test_a_ground_that_is_nowhere_is_told(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model.write_text(MODEL.replace("ref: opiumwet", "ref: nergens"), encoding="utf-8")
    assert main(["barriers", "analyse", str(model)]) == 2
    assert "barriers[0].basis[0].ref: deze bron staat niet in de lijst sources" in capsys.readouterr().err


def test_the_figures_come_in_words_without_a_chance(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "analyse", str(model)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "Open routes: 2",
        "  S1/W1",
        "  K1 + S1/W2",
        "Manieren om alles te sluiten: 0",
        "Blijft open, wat er ook bij komt: S1/W1, S1/W2, K1",
        "Aangenomen is dat barrières los van elkaar werken; dat is niet vastgesteld.",
    ]
    assert err == ""


def test_json_is_one_document_on_stdout(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "analyse", str(tree), "--limit", "1", "--seconds", "5", "--memory", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("seconds") >= 0
    assert found == {
        "model": "deur",
        "probability": 0.375,
        "routes": {"count": 2, "by_size": {"2": 2}, "smallest": [["a", "b"]]},
        "closing_sets": {
            "count": 2, "by_size": {"1": 1, "2": 1}, "smallest": [["a"]], "cheapest": None,
            "uncloseable": [],
        },
        "importance": [{"id": "a", "birnbaum": 0.75}, {"id": "b", "birnbaum": 0.25}, {"id": "c", "birnbaum": 0.25}],
        "matters": [
            {"id": "a", "birnbaum": 0.75, "criticality": 1.0, "achievement": 2.0, "reduction": None},
            {"id": "b", "birnbaum": 0.25, "criticality": 1 / 3, "achievement": 4 / 3, "reduction": 1.5},
            {"id": "c", "birnbaum": 0.25, "criticality": 1 / 3, "achievement": 4 / 3, "reduction": 1.5},
        ],
        "exact": True,
    }  # fmt: skip


def test_what_stands_is_reckoned_with(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model.write_text(MODEL.replace("{low: 0.2, likely: 0.4, high: 0.6}", "0.9"), encoding="utf-8")
    assert main(["barriers", "analyse", str(model), "--standing", " BAR-01, BAR-02"]) == 0
    assert capsys.readouterr().out.startswith("Open routes: 0\nAlles is al dicht.\nAangenomen")


def test_of_a_fault_tree_no_cost_is_invented(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "analyse", str(tree)]) == 0
    assert "Het goedkoopst: niet te zeggen, want kosten zijn niet bekend." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("which", "standing", "told"),
    [
        ("model", "BAR-01,BAR-9", "--standing: 2: ‘BAR-9’ staat niet in het model"),
        ("tree", "BAR-01", "--standing: hoort bij een barrièremodel; een foutenboom heeft geen barrières"),
    ],
)
def test_a_barrier_that_is_not_there_is_told(
    which: str, standing: str, told: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["barriers", "analyse", str(request.getfixturevalue(which)), "--standing", standing, "--json"]) == 2
    assert capsys.readouterr() == ("", f"{told}\n")


def test_the_best_for_a_sum_is_told(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "choose", str(model), "--spend", "100000"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Voor dit bedrag: BAR-01 (kosten: € 450, over 4 jaar)",
        "Ruimte die dan overblijft: 60% (40% tot 80%)",
        "Open routes: 2 (0 tot 2)",
    ]
    assert main(["barriers", "choose", str(model), "--spend", "0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["barriers"], found["cost"], found["room"], found["exact"]) == ([], 0, 1.0, True)
    assert main(["barriers", "choose", str(model), "--spend", "0", "--standing", "BAR-9"]) == 2


def test_a_fault_tree_has_nothing_to_choose_from(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "choose", str(tree), "--spend", "5"]) == 2
    assert "een foutenboom heeft geen barrières om uit te kiezen" in capsys.readouterr().err


def test_not_is_told_and_no_set_is_given(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree.write_text(TREE.replace('<basic-event name="a"/>', '<not><basic-event name="a"/></not>'), encoding="utf-8")
    assert main(["barriers", "analyse", str(tree)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Open routes: niet bekend\n")
    assert "In deze boom kan meer ook minder zijn (not of xor); dan bestaan er geen kleinste verzamelingen." in out


@pytest.mark.parametrize("end", [".yaml", ".json", ".csv", ".xml"])
def test_a_model_is_written_in_each_form(model: Path, end: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = model.with_name(f"uit{end}")
    assert main(["barriers", "convert", str(model), "-o", str(out)]) == 0
    assert capsys.readouterr() == ("", f"Geschreven: {out}\n")
    assert out.stat().st_size > 100


@pytest.mark.parametrize(
    ("which", "out", "told"),
    [
        ("tree", "uit.yaml", "een foutenboom kan alleen weer een foutenboom worden; kies een naam die eindigt op .xml"),
        ("model", "uit.doc", "bij -o hoort een naam die eindigt op .yaml, .json, .csv of .xml"),
        ("model", "model.yaml", "dit is het bestand zelf; kies een andere naam"),
    ],
)
def test_what_cannot_be_written_is_told(
    which: str, out: str, told: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    path: Path = request.getfixturevalue(which)
    before = path.read_bytes()
    assert main(["barriers", "convert", str(path), "-o", str(path.with_name(out))]) == 2
    assert capsys.readouterr().err == f"{path.with_name(out)}: {told}\n"
    assert path.read_bytes() == before


@pytest.mark.parametrize(("end", "begins"), [(".svg", b"<svg "), (".pdf", b"%PDF-")])
def test_a_model_is_drawn(model: Path, end: str, begins: bytes) -> None:
    out = model.with_suffix(end)
    assert main(["barriers", "draw", str(model), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(begins)


def test_a_fault_tree_is_not_drawn(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "draw", str(tree), "-o", str(tree.with_suffix(".svg"))]) == 2
    assert capsys.readouterr().err == f"{tree}: een foutenboom wordt niet getekend, een barrièremodel wel\n"


BAD_FILES = {
    "leeg.yaml": (b"", "1:1: het bestand is leeg"),
    "lijst.yaml": (b"- a", "1:1: hier horen sleutels met waarden"),
    "tab.yaml": (b"id: x\n\tsteps: 1\n", "2:1: dit is geen geldige YAML"),
    "latijn.yaml": (MODEL.replace("Hennepteelt", "Hénnep").encode("latin-1"), "3:9: dit is geen tekst in UTF-8"),
    "model.xlsx": (b"PK\x03\x04x", "is een ingepakt bestand, zoals van Excel of Word; hier hoort een bestand met tekst"),
    "model.pdf": (b"%PDF-1.7", "is een pdf; hier hoort een bestand met tekst"),
    "model.csv": (b"barriere;stand\nB;ja\n", "een CSV zegt alleen iets van de barrières; lees het model als YAML of JSON in"),
    "procent.yaml": (MODEL.replace("low: 0.2", "low: 20%"), "effect.chance.low: hier hoort een getal, zoals 0.4"),
    "omgekeerd.yaml": (MODEL.replace("low: 0.2", "low: 0.9"), "low is hoogstens likely, en likely hoogstens high"),
    "nummer.yaml": (MODEL.replace('version: "1"', "version: 1"), "2:10 version: hier hoort tekst"),
    "onbekend.yaml": (MODEL + "\nkleur: rood\n", "kleur: deze sleutel is onbekend"),
    "kapot.xml": (TREE[:-30], "dit is geen geldige XML"),
    "doctype.xml": (f"<!DOCTYPE a>{TREE}", "1:12: bevat een verwijzing naar buiten"),
    "kans.xml": (TREE.replace('value="0.5"', 'value="veel"'), "hier hoort een vaste kans van 0 tot 1"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize(
    "deed", [["analyse"], ["choose", "--spend", "1"], ["convert", "-o", "uit.yaml"], ["draw", "-o", "uit.svg"]]
)
def test_a_file_that_is_no_model_is_told_with_its_place(
    name: str, deed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, told = BAD_FILES[name]
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    assert main(["barriers", deed[0], name, *deed[1:]]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"{name}: "), told in err) == ("", True, True)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            ["analyse", "--limit", "veel"],
            "dijkwacht barriers analyse: --limit: hier hoort een geheel getal van minstens 0 en hoogstens 10000",
        ),
        (
            ["analyse", "--seconds", "inf"],
            "dijkwacht barriers analyse: --seconds: hier hoort een getal van minstens 0.1 en hoogstens 1000000",
        ),
        (
            ["analyse", "--memory", "inf"],
            "dijkwacht barriers analyse: --memory: hier hoort een getal van minstens 0.01 en hoogstens 10000",
        ),
        (["choose", "--spend", "10.00"], "--spend: Bedoelt u € 10 of € 1.000? Schrijf 10 of 1.000."),
        (["choose", "--spend", "-5"], "--spend: dit bedrag moet minstens 0 zijn"),
        (["choose", "--spend", "veel"], "--spend: Vul een bedrag in hele euro’s in, zoals 25.000."),
    ],
)
def test_a_value_that_does_not_fit_says_what_does(
    call: list[str], told: str, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["barriers", call[0], str(model), *call[1:]]) == 2
    assert capsys.readouterr() == ("", f"{told}\n")


def test_thousands_are_thousands_here_too(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["barriers", "choose", str(model), "--spend", "1.000"]) == 0
    assert capsys.readouterr().out.startswith("Voor dit bedrag: BAR-01")


def test_where_nothing_can_be_written_the_file_is_named(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = model.with_name(f"{'a' * 300}.yaml")
    assert main(["barriers", "convert", str(model), "-o", str(out)]) != 0
    assert capsys.readouterr().err.startswith(f"{out}: ")
