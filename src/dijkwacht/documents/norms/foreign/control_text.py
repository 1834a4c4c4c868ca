"""The prose of an OSCAL control: its parts in order, with a word in the place of each parameter."""

import re
from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dijkwacht.documents.norms.foreign.file_parts import Part, tidy

# {{ insert: param, ac-1_prm_1 }}, and {{ ac-1_prm_1 }} as the first versions wrote it.
_INSERT: Final = re.compile(r"\{\{\s*(?:insert\s*:\s*)?(?:param\s*[:,]\s*)?([^\s{}]+)\s*\}\}")
_LONGEST_WORD: Final = 200
_MOST_CHOICES: Final = 20


def label(part: Part) -> str:
    """The label by which people know a control, group or item; the one without a class goes first."""
    labels = [prop for prop in part.parts("props") if prop.data.get("name") == "label"]
    labels.sort(key=lambda prop: "class" in prop.data)
    return labels[0].text("value") if labels else ""


@dataclass(slots=True)
class Params:
    """The parameters that a control may use: its own, and those of the groups and controls round it."""

    known: ChainMap[str, Part] = field(default_factory=ChainMap)
    _words: dict[tuple[str | int, ...], str] = field(default_factory=dict)

    def within(self, part: Part) -> "Params":
        """These parameters and those of the part."""
        own = {param.text("id"): param for param in part.parts("params")}
        return Params(self.known.new_child(own), self._words) if own else self

    def fill(self, prose: str) -> str:
        """Put the value, choice or label of each parameter in its place, between square brackets."""
        return _INSERT.sub(lambda found: f"[{self._word(found[1])}]", prose)

    def _word(self, name: str) -> str:
        param = self.known.get(name)
        if param is None:
            return "…"
        if param.path not in self._words:
            # Choices name other parameters, and perhaps themselves: each is made once, and kept short.
            self._words[param.path] = "…"
            word = " ".join(self._made(param).split())
            self._words[param.path] = word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…"
        return self._words[param.path]

    def _made(self, param: Part) -> str:
        values = _texts(param, "values")
        if values:
            return ", ".join(values)
        choices = _texts(param.inner("select"), "choice")
        if choices:
            return "keuze: " + "; ".join(self.fill(choice) for choice in choices)
        return self.fill(param.text("label")[:_LONGEST_WORD]) or "zelf in te vullen"


def prose(control: Part, names: frozenset[str], params: Params) -> str:
    """The text of the control's parts with one of these names; each item on its own line."""
    lines = [line for part in control.parts("parts") if part.text("name") in names for line in _lines(part, 0)]
    return control.checked("parts", tidy(params.fill(control.checked("parts", "\n".join(lines)))))


def _lines(part: Part, depth: int) -> Iterator[str]:
    """A part and the parts in it, each behind its own label."""
    own = part.text("prose")
    mark = label(part) if depth else ""
    if own:
        yield f"{mark} {own}".strip()
    for inner in part.parts("parts"):
        yield from _lines(inner, depth + 1)


def _texts(part: Part, key: str) -> list[str]:
    value = part.data.get(key)
    if value is not None and not isinstance(value, list):
        part.fault(key, "hier hoort een lijst")
        return []
    return [each[:_LONGEST_WORD] for each in (value or [])[:_MOST_CHOICES] if isinstance(each, str)]
