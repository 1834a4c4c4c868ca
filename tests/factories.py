"""Small makers of what a web test needs: each gives one thing, through the actions where there is one."""

import re
from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.organisations.actions import areas
from dijkwacht.apps.organisations.models import Area, JointMembership, Organisation, OrganisationName, Region, RegionMembership
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.pictures.queries.answers import norm_of, piece_rows
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling, told
from dijkwacht.apps.pictures.rules.answers import Piece
from dijkwacht.apps.pictures.rules.states import ENDED, READABLE, State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.documents.areas.model import FoundArea, FoundAreas
from dijkwacht.documents.norms.model import NormSet

BY = System("tests")
DOORS = r"/(?:welkom/(?:adres/)?|barrieres/(?:bevestigen|meelezen)/)[A-Za-z0-9_-]{30,}/"
REFERENCE = date(2026, 6, 1)
FRESH = Piece("Verslag van de steekproef", Kind.SAMPLE, date(2026, 3, 1), "zaaksysteem")
"""A piece that lets practice 2–3 stand on the reference date."""


def organisation(code: str = "GM9901", name: str = "Duinmark") -> Organisation:
    """An invented municipality with a name."""
    made = Organisation.objects.create(code=code, kind="municipality", is_example=True)
    OrganisationName.objects.create(organisation=made, name=name)
    return made


def area(*where: Organisation, name: str = "Westhaven", kind: AreaKind = AreaKind.PORT) -> Area:
    """A small square area in these organisations."""
    ring = [[4.8, 52.4], [4.9, 52.4], [4.9, 52.5], [4.8, 52.4]]
    found = FoundAreas((FoundArea(name, {"type": "Polygon", "coordinates": [ring]}),))
    return areas.add(found=found, kind=kind, organisations=where, source="proef", licence="CC0", by=BY)[0]


def team(code: str = "PA9902") -> Organisation:
    """An invented support team with somebody in it: then a town is not alone on its own copy."""
    made = Organisation.objects.create(code=code, kind="partner", is_example=True)
    membership(user(f"{code}@example.org"), made, Role.PROJECT_LEADER)
    return made


def joint_body(*members: Organisation, code: str = "GR9901", name: str = "De Drie Sluizen") -> Organisation:
    """An invented joint body that works for these members."""
    made = Organisation.objects.create(code=code, kind="joint_body", is_example=True)
    OrganisationName.objects.create(organisation=made, name=name)
    JointMembership.objects.bulk_create(JointMembership(joint=made, member=member) for member in members)
    return made


def user(email: str = "adviseur@example.org", name: str = "Ada Adviseur") -> User:
    """An account without a password: tests sign in by force."""
    return accounts.open_account(email=email, name=name, password=None, by=BY)


def membership(who: User, where: Organisation, role: Role = Role.RESPONDENT, function: str = "") -> Membership:
    """A role that has long held."""
    return accounts.appoint(user=who, organisation=where, role=role, function=function, start=date(2020, 1, 1), by=BY)


def member(where: Organisation, role: Role, email: str, name: str = "") -> User:
    """Somebody with a role in an organisation."""
    made = user(email, name or role.word.capitalize())
    membership(made, where, role)
    return made


def support_team(*near: Organisation) -> Organisation:
    """The support team of Duinmark, and the organisations that lie in its province."""
    made = Organisation.objects.create(code="PA9901", kind="partner", is_example=True)
    made.names.create(name="Ondersteuningsteam")
    if near:
        region("PV99", "Duinmark", made, *near)
    return made


def assignment(who: User, where: Organisation, until: date = date(2099, 12, 31)) -> Assignment:
    """An accepted assignment of an adviser."""
    return accounts.assign(adviser=who, organisation=where, terms=Terms("", "", date(2020, 1, 1), until), by=BY)


def norm(name: str = "klein", themes: tuple[str, ...] = ("BES", "VER"), size: int = 3) -> NormSet:
    """A norm set: ``size`` criteria in each theme, the first of a theme is a minimumeis."""
    return NormSet.model_validate(
        {
            "id": name,
            "version": "1",
            "title": "Kleine norm",
            "applies_to": ["municipality"],
            "themes": [
                {"id": theme, "title": f"Thema {theme}", "criteria": [_criterion(theme, number) for number in range(1, size + 1)]}
                for theme in themes
            ],
        },
        strict=False,
    )


def _criterion(theme: str, number: int) -> dict[str, Any]:
    id_ = f"{theme}-{number:02}"
    return {
        "id": id_,
        "text": f"De gemeente heeft {id_} geregeld.",
        "ask": {"paper": f"Is {id_} vastgelegd?", "practice": f"Gebeurt {id_}?"},
        "vulnerability": f"Een buitenstaander kan zonder {id_} naar binnen.",
        "must": number == 1,
        "basic": number == 1,
        "advice": {"text": f"Regel {id_}.", "effort": "medium"},
    }


def picture(where: Organisation, *, state: State = State.ANALYSIS, of: NormSet | None = None, **fields: Any) -> Picture:
    """A picture in any state, on the small norm unless another is given."""
    published = publish(norm=of or norm(), by=BY)
    made = pictures.plan(organisation=where, norm=published, reference_date=REFERENCE, is_example=True, by=BY)
    Picture.objects.filter(pk=made.pk).update(**{"state": state, "unanswered_reason": "Nog niet gevraagd.", **fields})
    made.refresh_from_db()
    return made


