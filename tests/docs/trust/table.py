"""What stands beside a sentence: tests by their node id, or a word of ours where no test can show it."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

_NEXT: Final = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ‘`])")


class Why(Enum):
    """Why no test shows a sentence, or a part of one."""

    DECISION = "what people promise, decide or ask, not the code"
    ABSENCE = "something is not there; a test can only show what is"
    DEFINITION = "says what a word means, follows from its neighbours, or only leads in"
    OUTSIDE = "the law, a machine or a paper out of reach of the code"


Shown = Mapping[str, tuple[str | Why, ...]]


def sentences(text: str) -> Iterator[str]:
    """Every sentence of a page, and each row of a table below its headings; a heading is none."""
    without = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n|\n(?=- )", without.strip()):
        lines = [line.strip() for line in block.strip().splitlines()]
        if lines[0].startswith("|"):
            yield from (line.strip("| ") for line in lines[2:])
        else:
            yield from _NEXT.split(" ".join(lines).removeprefix("- ").replace("**", ""))
