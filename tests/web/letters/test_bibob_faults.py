"""What a Bibob letter refuses over several fields, one by one and without a page."""

from datetime import date

import pytest

from dijkwacht.documents.letters.given import Plan
from dijkwacht.documents.letters.library import letters
from dijkwacht.web.letters.faults import faults_in

DATED = date(2026, 11, 30)


@pytest.mark.parametrize(("until", "is_wrong"), [(date(2026, 11, 1), True), (DATED, True), (date(2026, 12, 1), False)])
def test_an_intention_leaves_time_for_a_view(until: date, *, is_wrong: bool) -> None:
    said = {"plan": Plan.REFUSE, "dated": DATED, "views_until": until}
    assert ("views_until" in dict(faults_in(said, letters()["bibob-voornemen"].template))) is is_wrong
