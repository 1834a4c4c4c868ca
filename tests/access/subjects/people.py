"""People: the administrator sees who works in the own organisation, and never what they answered or wrote."""

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.rules import Wanted
from tests import factories as make
from tests.access.subject import EVERYBODY, Filled, Subject, wherever

KEEPERS, KEEPER, PROPOSER = "keepers of an organisation", "keeper", "proposer"


def lay_out(here: Organisation) -> Filled:
    """An organisation with its keeper, a colleague, an adviser of its own and somebody who was invited."""
    keeper, adviser = make.user("keeper@example.org"), make.user("proposer@example.org")
    make.membership(keeper, here, Role.ADMINISTRATOR)
    make.membership(adviser, here, Role.ADVISER)
    assignment = make.assignment(adviser, here)
    actions.invite(organisation=here, wanted=Wanted("new@example.org", "Nieuw", Role.CLIENT), by=keeper)
    actions.ask_address(user=adviser, email="moved@example.org", organisation=here, by=keeper)
    return {
        "code": here.code,
        "person": Membership.objects.get(role=Role.ADVISER).user_id,
        "assignment": assignment.pk,
        "token": make.link_to("new@example.org").split("/")[2],
        "people:new_address": {"token": make.link_to("moved@example.org").split("/")[3]},
    }


SUBJECT = Subject(
    {
        "people:index": KEEPERS,
        "people:confirm": KEEPERS,
        "people:organisation": KEEPER,
        "people:invite": KEEPER,
        "people:step": KEEPER,
        "people:person": KEEPER,
        "people:take_over": KEEPER,
        "people:put_forward": PROPOSER,
        # The doors for people with a link: what they open depends on the link.
        "people:welcome": EVERYBODY,
        "people:new_address": EVERYBODY,
    },
    {
        KEEPERS: wherever(Role.ADMINISTRATOR) | {"their keeper"},
        KEEPER: frozenset({Role.ADMINISTRATOR, "their keeper"}),
        PROPOSER: frozenset({"who proposed"}),
    },
    lay_out,
    {
        "their keeper": lambda _: User.objects.get(email="keeper@example.org"),
        "who proposed": lambda _: User.objects.get(email="proposer@example.org"),
    },
)
