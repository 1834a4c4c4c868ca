"""Pages over HTTP, each as its person asks for it: the processor time of the workers, the time on the wall, the queries."""

# ruff: noqa: PLC0415 - Django is set up first

import http.client

from benchmarks.answers import FUNCTIONS
from benchmarks.lines import ROUNDS, Line, median, p95, seconds, spread
from benchmarks.machine import cpu_seconds
from benchmarks.saving import count_queries
from benchmarks.site import MEASURES, Site, session

TIMES = 20
GONE = "a page that is not there, for who is signed in"


def fetch(port: int, path: str, session: str, *, expects: int = 200) -> bytes:
    """One page on a connection of its own, so that every worker gets its share; another answer than expected ends it."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    door.request("GET", path, headers={"Cookie": f"sessionid={session}"})
    answer = door.getresponse()
    content = answer.read()
    door.close()
    if answer.status != expects:
        raise SystemExit(f"{path} answered {answer.status}.")
    return content


def measure(site: Site) -> list[Line]:
    """Each page with the most that it may cost: processor time in ms, and queries."""
    seat, answering = f"/vragen/{site.places[0].seat}/", site.places[0].session
    whole = f"{site.criteria} criteria × {len(FUNCTIONS)} respondents"
    return [
        *_page(site, "a simple page: the day of a term", "/termijnen/", site.coordinator, (15, None)),
        *_page(site, GONE, "/beelden/nergens/", site.coordinator, (15, None)),
        *_page(site, "a respondent's card", site.places[0].paths[1], answering, (15, None)),
        *_page(site, "first page of a respondent", seat, answering, (30, None)),
        *_page(site, "first page of an adviser", "/werk/", site.adviser, (30, None)),
        *_page(site, "first page of a coordinator", "/organisatie/", site.coordinator, (30, None)),
        *_page(site, "one page of a picture", f"/beelden/{site.picture}/", site.adviser, (60, None)),
        *_page(site, f"analysis, {whole}", site.analysis, site.adviser, (70, 12)),
        *_page(site, f"then and now, two pictures of {whole}", site.comparison, site.adviser, (70, 18)),
        *_page(site, "overview of 48 municipalities, map and table", site.overview, site.manager, (50, 8)),
        *_page(site, "what is open of a barrier model", *_open(), (150, None)),
        *_page(site, f"the board of {MEASURES} measures", "/maatregelen/", site.coordinator, (80, 12)),
        *_page(site, f"the table of {MEASURES} measures", "/maatregelen/lijst/", site.coordinator, (80, 12)),
    ]


def _open() -> tuple[str, str]:
    """Where a model of the example is seen with what is open of it, and the session of its coordinator."""
    from dijkwacht.apps.accounts.models import Membership
    from dijkwacht.apps.accounts.rules import Role
    from dijkwacht.apps.barriers.models import InUse

    held = InUse.objects.filter(organisation__code="GM9901").order_by("pk")[0]
    seat = Membership.objects.filter(organisation=held.organisation, role=Role.COORDINATOR).select_related("user")[0]
    return f"/barrieres/bij/{held.pk}/", session(seat.user)


def _page(site: Site, name: str, path: str, who: str, targets: tuple[float, float | None]) -> list[Line]:
    expects = 404 if name == GONE else 200
    first = 1000 * seconds(lambda: fetch(site.port, path, who, expects=expects))
    for _ in range(12):
        fetch(site.port, path, who, expects=expects)
    rounds = [_round(site, path, who, expects) for _ in range(ROUNDS)]
    used = [processor for processor, _ in rounds]
    waited = [time for _, times in rounds for time in times]
    queries = count_queries(who, lambda client: lambda: client.get(path))
    note = f"{spread(used)}; on the wall {median(waited):.0f} ms, p95 {p95(waited):.0f} ms; the very first {first:.0f} ms"
    return [
        Line(f"{name}: processor time", median(used), "ms", targets[0], note=note),
        Line(f"{name}: queries", queries, "queries", targets[1]),
    ]


def _round(site: Site, path: str, who: str, expects: int) -> tuple[float, list[float]]:
    before = sum(map(cpu_seconds, site.web))
    times = [1000 * seconds(lambda: fetch(site.port, path, who, expects=expects)) for _ in range(TIMES)]
    return 1000 * (sum(map(cpu_seconds, site.web)) - before) / TIMES, times
