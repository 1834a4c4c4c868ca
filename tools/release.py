"""Make a release: ``python -m tools.release 0.2.0`` moves the fragments to CHANGELOG.md, sets the version, writes the SBOM.

A second time with the same version adds what was written since.
"""

import base64
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tools.locks import RUN, pins

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = {"nieuw": "Nieuw", "anders": "Anders", "hersteld": "Hersteld", "breekt": "Let op bij het bijwerken"}
VERSION = re.compile(r"\d+\.\d+\.\d+")


def section(version: str, day: date, fragments: dict[str, list[str]]) -> str:
    """What changed in a version, by kind: each fragment is one point."""
    parts = [f"## {version} ({day})"]
    for kind, heading in HEADINGS.items():
        if fragments.get(kind):
            parts += [f"### {heading}", "\n".join(f"- {text}" for text in fragments[kind])]
    return "\n\n".join(parts) + "\n"


def gather(folder: Path) -> dict[str, list[str]]:
    """The texts of the fragments by kind, in the order of their names; links count from the top of the repository there."""
    found: dict[str, list[str]] = {}
    for path in fragments(folder):
        text = " ".join(path.read_text(encoding="utf-8").split())
        found.setdefault(path.name.split(".")[-2], []).append(text.replace("](../", "]("))
    return found


def fragments(folder: Path) -> list[Path]:
    """The files that wait for a release."""
    return sorted(path for path in folder.glob("*.*.md") if path.name != "README.md")


def assembled(changelog: str, added: str) -> str:
    """The changelog with a section on top; of a version that stands there already, the points go below its own."""
    head = re.search(r"^## ", changelog, re.MULTILINE)
    place = head.start() if head else len(changelog)
    version = added.split()[1]
    if changelog[place:].startswith(f"## {version} "):
        added = added.partition("\n\n")[2]
        after = re.search(r"^## ", changelog[place + 3 :], re.MULTILINE)
        place = place + 3 + after.start() if after else len(changelog)
    return f"{changelog[:place].rstrip()}\n\n{added}\n{changelog[place:]}".rstrip() + "\n"


def components() -> Iterator[dict[str, Any]]:
    """Every package that a site runs on, from the locks."""
    for name, versions in sorted(pins(RUN).items()):
        for version in sorted(versions):
            yield {"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
    for path, package in sorted(json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"].items()):
        if path:
            name, version = path.rpartition("node_modules/")[2], package["version"]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            yield {"type": "library", "name": name, "version": version, "purl": purl, "hashes": _hashes(package)} | _licence(
                package
            )


def _licence(package: dict[str, Any]) -> dict[str, Any]:
    return {"licenses": [{"expression": package["license"]}]} if "license" in package else {}


def _hashes(package: dict[str, Any]) -> list[dict[str, str]]:
    kind, _, value = package.get("integrity", "").partition("-")
    if kind != "sha512":
        return []
    return [{"alg": "SHA-512", "content": base64.b64decode(value).hex()}]


def bill(version: str) -> dict[str, Any]:
    """What the program is made of, as CycloneDX 1.6 asks it."""
    own = {"type": "application", "name": "dijkwacht", "version": version, "bom-ref": "dijkwacht"}
    own |= {"licenses": [{"license": {"id": "EUPL-1.2"}}]}
    parts = [part | {"bom-ref": part["purl"]} for part in components()]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": own}, "components": parts}


def release(version: str, day: date) -> None:
    """Do all of it; whatever is wrong stops it before anything is changed."""
    if not VERSION.fullmatch(version):
        sys.exit("Geef een versie als 0.2.0.")
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    (dist / f"dijkwacht-{version}.cdx.json").write_text(json.dumps(bill(version), indent=1) + "\n", encoding="utf-8")
    waiting, changelog = fragments(ROOT / "changelog.d"), ROOT / "CHANGELOG.md"
    if waiting:
        added = section(version, day, gather(ROOT / "changelog.d"))
        changelog.write_text(assembled(changelog.read_text(encoding="utf-8"), added), encoding="utf-8")
    for name, line in (("pyproject.toml", f'version = "{version}"'), ("publiccode.yml", f'softwareVersion: "{version}"')):
        path = ROOT / name
        key = re.escape(re.split("[ :]", line)[0])
        path.write_text(re.sub(rf"(?m)^{key}\b.*$", line, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    published = ROOT / "publiccode.yml"
    text = published.read_text(encoding="utf-8")
    published.write_text(re.sub(r"(?m)^releaseDate:.*$", f'releaseDate: "{day}"', text), encoding="utf-8")
    for path in waiting:
        path.unlink()
    print(f"Versie {version}: {len(waiting)} wijzigingen in CHANGELOG.md, onderdelen in dist/dijkwacht-{version}.cdx.json.")


if __name__ == "__main__":
    release(sys.argv[1] if len(sys.argv) > 1 else "", datetime.now(UTC).date())
