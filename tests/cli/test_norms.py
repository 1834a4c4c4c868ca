"""``dijkwacht norms``, as it is called from a shell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dijkwacht.cli.main import main

RIGHT = """\
id: proef
version: "1"
title: Proefnorm
applies_to: [municipality]
themes: [{id: BES, title: Bestuur, criteria: [{id: BES-01, text: Iets.}]}]
"""


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "norm.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_a_right_file_is_praised_on_stderr(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(right)]) == 0
    assert capsys.readouterr() == ("", f"{right} klopt: Proefnorm (1 thema, 1 criterium).\n")


def test_json_is_one_document_on_stdout(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(right), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "proef", "title": "Proefnorm", "themes": 1, "criteria": 1}


def test_every_fault_is_one_line_and_stdout_stays_empty(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right.write_text(RIGHT.replace("id: proef", "id: PROEF").replace("municipality", "maan"), encoding="utf-8")
    assert main(["norms", "check", str(right), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{right}: 1:5 id: gebruik alleen")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "dit bestand bestaat niet"),
        (b"PK\x03\x04\xff\xfe", "is een ingepakt bestand, zoals van Excel of Word; hier hoort een bestand met tekst"),
        (b"id: \xff\xfe", "1:5: dit is geen tekst in UTF-8"),
        (b"id: \x00", "1:5: dit teken hoort niet"),
        (b"", "1:1: het bestand is leeg"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    path = tmp_path / "norm.yaml"
    if content is not None:
        path.write_bytes(content)
    assert main(["norms", "check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}: {reason}")
    assert len(err.splitlines()) == 1


def test_a_folder_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: dit is een map, geen bestand\n"


LIBRARY = """\
urn: urn:voorbeeld:library:kader
locale: en
version: 2
copyright: Voorbeeld
objects:
  framework:
    ref_id: kader
    name: Kader
    requirement_nodes:
      - {urn: "u:1", assessable: false, depth: 1, ref_id: "1", name: Deel}
      - {urn: "u:2", assessable: true, depth: 2, parent_urn: "u:1", ref_id: "1.1", description: Something.}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "bieb.yaml"
    path.write_text(LIBRARY, encoding="utf-8")
    return path


def test_a_library_of_another_maker_is_checked_too(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(library), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "kader", "title": "Kader", "themes": 1, "criteria": 1}


def test_what_reading_a_library_loses_is_said_in_a_list_and_json_stays_as_it_was(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.write_text(LIBRARY.replace("description: Something.", "description: S., weight: 20, threats: [t]"), encoding="utf-8")
    lost = (
        "Anders dan in het bestand:\n- Verwijzingen naar dreigingen (threats): niet overgenomen (bij 1 eis).\n"
        "- Gewichten zijn hier hele getallen tot en met 10; de verhouding is dezelfde gebleven: 20 wordt 1.\n"
    )
    assert main(["norms", "check", str(library)]) == 0
    assert capsys.readouterr().err == f"{library} klopt: Kader (1 thema, 1 criterium).\n{lost}"
    assert main(["norms", "check", str(library), "--json"]) == 0
    out, err = capsys.readouterr()
    assert (set(json.loads(out)), err) == ({"id", "title", "themes", "criteria"}, lost)
    assert main(["norms", "convert", str(library), "-o", str(library.with_name("uit.yaml"))]) == 0
    assert capsys.readouterr().err.endswith(lost)


def test_a_library_is_converted_to_a_file_that_says_where_it_is_from(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = library.with_name("uit.yaml")
    assert main(["norms", "convert", str(library), "-o", str(out)]) == 0
    said = f"Geschreven: {out} (1 thema, 1 criterium).\nZonder Nederlandse tekst: 1 criterium, in de taal van de bron gelaten.\n"
    assert capsys.readouterr() == ("", said)
    head = out.read_text(encoding="utf-8").splitlines()
    assert head[:2] == [
        "# Omgezet uit een bibliotheek van CISO Assistant: urn:voorbeeld:library:kader",
        "# Auteursrecht: Voorbeeld",
    ]
    assert main(["norms", "check", str(out)]) == 0
    assert main(["picture", "template", "--norms", str(out), "-o", str(library.with_name("vragen.xlsx"))]) == 0
    assert list(library.parent.glob(".*")) == []


def test_converting_again_gives_the_same_and_never_overwrites_work_of_a_person(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = library.with_name("uit.yaml")
    call = ["norms", "convert", str(library), "-o", str(out)]
    assert main(call) == main(call) == 0
    changed = out.read_text(encoding="utf-8") + "# nagekeken\n"
    out.write_text(changed, encoding="utf-8")
    capsys.readouterr()
    assert main(call) == 2
    assert "kies een andere naam" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == changed
    assert main([*call[:-1], str(library)]) == 2
    assert library.read_text(encoding="utf-8") == LIBRARY


@pytest.mark.parametrize(
    ("name", "reason"),
    [("uit.json", "bij -o hoort een naam die eindigt op .yaml"), ("weg/uit.yaml", "de map waar"), ("map.yaml", "dit is een map")],
)
def test_a_place_that_cannot_be_written_is_refused(
    library: Path, capsys: pytest.CaptureFixture[str], name: str, reason: str
) -> None:
    library.with_name("map.yaml").mkdir()
    assert main(["norms", "convert", str(library), "-o", str(library.parent / name)]) == 2
    assert reason in capsys.readouterr().err


def test_a_broken_library_leaves_no_file(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library.write_text(
        LIBRARY.replace('parent_urn: "u:1"', 'parent_urn: "u:2"').replace("version: 2", "version: 2.5"), encoding="utf-8"
    )
    out = library.with_name("uit.yaml")
    assert main(["norms", "convert", str(library), "-o", str(out)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(".yaml: ")[2].partition(":")[0] for line in told] == ["3", "11"]
    assert not out.exists()


def test_a_file_that_would_become_too_large_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nodes = "".join(
        f'      - {{urn: "n:{n}", assessable: true, depth: 1, ref_id: "{n}", description: "{"woord " * 400}"}}\n'
        for n in range(1000)
    )
    library.write_text(LIBRARY + nodes, encoding="utf-8")
    assert main(["norms", "convert", str(library), "-o", str(library.with_name("uit.yaml"))]) == 2
    assert "omgezet is 2,8 MB; hoogstens 2 MB mag" in capsys.readouterr().err


def test_the_pure_commands_import_no_django_and_help_imports_no_command(right: Path) -> None:
    program = (
        "import sys; from dijkwacht.cli.main import main; main(['--help'])\n"
        "assert not {'dijkwacht.cli.norms', 'dijkwacht.cli.picture', 'yaml', 'pydantic'} & set(sys.modules), 'help is slow'\n"
        f"assert main(['norms', 'check', {str(right)!r}]) == 0\n"
        "assert not {'django', 'typst', 'docx', 'dijkwacht.cli.picture'} & set(sys.modules), 'not pure'\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
