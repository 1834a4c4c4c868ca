"""Page one: what an executive must know and decide."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dijkwacht.analysis.scoring.picture import Severity
from dijkwacht.documents.drawings.labels import one_line, shortened, whole
from dijkwacht.documents.drawings.profile import ProfileDrawing, ProfileTheme
from dijkwacht.documents.drawings.theme import Height
from dijkwacht.documents.paper.model import KeyFigure, OnePage
from dijkwacht.documents.report.content import RecommendationText, ReportHead
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts import advice, wording
from dijkwacht.documents.report.parts.annexes import holds_for
from dijkwacht.documents.report.parts.bodies import is_province
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import ahead, looked_over, rests_on
from dijkwacht.kit.dutch import capital, count, listed

HEAVIEST: Final = 3
THEME_LETTERS: Final = 45
FINDING_LETTERS: Final = 150
ADVICE_LETTERS: Final = 120
MARKED_LETTERS: Final = 60
LONGEST: Final = 200
"""A sentence that is longer does not stand on page one."""
DECISION_LETTERS: Final = 320
MARKED_DECISION: Final = 150
MEMBERS_LETTERS: Final = 130
FINDING_ELSEWHERE: Final = "de bevinding staat bij ‘Bevindingen en advies’."
ADVICE_ELSEWHERE: Final = "Het advies staat bij ‘Bevindingen en advies’."
DECISION_ELSEWHERE: Final = "Wat gevraagd wordt, staat in de samenvatting."
NAMED: Final = 3
PROMISE: Final = (
    "Dit beeld is gemaakt om te helpen.",
    "Het dient niet voor interbestuurlijk toezicht, niet voor benoemingen en niet voor functioneringsgesprekken.",
    "Wie wat heeft geantwoord, zien alleen die respondent en de adviseur.",
)
NOT_ADDED_UP: Final = "Er is niets in opgeteld uit beelden van gemeenten of waterschappen."


def one_page(matter: Matter) -> OnePage:
    """The headline, the key figures, the drawing, the heaviest findings, the advice with them and the decision asked."""
    figures = matter.picture.whole
    heaviest = matter.picture.findings[:HEAVIEST]
    findings = tuple(finding(matter, id_) for id_ in heaviest)
    decision = one_line(matter.texts.decision)
    kept = matter.passage("decision") if decision else None
    summary = matter.passage("summary") if one_line(matter.texts.summary) else None
    first = _first_advice(matter)
    marks = [kept, *(matter.passage("finding", id_) for id_ in heaviest)]
    marks += [matter.passage("recommendation", *item.criteria) for item in first]
    return OnePage(
        headline=wording.headline(figures),
        sentence=wording.sentence(figures),
        figures=key_figures(matter),
        drawing=drawing(matter),
        findings_title=findings_title(len(findings), len(matter.picture.not_known)),
        findings=findings,
        decision_title="Gevraagd besluit" if decision else "",
        decision=_beside(_asked(decision, is_marked=kept is not None), kept),
        basis=_basis(matter),
        advice_title=advice_title(len(first)),
        advice=tuple(_advised(matter, item) for item in first),
        advice_note=advice.LACKING if advice.is_lacking(first) else "",
        checked=(*ahead(matter.head), *looked_over(matter), *_dark(matter)),
        promise_title="Hulp is geen toezicht",
        promise=(*PROMISE, NOT_ADDED_UP) if is_province(matter.head.code) else PROMISE,
        standing=standing(matter.head),
        summary_mark=summary.on_page_one if summary else "",
        marks=tuple(dict.fromkeys(passage.short for passage in marks if passage)),
    )


def standing(head: ReportHead) -> tuple[str, ...]:
    """What was decided on the picture, or that nothing was yet; and for which members it holds."""
    decided = (str(head.ruling),) if head.ruling else (capital(head.state),) if head.state else ()
    return (*decided, *((_members(head.members),) if head.members else ()))


def _members(members: Sequence[str]) -> str:
    """For whom it holds, by name where there is room."""
    named = holds_for(members)
    return named if len(named) <= MEMBERS_LETTERS else f"Dit beeld geldt voor {len(members)} deelnemers"


def _asked(decision: str, *, is_marked: bool) -> str:
    limit = MARKED_DECISION if is_marked else DECISION_LETTERS
    return whole(decision, limit, longest=DECISION_LETTERS, instead=DECISION_ELSEWHERE)


def drawing(matter: Matter) -> ProfileDrawing:
    """The dike profile of the picture, described in words for who does not see it."""
    lowest = {matter.results[id_].theme: id_ for id_ in reversed(matter.must_missed)}
    themes = tuple(
        ProfileTheme(
            id=theme.id,
            title=matter.theme_titles[theme.id],
            paper=wording.paper(theme.figures),
            practice=wording.practice(theme.figures),
            is_same=wording.is_same(theme.figures),
            lowest=lowest.get(theme.id),
        )
        for theme in matter.picture.themes
    )
    described = "; ".join(
        f"{shown.title}: in de praktijk {shown.practice.told}; op papier {shown.paper.told}"
        + (f"; minimumeis {shown.lowest} onder de norm" if shown.lowest else "")
        for shown in themes
    )
    return ProfileDrawing(
        title="Weerbaarheid per thema, in de praktijk en op papier",
        description=f"Hoeveel op orde is, per thema. {described}.",
        themes=themes,
        picture_language=matter.head.picture_language,
    )


def finding(matter: Matter, id_: str, *, has_code: bool = True) -> str:
    """One finding on one line: the adviser's text, else what the norm says of the vulnerability."""
    criterion, written = matter.criteria[id_], matter.findings.get(id_)
    passage = matter.passage("finding", id_)
    text = written.text if written else criterion.vulnerability or criterion.text
    theme = shortened(matter.theme_titles[matter.results[id_].theme], THEME_LETTERS)
    limit, code = MARKED_LETTERS if passage else FINDING_LETTERS, f" ({id_})" if has_code else ""
    return _beside(f"{theme}: {whole(text, limit, longest=LONGEST, instead=FINDING_ELSEWHERE)}{code}", passage)


