"""A site of its own in a folder that goes away: the content, the example, a whole picture, four respondents, a server."""

# ruff: noqa: PLC0415 - Django is set up first

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.answers import FUNCTIONS, rows
from benchmarks.machine import children
from dijkwacht.cli import demo
from dijkwacht.cli.processes import Processes, server_arguments, worker_arguments

RESPONDENTS = 4
MEASURES = 300
WORKERS = 2


OVERVIEW_DAY, KICK_OFF = date(2018, 11, 23), date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one respondent answers, with the session that is signed in."""

    session: str
    seat: int
    criteria: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The address of each card."""
        return tuple(f"/vragen/{self.seat}/{criterion}/" for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses and sessions that are measured."""

    port: int
    places: tuple[Place, ...]
    adviser: str
    picture: str
    criteria: int
    manager: str
    coordinator: str
    web: tuple[int, ...]
    job: int

    @property
    def comparison(self) -> str:
        """The page that lays the former picture beside it."""
        return f"/beelden/{self.picture}/vergelijken/"

    @property
    def overview(self) -> str:
        """How far everybody is, on the map and in the table: Noord-Holland as it was, with its 48 municipalities."""
        return f"/programma/?dag={OVERVIEW_DAY.isoformat()}"

    @property
    def analysis(self) -> str:
        """The page with the matrix."""
        return f"/werk/{self.picture}/"


@contextmanager
def site() -> Iterator[Site]:
    """Fill a database, start server and worker as the demo does, and end them by their own number."""
    with tempfile.TemporaryDirectory(prefix="dijkwacht-bench-") as folder:
        demo.prepare(Path(folder), reset=False)
        os.environ["DJANGO_SETTINGS_MODULE"] = "dijkwacht.web.settings"
        import django

        django.setup()
        demo.fill(None)
        filled = _fill()
        port = free_port()
        processes = Processes([server_arguments("127.0.0.1", port, WORKERS), worker_arguments("bench")], os.environ)
        try:
            processes.wait_until_ready(f"http://127.0.0.1:{port}/health/ready")
            web, job = processes.running
            yield Site(port, web=tuple(children(web.pid)), job=job.pid, **filled)
        finally:
            processes.stop()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def _answered(whole: Any) -> None:
    from dijkwacht.apps.adoption.actions import move
    from dijkwacht.apps.audit.rules import System
    from dijkwacht.apps.pictures.actions import ask
    from dijkwacht.apps.pictures.queries.answers import norm_of
    from dijkwacht.apps.pictures.rules.states import State
    from dijkwacht.apps.workbooks.actions import fill

    by = System("bench")
    for function in FUNCTIONS:
        ask(picture=whole, function=function, by=by)
    move(picture=whole, to=State.ANSWERING, by=by)
    fill(picture=whole, rows=rows(norm_of(whole)), by=by)
    move(picture=whole, to=State.ANALYSIS, by=by)


def _fill() -> dict[str, Any]:
    from django.utils import timezone

    from dijkwacht.apps.accounts import actions as accounts
    from dijkwacht.apps.accounts.models import User
    from dijkwacht.apps.accounts.rules import Role, Terms
    from dijkwacht.apps.adoption import actions as adoption
    from dijkwacht.apps.audit.rules import System
    from dijkwacht.apps.norms.models import NormVersion
    from dijkwacht.apps.organisations.models import Organisation
    from dijkwacht.apps.pictures import actions as pictures
    from dijkwacht.apps.pictures.models import Picture
    from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of
    from dijkwacht.apps.pictures.rules.states import State

    by, today = System("bench"), timezone.localdate()
    norm, organisation = NormVersion.objects.get(code="gemeente"), Organisation.objects.get(code="GM9901")

    def account(name: str) -> User:
        return accounts.open_account(email=f"{name}@bench.example", name=name, password=None, by=by)

    def picture(on: date) -> Picture:
        return pictures.plan(organisation=organisation, norm=norm, reference_date=on, by=by, is_example=True)

    adviser = account("adviser")
    agreed = Terms("", "", today, today + timedelta(days=9))
    accounts.assign(adviser=adviser, organisation=organisation, terms=agreed, by=by)
    _adopted(picture(today - timedelta(days=730)))
    whole, asking = picture(today), picture(today)
    _answered(whole)
    adoption.move(picture=asking, to=State.ANSWERING, by=by)
    places = []
    for function in FUNCTIONS[-RESPONDENTS:]:
        person = account(function)
        seat = accounts.appoint(
            user=person, organisation=organisation, role=Role.RESPONDENT, start=today, function=function, by=by
        )
        respondent = pictures.ask(picture=asking, function=function, membership=seat, by=by)
        criteria = tuple(criterion.id for criterion in asked_of(norm_of(asking), function))
        places.append(Place(session(person), respondent.pk, criteria))
    return {
        "places": tuple(places),
        "adviser": session(adviser),
        "picture": str(whole.pk),
        "criteria": len(norm_of(whole).criteria),
        "manager": session(_programme(account("manager"), norm, by)),
        "coordinator": session(_measures(account("coordinator"), by)),
    }


def _measures(coordinator: Any, by: Any) -> Any:
    """Let somebody keep three hundred measures, as many in each state."""
    from django.utils import timezone

    from dijkwacht.apps.accounts import actions as accounts
    from dijkwacht.apps.accounts.rules import Role
    from dijkwacht.apps.measures.models import Measure
    from dijkwacht.apps.measures.rules.states import State
    from dijkwacht.apps.organisations.models import Organisation

    organisation, today = Organisation.objects.get(code="GM9906"), timezone.localdate()
    accounts.appoint(user=coordinator, organisation=organisation, role=Role.COORDINATOR, start=today, by=by)
    said = {"owner": "hr", "due_on": today, "practice_on": today, "practice_how": "Zo.", "state_reason": "Daarom."}
    Measure.objects.bulk_create(
        Measure(organisation=organisation, title=f"Maatregel {number} met een gewone titel", state=state, **said)
        for number, state in enumerate([*State] * (MEASURES // len(State)))
    )
    return coordinator


def _programme(manager: Any, norm: Any, by: Any) -> Any:
    """Let somebody follow Noord-Holland, with a planned picture and a roadmap in each municipality: nothing is judged."""
    from dijkwacht.apps.accounts import actions as accounts
    from dijkwacht.apps.accounts.rules import Role
    from dijkwacht.apps.organisations.models import Organisation
    from dijkwacht.apps.organisations.queries import existing_on
    from dijkwacht.apps.organisations.rules import Kind
    from dijkwacht.apps.pictures import actions as pictures
    from dijkwacht.apps.roadmap import actions as roadmap

    province = Organisation.objects.get(code="PV27")
    accounts.appoint(user=manager, organisation=province, role=Role.PROGRAMME_MANAGER, start=OVERVIEW_DAY, by=by)
    for organisation in existing_on(OVERVIEW_DAY, kind=Kind.MUNICIPALITY, region="PV27"):
        picture = pictures.plan(organisation=organisation, norm=norm, reference_date=KICK_OFF, by=by)
        roadmap.lay_out(picture=picture, kick_off=KICK_OFF, by=by)
    return manager


def _adopted(picture: Any) -> None:
    """Let a picture be the former one: answered otherwise, and adopted."""
    from dijkwacht.apps.audit.rules import System
    from dijkwacht.apps.pictures.queries.answers import norm_of
    from dijkwacht.apps.pictures.rules.states import State
    from dijkwacht.apps.workbooks import actions as workbooks

    workbooks.fill(picture=picture, rows=rows(norm_of(picture), seed=3), by=System("bench"))
    picture.state = State.ADOPTED
    picture.save(update_fields=["state"])


def session(user: Any) -> str:
    """A session that is signed in, as signing in leaves it in the database."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def product(*arguments: str) -> list[str]:
    """The command line of the product."""
    return [str(Path(sys.executable).with_name("dijkwacht")), *arguments]
