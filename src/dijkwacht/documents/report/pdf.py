"""The report as PDF: PDF/UA-1 and PDF/A-2a in one file, set by typst."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

import typst

from dijkwacht.documents.drawings.profile import ProfileDrawing, profile
from dijkwacht.documents.report.content import Block, ReportContent, Running
from dijkwacht.documents.report.fonts import drawable, fonts

TEMPLATES: Final = Path(__file__).parent / "templates"
LONGEST_WORD: Final = 24
_LONG_WORD: Final = re.compile(rf"[^\s\u00ad-]{{{LONGEST_WORD + 1},}}")


def pdf(content: ReportContent) -> bytes:
    """The report, tagged, in Dutch, with its own font."""
    return _set("report.typ", _told(content), content.made_on)


def pages_png(content: ReportContent, *, ppi: float = 110) -> list[bytes]:
    """The pages of the report as PNG, to look at without a reader."""
    drawn = _compiler("report.typ").compile(format="png", ppi=ppi, sys_inputs={"report": json.dumps(_told(content))})
    return drawn if isinstance(drawn, list) else [_single(drawn)]


def paper_pdf(paper: Running, blocks: Sequence[Block], *, kicker: str) -> bytes:
    """A document without a first page of its own, set as the report is."""
    told = {name: getattr(paper, name) for name in ("title", "organisation", "header", "footer", "marks")}
    told |= {"kicker": kicker, "blocks": [_block(block) for block in blocks]}
    return _set("paper.typ", _clean(told), paper.made_on)


def drawing_png(drawing: ProfileDrawing, *, ppi: float = 200) -> bytes:
    """The drawing of page one as PNG, for word processors that do not read SVG."""
    drawn = drawable(profile(drawing))
    return _single(_compiler("drawing.typ").compile(format="png", ppi=ppi, sys_inputs={"drawing": drawn}))


def _set(template: str, told: Any, made_on: date) -> bytes:
    """Data set by a template, as PDF/UA-1 and PDF/A-2a."""
    made = int(datetime.combine(made_on, time(12), UTC).timestamp())
    written = _compiler(template).compile(
        format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=made, sys_inputs={"report": json.dumps(told)}
    )
    return _single(written)


def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts())


def _single(written: bytes | list[bytes] | None) -> bytes:
    """One file: only several pages of PNG would come as a list."""
    if not isinstance(written, bytes):
        raise TypeError("one file expected")
    return written


def _told(content: ReportContent) -> dict[str, Any]:
    """The content as data for the template; texts travel as JSON, never as markup."""
    told = asdict(content) | {"made_on": None, "blocks": [_block(block) for block in content.blocks]}
    drawing = content.one_page.drawing
    told["one_page"]["drawing"] = {
        "svg": drawable(profile(drawing)) if drawing.themes else "",
        "description": f"{drawing.title}. {drawing.description}",
    }
    clean: dict[str, Any] = _clean(told)
    return clean


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


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
