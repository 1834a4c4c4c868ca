"""From a template and what is given to a letter; what people typed goes in as it is and is never read as a template."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, plain, shortened
from dijkwacht.documents.letters.checklist import Answered, Checklist, Question
from dijkwacht.documents.letters.facts import CONDITIONS, FACTS, Kind, gap_words, words
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.letter import Cover, Head, Letter, Passage, Piece, Points, Run
from dijkwacht.documents.letters.reckoned import reckoned
from dijkwacht.documents.letters.template import Block, LetterModel, tokens
from dijkwacht.kit.dutch import long_date

STILL: Final = "nog te schrijven"


def compose(model: LetterModel, given: Given, *, checklist: Checklist, made_on: date) -> Letter:
    """The letter with its cover page."""
    pieces = [piece for block in model.blocks if _holds(block.when, given) for piece in _written(block, model, given, checklist)]
    template = model.template
    organisation = shortened(given.organisation, 80)
    return Letter(
        title=template.title,
        organisation=organisation,
        header=template.title,
        footer=f"Model {template.id}, versie {template.version}",
        made_on=made_on,
        cover=_cover(model, given, checklist, pieces),
        pieces=tuple(pieces),
    )


def _asked(model: LetterModel, given: Given, checklist: Checklist) -> Iterator[Question]:
    return (question for question in model.questions(checklist) if question.is_asked_of(given.place or ""))


def _reason(question: Question, given: Given) -> Reason:
    return given.reasons.get(question.id, Reason())


def _holds(when: Sequence[str], given: Given) -> bool:
    return all(CONDITIONS[name].holds(given) for name in when)


def _written(block: Block, model: LetterModel, given: Given, checklist: Checklist) -> Iterator[Piece]:
    if block.heading:
        yield Head("".join(run.text for run in _runs(block.heading, model, given)))
    elif block.text:
        yield from _paragraphs(block.text, model, given)
    elif block.points:
        yield Points(tuple(_runs(point, model, given) for point in block.points))
    elif block.points_of:
        lines = _lines(words(block.points_of, given))
        yield Points(tuple((Run(line),) for line in lines) or ((_gap(gap_words(block.points_of)),),))
    elif block.reasons:
        for question in _asked(model, given, checklist):
            if question.check == block.reasons:
                yield from _argued(question, _reason(question, given))


def _paragraphs(text: str, model: LetterModel, given: Given) -> Iterator[Passage]:
    """One paragraph; a text that somebody typed and that stands alone keeps its own paragraphs."""
    parts = list(tokens(text))
    if len(parts) == 1 and parts[0][0] == "fact" and (fact := FACTS.get(parts[0][1])) and fact.kind is Kind.TEXT:
        lines = _lines(words(parts[0][1], given))
        yield from (Passage((Run(line),)) for line in lines)
        if lines:
            return
    yield Passage(_runs(text, model, given))


def _runs(text: str, model: LetterModel, given: Given) -> tuple[Run, ...]:
    return tuple(_run(kind, value, model, given) for kind, value in tokens(text))


def _run(kind: str, value: str, model: LetterModel, given: Given) -> Run:
    if kind == "gap":
        return _gap(model.gaps[value])
    if kind == "fact":
        known = one_line(words(value, given))
        return Run(known) if known else _gap(gap_words(value))
    return Run(value)


def _argued(question: Question, reason: Reason) -> Iterator[Passage]:
    """What was written at a question, under its label; where it is still open that stands out."""
    first, *others = _lines(reason.text) or [""]
    label = Run(f"{question.label}. ", is_bold=True)
    if reason.answered is Answered.OPEN:
        yield Passage((label, *([Run(f"{first} ")] if first else []), _gap(STILL)))
    elif first:
        yield Passage((label, Run(first)))
    elif reason.answered is Answered.ANSWERED:
        # A case says that it was answered and keeps no words; they are taken over from where they stand.
        yield Passage((label, _gap(f"uw antwoord bij ‘{question.label}’")))
    yield from (Passage((Run(line),)) for line in others)


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, plain(text).split("\n")) if line]


def _gap(text: str) -> Run:
    return Run(f"[{text}]", is_gap=True)


def _cover(model: LetterModel, given: Given, checklist: Checklist, pieces: Sequence[Piece]) -> Cover:
    template, asked = model.template, tuple(_asked(model, given, checklist))
    still = [question for question in asked if _reason(question, given).answered is Answered.OPEN]
    return Cover(
        fill=tuple(dict.fromkeys(gap for gap in _gaps(pieces) if gap != f"[{STILL}]")),
        open_questions=tuple(f"{question.id} {question.label}: {question.ask}" for question in still),
        open_reason=one_line(given.open_reason),
        to=template.to,
        terms=tuple(reckoned(model, given)),
        then=tuple(deed.text for deed in template.then if _holds(deed.when, given)),
        basis=tuple(f"{one.law}, artikel {one.article} (tekst van {long_date(one.version)})" for one in template.basis),
        unsure=(
            *template.unsure,
            *(f"{question.id} {question.label}: {question.unsure}." for question in asked if question.unsure),
        ),
    )


def _gaps(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        lines = piece.items if isinstance(piece, Points) else (piece.runs,) if isinstance(piece, Passage) else ()
        yield from (run.text for line in lines for run in line if run.is_gap)
