import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Criterion, Evidence, Kind
from dijkwacht.analysis.scoring.score import score

ORACLE = Path(__file__).parents[2] / "data" / "oracles" / "scoring.json"
CASES = json.loads(ORACLE.read_text(encoding="utf-8"))["cases"]
SHARES = ("paper", "practice", "paper_only", "practice_only", "gap")


def read_answer(criterion, said):
    when = date.fromisoformat(said["when"]) if "when" in said else None
    return Answer(
        criterion=criterion,
        respondent=said["respondent"],
        paper=UNKNOWN if said["paper"] == "?" else said["paper"],
        practice=UNKNOWN if said["practice"] == "?" else said["practice"],
        not_applicable="nvt" in said,
        evidence=(Evidence(Kind(said["kind"]), when),) if "kind" in said else (),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_figure_of_the_case_comes_out(case):
    picture = score(
        [Criterion(one["id"], "T", weight=one["weight"], must=one["must"]) for one in case["criteria"]],
        [read_answer(id_, said) for id_, answers in case["answers"].items() for said in answers],
        on=date.fromisoformat(case["reference_date"]),
    )
    expected = case["expected"]
    theme = picture.themes[0]
    for figures in (theme.figures, picture.whole):
        for name in SHARES:
            assert getattr(figures, name) == (None if expected[name] is None else Fraction(expected[name])), name
        assert (figures.at_norm, figures.applicable) == (expected["at_norm"], expected["applicable"])
    assert theme.on_height is expected["on_height"]


def test_all_eight_cases_are_there():
    assert len(CASES) == 8
