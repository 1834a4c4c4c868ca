"""From a template and what is given to a letter; what people typed goes in as it is and is never read as a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, plain, shortened
from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.checklist import Answered, Basis, Checklist, Question
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.cover import Cover
from dijkwacht.documents.letters.facts import FACTS, Kind, gap_words, words
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.reckoned import reckoned
from dijkwacht.documents.letters.template import Block, LetterModel, Template, tokens
from dijkwacht.documents.paper.model import Block as PaperBlock
from dijkwacht.documents.paper.model import Heading, Paper, Paragraph, Points, Run
from dijkwacht.kit.dutch import long_date

STILL: Final = "nog te schrijven"
EXAMPLE: Final = "Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen."


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was composed: the paper, and what its cover says for a page that lays it out otherwise."""

    paper: Paper
    cover: Cover


def compose(model: LetterModel, given: Given, *, checklist: Checklist, made_on: date, is_example: bool = False) -> Letter:
    """The letter with its cover page; on an example every page says that it is one."""
    template = model.template
    blocks = list(_body(model, given, checklist))
    if is_example:
        blocks.append(Paragraph(EXAMPLE))
    before = _cover(model, given, checklist, blocks)
    paper = Paper(
        title=template.title,
        organisation=shortened(given.organisation, 80),
        kicker="",
        header=f"{template.marking or template.title}{' · voorbeeldgegevens' if is_example else ''}",
        footer=f"Model {template.id}, versie {template.version}",
        made_on=made_on,
        blocks=tuple(blocks),
        cover=tuple(cover.blocks(before)),
    )
    return Letter(paper, before)


def _asked(model: LetterModel, given: Given, checklist: Checklist) -> Iterator[Question]:
    return (question for question in model.questions(checklist) if question.is_asked_of_any(given.places))


def _reason(question: Question, model: LetterModel, given: Given) -> Reason:
    """What was said of a question; one that fits every case is open for as long as it was called not applicable."""
    reason = given.reasons.get(question.id, Reason())
    if question.id in model.always and reason.answered is Answered.NOT_APPLICABLE:
        return Reason(Answered.OPEN, reason.text)
    return reason


def _holds(when: Sequence[str], given: Given) -> bool:
    return all(CONDITIONS[name].holds(given) for name in when)


def _body(model: LetterModel, given: Given, checklist: Checklist) -> Iterator[PaperBlock]:
    """The blocks that hold; what the law demands and what waits for a choice that was not made is a gap in its place."""
    standing = {name for block in model.blocks if _holds(block.when, given) for name in block.carries}
    missing = {one.id: one.name for one in model.demands if one.id not in standing and _holds(one.when, given)}
    for block in model.blocks:
        if _holds(block.when, given):
            yield from _written(block, model, given, checklist)
            continue
        for name in block.carries:
            if name in missing:
                yield Paragraph(_gap(missing.pop(name)))


def _written(block: Block, model: LetterModel, given: Given, checklist: Checklist) -> Iterator[PaperBlock]:
    if block.heading:
        yield Heading(2, "".join(run.text for run in _runs(block.heading, model, given)))
    elif block.text:
        yield from (Paragraph(*one.runs, stays=block.together) for one in _paragraphs(block.text, model, given))
    elif block.points:
        yield Points(tuple(Paragraph(*_runs(point, model, given)) for point in block.points))
    elif block.points_of:
        yield Points(tuple(_listed(block.points_of, model, given)))
    elif block.reasons:
        for question in _asked(model, given, checklist):
            if question.check == block.reasons and not (given.for_owner and question.id in model.private):
                yield from _argued(
                    question, _reason(question, model, given), is_reworded=given.for_owner and question.id in model.reworded
                )


def _paragraphs(text: str, model: LetterModel, given: Given) -> Iterator[Paragraph]:
    """One paragraph; a text that somebody typed and that stands alone keeps its own paragraphs."""
    parts = list(tokens(text))
    if any(kind == "fact" and name in model.kept_from(given) for kind, name in parts):
        yield Paragraph(*_runs(text, model, given))
        return
    if len(parts) == 1 and parts[0][0] == "fact" and (fact := FACTS.get(parts[0][1])) and fact.kind is Kind.TEXT:
        lines = _lines(words(parts[0][1], given))
        yield from map(Paragraph, lines)
        if lines:
            return
    yield Paragraph(*_runs(text, model, given))


