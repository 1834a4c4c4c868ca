"""The paper of a case for the file has what its page says of the decision, not its days alone."""

import pytest

from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.documents.cases.course import paper
from dijkwacht.documents.paper.model import Table
from dijkwacht.web.cases.timelines import of_bibob, of_damocles
from tests import bibob
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_of_a_bibob_case_conclusion_and_decision_stand_on_paper_too() -> None:
    here = make.organisation(name="Duinrade")
    who = bibob.officer(here)
    made = bibob.decided(who, here)
    cases.note_after(case=made, after=After(Remedy.OBJECTION, bibob.ago(60)), by=who)
    cases.note_after(case=made, after=After(Remedy.OBJECTION_DECIDED, bibob.ago(20), ruling=Ending.UPHELD), by=who)
    course = of_bibob(BibobCase.objects.get(), ())
    facts = dict(course.facts)
    assert facts["Conclusie"] == "ernstig gevaar, zonder advies"
    assert facts["Beslissing"].startswith("geweigerd")
    assert facts["Na het besluit"] == "op bezwaar beslist: ongegrond"
    (first, *_) = [block for block in paper(course).blocks if isinstance(block, Table)]
    assert first.rows == course.facts
    assert "beslissing op bezwaar bekendgemaakt: ongegrond" in " ".join(one.words for one in course.entries).lower()


@pytest.mark.parametrize(
    ("state", "name", "words"),
    [(S.CLOSED, "Besluit", "sluiting"), (S.PENALTY, "Besluit", "last onder dwangsom"), (S.DROPPED, "Afgezien", "sluiten")],
)
def test_of_a_damocles_case_too(state: S, name: str, words: str) -> None:
    here = make.organisation(name="Duinrade")
    given.policy(here)
    given.case(given.officer(here), here, state=state)
    facts = dict(of_damocles(DamoclesCase.objects.get(), ()).facts)
    assert words in facts[name]
    assert {"Soort pand", "Gevonden", "Hoeveelste keer"} <= facts.keys()
