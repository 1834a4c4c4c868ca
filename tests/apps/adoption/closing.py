"""A picture in its fact check, and people to close it with."""

from datetime import timedelta

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make


def in_fact_check(**fields: object) -> Picture:
    """A picture whose fact check runs for another week."""
    until = timezone.localdate() + timedelta(days=7)
    given = {"fact_check_until": until, "summary": "Kort.", "decision": "Stel het beeld vast.", **fields}
    return make.picture(make.organisation(), state=State.FACT_CHECK, **given)


def person(picture: Picture, role: Role, name: str = "") -> User:
    """Somebody in this role in the organisation of the picture."""
    user = make.user(f"{name or role}@example.org")
    make.membership(user, picture.organisation, role)
    return user


def decided(**fields: object) -> Decided:
    """Adopted by the college, today."""
    given = {"kind": DecisionKind.ADOPTED, "body": Body.COLLEGE, "decided_on": timezone.localdate(), "number": "26-118"}
    return Decided(**{**given, **fields})  # type: ignore[arg-type]
