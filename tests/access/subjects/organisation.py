"""One's own organisation: its roadmap, its levels and the studies of before."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import ADVISERS, OWN, on_picture
from tests.access.subject import ADVISER_ELSEWHERE, SIGNED_IN, wherever

FOLLOWERS, SETTLED, REGISTRARS, REVISERS = "followers", "settled", "registrars", "revisers"

SUBJECT = on_picture(
    {
        "organisation:index": SIGNED_IN,
        "organisation:studies": SIGNED_IN,
        "organisation:roadmap": FOLLOWERS,
        "organisation:done": FOLLOWERS,
        "organisation:calendar": FOLLOWERS,
        "organisation:levels": SETTLED,
        "organisation:register": REGISTRARS,
        "organisation:revise": REVISERS,
        "organisation:remove": REVISERS,
    },
    {
        FOLLOWERS: OWN,
        SETTLED: ADVISERS | OWN,
        REVISERS: ADVISERS | OWN,
        REGISTRARS: ADVISERS | OWN | {ADVISER_ELSEWHERE} | wherever(Role.CLIENT, Role.COORDINATOR),
    },
)
