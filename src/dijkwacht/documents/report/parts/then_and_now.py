"""The chapter that lays the former picture beside this one; the page of the comparison says the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.comparisons.then_and_now import CriterionChange, Move, ThemeChange
from dijkwacht.analysis.scoring.picture import Figures
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.drawings.profile import ProfileDrawing, ProfileTheme
from dijkwacht.documents.norms.words import LEVEL_WORDS, SIDE_WORDS, in_sentence
from dijkwacht.documents.paper.model import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.earlier import Earlier
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import capital, count, long_date

ORDER: Final = (Side.PRACTICE, Side.PAPER)
"""Practice first: that is what a picture is for."""
MOVES: Final = {Move.ROSE: "gestegen", Move.FELL: "gedaald", Move.UNKNOWN: "niet te vergelijken"}
MEANING: Final = {Move.UNKNOWN: "Toen of nu was dit niet bekend. Onbekend is geen nul: daarom is er geen vergelijking."}
NOBODY_KNEW: Final = "niet bekend"


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of which a side moved: its level in words then and now, and whether that crossed the norm."""

    id: str
    text: str
    then: str
    now: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of which one side made the same move."""

    move: Move
    title: str
    meaning: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SideGroups:
    """What became of one side: its moves, and the criteria whose level stayed."""

    title: str
    groups: tuple[Group, ...]
    stayed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Criteria that are named but not counted, with the reason."""

    title: str
    rows: tuple[tuple[str, str], ...]


def then_and_now(matter: Matter) -> Sequence[Block]:
    """What changed since the former picture; nothing where there is none."""
    if (earlier := matter.texts.earlier) is None:
        return []
    blocks: list[Block] = [Paragraph(headline(earlier)), *(Paragraph(sentence) for sentence in basis(earlier))]
    if earlier.comparison.criteria:
        blocks += [whole_table(earlier), theme_table(earlier)]
    for side in sides(earlier):
        for group in side.groups:
            blocks += _group(group)
    for left_out in not_counted(earlier):
        rows = Table("", (Column("Onderdeel", 14), Column("Omschrijving", 86)), left_out.rows)
        blocks += [Heading(2, left_out.title), rows]
    return [*blocks, *_rewordings(earlier)]


def headline(earlier: Earlier) -> str:
    """How many criteria rose, fell and stayed in practice, in one sentence."""
    comparison = earlier.comparison
    if not comparison.criteria:
        return "Geen enkel onderdeel telt in beide beelden mee: er is niets te vergelijken."
    rose, fell, stayed, unknown = (len(comparison.moved(Side.PRACTICE, move)) for move in Move)
    said = f"In de praktijk: {count(rose, 'onderdeel', 'onderdelen')} hoger dan op {long_date(earlier.before_on)}, {fell} lager"
    rest = f", {stayed} gelijk" + (f", {unknown} niet te vergelijken" if unknown else "")
    return f"{said}{rest}."


def basis(earlier: Earlier) -> tuple[str, ...]:
    """What was compared, and in what the two norms differ."""
    return (_counted(earlier), *_versions(earlier), *_sizes(earlier))


def whole_table(earlier: Earlier) -> Table:
    """The figures of the whole, then and now."""
    then, now = earlier.comparison.before, earlier.comparison.after
    says: tuple[tuple[str, Callable[[Figures], str]], ...] = (
        ("Op orde in de praktijk", lambda whole: wording.in_all(wording.practice(whole))),
        ("Op orde op papier", lambda whole: wording.in_all(wording.paper(whole))),
        ("Alleen op papier", wording.all_paper_only),
        ("Verschil tussen papier en praktijk", wording.gap),
    )
    return Table(
        caption="Het geheel, toen en nu",
        columns=(
            Column("Cijfer", 50),
            Column(long_date(earlier.before_on), 25, is_figure=True),
            Column(long_date(earlier.on), 25, is_figure=True),
        ),
        rows=tuple((what, figure(then), figure(now)) for what, figure in says),
    )


def theme_table(earlier: Earlier) -> Table:
    """The figures of each theme, then and now."""
    titles = _titles(earlier)
    figure_columns = [
        Column(f"{what} {when}", 12, is_figure=True)
        for what in ("Praktijk", "Papier", "Alleen op papier")
        for when in ("toen", "nu")
    ]
    rows = [_theme_row(titles[theme.id], theme.before, theme.after) for theme in earlier.comparison.themes]
    return Table(
        caption="Onderdelen op orde per thema, toen en nu",
        columns=(Column("Thema", 20), Column("Aantal", 8, is_figure=True), *figure_columns),
        rows=(*rows, _whole_row(earlier)),
        has_total=True,
    )


def sides(earlier: Earlier) -> tuple[SideGroups, ...]:
    """What moved and what stayed, practice first."""
    return tuple(
        SideGroups(
            title=capital(SIDE_WORDS[side]),
            groups=tuple(_groups(earlier, side)),
            stayed=tuple(change.id for change in earlier.comparison.moved(side, Move.STAYED)),
        )
        for side in ORDER
    )


def not_counted(earlier: Earlier) -> tuple[LeftOut, ...]:
    """The criteria that do not count: new, vanished, or not applicable in one of both."""
    found = (
        ("Nieuw in dit beeld", earlier.comparison.only_after),
        ("Niet meer in dit beeld", earlier.comparison.only_before),
        ("Toen of nu niet van toepassing", earlier.comparison.not_applicable),
    )
    return tuple(
        LeftOut(
            f"{title}: {count(len(ids), 'onderdeel', 'onderdelen')}",
            tuple((id_, one_line(earlier.criteria[id_].text)) for id_ in ids),
        )
        for title, ids in found
        if ids
    )


