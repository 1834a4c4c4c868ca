"""The time line of a case: what happened, and the terms that follow."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils import timezone

from dijkwacht.analysis.terms.term import Term
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import clocks_of, file_of
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Acquittal, Aim, Conclusion, NoTest, Outcome
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.cases.queries import after_of, after_terms
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import AFTER
from dijkwacht.apps.cases.rules.standing import standing
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import courses_of, follows, length_of, measure_of, parts
from dijkwacht.apps.damocles.rules.parts import named
from dijkwacht.apps.damocles.rules.states import DamoclesState, DropReason, OpenReason
from dijkwacht.apps.damocles.rules.terms import terms_in
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.cases.course import Course, Happened, entries_of
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Occurrence, Place
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import count, listed
from dijkwacht.web.cases.pages import after_lines
from dijkwacht.web.cases.subject import Line


def of_bibob(case: BibobCase, lines: Iterable[Line]) -> Course:
    """How a Bibob case went; asks nothing of the database when its facts were read along."""
    facts = list(case.facts.all())
    found = clocks_of(case, facts, file_of(case, facts))
    happened = (Happened(line.on, line.words, line.until, _cited(line.article)) for line in lines)
    terms = [(term.title, term) for term in (*found.decision, *found.bureau, *found.report)]
    decision = law().decision(case.decision)
    title = decision.title if decision else case.decision
    return replace(_course(case, title, BibobState(case.state).word, happened, terms), facts=tuple(_of_bibob(case)))


def _of_bibob(case: BibobCase) -> Iterator[tuple[str, str]]:
    """What lies fixed of a Bibob case, as its page says it."""
    yield "Waarvoor", Aim(case.aim).word
    yield "Beleid", "binnen het eigen beleid" if case.is_within_policy else "buiten het eigen beleid"
    if case.conclusion:
        advised = "op advies van het Bureau" if case.is_advised else "zonder advies"
        yield "Conclusie", f"{Conclusion(case.conclusion).word}, {advised}"
    if case.acquittal:
        yield "Vrijspraak", Acquittal(case.acquittal).word
    if case.outcome:
        yield "Beslissing", Outcome(case.outcome).word
    if case.no_test:
        yield "Niet getoetst", NoTest(case.no_test).word
    yield from _standing(case)


def _standing(case: Case) -> Iterator[tuple[str, str]]:
    yield from (("Na het besluit", words) for words in standing(after_of(case)))


def _cited(article: str) -> str:
    """An article as it stands outside the pages of that act: where no act is named, it is the Bibob act."""
    return "; ".join(f"Wet Bibob {part}" if part[:1].isdigit() else part for part in article.split("; "))


def of_damocles(case: DamoclesCase, lines: Iterable[Line]) -> Course:
    """How a Damocles case went."""
    terms = [one for part, went in courses_of(case, None) for one in terms_in(part, went, calendar())]
    made = _course(case, "Artikel 13b Opiumwet", DamoclesState(case.state).word, map(_happened, lines), terms)
    return replace(made, facts=tuple(_of_damocles(case)))


def _of_damocles(case: DamoclesCase) -> Iterator[tuple[str, str]]:
    """What lies fixed of a Damocles case, as its page says it."""
    yield "Soort pand", "lokaal en woning in één pand" if case.is_combined else Place(case.place).word
    prepared = Found(case.preparation).word if case.preparation else Drugs.PREPARATION.word
    yield "Gevonden", listed(prepared if one is Drugs.PREPARATION else one.word for one in case.kinds)
    yield "Hoeveelste keer", Occurrence(case.occurrence).word
    yield "Ernst", Gravity(case.gravity).word
    if case.measure:
        for part in parts(case):
            yield named("Besluit", part), _decision(case, part)
            months = case.months_dwelling if part is Place.DWELLING else case.months
            if (now := length_of(case, part)) != Length(months):
                yield named("Duur nu", part), now.words
        if case.policy:
            yield "Volgens het beleid van die dag", "ja" if follows(case) else "nee"
    if case.open_reason:
        yield "Open vragen bij het besluit", OpenReason(case.open_reason).word
    if case.drop_reason:
        yield "Afgezien", DropReason(case.drop_reason).word
    yield from _standing(case)


def _decision(case: DamoclesCase, part: Place | None) -> str:
    measure = measure_of(case, part)
    months = case.months_dwelling if part is Place.DWELLING else case.months
    words = measure.word if measure else "geen maatregel"
    return f"{words}, {count(months, 'maand', 'maanden')}" if months else words


def _happened(line: Line) -> Happened:
    return Happened(line.on, line.words, line.until, line.article)


def _course(case: Case, title: str, state: str, happened: Iterable[Happened], terms: Iterable[tuple[str, Term]]) -> Course:
    """Until the decision as the instrument has it, and after it the same for both."""
    today = timezone.localdate()
    after = map(_happened, after_lines(case))
    called = [(words, term) for words, term in terms if term.rule not in AFTER]
    entries = entries_of([*happened, *after], [*called, *((one.title, one.term) for one in after_terms(case))], on=today)
    return Course(title, case.number, name_on(case.organisation, today), state, entries, today, is_example=case.is_example)
