"""The dike profile of one organisation: practice as dike, paper as a thin line above it, the gap between."""

from dataclasses import dataclass
from hashlib import blake2s
from html import escape

from dijkwacht.documents.drawings import columns, rows
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.drawings.palette import FONT, PAPER
from dijkwacht.documents.drawings.svg import element, number, rect
from dijkwacht.documents.drawings.theme import Look, ProfileTheme


@dataclass(frozen=True, slots=True)
class ProfileDrawing:
    """What the profile shows; `description` says in words what the eye sees.

    With a `former` day the line is not paper but practice on that day, and the gap is what was lost since.
    """

    title: str
    description: str
    themes: tuple[ProfileTheme, ...]
    picture_language: bool = True
    former: str = ""


def profile(drawing: ProfileDrawing, *, narrow: bool = False) -> str:
    """The drawing as one SVG string; `narrow` lays the themes under each other for a small screen."""
    # Two drawings may stand in one page: their ids may not meet.
    key = f"profiel-{blake2s(repr((drawing, narrow)).encode(errors='replace'), digest_size=4).hexdigest()}"
    lay_out = rows.drawn if narrow else columns.drawn
    width, height, shapes = lay_out(drawing.themes, Look(f"{key}-arcering", drawing.picture_language, one_line(drawing.former)))
    return element(
        "svg",
        element("title", escape(one_line(drawing.title)), id=f"{key}-titel"),
        element("desc", escape(one_line(drawing.description)), id=f"{key}-uitleg"),
        rect(0, 0, width, height, fill=PAPER),
        shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-titel",
        aria_describedby=f"{key}-uitleg",
        font_family=FONT,
    )


__all__ = ["ProfileDrawing", "ProfileTheme", "profile"]
