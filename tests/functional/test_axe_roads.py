"""Every page of agreeing, preparing, checking and deciding, with axe, on two sizes, in the light and in the dark."""

import pytest

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.reporting.models import OwnTemplate
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.apps.sources import actions
from dijkwacht.apps.sources.models import EarlierStudy
from dijkwacht.apps.sources.rules import Study
from tests import factories as make

from .conftest import Visit
from .looking import press, to, visit_all
from .scene import ADVISER, OOSTMEER, SLUISHAVEN, ZANDERSLOOT, picture_in

pytestmark = pytest.mark.browser
CLIENT, COORDINATOR = "opdrachtgever@duinmark.example", "oov-hoogmark@duinmark.example"
HOOGMARK, RIETWAARDE = "GM9918", "GM9912"


def test_pages_of_an_adviser_who_agrees_and_prepares(visit: Visit) -> None:
    own = User.objects.get(email=ADVISER).assignments.first()
    running, planned = picture_in(OOSTMEER), picture_in(ZANDERSLOOT)
    step = running.milestones.get(kind=MilestoneKind.FACT_CHECK)
    stops = {
        "assignments": to("assignments:index"),
        "assignment": to("assignments:assignment", own.pk),
        "propose": to("assignments:propose"),
        "propose nothing": to("assignments:propose", then=press("Voorstel sturen")),
        "plan where": to("roadmap:plan"),
        "plan": to("roadmap:plan", query="?organisatie=GM9903"),
        "roadmap": to("roadmap:roadmap", running.pk),
        "roadmap step": to("roadmap:step", running.pk, step.pk),
        "earlier": to("organisation:studies"),
    }
    assert visit_all(visit(ADVISER), stops) == []
    make.assignment(User.objects.get(email=ADVISER), picture_in("GM9920").organisation)
    assert visit_all(visit(ADVISER), {"grow": to("roadmap:grow", picture_in("GM9920").pk)}) == []
    assert planned.milestones.exists()


def test_pages_of_an_adviser_who_closes(visit: Visit) -> None:
    checking, analysing = picture_in(HOOGMARK), picture_in(SLUISHAVEN)
    stops = {
        "closing": to("work:closing", checking.pk),
        "closing early": to("work:closing", analysing.pk),
        "passages": to("work:passages", checking.pk),
        "passage": to("work:passage", checking.pk, "summary"),
        "passage of": to("work:passage_of", checking.pk, "finding", "INF-02"),
        "lapse": to("work:lapse", checking.pk),
        "fact check begins": to("work:fact_check", picture_in("PV99").pk),
    }
    assert visit_all(visit(ADVISER), stops) == []


def test_pages_of_the_client_and_the_coordinator(visit: Visit) -> None:
    duinrade, hoogmark = picture_in("GM9901"), picture_in(HOOGMARK)
    study = actions.register(organisation=duinrade.organisation, study=Study("Quickscan", "Bureau", make.REFERENCE), by=make.BY)
    assert EarlierStudy.objects.get() == study
    own = {
        "own organisation": to("organisation:index"),
        "own roadmap": to("organisation:roadmap", duinrade.pk),
        "levels": to("organisation:levels", duinrade.pk),
        "decide together": to("measures:decide", query="?organisatie=GM9901"),
        "public text": to("products:public_text", duinrade.pk),
        "studies": to("organisation:studies"),
        "register": to("organisation:register"),
        "revise": to("organisation:revise", study.pk),
        "remove": to("organisation:remove", study.pk),
        "take on": to("assignments:take_on"),
    }
    assert visit_all(visit(CLIENT), own) == []
    given = {"content": b"x", "size": 1, "taken_in_on": make.REFERENCE}
    OwnTemplate.objects.create(organisation=hoogmark.organisation, form="docx", **given)
    checking = {
        "fact check": to("pictures:fact_check", hoogmark.pk),
        "decision waits": to("pictures:decision", hoogmark.pk),
        "one page in fact check": to("pictures:one_page", hoogmark.pk),
        "papers": to("products:index", hoogmark.pk),
        "copies": to("products:copies", hoogmark.pk),
        "copy": to("products:copy", hoogmark.pk, 1),
        "own template": to("products:template", hoogmark.pk),
        "own template goes": to("products:remove", hoogmark.pk, "docx"),
    }
    assert visit_all(visit(COORDINATOR), checking) == []


def test_pages_of_what_was_decided(visit: Visit) -> None:
    adopted = picture_in(RIETWAARDE)
    make.membership(make.user("nieuw-rietwaarde@example.org", "Bestuurder"), adopted.organisation, Role.EXECUTIVE)
    stops = {
        "adopted one page": to("pictures:one_page", adopted.pk),
        "adopted decision": to("pictures:decision", adopted.pk),
        "adopted fact check": to("pictures:fact_check", adopted.pk),
        "then and now of the example": to("pictures:compare", adopted.pk),
    }
    assert visit_all(visit("nieuw-rietwaarde@example.org"), stops) == []


def test_pages_of_the_programme_and_the_auditor(visit: Visit) -> None:
    stops = {
        "programme": to("programme:index"),
        "programme one state": to("programme:index", query="?stand=concept"),
        "programme nothing": to("programme:index", query="?stand=vervallen"),
    }
    assert visit_all(visit("programma@duinmark.example"), stops) == []
    log = {
        "log": to("log:index"),
        "log of another time": to("log:index", query="?van=2020-01-01&tot=2020-02-01"),
        "chain": to("log:chain"),
        "chain checked": to("log:chain", then=press("Keten controleren")),
    }
    assert visit_all(visit("auditor@duinmark.example"), log) == []
    looks = {"looks": to("pictures:looks", picture_in("GM9901").pk)}
    assert visit_all(visit(CLIENT), looks) == []
