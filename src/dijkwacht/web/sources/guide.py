"""The guide for a talk: to read, to print and to take along; made from the norm, with the answers only where asked for."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, said_in
from dijkwacht.apps.pictures.rules.answers import Said
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.guide import ADVISER_ONLY, OPENING, GuideHead, GuidePart, guide, questions
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.writers import write
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts.answer_form import SOURCE_WORDS
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.sources.functions import known_function
from dijkwacht.web.templatetags.dutch import paper_words, practice_words

FORMS: Final = (Form.DOCX, Form.ODT)


@require_GET
def page(request: SignedIn, picture: UUID, function: str) -> HttpResponse:
    """What do you ask in the talk with this function?"""
    here = picture_for(request.user, picture)
    name = known_function(function)
    before = _before(request, here, name)
    actions.opened(picture=here, page="guide", by=request.user)
    context = {
        **common(here, page="sources:guide"),
        "function": name,
        "words": function_words(name),
        "opening": OPENING,
        "adviser_only": ADVISER_ONLY,
        "parts": [
            (theme, [(one, questions(one), (before or {}).get(one.id, ())) for one in criteria])
            for theme, criteria in _parts(here, name)
        ],
        "has_before": before is not None,
    }
    return render(request, "sources/guide.html", context)


@require_GET
def download(request: SignedIn, picture: UUID, function: str, form: str) -> HttpResponse:
    """The same as a file to write in."""
    here = picture_for(request.user, picture)
    name = known_function(function)
    wanted = asked(form, FORMS)
    head = GuideHead(
        organisation=name_on(here.organisation, here.reference_date),
        function=function_words(name),
        on=here.reference_date,
        made_on=timezone.localdate(),
        norm=here.norm.title,
        example=here.is_example,
    )
    actions.opened(picture=here, page="guide", by=request.user)
    content = write(guide(head, _parts(here, name), _before(request, here, name)), wanted)
    return sent(Document(f"leidraad-{slugify(name)}", wanted, content))


def _parts(here: Picture, name: str) -> list[GuidePart]:
    norm = norm_of(here)
    asked = {criterion.id for criterion in asked_of(norm, name)}
    parts = [(theme, [one for one in theme.criteria if one.id in asked]) for theme in norm.themes]
    return [(theme, criteria) for theme, criteria in parts if criteria]


def _before(request: SignedIn, here: Picture, name: str) -> dict[str, list[str]] | None:
    """What this function answered so far, in lines; None unless the adviser asks for it."""
    if "eerder" not in request.GET:
        return None
    found: dict[str, list[str]] = {}
    rows = Answer.objects.filter(picture=here, respondent__function=name).exclude(source=Source.CHECK)
    for row in rows.order_by("criterion", "source"):
        found.setdefault(row.criterion, []).append(f"{SOURCE_WORDS[Source(row.source)]}: {_line(said_in(row))}")
    return found


def _line(said: Said) -> str:
    if said.not_applicable:
        words = f"niet van toepassing, {said.not_applicable}"
    else:
        words = f"papier {paper_words(said.paper).lower()}; praktijk {practice_words(said.practice).lower()}"
    explained = f" “{said.explanation}”" if said.explanation else ""
    proven = "; ".join(piece.name for piece in said.evidence if piece.name)
    return f"{words}.{explained}{f' Bewijs: {proven}.' if proven else ''}"
