"""The papers for those who decide: who may read the concept reads them; client and coordinator keep copies and templates."""

from collections.abc import Mapping
from typing import Any

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Passage
from dijkwacht.apps.assessments.rules import Ground, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting import actions
from dijkwacht.apps.reporting.models import OwnTemplate
from dijkwacht.apps.reporting.rules import CopyFacts
from tests import factories as make
from tests.access.subject import ADVISER, Arguments, Subject

READERS, KEEPERS = "readers", "keepers"
TABLE = {
    "products:index": READERS,
    "products:download": READERS,
    "products:copies": KEEPERS,
    "products:list": KEEPERS,
    "products:copy": KEEPERS,
    "products:copy_file": KEEPERS,
    "products:template": KEEPERS,
    "products:remove": KEEPERS,
}


def _lay_out(here: Organisation) -> Arguments:
    picture = make.picture(here, state=State.CONCEPT, summary="Kort.")
    Passage.objects.create(picture=picture, organisation=here, part="summary", ground=Ground.INSPECTION)
    actions.hand_out(picture=picture, number=1, facts=CopyFacts("griffier", make.REFERENCE), by=make.BY)
    OwnTemplate.objects.create(organisation=here, form="docx", content=b"x", size=1, taken_in_on=make.REFERENCE)
    more: Mapping[str, Mapping[str, Any]] = {
        "products:download": {"product": "dias", "form": "odp"},
        "products:copy": {"number": 1},
        "products:copy_file": {"number": 1, "form": "docx"},
        "products:remove": {"form": "docx"},
    }
    return lambda address: {"picture": picture.pk, **more.get(address, {})}


KEEPING = frozenset({Role.CLIENT, Role.COORDINATOR})
SUBJECT = Subject(
    table=TABLE,
    may={READERS: KEEPING | {ADVISER, Role.EXECUTIVE}, KEEPERS: KEEPING},
    lay_out=_lay_out,
)
