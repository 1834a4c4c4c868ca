"""The vulnerabilities, heaviest first, each with what it rests on."""

from collections.abc import Sequence

from dijkwacht.analysis.scoring.picture import CriterionResult, Severity
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.report.content import Block, Fact, Heading, Paragraph, Vulnerability
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.wording import PAPER_LEVELS, PRACTICE_LEVELS, SHOWN_FROM, level
from dijkwacht.kit.dutch import count


def vulnerabilities(matter: Matter) -> Sequence[Block]:
    """Every applicable criterion below norm in practice, by severity."""
    if not matter.picture.whole.applicable:
        return [Paragraph("Er is geen onderdeel van toepassing; daarom zijn er geen kwetsbaarheden te noemen.")]
    if not matter.picture.weak_spots:
        return [Paragraph("Elk onderdeel dat van toepassing is, staat in de praktijk op norm. Er zijn geen kwetsbaarheden.")]
    blocks: list[Block] = [
        Paragraph(
            "Een kwetsbaarheid is een onderdeel dat in de praktijk niet op norm staat. De zwaarste staan bovenaan. Een basiseis "
            "telt altijd als hoog."
        )
    ]
    for severity in Severity:
        found = [id_ for id_ in matter.picture.weak_spots if matter.results[id_].severity is severity]
        if found:
            blocks.append(Heading(2, f"Ernst {severity}: {count(len(found), 'kwetsbaarheid', 'kwetsbaarheden')}"))
            blocks += [_vulnerability(matter, id_) for id_ in found]
    return blocks


def _vulnerability(matter: Matter, id_: str) -> Vulnerability:
    result, criterion = matter.results[id_], matter.criteria[id_]
    passage = matter.passage("finding", id_)
    facts = [
        *_written(matter, id_),
        *([Fact("Rubricering", noted(passage))] if passage else []),
        *([Fact("Wat een buitenstaander kan doen", one_line(criterion.vulnerability))] if criterion.vulnerability else []),
        Fact("Op papier", f"{level(result, result.paper, PAPER_LEVELS)}."),
        Fact("In de praktijk", " ".join([f"{level(result, result.practice, PRACTICE_LEVELS)}.", *_reasons(result)])),
        *_check(result),
        *_sources(matter, criterion),
    ]
    tags = (f"ernst {result.severity}", *(["basiseis"] if result.must else []))
    return Vulnerability(
        title=f"{id_} {matter.theme_titles[result.theme]}",
        criterion=one_line(criterion.text),
        tags=tags,
        facts=tuple(facts),
        mark=passage.short if passage else "",
    )


def _written(matter: Matter, id_: str) -> list[Fact]:
    """What the adviser wrote; a text nobody looked over yet says so."""
    if not (finding := matter.findings.get(id_)):
        return []
    label = "Bevinding" if finding.reviewed else "Bevinding (concept, nog niet nagelezen)"
    return [Fact(label, " ".join(line.strip() for line in plain(finding.text).split("\n") if line.strip()))]


def _reasons(result: CriterionResult) -> list[str]:
    """Why the level is what it is, where that does not speak for itself."""
    settled = result.settled_paper or result.settled_practice
    sides = (result.given_paper, result.given_practice)
    apart = any(len(given) >= SHOWN_FROM and given[-1] - given[0] >= 2 for given in sides)
    said = (
        (result.unanswered, "Dit onderdeel is niet of niet helemaal beantwoord. Zonder antwoord telt het als onder de norm."),
        (result.unknown, "Niemand kon dit onderdeel beoordelen. Dan telt het als onder de norm."),
        (result.no_evidence, "Er is nog geen bewijs van de praktijk bij gevoegd. Zonder bewijs telt een antwoord als niveau 1."),
        (result.stale, "Het bewijs is verouderd. Daardoor telt een antwoord één niveau lager."),
        (settled, "De adviseur heeft dit niveau gewogen; de reden staat in de bijlage."),
        (apart, "De antwoorden lopen ver uiteen."),
    )
    return [sentence for holds, sentence in said if holds]


def _check(result: CriterionResult) -> list[Fact]:
    """The adviser's own check, shown beside the level."""
    sides = (("op papier", result.check_paper, PAPER_LEVELS), ("in de praktijk", result.check_practice, PRACTICE_LEVELS))
    said = [f"{side} {names[value]} (niveau {value})" for side, value, names in sides if value is not None]
    return [Fact("Toets van de adviseur", f"{'; '.join(said)}. De toets telt niet mee in de cijfers.")] if said else []


def _sources(matter: Matter, criterion: Criterion) -> list[Fact]:
    if not criterion.sources:
        return []
    titles = matter.source_titles
    said = [
        f"{titles.get(source.ref, source.ref)}, {one_line(source.at)}{'' if source.checked else ' (te verifiëren)'}"
        for source in criterion.sources
    ]
    return [Fact("Bron" if len(said) == 1 else "Bronnen", f"{'; '.join(said)}.")]
