"""What happened: the events in reach, newest first; as a file; and whether the chain still holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import programme_organisations, seats_with
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import checked, head
from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from dijkwacht.apps.wall import actions as wall
from dijkwacht.documents.files import Form
from dijkwacht.documents.separated import separated
from dijkwacht.web.files import streamed
from dijkwacht.web.log import words
from dijkwacht.web.log.filters import Choice
from dijkwacht.web.request import SignedIn, number

SHOWN: Final = 50
MOST: Final = 50_000
"""How many events one file holds."""
CHECKED: Final = 20_000
"""How many events one press of the button checks: some seconds on a small server."""
HEAD: Final = ("nummer", "tijd", "wie", "wat", "organisatie", "code", "waaraan", "aantekening")


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words."""

    event: Event
    organisation: str
    is_own: bool

    @property
    def who(self) -> str:
        """Who did it, without a name."""
        return words.actor_words(self.event.actor)

    @property
    def what(self) -> str:
        """What was done."""
        return words.verb_words(self.event.verb, is_own=self.is_own)

    @property
    def kind(self) -> str:
        """To what kind of thing."""
        return words.kind_words(self.event.on, is_own=self.is_own)

    @property
    def note(self) -> str:
        """What may be read of the note."""
        return words.note_words(self.event.verb, self.event.note, is_own=self.is_own)

    @property
    def cells(self) -> list[str]:
        """The line as a row of the file."""
        at = timezone.localtime(self.event.at).isoformat(sep=" ", timespec="seconds")
        return [str(self.event.pk), at, self.who, self.what, self.organisation, self.event.organisation, self.kind, self.note]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """What happened?"""
    names = _reach(request.user)
    choice = Choice(request.GET, names)
    is_valid = choice.is_valid()
    before = number(request.GET.get("voor", ""))
    events = _events(choice, names, before) if is_valid else Event.objects.none()
    page = list(events[: SHOWN + 1])
    context = {
        "choice": choice,
        "lines": list(_lines(page[:SHOWN], names, request.user)),
        "is_valid": is_valid,
        "is_example": _is_invented(names),
        "is_later_page": bool(before),
        "older": choice.query(voor=page[SHOWN - 1].pk) if len(page) > SHOWN else "",
        "newest": choice.query(),
        "file": f"{reverse('log:download')}{choice.query()}",
    }
    return render(request, "log/index.html", context)


@require_GET
def download(request: SignedIn) -> StreamingHttpResponse:
    """The chosen events as a file, up to a bound; that somebody took them along is an event too."""
    names = _reach(request.user)
    choice = Choice(request.GET, names)
    if not choice.is_valid():
        raise Http404
    audit.exported(by=request.user)
    events = _events(choice, names, 0)[:MOST].iterator(chunk_size=2000)
    lines = (line.cells for line in _lines(events, names, request.user))
    return streamed(f"logboek-{timezone.localdate().isoformat()}", Form.CSV, separated(HEAD, lines))


@require_http_methods(["GET", "POST"])
def chain(request: SignedIn) -> HttpResponse:
    """Does the chain hold? Checked on a button, piece by piece, never when a page is merely looked at."""
    names = _reach(request.user)
    # The chain is one of all organisations; the page shows of it whether it holds, and no event.
    with wall.service("chain"):
        return _chain(request, names)


def _chain(request: SignedIn, names: Mapping[str, str]) -> HttpResponse:
    context: dict[str, Any] = {
        "head": head(),
        "is_example": _is_invented(names),
        "breadcrumb": [{"label": "Logboek", "url": reverse("log:index")}],
    }
    if request.method == "POST":
        found = checked(after=number(request.POST.get("na", "")), most=CHECKED)
        context |= {"found": found, "at": timezone.localtime()}
    return render(request, "log/chain.html", context)


def _lines(events: Iterable[Event], names: Mapping[str, str], user: User) -> Iterator[Line]:
    """Events in words: in full of organisations where this user holds a role, roughly of others."""
    own = set(seats_with(user, Right.READ_EVENTS, on=timezone.localdate()).values_list("organisation__code", flat=True))
    return (Line(event, names[event.organisation], event.organisation in own or not event.organisation) for event in events)


def _reach(user: User) -> Mapping[str, str]:
    """The organisations whose events this user reads: code and name, by name; for the programme also what is of none.

    Raises:
        Http404: this user reads no events anywhere.
    """
    today = timezone.localdate()
    seats = seats_with(user, Right.READ_EVENTS, on=today)
    if not seats.exists():
        raise Http404
    programme = programme_organisations(user, Right.READ_EVENTS, on=today)
    reach = Q(pk__in=seats.values("organisation")) | Q(pk__in=programme.values("pk"))
    found = dict(_named(Organisation.objects.filter(reach), today))
    return found | {"": "Hele installatie"} if programme.exists() else found


def _named(found: QuerySet[Organisation], today: date) -> Iterator[tuple[str, str]]:
    names = OrganisationName.objects.filter(organisation=OuterRef("pk"))
    known = names.exclude(start__gt=today).order_by("-start")  # one that ended keeps its last name
    rows = found.annotate(name=Subquery(known.values("name")[:1])).values_list("code", "name")
    return iter(sorted(((code, name or code) for code, name in rows), key=lambda row: row[1]))


def _events(choice: Choice, names: Mapping[str, str], before: int) -> QuerySet[Event]:
    """The chosen events, newest first, below a number: the next page costs as much as the first."""
    found = Event.objects.filter(choice.condition(names)).order_by("-pk")
    return found.filter(pk__lt=before) if before else found


def _is_invented(names: Mapping[str, str]) -> bool:
    return any(code[2:4] == "99" for code in names)
