"""Saving one answer: the time of one, the queries, and how many a second with four people at once."""

# ruff: noqa: PLC0415 - Django is set up first

import json
import re
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from benchmarks.lines import ROUNDS, Line, median, p95, share, spread
from benchmarks.site import RESPONDENTS, Site

ALONE, TOGETHER = 100, 100
ALONE_NAME = "saving one answer, over HTTP, one client"


def run_load(site: Site, each: int, *, people: int = RESPONDENTS) -> dict[str, Any]:
    """One round of the load program; every save must have been answered with a new version."""
    plan = {
        "port": site.port,
        "servers": site.web,
        "places": [{**asdict(place), "paths": place.paths} for place in site.places[:people]],
        "each": each,
    }
    return run(plan, "benchmarks.load")


def run(plan: dict[str, Any], program: str) -> dict[str, Any]:
    """A load program in a process of its own, with what it measured."""
    done = subprocess.run(
        [sys.executable, "-m", program], input=json.dumps(plan), capture_output=True, text=True, timeout=120, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout)
    if said["faults"]:
        raise SystemExit(f"The load program met faults: {said['faults'][:3]}")
    return said


def measure(site: Site) -> list[Line]:
    """All lines about saving; the chain and the versions are counted afterwards."""
    before = standing()
    run_load(site, 5)  # every worker has served before the clock starts
    alone = [run_load(site, ALONE, people=1)["times"] for _ in range(ROUNDS)]
    together = [run_load(site, TOGETHER) for _ in range(ROUNDS)]
    used = sum(one["used"] for one in together)
    number = ROUNDS * TOGETHER * len(site.places)
    saves = 5 * len(site.places) + ROUNDS * ALONE + number
    proof = _check(before, saves)
    rates = [TOGETHER * len(site.places) / one["took"] for one in together]
    times = [1000 * median(one) for one in alone]
    waited = [time for one in together for time in one["times"]]
    return [
        Line(
            ALONE_NAME,
            median(times),
            "ms",
            15,
            p95=1000 * p95([time for one in alone for time in one]),
            note=spread(times),
        ),
        Line("queries of a save (without BEGIN and COMMIT)", queries_of_save(site), "queries", 8),
        Line(
            f"saves with {len(site.places)} clients, {len(site.web)} workers",
            median(rates),
            "saves/s",
            100,
            at_most=False,
            note=f"{spread(rates)}; {proof}",
        ),
        Line(
            "one save among these, as a client waits for it",
            1000 * median([median(one["times"]) for one in together]),
            "ms",
            p95=1000 * p95(waited),
        ),
        Line("99.9% of these", 1000 * share(waited, 0.999), "ms", 150, note=f"the longest of {len(waited)}: {_longest(waited)}"),
        Line(
            "processor time of the workers per save",
            1000 * used / number,
            "ms",
            note="user and system",
        ),
    ]


def _longest(waited: list[float]) -> str:
    return ", ".join(f"{1000 * time:.0f}" for time in sorted(waited)[-3:]) + " ms"


def standing() -> tuple[int, int]:
    """How many versions of answers there are, and how many events of answering."""
    from django.db.models import Sum

    from dijkwacht.apps.audit.models import Event
    from dijkwacht.apps.pictures.models import Answer

    versions = Answer.objects.aggregate(all=Sum("version"))["all"] or 0
    return versions, Event.objects.filter(verb="pictures.answered").count()


def _check(before: tuple[int, int], saves: int) -> str:
    """Every save is one version and one event, and the chain holds."""
    from dijkwacht.apps.audit.queries import broken_at

    after = standing()
    made = (after[0] - before[0], after[1] - before[1])
    if made != (saves, saves) or broken_at() is not None:
        raise SystemExit(f"{saves} saves gave {made[0]} versions and {made[1]} events; chain broken at {broken_at()}.")
    return f"{saves} saves = versions = events, chain holds"


def queries_of_save(site: Site) -> int:
    """The queries of one save in this process, through the whole middleware."""
    place = site.places[0]
    form = {"paper": 1, "practice": 2, "explanation": "Om te tellen.", "pieces": 0}

    def save(client: Any) -> Any:
        page = client.get(place.paths[0]).content.decode()
        seen = re.findall(r'name="seen" value="(\d+)"', page)[0]
        form["explanation"] = f"Na {seen}."
        return lambda: client.post(place.paths[0], {**form, "seen": seen}, headers={"HX-Request": "true"})

    return count_queries(place.session, save)


def count_queries(session: str, prepare: Any) -> int:
    """The queries of what ``prepare`` gives to do; done once before, so that what is kept per process is there."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    prepare(client)()
    work = prepare(client)
    with CaptureQueriesContext(connection) as seen:
        answer = work()
    if answer.status_code not in {200, 404}:
        raise SystemExit(f"Counting queries met status {answer.status_code}.")
    return sum(not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for query in seen.captured_queries)
