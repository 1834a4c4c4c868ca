"""Writing SVG with presentation attributes only, so that the strictest content policy lets it through."""

from html import escape

Number = float | int


def number(value: Number) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(float(value), 1):g}"


def element(name: str, *children: str, **attributes: str | Number) -> str:
    """One element; underscores in attribute names become hyphens, children are ready-made XML."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(words: str, *, x: Number, y: Number, **attributes: str | Number) -> str:
    """A line of text with its base line at `y`."""
    return element("text", escape(words), x=x, y=y, **attributes)


def line(x1: Number, y1: Number, x2: Number, y2: Number, **attributes: str | Number) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rect(x: Number, y: Number, width: Number, height: Number, **attributes: str | Number) -> str:
    """An upright rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def polygon(points: tuple[tuple[Number, Number], ...], **attributes: str | Number) -> str:
    """A closed shape."""
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), **attributes)


def hatch(pattern: str, *, colour: str, ground: str) -> str:
    """A pattern of slanting lines under the given id."""
    return element(
        "pattern",
        rect(0, 0, 7, 7, fill=ground),
        line(0, 0, 0, 7, stroke=colour, stroke_width=2),
        id=pattern, width=7, height=7, patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip


def questions(pattern: str, *, colour: str, ground: str) -> str:
    """A pattern of question marks under the given id, drawn as lines so that no font is needed."""
    return element(
        "pattern",
        rect(0, 0, 16, 18, fill=ground),
        element("path", d="M5.4 6.8 a2.6 2.6 0 1 1 3.9 2.2 q-1.3 .8 -1.3 2.2", fill="none", stroke=colour, stroke_width=1.4),
        element("circle", cx=8, cy=13.4, r=1, fill=colour),
        id=pattern, width=16, height=18, patternUnits="userSpaceOnUse",
    )  # fmt: skip


def placed(x: Number, y: Number, shape: str) -> str:
    """A shape in a place of its own, so that its pattern begins at its corner."""
    return element("g", shape, transform=f"translate({number(x)} {number(y)})")


def _value(value: str | Number) -> str:
    return escape(value) if isinstance(value, str) else number(value)
