"""The findings: in the body two lines each (what, and what is advised), in an annex what each rests on; and what is not known."""

from collections.abc import Callable, Sequence

from dijkwacht.analysis.scoring.picture import CriterionResult, Severity
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.paper.model import Block, Column, Fact, Heading, Paragraph, Points, Table, Vulnerability
from dijkwacht.documents.report.content import RecommendationText
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.wording import EFFORT, PAPER_LEVELS, PRACTICE_LEVELS, level
from dijkwacht.kit.dutch import count, long_date


def vulnerabilities(matter: Matter) -> Sequence[Block]:
    """Every finding by severity, with its advice; then what is advised beside them."""
    if not matter.picture.whole.applicable:
        return [Paragraph("Er is geen onderdeel van toepassing; daarom zijn er geen bevindingen.")]
    if not matter.found:
        return [Paragraph(_none(matter)), *_besides(matter)]
    intro = [
        Paragraph(
            "Een bevinding is een onderdeel dat in de praktijk niet op orde is. De zwaarste staan bovenaan. Een minimumeis "
            "telt altijd als hoog. Bij elke bevinding staat wat er speelt en wat het advies is; waar zij op rust, staat in "
            "bijlage A."
        )
    ]
    return [*intro, *_by_severity(matter, _in_short), *_besides(matter)]


def annex_findings(matter: Matter) -> Sequence[Block]:
    """What each finding rests on: the question of the norm, both levels and what the norm leans on."""
    if not matter.found:
        return []
    said = "Hier staat per bevinding wat de norm vraagt, welk niveau geldt en waar de norm op steunt."
    return [Paragraph(said), *_by_severity(matter, _whole)]


def not_known(matter: Matter) -> Sequence[Block]:
    """One list of what is not known yet: not why, and never of whom it was asked."""
    if not matter.not_known:
        return []
    number = len(matter.not_known)
    said = f"Van {count(number, 'onderdeel', 'onderdelen')} is nog niet bekend hoe het staat."
    reason = one_line(matter.texts.unanswered_reason)
    return [
        Paragraph(f"{said} Zo’n onderdeel telt als niet op orde, maar het is geen bevinding: er is niets over vastgesteld."),
        *([Paragraph(f"De adviseur schreef daarbij: {reason}")] if reason else []),
        Table(
            caption="",
            columns=(Column("Onderdeel", 14), Column("Omschrijving", 86)),
            rows=tuple((id_, one_line(matter.criteria[id_].text)) for id_ in matter.not_known),
        ),
    ]


def what(matter: Matter, id_: str) -> str:
    """What is the matter, in the adviser's words or else in those of the norm."""
    written, criterion = matter.findings.get(id_), matter.criteria[id_]
    return _lines(written.text if written else criterion.vulnerability or criterion.text)


def _by_severity(matter: Matter, shown: Callable[[Matter, str], Vulnerability]) -> list[Block]:
    """The findings under a heading for each severity, heaviest first."""
    blocks: list[Block] = []
    for severity in Severity:
        found = [id_ for id_ in matter.found if matter.results[id_].severity is severity]
        if found:
            blocks.append(Heading(2, f"Ernst {severity}: {count(len(found), 'bevinding', 'bevindingen')}"))
            blocks += [shown(matter, id_) for id_ in found]
    return blocks


def _none(matter: Matter) -> str:
    if matter.not_known:
        return "Van wat bekend is, is elk onderdeel in de praktijk op orde. Er zijn geen bevindingen."
    return "Alles wat van toepassing is, is in de praktijk op orde. Er zijn geen bevindingen."


def _in_short(matter: Matter, id_: str) -> Vulnerability:
    passage, written, item = matter.passage("finding", id_), matter.findings.get(id_), advice.with_finding(matter, id_)
    label = "Wat" if written is None or written.reviewed else "Wat (concept, nog niet nagelezen)"
    facts = [
        Fact(label, what(matter, id_)),
        *([Fact("Niet openbaar", noted(passage))] if passage else []),
        *([Fact("Advies", _advised(matter, item))] if item else []),
    ]
    kept = [one for one in (passage, matter.passage("recommendation", *item.criteria) if item else None) if one]
    must = ", minimumeis" if matter.results[id_].must else ""
    return Vulnerability(
        title=f"{matter.theme_titles[matter.results[id_].theme]} ({id_}{must})",
        criterion="",
        tags=(),
        facts=tuple(facts),
        mark="; ".join(dict.fromkeys(one.short for one in kept)),
    )


