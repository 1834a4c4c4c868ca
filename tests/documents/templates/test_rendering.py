"""What an office suite shows of a template that was filled: the marking on every page, and the whole text."""

import os
import subprocess
from pathlib import Path

import pytest

from dijkwacht.documents.templates.intake import accepted, filled
from dijkwacht.kit.errors import InvalidInput
from tests.documents.report.reading import pdf_pages, squeezed
from tests.documents.templates.making import FOLDER, TEMPLATES, paper

pytestmark = pytest.mark.office

PAPER = paper()
SECONDS = 240
BOXED = {"merk-in-kader.odt", "merk-in-zwevende-tabel.odt"}
"""What the suite makes a text box of: in ODT the marker cannot stand there."""


def converted(files: list[Path], form: str, to: Path, home: Path) -> None:
    """One start of the office suite for many files; a profile of its own keeps it apart from one that somebody uses."""
    call = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", form, "--outdir", str(to)]
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    subprocess.run([*call, *map(str, files)], check=True, capture_output=True, timeout=SECONDS, env=environment)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of every template that is accepted, filled; those of Word also as the suite turns them into ODT."""
    folder = tmp_path_factory.mktemp("office")
    sources, filled_in = folder / "bron", folder / "gevuld"
    sources.mkdir()
    filled_in.mkdir()
    kept = {}
    for name in TEMPLATES:
        if name.startswith("stijl-"):
            continue  # a template that hides its own text: what can be read of the marking, test_kinds.py holds
        try:
            kept[name] = accepted((FOLDER / name).read_bytes(), file=name)
        except InvalidInput:
            continue
        (sources / name).write_bytes(kept[name].content)
    pages = [sources / name for name in kept if name.endswith("x") and not name.startswith(("veld-", "pak-", "kwaad-"))]
    converted(pages, "odt", sources / "odt", folder / "thuis")
    for path in sorted((sources / "odt").iterdir()):
        if path.name not in BOXED:
            kept[f"via-{path.name}"] = accepted(path.read_bytes(), file=path.name)
    for name, template in kept.items():
        # Two templates may differ in their ending alone.
        (filled_in / f"{name}.{template.form}").write_bytes(filled(template, PAPER))
    converted(sorted(filled_in.iterdir()), "pdf", folder / "pdf", folder / "thuis")
    return {path.stem: pdf_pages(path.read_bytes()) for path in sorted((folder / "pdf").iterdir())}


def test_every_template_is_shown(rendered: dict[str, list[str]]) -> None:
    assert len(rendered) > 110
    assert min(map(len, rendered.values())) > 1


def test_the_marking_stands_on_every_page(rendered: dict[str, list[str]]) -> None:
    line = squeezed(PAPER.header)
    without = {(name, number + 1) for name, pages in rendered.items() for number, page in enumerate(pages) if line not in page}
    assert without == set()


def test_the_whole_text_is_shown(rendered: dict[str, list[str]]) -> None:
    for name, pages in rendered.items():
        text = "".join(pages)
        missing = [one.text for one in PAPER.blocks if squeezed(one.text) not in text.replace(squeezed(PAPER.header), "")]
        assert not missing, (name, missing[:3])
