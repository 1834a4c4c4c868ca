"""Pictures: who reads the concept, comments on it, decides, and sees who looked."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import ADVISERS, OWN, on_picture
from tests.access.subject import SIGNED_IN

READERS, COMMENTERS, DECIDERS, LOOKERS = "readers", "commenters", "deciders", "lookers"

SUBJECT = on_picture(
    {
        "pictures:index": SIGNED_IN,
        "pictures:one_page": READERS,
        "pictures:member": READERS,
        "pictures:compare": READERS,
        "pictures:download": READERS,
        "pictures:public": READERS,
        "pictures:fact_check": COMMENTERS,
        "pictures:decision": DECIDERS,
        "pictures:looks": LOOKERS,
    },
    {
        READERS: ADVISERS | OWN | {Role.EXECUTIVE},
        # An own adviser is a coordinator too, and comments as one; of the decision the page says why it is not for them.
        COMMENTERS: OWN | {Role.EXECUTIVE},
        DECIDERS: OWN | {Role.EXECUTIVE},
        LOOKERS: OWN | {Role.EXECUTIVE},
    },
)
