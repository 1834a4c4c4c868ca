"""What a reader sees of a dike profile, measured in the drawing itself: how high it is drawn, and which words stand by it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from xml.etree import ElementTree

from dijkwacht.documents.drawings import columns, palette, rows

SVG = "{http://www.w3.org/2000/svg}"
COUNT = re.compile(r"(\d+) van (?:de )?(\d+)")
PERCENT = re.compile(r"(\d+)%")
HAIR = Fraction(1, 1000)
"""What a coordinate with one decimal may be off, as a share of the height."""


@dataclass(frozen=True)
class Column:
    """One theme as it is drawn: heights as shares, and None where there is no such shape."""

    words: tuple[str, ...]
    practice: Fraction | None
    paper: Fraction | None
    unknown: tuple[Fraction, Fraction] | None
    paper_unknown: tuple[Fraction, Fraction] | None
    gap: tuple[Fraction, Fraction] | None
    is_equal: bool
    has_triangle: bool


def profile_in(svg: str) -> list[Column]:
    """The columns of a wide profile, or the rows of a narrow one."""
    tree = ElementTree.fromstring(svg)
    is_narrow = float(tree.get("width", "0")) <= rows.WIDTH
    # The legend's signs are moved into place; the themes are not.
    groups = [group for group in tree.findall(f"{SVG}g") if group.get("transform") is None]
    return [_column(group, _along if is_narrow else _up, "x" if is_narrow else "y") for group in groups]


def said(words: str) -> Fraction:
    """As high as these words say: a count of a whole, or a percentage."""
    if found := COUNT.search(words):
        return Fraction(int(found[1]), int(found[2]))
    if found := PERCENT.search(words):
        return Fraction(int(found[1]), 100)
    raise AssertionError(f"no number in {words!r}")


def near(one: Fraction | None, other: Fraction | None) -> bool:
    """Whether two heights are the same to the eye of a ruler."""
    return one == other if one is None or other is None else abs(one - other) <= HAIR


def _up(value: str) -> Fraction:
    return (Fraction(columns.GROUND) - Fraction(value)) / Fraction(columns.HEIGHT)


def _along(value: str) -> Fraction:
    return (Fraction(value) - 2) / Fraction(rows.SCALE)


def _column(group: ElementTree.Element, share, axis: str) -> Column:
    rects = list(group.iter(f"{SVG}rect"))
    lines = list(group.iter(f"{SVG}line"))
    strips = [node for node in rects if node.get("stroke-dasharray")]
    dashed = [node for node in lines if node.get("stroke-dasharray")]
    crest = [node for node in lines if node.get("stroke-width") == "4"]
    return Column(
        words=tuple(node.text or "" for node in group.iter(f"{SVG}text")),
        practice=_body(group, rects, share, axis, has_crest=bool(crest)),
        paper=share(dashed[0].get(f"{axis}1")) if dashed else None,
        unknown=next((_ends(node, share, axis) for node in _dark(group)), None),
        paper_unknown=next((_ends(node, share, axis) for node in strips), None),
        gap=next((_ends(node, share, axis) for node in rects if (node.get("fill") or "").endswith("arcering)")), None),
        is_equal=any(node.get("stroke-width") == "2" and not node.get("stroke-dasharray") for node in lines),
        has_triangle=any(node.get("fill") == palette.LOW for node in group.iter(f"{SVG}polygon")),
    )


def _dark(group: ElementTree.Element) -> list[ElementTree.Element]:
    """What is filled with question marks, each moved into its place."""
    found = []
    for moved in group.findall(f".//{SVG}g[@transform]"):
        x, y = re.findall(r"[-\d.]+", moved.get("transform", ""))
        found += [
            ElementTree.Element("rect", {**node.attrib, "x": x, "y": y})
            for node in moved.iter(f"{SVG}rect")
            if (node.get("fill") or "").endswith("onbekend)")
        ]
    return found


def _body(group, rects, share, axis, *, has_crest: bool) -> Fraction | None:
    """How far the blue body reaches; nothing blue under a crest is zero, and without a crest nothing is said."""
    if axis == "x":
        ends = [Fraction(node.get("x")) + Fraction(node.get("width")) for node in rects if node.get("fill") == palette.DIKE]
        found = [share(str(end)) for end in ends]
    else:
        bodies = [node for node in group.iter(f"{SVG}polygon") if node.get("fill") == palette.DIKE]
        found = [max(share(corner.split(",")[1]) for corner in node.get("points").split()) for node in bodies]
    return max(found) if found else Fraction(0) if has_crest else None


def _ends(node: ElementTree.Element, share, axis: str) -> tuple[Fraction, Fraction]:
    size = "width" if axis == "x" else "height"
    start, end = Fraction(node.get(axis)), Fraction(node.get(axis)) + Fraction(node.get(size))
    low, high = sorted((share(str(start)), share(str(end))))
    return low, high