def _first_advice(matter: Matter) -> tuple[RecommendationText, ...]:
    """What is advised with the heaviest findings that have advice, each once."""
    found = dict.fromkeys(item for id_ in matter.found if (item := advice.with_finding(matter, id_)))
    return tuple(found)[:HEAVIEST]


def _advised(matter: Matter, item: RecommendationText) -> str:
    """One piece of advice: what, then who does it, by when and what it costs, as far as that was chosen."""
    passage = matter.passage("recommendation", *item.criteria)
    mark = f" [Niet openbaar: {passage.short}.]" if passage else ""
    limit = MARKED_LETTERS if passage else ADVICE_LETTERS
    text = whole(item.text, limit, longest=LONGEST, instead=ADVICE_ELSEWHERE)
    return f"{text}{mark} {advice.in_one_line(item)}".rstrip()


def advice_title(number: int) -> str:
    """What stands above the first pieces of advice; empty where there are none."""
    return ("", "Het eerste advies", "De eerste twee adviezen", "De eerste drie adviezen")[number]


def _dark(matter: Matter) -> list[str]:
    """How many criteria are not known, by theme: nobody was asked, nobody answered or nobody knew."""
    counted = Counter(matter.results[id_].theme for id_ in matter.not_known)
    told = [f"{shortened(matter.theme_titles[theme], THEME_LETTERS)} ({dark})" for theme, dark in counted.most_common(NAMED)]
    rest = count(len(counted) - len(told), "ander thema", "andere thema’s")
    return [f"Nog niet bekend, per thema: {listed([*told, *([rest] if len(counted) > len(told) else [])])}."] if told else []


def _beside(text: str, passage: PassageText | None) -> str:
    return f"{text} {passage.on_page_one}" if passage else text


def findings_title(found: int, not_known: int) -> str:
    """What stands above the heaviest findings; where there are none, whether that is known of all."""
    if found:
        return "De zwaarste bevinding" if found == 1 else f"De {('twee', 'drie')[found - 2]} zwaarste bevindingen"
    if not_known:
        return f"Geen bevindingen: {count(not_known, 'onderdeel is', 'onderdelen zijn')} nog niet bekend"
    return "Geen bevindingen: alles wat van toepassing is, is in de praktijk op orde"


def _basis(matter: Matter) -> str:
    """What the figures of this page rest on, and what is still missing."""
    picture = matter.picture
    lacking = (
        (len(picture.no_evidence), "nog zonder bewijs"),
        (len(picture.stale), "met verouderd bewijs"),
        (len(picture.not_known), wording.NOT_KNOWN),
    )
    said = [f"{number} {what}" for number, what in lacking if number]
    of = f"Van de {count(len(picture.criteria), 'onderdeel', 'onderdelen')}"
    start = rests_on(matter.head.basis)
    if not said:
        return f"{start} Alle antwoorden zijn er, met actueel bewijs."
    return f"{start} {of} {'is' if said[0].startswith('1 ') else 'zijn'} er {', '.join(said)}."


def key_figures(matter: Matter) -> tuple[KeyFigure, ...]:
    """The four figures of the whole organisation; what is not known stands beside the figure that it is missing from."""
    figures = matter.picture.whole
    weak = matter.picture.findings
    high = sum(matter.results[id_].severity is Severity.HIGH for id_ in weak)
    dark = len(matter.picture.not_known)
    named = f"{'bevinding' if len(weak) == 1 else 'bevindingen'}{f', {high} eerst aan te pakken' if high else ''}"
    return (
        _key(wording.practice(figures), "op orde in de praktijk"),
        _key(wording.paper(figures), "op orde op papier"),
        _key(must_at_norm(matter), "minimumeisen op orde in de praktijk"),
        KeyFigure(str(len(weak)), f"{named}; {dark} {wording.NOT_KNOWN}" if dark else named),
    )


def _key(shown: Height, what: str) -> KeyFigure:
    _, _, unknown = wording.in_all(shown).partition(", ")
    return KeyFigure(shown.words, f"{what}, {unknown}" if unknown else what)


def must_at_norm(matter: Matter) -> Height:
    """How many minimumeisen stand at norm in practice: always a count."""
    return wording.counted([result for result in matter.picture.criteria if result.must and result.applicable])
