"""A paper as PDF: PDF/UA-1 and PDF/A-2a in one file, set by typst."""

import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

import typst

from dijkwacht.documents.drawings.profile import ProfileDrawing, profile
from dijkwacht.documents.paper.fonts import drawable, fonts
from dijkwacht.documents.paper.model import Block, Paper, kept_with_next

TEMPLATES: Final = Path(__file__).parent / "templates"
LONGEST_WORD: Final = 24
_LONG_WORD: Final = re.compile(rf"[^\s\u00ad-]{{{LONGEST_WORD + 1},}}")


def write(paper: Paper) -> bytes:
    """The paper to print or to read, tagged, in Dutch, with its own font."""
    made = int(datetime.combine(paper.made_on, time(12), UTC).timestamp())
    written = _compiler("paper.typ").compile(
        format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=made, sys_inputs={"paper": json.dumps(_told(paper))}
    )
    return _single(written)


def pages_png(paper: Paper, *, ppi: float = 110) -> list[bytes]:
    """The pages of the paper as PNG, to look at without a reader."""
    drawn = _compiler("paper.typ").compile(format="png", ppi=ppi, sys_inputs={"paper": json.dumps(_told(paper))})
    return drawn if isinstance(drawn, list) else [_single(drawn)]


def drawing_png(drawing: ProfileDrawing, *, ppi: float = 200) -> bytes:
    """The drawing of page one as PNG, for word processors that do not read SVG."""
    drawn = drawable(profile(drawing))
    return _single(_compiler("drawing.typ").compile(format="png", ppi=ppi, sys_inputs={"drawing": drawn}))


def sheet(title: str, drawn: str, told: str, below: str) -> bytes:
    """One drawing on a sheet of A3, with its description for who does not see it and a line below."""
    given = {"title": drawable(title), "svg": drawable(drawn), "told": drawable(told), "below": drawable(below)}
    written = _compiler("sheet.typ").compile(
        format="pdf", pdf_standards=["ua-1", "a-2a"], sys_inputs={"sheet": json.dumps(given)}
    )
    return _single(written)


def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts())


def _single(written: bytes | list[bytes] | None) -> bytes:
    """One file: only several pages of PNG would come as a list."""
    if not isinstance(written, bytes):
        raise TypeError("one file expected")
    return written


def _told(paper: Paper) -> dict[str, Any]:
    """The content as data for the template; texts travel as JSON, never as markup."""
    told = asdict(replace(paper, blocks=(), cover=())) | {
        "made_on": None,
        "blocks": [_block(block, kept=kept) for block, kept in kept_with_next(paper.body)],
        "cover": bool(paper.cover),
    }
    if paper.first_page:
        drawing = paper.first_page.drawing
        told["first_page"]["drawing"] = {
            "svg": drawable(profile(drawing)) if drawing.themes else "",
            "description": f"{drawing.title}. {drawing.description}",
        }
    clean: dict[str, Any] = _clean(told)
    return clean


def _block(block: Block, *, kept: bool) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), "kept": kept, **asdict(block)}


def _clean(value: Any, key: str = "") -> Any:
    """Every text with signs that the font has, and with break points in very long words."""
    if isinstance(value, str):
        return value if key == "svg" else _LONG_WORD.sub(_breakable, drawable(value))
    if isinstance(value, dict):
        return {name: _clean(part, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part) for part in value]
    return value


def _breakable(word: re.Match[str]) -> str:
    """A soft hyphen now and then; a Dutch word of normal length is hyphenated by the typesetter."""
    letters = word.group()
    if len(letters) <= 2 * LONGEST_WORD and letters.isalpha():
        return letters
    return "\u00ad".join(letters[at : at + LONGEST_WORD // 2] for at in range(0, len(letters), LONGEST_WORD // 2))
