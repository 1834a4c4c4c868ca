"""Answers told by hand, short enough to read in a test."""

from datetime import date

from dijkwacht.analysis.scoring.answers import Answer, Criterion, Evidence, Kind
from dijkwacht.analysis.scoring.score import score

ON = date(2026, 6, 1)
PROOF = (Evidence(Kind.OTHER),)
A = Criterion("A", "T")


def said(respondent="oov", paper=2, practice=2, *, criterion="A", **rest):
    return Answer(criterion, respondent, paper, practice, **{"evidence": PROOF, **rest})


def not_applicable(respondent="oov", criterion="A"):
    return Answer(criterion, respondent, not_applicable=True)


def one(answers, *, criterion=A, **rest):
    """The result of a norm with one criterion."""
    return score([criterion], answers, on=ON, **rest).criteria[0]


def three(*practices, criterion="A", names=("hr", "oov", "ciso")):
    return [said(name, 2, practice, criterion=criterion) for name, practice in zip(names, practices, strict=False)]


def ranged(criteria, answers, **rest):
    return score(criteria, answers, on=ON, **rest).themes[0].practice_range
