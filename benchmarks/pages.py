"""Pages over HTTP: the analysis with its matrix, the comparison with the former picture, and a respondent's card."""

import http.client

from benchmarks.answers import FUNCTIONS
from benchmarks.lines import ROUNDS, Line, median, p95, seconds, spread
from benchmarks.machine import cpu_seconds
from benchmarks.saving import count_queries
from benchmarks.site import MEASURES, Site

TIMES = 20


def fetch(port: int, path: str, session: str) -> bytes:
    """One page on a connection of its own, so that every worker gets its share."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    door.request("GET", path, headers={"Cookie": f"sessionid={session}"})
    answer = door.getresponse()
    content = answer.read()
    door.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}.")
    return content


def measure(site: Site) -> list[Line]:
    """Each page: time, processor time and queries."""
    return [
        *_page(
            site,
            f"analysis page, {site.criteria} criteria × {len(FUNCTIONS)} respondents",
            site.analysis,
            site.adviser,
            (120, 12),
        ),
        *_page(
            site,
            f"then and now, two pictures of {site.criteria} criteria × {len(FUNCTIONS)} respondents",
            site.comparison,
            site.adviser,
            (120, 18),
        ),
        *_page(site, "overview of 48 municipalities, map and table", site.overview, site.manager, (60, 8)),
        *_page(site, f"the board of {MEASURES} measures", "/maatregelen/", site.coordinator, (100, 12)),
        *_page(site, f"the table of {MEASURES} measures", "/maatregelen/lijst/", site.coordinator, (200, 12)),
        *_page(site, "a respondent's card", site.places[0].paths[1], site.places[0].session, (60, None)),
        *_page(site, "a respondent's first page", f"/vragen/{site.places[0].seat}/", site.places[0].session, (60, None)),
    ]


def _page(site: Site, name: str, path: str, session: str, targets: tuple[float, float | None]) -> list[Line]:
    first = 1000 * seconds(lambda: fetch(site.port, path, session))
    for _ in range(12):
        fetch(site.port, path, session)
    used = sum(map(cpu_seconds, site.web))
    rounds = [[1000 * seconds(lambda: fetch(site.port, path, session)) for _ in range(TIMES)] for _ in range(ROUNDS)]
    used = 1000 * (sum(map(cpu_seconds, site.web)) - used) / (ROUNDS * TIMES)
    medians = [median(one) for one in rounds]
    queries = count_queries(session, lambda client: lambda: client.get(path))
    note = f"{spread(medians)}; processor {used:.1f} ms; the very first {first:.0f} ms"
    return [
        Line(name, median(medians), "ms", targets[0], p95=p95([time for one in rounds for time in one]), note=note),
        Line(f"queries of {name}", queries, "queries", targets[1]),
    ]