def _listed(fact: str, model: LetterModel, given: Given) -> Iterator[Paragraph]:
    """Each line of a text as a point; a gap where nothing was said, or where this reader may not read it."""
    if fact in (kept := model.kept_from(given)):
        yield Paragraph(_gap(kept[fact]))
        return
    lines = _lines(words(fact, given))
    yield from map(Paragraph, lines)
    if not lines:
        yield Paragraph(_gap(gap_words(fact)))


def _runs(text: str, model: LetterModel, given: Given) -> tuple[Run, ...]:
    return tuple(_run(kind, value, model, given) for kind, value in tokens(text))


def _run(kind: str, value: str, model: LetterModel, given: Given) -> Run:
    if kind == "gap":
        return _gap(model.gaps[value])
    if kind == "voice":
        return Run(given.in_voice(*value.split("|")))
    if kind == "fact" and value in model.kept_from(given):
        return _gap(model.kept_from(given)[value])
    if kind == "fact":
        known = one_line(words(value, given))
        return Run(known) if known else _gap(gap_words(value))
    return Run(value)


def _argued(question: Question, reason: Reason, *, is_reworded: bool) -> Iterator[Paragraph]:
    """What was written at a question, under its label; what is still open or to be written for this reader stands out."""
    if is_reworded and (reason.text or reason.answered is Answered.ANSWERED):
        reason = Reason(reason.answered)
        if reason.answered is not Answered.OPEN:
            yield Paragraph(
                Run(f"{question.label}. ", is_bold=True), _gap(f"uw antwoord bij ‘{question.label}’, voor deze lezer")
            )
            return
    first, *others = _lines(reason.text) or [""]
    label = Run(f"{question.label}. ", is_bold=True)
    if reason.answered is Answered.OPEN:
        yield Paragraph(label, *([f"{first} "] if first else []), _gap(STILL))
    elif first:
        yield Paragraph(label, first)
    elif reason.answered is Answered.ANSWERED:
        # A case says that it was answered and keeps no words; they are taken over from where they stand.
        yield Paragraph(label, _gap(f"uw antwoord bij ‘{question.label}’"))
    yield from map(Paragraph, others)


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, plain(text).split("\n")) if line]


def _gap(text: str) -> Run:
    return Run(f"[{text}]", is_gap=True)


def _cover(model: LetterModel, given: Given, checklist: Checklist, blocks: Sequence[PaperBlock]) -> Cover:
    template, asked = model.template, tuple(_asked(model, given, checklist))
    still = [question for question in asked if _reason(question, model, given).answered is Answered.OPEN]
    return Cover(
        fill=tuple(dict.fromkeys(gap for gap in _gaps(blocks) if gap != f"[{STILL}]")),
        open_questions=tuple(f"{question.id} {question.label}: {question.ask}" for question in still),
        open_reason=one_line(given.open_reason),
        to=template.to,
        terms=tuple(reckoned(model, given)),
        then=tuple(deed.text for deed in template.then if _holds(deed.when, given)),
        basis=tuple(f"{one.law}, artikel {one.article} (tekst van {long_date(one.version)})" for one in _basis(template, given)),
        unsure=(
            *template.unsure,
            *(f"{question.id} {question.label}: {question.unsure}." for question in asked if question.unsure),
        ),
    )


def _basis(template: Template, given: Given) -> Iterator[Basis]:
    """The articles that it rests on; of a duty to inform, only in the act of the kind of body that writes."""
    yield from (one for one in template.basis if not given.duty or one.law in given.duty)


def _gaps(blocks: Sequence[PaperBlock]) -> Iterator[str]:
    for block in blocks:
        lines = block.items if isinstance(block, Points) else (block,) if isinstance(block, Paragraph) else ()
        yield from (run.text for line in lines for run in line.runs if run.is_gap)
