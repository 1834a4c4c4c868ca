"""The legal statements of norms, letters, tables, reckoning, cases and explanations, from the data and code that pages use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten
from types import ModuleType
from typing import Any, Final

from dijkwacht.analysis.terms import term
from dijkwacht.analysis.terms.families import advice, decisions, objections, pauses, penalties, single
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.bibob.model import LegalGround
from dijkwacht.documents.law.citing import Cited, cited, mentioned
from dijkwacht.documents.law.explained import pages
from dijkwacht.documents.law.in_code import sentences
from dijkwacht.documents.law.library import register
from dijkwacht.documents.law.remarks import all_remarks
from dijkwacht.documents.letters.checklist import Basis
from dijkwacht.documents.letters.library import checklist, elements, letters, shared
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.documents.records import Record
from dijkwacht.documents.terms.library import amounts_source
from dijkwacht.kit.words import Worded


class Part(Worded):
    """Where in the product a statement stands."""

    NORM = "norm", "norm"
    BIBOB = "bibob", "tabel van de Wet Bibob"
    CHECKLIST = "checklist", "vraag bij een sluiting"
    POLICY = "policy", "opmerking bij een Damoclesbeleid"
    LETTER = "letter", "brief"
    ELEMENT = "element", "wat de wet van een brief vraagt"
    TERM = "term", "termijn"
    TEXT = "text", "genoemd in een tekst"
    CASE = "case", "stap, weigering of uitleg in een zaak"
    EXPLANATION = "explanation", "uitleg"
    BARRIER = "barrier", "barrière"


@dataclass(frozen=True, slots=True)
class Statement:
    """One citation: where it stands, what it says it rests on, whether it says that this was read, and in which text."""

    part: Part
    where: str
    title: str
    citation: str
    cited: tuple[Cited, ...]
    checked: bool = True
    version: date | None = None
    group: str = ""
    """The norm, or the kind of body, whose page it stands on."""


_SHIFTS: Final = "Atw 1 en 2"
_BEYOND: Final = "Atw 4"
_TOO_LONG: Final = "artikel 4 Atw"
_SAYING: Final[tuple[ModuleType, ...]] = (term, advice, decisions, objections, pauses, penalties, single)
"""Where the sentences stand that a term is shown with."""
_CITATIONS: Final = {"basis", "grounds", "mayor", "sources", "maps_to"}
EXPLAINED: Final = "termijnen"
"""Where the sentences stand that belong to no rule alone."""
ARTICLE: Final = "artikel"
"""A norm names no article of a source where this word is not in its reference."""


@lru_cache
def statements() -> tuple[Statement, ...]:
    """All of them, in the order of the parts."""
    return (
        *_norms(), *_bibob(), *_checklist(), *_remarks(), *_letters(), *_terms(), *_texts(), *_cases(), *_explanations(),
        *_barriers(),
    )  # fmt: skip


def other_sources() -> frozenset[str]:
    """The ids of what norms rest on that is no act."""
    return frozenset(one.id for one in register().others)


def _norms() -> Iterator[Statement]:
    others, names = other_sources(), register().names
    for name in norm_ids():
        whole = norm(name)
        for criterion in (one for theme in whole.themes for one in theme.criteria):
            for source in criterion.sources:
                if source.ref in others:
                    continue
                act = names.get(source.ref, source.ref)
                found = cited(source.at, names, act=act) if ARTICLE in source.at else (Cited(act, ()),)
                yield Statement(Part.NORM, criterion.id, criterion.text, source.at, found, source.checked, group=whole.title)


def _bibob() -> Iterator[Statement]:
    for one in law().decisions:
        rests_on = (*one.grounds, *((one.mayor,) if one.mayor else ()))
        yield from (_ground(one.id, one.title, ground, one.bodies[0]) for ground in rests_on)
    for signal in law().signals:
        yield from (_ground(signal.id, signal.title, ground, "municipality") for ground in signal.grounds)


def _ground(where: str, title: str, ground: LegalGround, body: str) -> Statement:
    found = cited(ground.article, register().names)
    return Statement(Part.BIBOB, where, title, ground.article, found, ground.checked, ground.read, body)


def _checklist() -> Iterator[Statement]:
    for question in checklist().questions:
        yield from (_based(Part.CHECKLIST, question.id, question.ask, basis) for basis in question.basis)


def _remarks() -> Iterator[Statement]:
    for remark in all_remarks().remarks:
        yield from (_based(Part.POLICY, remark.id, remark.text, basis) for basis in remark.basis)


def _letters() -> Iterator[Statement]:
    for name, letter in letters().items():
        # A letter rests on what it names itself, and on the articles of what the law demands that it brings.
        brought = {element for block in letter.blocks for element in block.carries}
        whole = [basis for element in elements().elements if element.id in brought for basis in element.basis]
        for basis in dict.fromkeys((*letter.template.basis, *whole)):
            yield _based(Part.LETTER, name, letter.template.title, basis)
    for element in elements().elements:
        yield from (_based(Part.ELEMENT, element.id, element.name, basis) for basis in element.basis)


def _terms() -> Iterator[Statement]:
    for rule in RULES.values():
        yield Statement(Part.TERM, rule.id, rule.title, rule.article, cited(rule.article, register().names))
        # Whether a last day shifts is a statement too: of the act on terms, or of why it does not reach this one.
        if rule.length and not rule.beyond:
            yield Statement(Part.TERM, rule.id, rule.title, _SHIFTS, cited(_SHIFTS, register().names))
        elif _TOO_LONG in rule.beyond:
            yield Statement(Part.TERM, rule.id, rule.title, _BEYOND, cited(_BEYOND, register().names))
    for citation, one in mentioned(amounts_source(), _spoken()):
        yield Statement(Part.TERM, "bedragen", "bedragen van de dwangsom bij niet tijdig beslissen", citation, (one,))


def _barriers() -> Iterator[Statement]:
    """What the barriers of the models rest on, and what their words name besides."""
    others, names = other_sources(), register().names
    for whole in (model(name) for name in model_ids()):
        for barrier in whole.barriers:
            where = f"{whole.id}/{barrier.id}"
            for basis in (one for one in barrier.basis if one.ref not in others):
                act = names.get(basis.ref, basis.ref)
                found = cited(basis.at, names, act=act) if ARTICLE in basis.at else (Cited(act, ()),)
                yield Statement(Part.BARRIER, where, barrier.title, basis.at, found, basis.checked, group=whole.title)
        yield from _named(whole.id, whole.title, whole, whole.title)


def _texts() -> Iterator[Statement]:
    """What running texts name besides: questions, the table, remarks, letters, the readings of a term, norms."""
    for question in checklist().questions:
        yield from _named(question.id, question.ask, question)
    for decision in law().decisions:
        yield from _named(decision.id, decision.title, decision)
    for signal in law().signals:
        yield from _named(signal.id, signal.title, signal)
    for remark in all_remarks().remarks:
        yield from _named(remark.id, remark.text, remark)
    for name, letter in letters().items():
        yield from _of_letter(name, letter)
    yield from _named("shared", "stukken die brieven delen", shared())
    for rule in RULES.values():
        yield from _mentions(rule.id, rule.title, f"{rule.reading}\n{rule.beyond}\n{rule.instead}")
    yield from _mentions(EXPLAINED, "wat bij een termijn wordt uitgelegd", "\n".join(_sentences()))
    yield from _texts_of_norms()


def _of_letter(name: str, letter: LetterModel) -> Iterator[Statement]:
    """What a letter names: in what goes with it and is to be verified, and in its blocks with the shared parts in place."""
    head = letter.template.model_dump(mode="json", exclude=_CITATIONS | {"body"})
    blocks = [block.model_dump(mode="json") for block in letter.blocks]
    yield from _mentions(name, letter.template.title, "\n".join(_words([head, blocks])))


def _sentences() -> Iterator[str]:
    """Every sentence with which a term is shown."""
    for module in _SAYING:
        for value in vars(module).values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, term.Note):
                yield value.sentence


def _texts_of_norms() -> Iterator[Statement]:
    for whole in (norm(name) for name in norm_ids()):
        for criterion in (one for theme in whole.themes for one in theme.criteria):
            yield from _named(criterion.id, criterion.text, criterion, whole.title)


def _cases() -> Iterator[Statement]:
    """What the steps, refusals and pages of cases say, sentence by sentence."""
    for said in sentences():
        for citation, one in dict(mentioned(said.full, _spoken())).items():
            words = " ".join(said.text.split())
            yield Statement(Part.CASE, said.where, shorten(words, _LONGEST, placeholder=" …"), citation, (one,))


_LONGEST: Final = 160
"""Of a longer sentence the beginning says enough to find it."""


def _named(where: str, title: str, record: Record, group: str = "") -> Iterator[Statement]:
    """What all texts of a record name; not its own citations, which stand as such."""
    said = record.model_dump(mode="json", exclude=_CITATIONS & set(type(record).model_fields))
    yield from _mentions(where, title, "\n".join(_words(said)), group)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | Sequence):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _words(inner)


def _mentions(where: str, title: str, text: str, group: str = "") -> Iterator[Statement]:
    for citation, one in dict(mentioned(text, _spoken())).items():
        yield Statement(Part.TEXT, where, title, citation, (one,), group=group)


def _explanations() -> Iterator[Statement]:
    """What the pages that explain name; each citation once per page."""
    for page in pages():
        for citation, one in dict.fromkeys(page.named(_spoken())):
            yield Statement(Part.EXPLANATION, page.name, page.title, citation, (one,))


@lru_cache
def _spoken() -> Mapping[str, str]:
    """The names by which people speak of an act: not the short ids that norms use."""
    return {name: act for name, act in register().names.items() if name[0].isupper()}


def _based(part: Part, where: str, title: str, basis: Basis) -> Statement:
    names = register().names
    found = cited(basis.article, names, act=names.get(basis.law, basis.law))
    return Statement(part, where, title, f"{basis.law} {basis.article}", found, version=basis.version)
