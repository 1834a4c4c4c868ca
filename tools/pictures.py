"""Draw the pictures of the README and the docs from the running example: ``python -m tools.pictures``."""

from datetime import date
from pathlib import Path

from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.example import example_answers, example_plans
from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.paper.pdf import pages_png
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import FindingText, ReportHead, ReportTexts

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
DAY = date(2026, 11, 23)


def first_page() -> bytes:
    """Page one of the report of Duinrade."""
    plan = example_plans()[0]
    questions = norm(plan.norm)
    rows = example_answers(questions, plan=plan, on=DAY)
    picture = score(questions.scored_criteria(), [row.answer() for row in rows], on=DAY, shelf_life=questions.shelf_months)
    content = compose(
        head=ReportHead("Duinrade", plan.organisation, on=DAY, made_on=DAY, example=True, respondents=len(plan.respondents)),
        norm=questions,
        picture=picture,
        texts=ReportTexts(
            summary=plan.summary,
            decision=plan.decision,
            findings=tuple(FindingText(finding.criterion, finding.text, finding.reviewed) for finding in plan.findings),
        ),
    )
    return pages_png(content)[0]


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / "op-een-pagina.png").write_bytes(first_page())
