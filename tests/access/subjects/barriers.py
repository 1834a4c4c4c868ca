"""Barriers: the models are the same for everybody who is signed in; what stands and what is open is for who works there."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Placing
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.consultations import actions as consultations
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.barriers.versions.intake import Intake, begun_from
from tests import factories as make
from tests.access.subject import ADVISER, EVERYBODY, HOMES, OWN_ADVISER, SIGNED_IN, Filled, Subject
from tests.barriers import in_use
from tests.documents.barriers.examples import model

READERS, PLACERS, TEAM = "readers", "placers", "the support team"


def _lay_out(here: Organisation) -> Filled:
    actions.publish(model=model(), by=make.BY)
    row = in_use(here)
    arranged = Placed(Standing.ARRANGED, "netbeheerder")
    actions.place(in_use=row, said={"BAR-02": arranged, "BAR-04": Placed(Standing.ARRANGED, "branche")}, by=make.BY)
    link = actions.ask_partner(placing=Placing.objects.get(barrier="BAR-04"), email="partner@example.org", by=make.BY)
    text, author = begun_from(model()), make.user("schrijver@example.org")
    draft = actions.draft(found=Intake(text, model(text)), by=author)
    consulted = consultations.consult(draft=draft, party="politie", email="lezer@example.org", by=make.BY)
    return {
        "draft": draft.pk,
        "model": model().id,
        "party": "gemeente",
        "form": "yaml",
        "barriers:checklist": {"form": "docx"},
        "barriers:whole_list": {"form": "docx"},
        "barriers:standing": {"form": "docx"},
        "in_use": row.pk,
        "code": here.code,
        "barrier": "BAR-02",
        "token": link.split("/")[-2],
        "barriers:advise": {"token": consulted.split("/")[-2]},
        "consultation": Consultation.objects.get().pk,
    }


SUBJECT = Subject(
    {
        **dict.fromkeys(
            (
                "barriers:index",
                "barriers:model",
                "barriers:download",
                "barriers:partner",
                "barriers:checklist",
                "barriers:everywhere",
                "barriers:whole_list",
            ),
            SIGNED_IN,
        ),
        **dict.fromkeys(("barriers:confirm", "barriers:advise", "barriers:advised"), EVERYBODY),
        **dict.fromkeys(("barriers:open", "barriers:reckoning", "barriers:standing", "barriers:together"), READERS),
        **dict.fromkeys(("barriers:take_up", "barriers:place", "barriers:ask", "barriers:renew"), PLACERS),
        **dict.fromkeys(("barriers:workbook", "barriers:read_in", "barriers:share", "barriers:put_away"), PLACERS),
        **dict.fromkeys(
            (
                "barriers:drafts",
                "barriers:begin",
                "barriers:upload",
                "barriers:draft",
                "barriers:preview",
                "barriers:comment",
                "barriers:consult",
                "barriers:withdraw",
                "barriers:publish",
                "barriers:discard",
            ),
            TEAM,
        ),
    },
    {
        READERS: frozenset({ADVISER, OWN_ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        PLACERS: frozenset({OWN_ADVISER, Role.COORDINATOR}),
        TEAM: frozenset({f"{Role.ADVISER}{HOMES[1]}", f"{Role.ADMINISTRATOR}{HOMES[1]}"}),
    },
    lay_out=_lay_out,
)
