"""One model: its drawing, the same as a list, and the files to take along."""

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import newest
from dijkwacht.apps.norms.queries import versions
from dijkwacht.apps.norms.rules import State
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.documents.barriers.formats import as_csv, as_json, as_xml, as_yaml
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.picture import drawn, sheet_of
from dijkwacht.documents.barriers.versions.changes import changes
from dijkwacht.documents.barriers.words import PROPOSAL
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.norms.model import NormSource
from dijkwacht.kit.dutch import count
from dijkwacht.web.barriers.chosen import Chosen, chosen, slug_of
from dijkwacht.web.barriers.ours import ours, there
from dijkwacht.web.barriers.shown import Telling
from dijkwacht.web.files import asked, sent
from dijkwacht.web.nav import rights
from dijkwacht.web.request import SignedIn

WRITERS: Final[Mapping[Form, Callable[[BarrierModel], str | bytes]]] = MappingProxyType(
    {Form.PDF: sheet_of, Form.SVG: drawn, Form.CSV: as_csv, Form.YAML: as_yaml, Form.JSON: as_json, Form.XML: as_xml}
)
"""What a model can be taken along as."""
_FOR: Final[Mapping[Form, str]] = MappingProxyType(
    {
        Form.PDF: "één vel A3, om op te hangen",
        Form.SVG: "de tekening, voor in een ander stuk",
        Form.CSV: "de barrières, voor een rekenblad",
        Form.YAML: "het hele model, om zelf aan te passen",
        Form.JSON: "het hele model, voor een ander programma",
        Form.XML: "voor een rekenprogramma voor foutenbomen",
    }
)


@require_GET
def model(request: SignedIn, model: str) -> HttpResponse:
    """Where can this process be stopped, and by whom?"""
    which = chosen(request, model)
    found = which.model
    telling = Telling(which, norm_pages(request))
    with_it = ours(request.user, code=found.id)
    context = {
        "breadcrumb": [{"label": "Barrières", "url": reverse("barriers:index")}, {"label": found.title, "url": ""}],
        "model": found,
        "which": which,
        "others": _others(which),
        **_compared(which),
        "proposal": PROPOSAL,
        "facts": _facts(found),
        "parties": [(party, which.url("partner", slug_of(party))) for party in found.parties],
        "drawing": mark_safe(drawn(found)),  # noqa: S308 - our own drawing, with every text escaped
        "steps": telling.steps(),
        "conditions": telling.conditions(),
        "staying": telling.staying(),
        "closable": telling.closable(),
        "related": _related(found),
        "files": [(form.word, _FOR[form], which.url("download", form.value)) for form in WRITERS],
        "sheet": which.url("download", Form.PDF.value),
        "sources": _sources(found),
        "ours": with_it,
        "area_kinds": [*AreaKind],
        "area_kind": next((one for one in AreaKind if one.word in found.id), ""),
        "there": there(request.user, with_it),
    }
    return render(request, "barriers/model.html", context)


@require_GET
def download(request: SignedIn, model: str, form: str) -> HttpResponse:
    """The model as a file; the same for everybody."""
    which = chosen(request, model)
    wanted = asked(form, WRITERS)
    content = WRITERS[wanted](which.model)
    name = f"barrieremodel-{which.model.id}-{slug_of(which.model.version)}"
    return sent(Document(name, wanted, content if isinstance(content, bytes) else content.encode()))


def norm_pages(request: SignedIn) -> Mapping[str, str]:
    """Where each norm is read, by its id, for who may read norms."""
    if not any({Right.RUN, Right.MANAGE_ACCOUNTS} & held for held in rights(request, request.user).values()):
        return {}
    # The oldest first, so that the newest of a norm stays.
    published = versions().filter(state=State.PUBLISHED).order_by("pk")
    return {one.code: reverse("norms:review", args=[one.pk]) for one in published}


def _facts(model: BarrierModel) -> list[tuple[str, str]]:
    kinds = Counter(_does(barrier.kind) for barrier in model.barriers)
    told = ", ".join(f"{kinds[word]} {word}" for word in ("houden tegen", "merken op", "herstellen") if kinds[word])
    ways = sum(len(step.ways) for step in model.steps)
    return [
        ("Stappen", f"{len(model.steps)}, met {count(ways, 'manier', 'manieren')}"),
        ("Barrières", f"{len(model.barriers)}: {told}" if model.barriers else "nog geen"),
    ]


def _does(kind: str) -> str:
    return {"detects": "merken op", "repairs": "herstellen"}.get(kind, "houden tegen")


def _others(which: Chosen) -> list[tuple[str, str]]:
    """The other versions, the newest first."""
    url = reverse("barriers:model", args=[which.model.id])
    others = (one.version for one in which.versions if one.version != which.model.version)
    return [(f"versie {one}", f"{url}?{urlencode({'versie': one})}") for one in others]


def _compared(which: Chosen) -> dict[str, object]:
    """The version that came before this one, and what is different."""
    order = [one.version for one in which.versions]
    former = next(iter(which.versions[order.index(which.model.version) + 1 :]), None)
    return {"former": former, "changed": changes(barrier_model(former), which.model) if former else ()}


def _related(model: BarrierModel) -> list[tuple[str, str]]:
    """The models beside which this one stands, as far as they are there."""
    titles = dict(newest().filter(code__in=model.related).values_list("code", "title")) if model.related else {}
    return [(titles[code], reverse("barriers:model", args=[code])) for code in model.related if code in titles]


def _sources(model: BarrierModel) -> list[tuple[str, str]]:
    """Title and address of each; only an address that leads to a page becomes a link, with the site that it leads to."""
    found = []
    for source in model.sources:
        title, url = (source.title, source.url or "") if isinstance(source, NormSource) else (source, "")
        is_page = url.startswith("https://")
        found.append((f"{title} ({urlsplit(url).netloc})", url) if is_page else (title, ""))
    return found
