"""The forms of a page, filled in as somebody would who takes whatever comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils import timezone

TODAY = timezone.localdate().isoformat()
WORDS = {"email": "nieuw@example.org", "date": TODAY, "number": "3", "text": "Een tekst", "textarea": "Een tekst", "hidden": ""}


@dataclass
class Form:
    """One form that is sent: where to, with what, by which buttons (name, value, and where to where that differs)."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    takes_files: bool = False

    def ways(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Where to and what is sent, once for each button."""
        for name, value, action in self.buttons or [("", "", "")]:
            yield action or self.action, self.fields | ({name: [value]} if name else {})


class Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._by_id: dict[str, Form] = {}
        self._here: Form | None = None
        self._select = self._text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._here = Form(said.get("action", ""), takes_files="multipart" in said.get("enctype", ""))
            self._by_id[said.get("id", "")] = self._here
            if said.get("method", "get").lower() == "post":
                self.found.append(self._here)
            return
        form = self._by_id.get(said["form"]) if "form" in said else self._here
        if form is not None and "disabled" not in said:
            self._field(tag, said, form)

    def _field(self, tag: str, said: dict[str, str], form: Form) -> None:
        name, kind = said.get("name", ""), said.get("type", "submit" if tag == "button" else "text")
        if tag == "button" and kind == "submit":
            form.buttons.append((name, said.get("value", ""), said.get("formaction", "")))
        elif tag == "select" and name:
            self._select = name
            form.fields.setdefault(name, [])
        elif tag == "option" and self._select and (value := said.get("value", "")) and not form.fields[self._select]:
            form.fields[self._select] = [value]
        elif tag == "textarea" and name:
            form.fields[name], self._text = [WORDS["textarea"]], name
        elif tag == "input" and name:
            self._input(name, kind, said, form)

    def _input(self, name: str, kind: str, said: dict[str, str], form: Form) -> None:
        value = said.get("value", "")
        if kind in {"radio", "checkbox"}:
            if kind == "checkbox" or name not in form.fields:
                form.fields.setdefault(name, []).append(said.get("value", "on"))
        elif kind == "file":
            form.takes_files = True
        elif kind == "submit":
            form.buttons.append((name, value, said.get("formaction", "")))
        else:
            form.fields[name] = [value or WORDS.get(kind, WORDS["text"])]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._here = None
        elif tag == "select":
            self._select = ""
