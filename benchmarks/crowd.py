"""Sixty people who answer at once on SQLite for a minute: ``python -m benchmarks.crowd``.

Each has a session and a seat of their own, and works as people do: opens a card, and saves once every two to four
seconds. No fault, no lost answer: what each of them last said on each card must stand in the database, word for word.
"""

# ruff: noqa: PLC0415 - Django is set up first

import sys
from dataclasses import asdict
from typing import Any, Final

from benchmarks.lines import Line, median, p95
from benchmarks.machine import busy, machine
from benchmarks.saving import run, standing
from benchmarks.site import Place, Site, session, site

PEOPLE: Final = 60
SECONDS: Final = 60
THINK: Final = (2.0, 4.0)
FUNCTIONS: Final = (
    "secretaris", "griffier", "hr", "integriteit", "ciso", "fg", "vergunningen", "handhaving",
    "vastgoed", "inkoop", "burgerzaken", "zorg", "omgevingsdienst", "oov", "financien",
)  # fmt: skip


def measure(site: Site) -> list[Line]:
    """The lines about the crowd."""
    places = _seats()
    before, load = standing(), busy()
    plan = {
        "port": site.port,
        "servers": site.web,
        "places": [{**asdict(place), "paths": place.paths} for place in places],
        "seconds": SECONDS,
        "think": THINK,
    }
    told = run(plan, "benchmarks.crowd_load")
    proof = _check(told, before)
    note = f"median {1000 * median(told['times']):.0f} ms, longest {1000 * max(told['times']):.0f} ms; {proof}"
    used = f"{100 * told['used'] / told['took']:.0f}% of one core; load {load} before, {busy()} after"
    return [
        Line(f"{PEOPLE} people answering for a minute: a save, p95", 1000 * p95(told["times"]), "ms", 300, note=note),
        Line("a card that they open, p95", 1000 * p95(told["reads"]), "ms", note=f"{len(told['reads'])} cards; workers {used}"),
    ]


def _seats() -> list[Place]:
    """Four pictures of four municipalities, fifteen people in each."""
    from django.utils import timezone

    from dijkwacht.apps.accounts import actions as accounts
    from dijkwacht.apps.accounts.rules import Role
    from dijkwacht.apps.adoption import actions as adoption
    from dijkwacht.apps.audit.rules import System
    from dijkwacht.apps.norms.models import NormVersion
    from dijkwacht.apps.organisations.models import Organisation
    from dijkwacht.apps.pictures import actions as pictures
    from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of
    from dijkwacht.apps.pictures.rules.states import State

    by, today = System("bench"), timezone.localdate()
    norm = NormVersion.objects.get(code="gemeente")
    places = []
    for organisation in Organisation.objects.filter(is_example=True, kind="municipality").order_by("code")[:4]:
        picture = pictures.plan(organisation=organisation, norm=norm, reference_date=today, by=by, is_example=True)
        adoption.move(picture=picture, to=State.ANSWERING, by=by)
        for function in FUNCTIONS:
            person = accounts.open_account(email=f"{function}@{organisation.code}.example", name=function, password=None, by=by)
            seat = accounts.appoint(
                user=person, organisation=organisation, role=Role.RESPONDENT, start=today, function=function, by=by
            )
            respondent = pictures.ask(picture=picture, function=function, membership=seat, by=by)
            criteria = tuple(criterion.id for criterion in asked_of(norm_of(picture), function))
            places.append(Place(session(person), respondent.pk, criteria))
    return places


def _check(told: dict[str, Any], before: tuple[int, int]) -> str:
    """Nothing lost: every save is a version and an event, and the last word of everybody stands."""
    from dijkwacht.apps.audit.queries import broken_at
    from dijkwacht.apps.pictures.models import Answer

    saves, after = len(told["times"]), standing()
    made = (after[0] - before[0], after[1] - before[1])
    rows = Answer.objects.values_list("respondent", "criterion", "version", "paper", "practice", "explanation")
    stands = {(seat, criterion): list(said) for seat, criterion, *said in rows}
    lost = [path for seat, path, *said in told["said"] if stands.get((seat, path.split("/")[3])) != said]
    if made != (saves, saves) or lost or broken_at() is not None:
        raise SystemExit(f"{saves} saves gave {made}; lost: {lost[:5]}; chain broken at {broken_at()}.")
    return f"{saves} saves = versions = events, {len(told['said'])} last words stand, chain holds"


def main() -> int:
    """Only the crowd, on the screen; 1 when the target is missed."""
    with site() as running:
        lines = measure(running)
    print("\n".join([machine(), *(line.row() for line in lines)]))
    return int(not all(line.is_met for line in lines))


if __name__ == "__main__":
    sys.exit(main())
