"""What the papers for those who decide say: each is made on the spot from what stands, as the report is."""

from datetime import date

from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.rules.marking import IMPOSING
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.queries.report import matter
from dijkwacht.documents.college.briefing import CopyText, closed_set, copies_list
from dijkwacht.documents.college.deck import deck
from dijkwacht.documents.college.letter import LetterFacts, letter
from dijkwacht.documents.college.proposal import proposal
from dijkwacht.documents.college.slides import Deck
from dijkwacht.documents.paper.model import Paper


def proposal_of(picture: Picture, made_on: date) -> Paper:
    """The proposal to the board."""
    return proposal(matter(picture, made_on=made_on))


def slides_of(picture: Picture, made_on: date) -> Deck:
    """The slides for the meeting of the board."""
    return deck(matter(picture, made_on=made_on))


def letter_of(picture: Picture, made_on: date) -> Paper:
    """The letter to the council, which may know nothing of what the picture found."""
    found = matter(picture, made_on=made_on)
    return letter(
        LetterFacts(
            found.head,
            found.norm.title,
            len(found.norm.criteria),
            len(found.norm.themes),
            is_reviewed=found.is_reviewed,
            is_fact_checked=found.texts.fact_check is not None,
        )
    )


def set_of(picture: Picture, made_on: date, copy: NumberedCopy | None = None) -> Paper:
    """The set for a closed meeting, with the number of a copy on each page where it is one."""
    imposing = IMPOSING.get(Kind(picture.organisation.kind), ())
    return closed_set(matter(picture, made_on=made_on), imposing=imposing, copy=_text(copy) if copy else None)


def copy_of(copy: NumberedCopy, made_on: date) -> Paper:
    """The same set with the number of one copy on each page."""
    return set_of(copy.picture, made_on, copy)


def list_of(picture: Picture, made_on: date) -> Paper:
    """The numbered copies of the set, to print and to sign."""
    return copies_list(matter(picture, made_on=made_on), [_text(copy) for copy in picture.copies.all()])


def _text(copy: NumberedCopy) -> CopyText:
    return CopyText(copy.number, copy.given_to, copy.given_on, copy.returned_on, copy.destroyed_on)
