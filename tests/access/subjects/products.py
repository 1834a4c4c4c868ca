"""The papers for those who decide: who may read the concept reads them; client and coordinator keep copies and templates."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.copies import hand_out
from dijkwacht.apps.reporting.models import OwnTemplate
from dijkwacht.apps.reporting.rules.copies import CopyFacts
from tests import factories as make
from tests.access.subject import ADVISER, OWN_ADVISER, Filled, Subject

READERS, KEEPERS, WRITERS = "readers", "keepers", "writers"
TABLE = {
    "products:index": READERS,
    "products:download": READERS,
    "products:public_text": WRITERS,
    "products:copies": KEEPERS,
    "products:list": KEEPERS,
    "products:copy": KEEPERS,
    "products:copy_file": KEEPERS,
    "products:template": KEEPERS,
    "products:remove": KEEPERS,
}


def _lay_out(here: Organisation) -> Filled:
    picture = make.picture(here, state=State.CONCEPT, summary="Kort.")
    Passage.objects.create(picture=picture, organisation=here, part="summary", ground=Ground.INSPECTION)
    hand_out(picture=picture, number=1, facts=CopyFacts("griffier", make.REFERENCE), by=make.BY)
    OwnTemplate.objects.create(organisation=here, form="docx", content=b"x", size=1, taken_in_on=make.REFERENCE)
    slides = {"product": "dias", "form": "odp"}
    return {"picture": picture.pk, "number": 1, "form": "docx", "products:download": slides}


KEEPING = frozenset({Role.CLIENT, Role.COORDINATOR, OWN_ADVISER})
SUBJECT = Subject(
    table=TABLE,
    may={READERS: KEEPING | {ADVISER, Role.EXECUTIVE}, KEEPERS: KEEPING, WRITERS: KEEPING | {Role.EXECUTIVE}},
    lay_out=_lay_out,
)
