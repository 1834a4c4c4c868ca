"""What rests on which article? The same for everybody who is signed in; nothing of anybody."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.documents.files import Form
from dijkwacht.documents.law.citing import cited
from dijkwacht.documents.law.library import register
from dijkwacht.documents.law.model import Act, ReadState
from dijkwacht.documents.law.statements import EXPLAINED, Part, Statement
from dijkwacht.documents.law.table import HEAD, PARTS, STATES, Row, Wanted, decided, found, lines, rows
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.separated import separated
from dijkwacht.web.files import streamed
from dijkwacht.web.request import SignedIn

FIELDS: Final = ("wet", "artikel", "stand", "plek")
BADGES: Final = MappingProxyType({ReadState.READ: "done", ReadState.EXCERPT: "busy", ReadState.TO_VERIFY: "attention"})


class Choice(forms.Form):
    """Which act, article, state and part of the product."""

    wet = forms.ChoiceField(label="Wet", required=False, choices=lambda: [("", "Alle wetten"), *_named()])
    artikel = forms.CharField(label="Artikel", required=False, max_length=20, help_text="Zoals 4:17 of 13b.")
    stand = forms.ChoiceField(label="Hoe ver gelezen", required=False, choices=[("", "Alles"), *STATES])
    plek = forms.ChoiceField(label="Waar gebruikt", required=False, choices=[("", "Overal"), *PARTS])

    def __init__(self, asked: Mapping[str, Any]) -> None:
        super().__init__({name: asked.get(name, "") for name in FIELDS})

    def clean_artikel(self) -> str:
        """The number alone, whatever stands round it."""
        said: str = self.cleaned_data["artikel"].lower()
        numbers = [article for one in cited(said, {}, act="?") for article in one.articles]
        if said and not numbers:
            raise forms.ValidationError("Vul het nummer van een artikel in, zoals 4:17 of 13b.")
        return numbers[0] if numbers else ""

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        said = self.cleaned_data
        return Wanted(said["wet"], said["artikel"], said["stand"], said["plek"])


MANY: Final = 4
"""Of so many of its articles something rests: an act of fewer stands folded below."""


def _named() -> list[tuple[str, str]]:
    return [(act.id, act.id) for act in register().acts]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """What rests on which article?"""
    choice = Choice(request.GET)
    is_valid = choice.is_valid()
    is_chosen = is_valid and choice.wanted != Wanted()
    shown = found(choice.wanted) if is_chosen else ()
    asked = {name: request.GET[name] for name in FIELDS if request.GET.get(name)}
    acts = [] if is_chosen or not is_valid else [_counted(act) for act in register().acts]
    context = {
        "choice": choice,
        "is_chosen": is_chosen,
        "rows": [_shown(row) for row in shown],
        "uses": sum(len(row.uses) for row in shown),
        "acts": [one for one in acts if one["number"] >= MANY],
        "few": [one for one in acts if one["number"] < MANY],
        "rulings": decided(choice.wanted) if is_valid else (),
        "file": f"{reverse('legal:download')}{'?' if asked else ''}{urlencode(asked)}",
    }
    return render(request, "legal/index.html", context, status=200 if is_valid else 422)


@require_GET
def download(request: SignedIn) -> StreamingHttpResponse:
    """The chosen rows as a file."""
    choice = Choice(request.GET)
    if not choice.is_valid():
        raise Http404
    return streamed("wetten", Form.CSV, separated(HEAD, lines(choice.wanted)))


def _counted(act: Act) -> dict[str, Any]:
    """An act with how many of its articles are cited, by how far they were read."""
    own = [row for row in rows() if row.act.id == act.id]
    by_state = [(state.word, number) for state in ReadState if (number := sum(row.state is state for row in own))]
    return {"act": act, "number": len(own), "states": by_state, "url": f"?{urlencode({'wet': act.id})}"}


def _shown(row: Row) -> dict[str, Any]:
    uses = [(use, _address(use.statement)) for use in row.uses]
    return {"row": row, "badge": BADGES[row.state], "uses": uses}


def _of_text(where: str) -> str:
    if where in letters():
        return reverse("letters:letter", args=[where])
    return reverse("terms:index") if where == EXPLAINED or where in RULES else ""


def _of_barrier(said: Statement) -> str:
    model, _, barrier = said.where.partition("/")
    return reverse("barriers:model", args=[model]) + (f"#b-{barrier}" if barrier else "")


_ADDRESSES: Final[Mapping[Part, Callable[[Statement], str]]] = MappingProxyType(
    {
        Part.BARRIER: _of_barrier,
        Part.BIBOB: lambda said: f"{reverse('bibob:law')}?soort={said.group}#{said.where}",
        Part.CHECKLIST: lambda _: f"{reverse('letters:letter', args=['damocles-besluit'])}#feiten",
        Part.ELEMENT: lambda _: reverse("letters:index"),
        Part.LETTER: lambda said: reverse("letters:letter", args=[said.where]),
        Part.TERM: lambda _: reverse("terms:index"),
        Part.TEXT: lambda said: _of_text(said.where),
        Part.EXPLANATION: lambda said: reverse("help:page", args=["begrijpen", said.where]),
    }
)


def _address(said: Statement) -> str:
    """The page on which a statement stands for everybody; a norm and a policy are read where an organisation uses them."""
    made = _ADDRESSES.get(said.part)
    return made(said) if made else ""