def respondent(of: Picture, function: str = "oov", *, who: User | None = None) -> Respondent:
    """Somebody who is asked; with an account where ``who`` is given."""
    seat = membership(who, of.organisation, function=function) if who else None
    if of.state not in ENDED:
        return pictures.ask(picture=of, function=function, membership=seat, by=BY)
    # As it stands in the database: nobody can be asked any more.
    return Respondent.objects.create(picture=of, organisation=of.organisation, function=function, membership=seat)


def invitation(of: Respondent, email: str = "hr@example.org") -> Invitation:
    """An invitation that was sent; the picture has to be open for answers."""
    made = invitations.address(respondent=of, email=email, by=BY)
    invitations.announce_elsewhere(picture=made.picture, by=BY)
    invitations.invite(invitation=made, by=BY)
    made.refresh_from_db()
    return made


def link_of(invited: Invitation) -> str:
    """The path of the link in the newest mail with one to this address: the only place where it stands."""
    mails = Message.objects.filter(to=invited.email).order_by("-pk")
    return next(path for mail in mails for path in re.findall(r"/uitnodiging/[\w-]{30,}/", mail.body))


def link_to(email: str) -> str:
    """The path of the link in the newest mail to this address: the only place where it stands."""
    body = Message.objects.filter(to=email, body__regex=DOORS).latest("pk").body
    return re.search(DOORS, body)[0]


def code_for(invited: Invitation) -> str:
    """The code in the newest mail to this address."""
    body = Message.objects.filter(to=invited.email, subject="Uw code").latest("pk").body
    return re.search(r"\b\d{6}\b", body)[0]


def let_in(client: Client, invited: Invitation) -> Client:
    """A browser that came in by the link and the code."""
    link = link_of(invited)
    client.post(link)
    client.post(f"{link}code/", {"code": code_for(invited)})
    return client


def answer(of: Respondent, criterion: str, paper: int | None = None, practice: int | None = None, **fields: Any) -> Answer:
    """An answer as it stands in the database; with fresh evidence unless ``evidence`` says otherwise."""
    evidence = fields.pop("evidence", (FRESH,))
    given = {"source": Source.QUESTIONNAIRE, "saved_at": timezone.now(), **fields}
    return Answer.objects.create(
        respondent=of,
        picture=of.picture,
        organisation=of.organisation,
        criterion=criterion,
        paper=paper,
        practice=practice,
        evidence=piece_rows(evidence),
        **given,
    )


def comment(of: Picture, criterion: str = "", *, by: User | None = None, **fields: Any) -> Comment:
    """A remark of the fact check as it stands in the database; open unless ``reply`` is given."""
    given = {"text": "Dit klopt niet.", "role": Role.CLIENT, "at": timezone.now(), **fields}
    if "reply" in given:
        given["replied_at"] = timezone.now()
    return Comment.objects.create(picture=of, organisation=of.organisation, criterion=criterion, by=by, **given)


def region(code: str = "PV99", name: str = "Duinmark", *lying: Organisation, scheme: str = "province") -> Region:
    """A region with the organisations that lie in it; those of a province also give its programme its reach."""
    made, _ = Region.objects.get_or_create(code=code, defaults={"name": name, "scheme": scheme})
    for one in lying:
        RegionMembership.objects.create(region=made, organisation=one, source="verzonnen")
    return made


def province(code: str = "PV99", name: str = "Duinmark", *lying: Organisation) -> Organisation:
    """A province with its region, in which it lies itself and the organisations given."""
    made = Organisation.objects.create(code=code, kind="province", is_example=code.startswith("PV99"))
    OrganisationName.objects.create(organisation=made, name=name)
    region(code, name, made, *lying)
    return made


def weigh(of: Picture) -> Picture:
    """Let the adviser confirm each level that one or two people gave, so that the organisation is told what was reckoned."""
    reckoned = reckon(of)
    for code in telling(reckoned).unweighed:
        result = reckoned.results[code]
        Settlement.objects.filter(picture=of, criterion=code).delete()
        sides = (("paper", result.paper), ("practice", result.practice)) if result.applicable else (("", None),)
        for side, level in sides:
            if not side or level is not None:
                its = {"picture": of, "organisation": of.organisation, "criterion": code, "basis": Basis.CHECK}
                Settlement.objects.create(**its, side=side, level=level, reason="Gezien.")
    if of.state in READABLE:
        pictures.keep_shown(of, telling(reckon(of)).shown)  # as sharing the concept does
    return of


def weak(of: Picture, *, paper: int = 1, practice: int = 0) -> Picture:
    """Let one person answer everything alike, and the adviser confirm it: every criterion is a finding."""
    seat = respondent(of, "oov")
    for criterion in norm_of(of).criteria:
        answer(seat, criterion.id, paper, practice)
    return weigh(of)


def read_through(of: Picture) -> Picture:
    """Weigh what has to be, and let the adviser accept every finding as it stands."""
    for code in told(weigh(of)).score.findings:
        Finding.objects.update_or_create(
            picture=of,
            criterion=code,
            defaults={"organisation": of.organisation, "is_reviewed": True, "reviewed_on": timezone.localdate()},
        )
    return of