def drawing(earlier: Earlier, *, picture_language: bool) -> ProfileDrawing:
    """The profile of now with the height of then as a line, over the criteria that count in both."""
    titles = _titles(earlier)
    return ProfileDrawing(
        title="Weerbaarheid in de praktijk per thema, toen en nu",
        description="Hoeveel in de praktijk op orde is, per thema. "
        + "; ".join(
            f"{titles[theme.id]}: toen {wording.at_norm(theme.before)}; nu {wording.at_norm(theme.after)}"
            for theme in earlier.comparison.themes
        )
        + ".",
        themes=tuple(
            ProfileTheme(
                id=theme.id,
                title=titles[theme.id],
                paper=wording.practice(theme.before),
                practice=wording.practice(theme.after),
                is_same=_is_same(earlier, theme),
            )
            for theme in earlier.comparison.themes
        ),
        picture_language=picture_language,
        former=long_date(earlier.before_on),
    )


def _is_same(earlier: Earlier, theme: ThemeChange) -> bool:
    """Whether the very same criteria stand at norm in practice then and now, with nothing that is not known."""
    changes = [change.practice for change in earlier.comparison.criteria if change.theme == theme.id]
    return bool(changes) and not any(one.move is Move.UNKNOWN or one.came_to_norm or one.fell_below_norm for one in changes)


def _titles(earlier: Earlier) -> dict[str, str]:
    return {theme.id: one_line(theme.title) for theme in earlier.norm.themes}


def _counted(earlier: Earlier) -> str:
    counted = len(earlier.comparison.criteria)
    what = "is het ene onderdeel dat" if counted == 1 else f"zijn de {counted} onderdelen die"
    return (
        f"Vergeleken {what} in beide beelden van toepassing {'is' if counted == 1 else 'zijn'}, met het gewicht van nu. "
        "Wat in één van beide ontbreekt, staat apart en telt niet mee."
    )


def _versions(earlier: Earlier) -> Iterator[str]:
    then, now = one_line(earlier.before_norm.version), one_line(earlier.norm.version)
    if then == now:
        return
    number = len(earlier.reworded)
    texts = f"Bij {count(number, 'onderdeel is de tekst of de vraag', 'onderdelen is de tekst of de vraag')} anders."
    same = "Wat in beide staat, is woordelijk gelijk."
    yield f"Het vorige beeld is gemaakt met versie {then} van de norm, dit beeld met versie {now}. {texts if number else same}"


def _sizes(earlier: Earlier) -> Iterator[str]:
    if earlier.before_basic != earlier.basic:
        then, now = ("de korte set" if basic else "de hele norm" for basic in (earlier.before_basic, earlier.basic))
        yield f"Het vorige beeld gaat over {then} en dit beeld over {now}: alleen wat in beide staat, is vergeleken."


def _whole_row(earlier: Earlier) -> tuple[str, ...]:
    then, now = (wording.whole_row(whole) for whole in (earlier.comparison.before, earlier.comparison.after))
    whole = earlier.comparison.after
    weighed = " (gewogen)" if whole.is_weighed and not wording.has_counts(whole) else ""
    beside = (figure for pair in zip(then[1:], now[1:], strict=True) for figure in pair)
    return (f"Alle thema’s samen{weighed}", str(whole.applicable), *beside)


def _theme_row(title: str, then: Figures, now: Figures) -> tuple[str, ...]:
    figures = (figure(when) for figure in (wording.at_norm, wording.at_norm_paper, wording.paper_only) for when in (then, now))
    return (title, str(now.applicable), *figures)


def _groups(earlier: Earlier, side: Side) -> Iterator[Group]:
    """What rose and what fell, also where that is nothing; what cannot be compared only where there is any."""
    for move, word in MOVES.items():
        rows = tuple(_row(earlier, side, change) for change in earlier.comparison.moved(side, move))
        if rows or move is not Move.UNKNOWN:
            title = f"{capital(SIDE_WORDS[side])} {word}: {count(len(rows), 'onderdeel', 'onderdelen')}"
            yield Group(move, title, MEANING.get(move, ""), rows)


def _row(earlier: Earlier, side: Side, change: CriterionChange) -> Row:
    one, names = change.on(side), in_sentence(LEVEL_WORDS[side])
    note = "nu op orde" if one.came_to_norm else "nu onder de norm" if one.fell_below_norm else ""
    text = one_line(earlier.criteria[change.id].text)
    return Row(change.id, text, _level(one.before, names), _level(one.after, names), note)


def _level(value: int | None, names: Sequence[str]) -> str:
    return NOBODY_KNEW if value is None else f"{names[value]} (niveau {value})"


def _group(group: Group) -> list[Block]:
    if not group.rows:
        return [Paragraph(f"{group.title}.")]
    columns = (Column("Onderdeel", 12), Column("Omschrijving", 38), Column("Toen", 18), Column("Nu", 18), Column("Norm", 14))
    rows = tuple((row.id, row.text, row.then, row.now, row.note or "–") for row in group.rows)
    meaning = [Paragraph(group.meaning)] if group.meaning else []
    return [Heading(2, group.title), *meaning, Table("", columns, rows)]


def _rewordings(earlier: Earlier) -> list[Block]:
    if not earlier.reworded:
        return []
    rows = tuple(
        (one.id, one_line(one.before), one_line(one.after) if one.has_other_text else "zelfde tekst, andere vragen")
        for one in earlier.reworded
    )
    columns = (Column("Onderdeel", 12), Column("Tekst toen", 44), Column("Tekst nu", 44))
    return [Heading(2, f"Anders geschreven: {count(len(rows), 'onderdeel', 'onderdelen')}"), Table("", columns, rows)]
