"""A release takes the fragments to the changelog, and says what the program is made of."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.docs.pages import ROOT, table
from tools import release
from tools.locks import RUN, pins

HEAD = "# Wijzigingen\n\nNieuwste bovenaan.\n"
DAY = date(2026, 11, 30)


def test_fragments_become_points_by_kind_under_their_version(tmp_path: Path) -> None:
    for name, text in {"b.nieuw.md": "Twee\nregels.", "a.nieuw.md": "Eén.", "c.breekt.md": "Let [op](../docs/a.md)."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("Niet.", encoding="utf-8")
    made = release.section("0.2.0", DAY, release.gather(tmp_path))
    points = "### Nieuw\n\n- Eén.\n- Twee regels.\n\n### Let op bij het bijwerken\n\n- Let [op](docs/a.md).\n"
    assert made == f"## 0.2.0 (2026-11-30)\n\n{points}"
    first = release.assembled(HEAD, made)
    assert first == f"{HEAD}\n{made}"
    assert release.assembled(first, "## 0.3.0 (2027-01-01)\n\n### Nieuw\n\n- Drie.\n").startswith(f"{HEAD}\n## 0.3.0")


def test_a_second_time_adds_to_the_version_that_stands_there() -> None:
    older = release.assembled(HEAD, "## 0.1.0 (2026-01-01)\n\n### Nieuw\n\n- Oud.\n")
    once = release.assembled(older, "## 0.2.0 (2026-11-30)\n\n### Nieuw\n\n- Een.\n")
    twice = release.assembled(once, "## 0.2.0 (2026-12-01)\n\n### Hersteld\n\n- Twee.\n")
    assert [line for line in twice.splitlines() if line.startswith(("##", "-"))] == [
        "## 0.2.0 (2026-11-30)", "### Nieuw", "- Een.", "### Hersteld", "- Twee.", "## 0.1.0 (2026-01-01)", "### Nieuw", "- Oud.",
    ]  # fmt: skip


def test_every_kind_of_fragment_has_its_heading() -> None:
    assert {row[0].strip("`") for row in table(ROOT / "changelog.d/README.md", "soort")[1:]} == set(release.HEADINGS)


def test_the_bill_of_materials_names_every_locked_package_once_with_its_version() -> None:
    made = release.bill("0.2.0")
    assert (made["bomFormat"], made["specVersion"], made["metadata"]["component"]["version"]) == ("CycloneDX", "1.6", "0.2.0")
    references = [part["bom-ref"] for part in made["components"]]
    assert len(references) == len(set(references))
    assert {part["name"] for part in made["components"] if part["purl"].startswith("pkg:pypi/")} == set(pins(RUN))
    npm = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {part["purl"]: part for part in made["components"]}
    one = npm["node_modules/@utrecht/table-css"]
    part = found[f"pkg:npm/%40utrecht/table-css@{one['version']}"]
    assert base64.b64encode(bytes.fromhex(part["hashes"][0]["content"])).decode() == one["integrity"].removeprefix("sha512-")


def _faults(bill: dict[str, object]) -> str:
    """What the schema of CycloneDX has against it; the schema comes with the library, so nothing is fetched."""
    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) or "")


def test_the_bill_of_materials_is_what_cyclonedx_asks() -> None:
    assert _faults(release.bill("0.2.0")) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"components": [{"type": "library"}]},
        {"components": [{"type": "library", "name": "a", "licenses": [{"license": {"id": "geen licentie"}}]}]},
        {"components": [{"type": "library", "name": "a", "hashes": [{"alg": "SHA-512", "content": "kort"}]}]},
        {"onderdelen": []},
    ],
)
def test_another_bill_is_seen(wrong: dict[str, object]) -> None:
    assert _faults({**release.bill("0.2.0"), **wrong})
