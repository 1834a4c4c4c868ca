"""Small makers of what a web test needs: each gives one thing, through the actions where there is one."""

from datetime import date
from typing import Any

from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Answer, Comment, Picture, Respondent
from dijkwacht.apps.assessments.queries import piece_rows
from dijkwacht.apps.assessments.rules import ENDED, Piece, State
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.organisations.models import JointMembership, Organisation, OrganisationName
from dijkwacht.documents.norms.model import NormSet

BY = System("tests")
REFERENCE = date(2026, 6, 1)
FRESH = Piece("Verslag van de steekproef", Kind.SAMPLE, date(2026, 3, 1), "zaaksysteem")
"""A piece that lets practice 2–3 stand on the reference date."""


def organisation(code: str = "GM9901", name: str = "Duinmark") -> Organisation:
    """An invented municipality with a name."""
    made = Organisation.objects.create(code=code, kind="municipality", is_example=True)
    OrganisationName.objects.create(organisation=made, name=name)
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


def assignment(who: User, where: Organisation, until: date = date(2099, 12, 31)) -> Assignment:
    """An accepted assignment of an adviser."""
    return accounts.assign(adviser=who, organisation=where, start=date(2020, 1, 1), until=until, by=BY)


def norm(name: str = "klein", themes: tuple[str, ...] = ("BES", "VER"), size: int = 3) -> NormSet:
    """A norm set: ``size`` criteria in each theme, the first of a theme is a basiseis."""
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
    made = actions.plan(organisation=where, norm=published, reference_date=REFERENCE, is_example=True, by=BY)
    Picture.objects.filter(pk=made.pk).update(**{"state": state, "unanswered_reason": "Nog niet gevraagd.", **fields})
    made.refresh_from_db()
    return made


def respondent(of: Picture, function: str = "oov", *, who: User | None = None) -> Respondent:
    """Somebody who is asked; with an account where ``who`` is given."""
    seat = membership(who, of.organisation, function=function) if who else None
    if of.state not in ENDED:
        return actions.ask(picture=of, function=function, membership=seat, by=BY)
    # As it stands in the database: nobody can be asked any more.
    return Respondent.objects.create(picture=of, organisation=of.organisation, function=function, membership=seat)


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
