"""What the documentation promises about itself."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

from dijkwacht.apps.pictures.rules.states import STEPS
from tests.docs.pages import PAGES, README, ROOT, blocks, name, prose, table

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
GLOSSARY = ROOT / "docs/glossary.md"


def anchors(page: Path) -> set[str]:
    """The headings that a link can point to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page: Path) -> list[str]:
    """The links that lead nowhere."""
    found = []
    for link in LINK.findall(prose(page)):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert broken(document) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Een kop\n[a](weg.md) [b](#een-kop) [c](#geen-kop) [d](page.md)\n", encoding="utf-8")
    assert broken(page) == ["weg.md", "#geen-kop"]


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_the_examples_in_python_are_right(document: Path) -> None:
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in blocks(document, "python"):
        example = doctest.DocTestParser().get_doctest(block, {}, name(document), str(document), 0)
        assert runner.run(example).failed == 0


def test_every_page_of_the_documentation_can_be_reached_from_the_readme() -> None:
    seen, waiting = set(), [README]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [
            page.parent / link.partition("#")[0] for link in LINK.findall(prose(page)) if "://" not in link and link[0] != "#"
        ]
    assert [name(page) for page in sorted((ROOT / "docs").rglob("*.md")) if page not in seen] == []


def test_the_engine_of_barriers_has_at_most_ten_names_and_each_is_there() -> None:
    named = table(ROOT / "docs/explanation/rekenkern.md", "naam")[1:]
    assert 0 < len(named) <= 10
    for found, module, _ in named:
        assert hasattr(import_module(f"dijkwacht.analysis.barriers.{module.strip('`')}"), found.strip("`")), found


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 120


def test_the_words_of_the_glossary_stand_on_pages_and_in_the_code() -> None:
    source = ROOT / "src/dijkwacht"
    files = [path for suffix in ("py", "html", "yaml", "typ") for path in source.rglob(f"*.{suffix}")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    shown = code.lower()
    words = table(GLOSSARY, "op de pagina")[1:]
    assert [word for word, _, _ in words if not re.search(rf"\b{re.escape(word)}", shown)] == []
    assert [in_code for _, in_code, _ in words if not re.search(rf"\b{re.escape(in_code.strip('`'))}\b", code)] == []


def test_the_buttons_that_the_adviser_is_told_of_are_the_steps() -> None:
    told = re.findall(r"\*\*([^*]+)\*\*", (ROOT / "docs/how-to/adviseur.md").read_text(encoding="utf-8"))
    assert set(told) - {step.verb for step in STEPS.values()} == {"Mijn werk"}


def test_every_decision_is_listed_and_numbered_in_order() -> None:
    decisions = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [int(decision.name[:4]) for decision in decisions] == list(range(1, len(decisions) + 1))
    for decision in decisions:
        title = decision.read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {int(decision.name[:4])}. ")
    listed = decisions[0].read_text(encoding="utf-8")
    assert [decision.name for decision in decisions[1:] if decision.name not in listed] == []


def test_every_fragment_of_the_changelog_says_its_kind_and_something() -> None:
    kinds = {row[0].strip("`") for row in table(ROOT / "changelog.d/README.md", "soort")[1:]}
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert [path.name for path in fragments if path.name.split(".")[1:-1] not in [[kind] for kind in kinds]] == []
    assert [path.name for path in fragments if path.suffix != ".md" or not path.read_text(encoding="utf-8").strip()] == []
