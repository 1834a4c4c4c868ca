"""Planning a picture: an adviser's, before and during an assignment."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import ADVISERS, on_picture
from tests.access.subject import ADVISER, ADVISER_ELSEWHERE, wherever

PLANNERS = "planners"

SUBJECT = on_picture(
    {
        "roadmap:plan": PLANNERS,
        "roadmap:grow": ADVISER,
        "roadmap:roadmap": ADVISER,
        "roadmap:step": ADVISER,
        "roadmap:calendar": ADVISER,
    },
    {ADVISER: ADVISERS, PLANNERS: ADVISERS | {ADVISER_ELSEWHERE} | wherever(Role.ADVISER)},
)
