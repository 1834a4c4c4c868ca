"""Reports to test with: a small norm, levels per criterion, and texts."""

from datetime import date

from dijkwacht.analysis.scoring.answers import Answer, Evidence, Kind
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import ReportHead, ReportTexts

ON = date(2026, 11, 1)
HOSTILE = (
    "#panic(1) $x^2$ @bron *ster* _streep_ `code` \\ // <script>&amp;</script> ]]> {{ x }} = Kop\n"
    "- lijst \x00\x1b\u202e😀 مرحبا Şahin é \ud800 " + "w" * 300
)


def norm(themes=2, each=3, title="Bestuur en politiek", text="De gemeente heeft dit vastgelegd en doet het."):
    return NormSet.model_validate(
        {
            "id": "proef",
            "version": "1",
            "title": "Proefnorm",
            "applies_to": ("municipality",),
            "sources": ({"id": "gemw", "title": "Gemeentewet"},),
            "themes": tuple(
                {
                    "id": f"T{theme:02}",
                    "title": title,
                    "criteria": tuple(
                        {
                            "id": f"T{theme:02}-{number:02}",
                            "text": text,
                            "vulnerability": "Iemand kan ongezien zijn gang gaan.",
                            "sources": (
                                {"ref": "gemw", "at": "artikel 169 lid 2", "checked": True},
                                {"ref": "gemw", "at": "artikel 12"},
                            ),
                            "must": number == 1,
                            "advice": {"text": f"Doe stap {number}.", "effort": "small"},
                        }
                        for number in range(1, each + 1)
                    ),
                }
                for theme in range(1, themes + 1)
            ),
        }
    )


def answer(criterion, paper=2, practice=2, *, respondent="secretaris", evidence=True, nvt=False):
    pieces = (Evidence(Kind.SAMPLE, date(2026, 9, 1)), Evidence(Kind.DECISION, date(2026, 1, 1))) if evidence else ()
    if nvt:
        return Answer(criterion, respondent, not_applicable=True)
    return Answer(criterion, respondent, paper, practice, evidence=pieces)


def report(set_=None, answers=None, texts=None, **head):
    """A report; without answers every third criterion stands on paper only."""
    set_ = set_ or norm()
    if answers is None:
        answers = [answer(criterion.id, 2, 1 if place % 3 == 0 else 2) for place, criterion in enumerate(set_.criteria)]
    facts = {"organisation": "Duinrade", "code": "GM9901", "on": ON, "made_on": date(2026, 11, 23), "respondents": 1, **head}
    picture = score(set_.scored_criteria(), answers, on=ON)
    return compose(head=ReportHead(**facts), norm=set_, picture=picture, texts=texts or ReportTexts())