def _advised(matter: Matter, item: RecommendationText) -> str:
    """The advice with how much work it is, and who does it by when as far as somebody chose that."""
    known = [
        f"Inspanning: {EFFORT[item.effort]}.",
        *([f"Eigenaar: {one_line(item.owner)}."] if item.owner else []),
        *([f"Klaar op {long_date(item.due_on)}."] if item.due_on else []),
        *([f"Kosten: {one_line(item.cost)}."] if item.cost else []),
    ]
    passage = matter.passage("recommendation", *item.criteria)
    return " ".join([_lines(item.text), *known, *([noted(passage)] if passage else [])])


def _besides(matter: Matter) -> list[Block]:
    """Advice that goes with none of the findings."""
    shown = set(matter.found)
    rest = [item for item in advice.chosen(matter) if not shown.intersection(item.criteria)]
    if not rest:
        return []
    points = tuple(
        Paragraph(_advised(matter, item), mark=kept.short if (kept := matter.passage("recommendation", *item.criteria)) else "")
        for item in rest
    )
    return [Heading(2, "Verder geadviseerd"), Points(points)]


def _whole(matter: Matter, id_: str) -> Vulnerability:
    result, criterion = matter.results[id_], matter.criteria[id_]
    passage, written = matter.passage("finding", id_), matter.findings.get(id_)
    norms = one_line(criterion.vulnerability or "") if written else ""
    facts = [
        Fact("Op papier", f"{level(result, result.paper, PAPER_LEVELS)}."),
        Fact("In de praktijk", " ".join([f"{level(result, result.practice, PRACTICE_LEVELS)}.", *_reasons(matter, result)])),
        *_check(result),
        *([Fact("Wat een buitenstaander kan doen", norms)] if norms else []),
        *_sources(matter, criterion),
    ]
    return Vulnerability(
        title=f"{id_} {matter.theme_titles[result.theme]}",
        criterion=one_line(criterion.text),
        tags=(f"ernst {result.severity}", *(["minimumeis"] if result.must else [])),
        facts=tuple(facts),
        mark=passage.short if passage else "",
    )


def _lines(text: str) -> str:
    return " ".join(line.strip() for line in plain(text).split("\n") if line.strip())


def _reasons(matter: Matter, result: CriterionResult) -> list[str]:
    """Why the level is what it is, where that does not speak for itself."""
    settled = result.settled_paper or result.settled_practice
    said = (
        (settled, "Dit niveau is het oordeel van de adviseur; de reden staat in de bijlage."),
        (result.id in matter.texts.apart, "Antwoorden liepen uiteen."),
    )
    return [sentence for holds, sentence in said if holds]


def _check(result: CriterionResult) -> list[Fact]:
    """The adviser's own check, shown beside the level."""
    sides = (("op papier", result.check_paper, PAPER_LEVELS), ("in de praktijk", result.check_practice, PRACTICE_LEVELS))
    said = [f"{side} {names[value]} (niveau {value})" for side, value, names in sides if value is not None]
    return [Fact("Toets van de adviseur", f"{'; '.join(said)}. De toets telt niet mee in de cijfers.")] if said else []


def _sources(matter: Matter, criterion: Criterion) -> list[Fact]:
    """What the norm leans on; what nobody checked yet stands once, in the last annex."""
    if not criterion.sources:
        return []
    titles = matter.source_titles
    said = [f"{titles.get(source.ref, source.ref)}, {one_line(source.at)}" for source in criterion.sources]
    return [Fact("Bron" if len(said) == 1 else "Bronnen", f"{'; '.join(said)}.")]
