"""No free text reaches a deed with what looks like personal data in it, unless its writer says so: that is put on record.

Of a text about a picture, by somebody who knows its answers, the function of a respondent counts as such.

Every form of ours is held here at the door, so that a new form cannot forget it. Nothing typed is lost: the texts wait on a
page of their own, to be changed or kept. The card of a respondent asks in its own place, for there the levels are saved first;
a workbook or a list asks once, on its preview; a letter and a reckoning of terms keep nothing: there is nothing to put on record.
"""

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.actions import kept_personal
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.documents.cases.somebody import told
from dijkwacht.web.parts.personal_texts import KEEP, Waiting, kinds_in, mark, together, waiting
from dijkwacht.web.personal.function_texts import FOR_THE_ADVISER, naming
from dijkwacht.web.typed.marks import FIELD

ASKS_ITSELF: Final = frozenset({"questions:card", "work:take_over", "measures:preview", "letters:letter", "terms:index"})
"""Addresses with a place of their own to ask, or that keep nothing."""

NO_TEXT: Final = ("csrfmiddlewaretoken", FIELD, KEEP, "email", "address", "seen", "code")
"""How the names of fields begin that are asked for an address or hold a mark of ours."""

DESK: Final = "desk"
"""Where an adviser is asked something: no names and no addresses there either."""
_KNOWN: Final = "kept_texts"
REMEMBERED: Final = 50
"""So many confirmed texts a session remembers by their marks: saving them again does not ask again."""


LONGEST: Final = 20_000
"""No field of ours takes a longer text."""
NOTHING_HERE: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED})
Texts = list[tuple[str, str]]


class Read(QueryDict):
    """What a form sends, and which of its fields are asked for: only these can have gone anywhere."""

    def __init__(self, sent: QueryDict | str = "", **options: Any) -> None:
        self.asked: set[str] = set()
        if isinstance(sent, str):
            super().__init__(sent, **options)
            return
        super().__init__("", mutable=True, encoding=sent.encoding)
        for name, values in sent.lists():
            self.setlist(name, values)
        self._mutable = False

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def getlist(self, key: str, default: Any = None) -> list[Any]:
        """All values of a field."""
        self.asked.add(key)
        return super().getlist(key, default)

    def copy(self) -> "Read":
        """One to change: what is asked of it counts here."""
        made = Read("", mutable=True, encoding=self.encoding)
        for name, values in self.lists():
            made.setlist(name, values)
        made.asked = self.asked
        return made

    def texts(self) -> Texts:
        """The texts that were asked for, each with the name of its field."""
        names = [name for name in self if name in self.asked and not name.startswith(NO_TEXT)]
        return [(name, str(value)) for name, values in self.lists() if name in names for value in values]


class PersonalMiddleware:
    """Holds a form with personal data in its free texts until its writer has looked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; what was kept on purpose is put on record once it has been saved."""
        response = self.get_response(request)
        if response.status_code < 400 and (kept := getattr(request, "kept_personal", None)):
            by: Any = request.user  # signed in
            kept_personal(kinds=kinds_in(kept), organisation=_organisation(request), by=by)
            known = request.session.get(_KNOWN, [])
            request.session[_KNOWN] = [*known, *(mark([one]) for one in kept)][-REMEMBERED:]
        return response

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: tuple[Any, ...], view_kwargs: Any
    ) -> HttpResponse | None:
        """Look at the texts of a form when it has its answer: ``once`` undoes what it did where one of them waits."""
        match = request.resolver_match
        if request.method != "POST" or match is None or not match.namespace or match.view_name in ASKS_ITSELF:
            return None
        if not request.user.is_authenticated:
            return None  # without an account nobody writes a text anywhere but on the card
        sent = Read(request.POST)
        request.POST = sent  # type: ignore[assignment]  # the same, and it remembers
        request.hold = lambda answer: _hold(request, sent, answer)  # type: ignore[attr-defined]
        return None


def _hold(request: HttpRequest, sent: Read, answer: HttpResponse) -> HttpResponse | None:
    """The page that shows which texts wait, if any; not where there is nothing for this person."""
    if answer.status_code in NOTHING_HERE:
        return None
    # What a form refuses may be of any length; what it took is no longer than its fields may be.
    texts = [one for one in sent.texts() if answer.status_code < HTTPStatus.BAD_REQUEST or len(one[1]) <= LONGEST]
    known = request.session.get(_KNOWN, [])
    found = together(waiting(texts), _naming(request, texts), _of_somebody(request, texts))
    held = tuple(one for one in found if mark([one]) not in known)
    if not held:
        return None
    if sent.get(KEEP) == mark(held):
        request.kept_personal = held  # type: ignore[attr-defined]  # until the answer is there
        return None
    names = {one.name for one in held}
    rest = [(name, value) for name, values in sent.lists() if _passes(name, names) for value in values]
    is_function = all(one.names_function for one in held)
    context = {"held": held, "rest": rest, "mark": mark(held), "keep": KEEP, "is_function": is_function}
    context |= {"is_question": _is_of_desk(request)}
    return render(request, "errors/personal.html", context, status=422)


def _naming(request: HttpRequest, texts: Texts) -> tuple[Waiting, ...]:
    match, by = request.resolver_match, request.user
    if match is None or "picture" not in match.kwargs or match.view_name in FOR_THE_ADVISER or not isinstance(by, User):
        return ()
    return naming(texts, picture=match.kwargs["picture"], user=by, on=timezone.localdate())


def _is_of_desk(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.namespace == DESK


def _of_somebody(request: HttpRequest, texts: Texts) -> Iterator[Waiting]:
    """Names and addresses in what is asked of an adviser: there a case is near, and its people are no part of a question."""
    for name, text in texts if _is_of_desk(request) else ():
        if kinds := tuple(dict.fromkeys(hit.kind for hit in told(text))):
            yield Waiting(name, text, kinds)


def _passes(name: str, held: set[str]) -> bool:
    return name not in held and name not in {"csrfmiddlewaretoken", FIELD, KEEP}


def _organisation(request: HttpRequest) -> str:
    """The code of the organisation whose picture or measure the form was about, for its own chain of events."""
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    if "measure" in arguments:
        return Measure.objects.filter(pk=arguments["measure"]).values_list("organisation__code", flat=True).first() or ""
    if _is_of_desk(request):
        return _asking(request, arguments)
    if "picture" not in arguments:
        return ""
    found = Picture.objects.filter(pk=arguments["picture"]).values_list("organisation__code", flat=True)
    return found.first() or ""


def _asking(request: HttpRequest, arguments: Mapping[str, Any]) -> str:
    """The code of the organisation for which something is asked or answered."""
    if "question" in arguments:
        return Question.objects.filter(pk=arguments["question"]).values_list("organisation__code", flat=True).first() or ""
    return request.POST.get("adviser", "").rpartition("-")[0]
