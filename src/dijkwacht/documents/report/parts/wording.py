"""The words of levels and of figures, for pages, papers, slides and drawings alike: one thing has one number.

Under ten criteria a figure is a count, and as high as that count; from ten it is a whole percentage, weighed as the norm says.
What is not known has words of its own wherever a figure stands.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor
from typing import Final

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.picture import CriterionResult, Figures
from dijkwacht.documents.drawings.theme import Height
from dijkwacht.documents.norms.words import EFFORT_WORDS, LEVEL_WORDS, in_sentence
from dijkwacht.kit.dutch import count, decimal, listed, percent

FEW: Final = 10
"""Under so many criteria a percentage says more than is known: then counts."""

PAPER_LEVELS: Final = in_sentence(LEVEL_WORDS[Side.PAPER])
PRACTICE_LEVELS: Final = in_sentence(LEVEL_WORDS[Side.PRACTICE])
EFFORT: Final = EFFORT_WORDS
NOT_APPLICABLE: Final = "n.v.t."
NOT_KNOWN: Final = "nog niet bekend"
UNKNOWN: Final = "onbekend"
"""The same, of a part and beside a number."""
WEIGHED: Final = "De percentages zijn gewogen: een zwaarder onderdeel telt zwaarder."
MINUS: Final = "\N{MINUS SIGN}"

Amount = tuple[Fraction | None, int]
"""A share of the weight, and the same as a number of criteria."""


def level(result: CriterionResult, value: int | None, names: tuple[str, ...]) -> str:
    """A level in words, or why there is none."""
    if not result.applicable:
        return "niet van toepassing"
    if value is not None:
        return f"{names[value]} (niveau {value})"
    return "nog niet bekend"


def levels(result: CriterionResult) -> tuple[str, str]:
    """The two levels as figures; a question mark where it is not known."""
    if not result.applicable:
        return NOT_APPLICABLE, NOT_APPLICABLE
    paper, practice = ("?" if value is None else str(value) for value in (result.paper, result.practice))
    return paper, practice


def at_norm(figures: Figures) -> str:
    """What stands at norm in practice, and what of it is not known."""
    return practice(figures).told


def at_norm_paper(figures: Figures) -> str:
    """What stands at norm on paper, and what of it is not known."""
    return paper(figures).told


def in_all(shown: Height) -> str:
    """The same of all themes together, where what is not known is counted once: never beside a weighed percentage of it."""
    return shown.words if shown.words.endswith("%") else shown.told


def practice(figures: Figures) -> Height:
    """What stands at norm in practice, in words and as high as those words say."""
    return _height(figures, (figures.practice, figures.at_norm), (figures.unknown_practice, figures.unknown_practice_count))


def paper(figures: Figures) -> Height:
    """What stands at norm on paper, in words and as high as those words say."""
    return _height(figures, (figures.paper, figures.at_norm_paper), (figures.unknown_paper, figures.unknown_paper_count))


def counted(results: Sequence[CriterionResult]) -> Height:
    """How many of these applicable criteria stand at norm in practice, as a count whatever their number."""
    total, dark = len(results), sum(result.practice is None for result in results)
    if not total:
        return Height(NOT_APPLICABLE, None)
    if dark == total:
        return Height(NOT_KNOWN, None, Fraction(1))
    number = sum(result.at_norm_practice for result in results)
    said = _unknown(dark) if dark else ""
    return Height(of(number, total), Fraction(number, total), Fraction(dark, total), said)


def whole_row(figures: Figures) -> tuple[str, str, str, str]:
    """The last row of a table of themes: how many criteria, and what of all together stands where."""
    return str(figures.applicable), in_all(practice(figures)), in_all(paper(figures)), all_paper_only(figures)


def all_paper_only(figures: Figures) -> str:
    """What of all themes together stands on paper only."""
    said = paper_only(figures)
    return said if has_counts(figures) else said.split(", ")[0]


def must(results: Iterable[CriterionResult]) -> tuple[list[str], list[str]] | None:
    """The minimumeisen among these that are below norm in practice, and those of which that is not known; None without any."""
    asked = [result for result in results if result.must and result.applicable]
    low = [result.id for result in asked if result.practice is not None and not result.at_norm_practice]
    return (low, [result.id for result in asked if result.practice is None]) if asked else None


def of(number: int, total: int) -> str:
    """A count of a whole.

    >>> of(3, 7)
    '3 van 7'
    """
    return f"{number} van {total}"


def has_counts(figures: Figures) -> bool:
    """Whether these figures are shown as counts: there are too few criteria for a percentage."""
    return figures.applicable < FEW


def is_known(figures: Figures) -> bool:
    """Whether anything is known on both sides, so that they can be set beside each other."""
    return figures.applicable > 0 and max(figures.unknown_paper_count, figures.unknown_practice_count) < figures.applicable


def is_same(figures: Figures) -> bool:
    """Whether the very same criteria stand at norm on both sides, with nothing that is not known."""
    apart = figures.paper_only_count + figures.practice_only_count
    return bool(figures.applicable) and not apart + figures.unknown_paper_count + figures.unknown_practice_count


def _unknown(number: int | str) -> str:
    """How much is not known, never broken over two lines."""
    return f"{number}\N{NO-BREAK SPACE}{UNKNOWN}"


def _whole(share: Fraction | None) -> int:
    """A share as it is printed: a whole percentage, half up."""
    return floor((share or Fraction(0)) * 100 + Fraction(1, 2))


def _height(figures: Figures, stands: Amount, unknown: Amount) -> Height:
    """A figure as a count, or from ten criteria as a whole percentage; what is not known stands beside it and is never zero."""
    (share, number), (dark, dark_number), total = stands, unknown, figures.applicable
    if share is None or not total:
        return Height(NOT_APPLICABLE, None)
    if dark_number == total:
        return Height(NOT_KNOWN, None, Fraction(1))
    if has_counts(figures):
        said = _unknown(dark_number) if dark_number else ""
        return Height(of(number, total), Fraction(number, total), Fraction(dark_number, total), said)
    if not dark_number:
        return Height(f"{_whole(share)}%", Fraction(_whole(share), 100))
    # Where all the rest is not known, both together are the whole.
    stands_whole = min(_whole(share), 99)
    rest = 100 - stands_whole
    dark_whole = rest if number + dark_number == total else min(max(_whole(dark), 1), rest)
    return Height(f"{stands_whole}%", Fraction(stands_whole, 100), Fraction(dark_whole, 100), _unknown(f"{dark_whole}%"))


def _paper_only(figures: Figures) -> int:
    """What stands on paper only, as it is printed: where nothing stands in practice only it *is* the gap, and says the same."""
    if not figures.practice_only_count:
        return _gap(figures)
    return max(_gap(figures), figures.paper_only_count if has_counts(figures) else _whole(figures.paper_only))


def _gap(figures: Figures) -> int:
    """Paper minus practice, as the numbers that are shown of both."""
    if has_counts(figures):
        return figures.at_norm_paper - figures.at_norm
    return _whole(paper(figures).share) - _whole(practice(figures).share)


def paper_only(figures: Figures) -> str:
    """What stands on paper only, and of how much of that nobody knows whether it happens."""
    if not figures.applicable:
        return NOT_APPLICABLE
    if not is_known(figures):
        return NOT_KNOWN
    if has_counts(figures):
        part = f", waarvan {_unknown(figures.paper_only_unknown_count)}" if figures.paper_only_unknown_count else ""
        return of(figures.paper_only_count, figures.applicable) + part
    shown = _paper_only(figures)
    dark = min(shown, max(1, _whole(figures.paper_only_unknown))) if figures.paper_only_unknown_count else 0
    return f"{shown}%" + (f", waarvan {_unknown(f'{dark}%')}" if dark else "")


def gap(figures: Figures) -> str:
    """Paper minus practice: the difference of the numbers that are shown of both."""
    if not is_known(figures):
        return NOT_KNOWN if figures.applicable else NOT_APPLICABLE
    size = _gap(figures)
    minus = MINUS if size < 0 else ""
    if has_counts(figures):
        return f"{minus}{count(abs(size), 'onderdeel', 'onderdelen')}"
    return f"{minus}{abs(size)}%"


def headline(figures: Figures) -> str:
    """What stands on paper only, as a percentage or as a count under ten criteria; or that too little is known to say so."""
    if said := _too_little_known(figures):
        return said
    if not has_counts(figures):
        return f"{_paper_only(figures)}% staat alleen op papier"
    number, total = figures.paper_only_count, figures.applicable
    if total == 1:
        return f"Het ene onderdeel staat {'' if number else 'niet '}alleen op papier"
    return f"{number or 'Geen'} van de {total} onderdelen {'staan' if number > 1 else 'staat'} alleen op papier"


def _too_little_known(figures: Figures) -> str:
    """Why there is no figure of what stands on paper only; empty where there is one."""
    total, on_paper, in_practice = figures.applicable, figures.unknown_paper_count, figures.unknown_practice_count
    reasons = (
        (not total, "Er is nog geen onderdeel van toepassing"),
        (total == on_paper == in_practice, "Er is nog niets bekend"),
        (total == in_practice, "Van de praktijk is nog niets bekend"),
        (total == on_paper, "Van wat op papier staat, is nog niets bekend"),
        (2 * in_practice > total, "Van de meeste onderdelen is de praktijk nog niet bekend"),
        (on_paper + in_practice and not figures.paper_only_count, "Voor zover bekend staat niets alleen op papier"),
    )
    return next((said for holds, said in reasons if holds), "")


def sentence(figures: Figures) -> str:
    """Paper and practice beside each other, with what makes the headline differ from their difference, in one kind of number."""
    if not figures.applicable:
        return "Zonder onderdelen die van toepassing zijn, is er geen cijfer te geven."
    on, does = paper(figures), practice(figures)
    if on.share is None and does.share is None:
        return "Er is nog geen niveau dat telt; daarom staat hier geen cijfer."
    said = [_beside(on, does), *_done_only(figures), *_not_known(on, does)]
    if is_same(figures):
        said.append("Beleid en praktijk zijn even ver.")
    if figures.is_weighed and not has_counts(figures):
        said.append(WEIGHED)
    return " ".join(said)


def _beside(on: Height, does: Height) -> str:
    if on.share is None:
        return f"In de praktijk is {does.words} op orde."
    if does.share is None:
        return f"Op papier is {on.words} op orde."
    return f"Op papier is {on.words} op orde, in de praktijk {does.words}."


def _done_only(figures: Figures) -> list[str]:
    """What happens without standing on paper: so that who subtracts gets the headline."""
    if not is_known(figures) or not (number := _paper_only(figures) - _gap(figures)):
        return []
    verbs = "gebeurt wel, maar staat" if number == 1 or not has_counts(figures) else "gebeuren wel, maar staan"
    return [f"{number}{'' if has_counts(figures) else '%'} {verbs} niet op papier."]


def _not_known(on: Height, does: Height) -> list[str]:
    sides = ((on, "wat op papier staat", "op papier"), (does, "de praktijk", "in de praktijk"))
    if nothing := [f"Van {whole} is nog niets bekend." for side, whole, _ in sides if side.share is None]:
        return nothing
    found = [f"{side.unknown_words.split()[0]} {where}" for side, _, where in sides if side.unknown]
    if not found:
        return []
    # From ten criteria what is not known is counted once, elsewhere: never beside a weighed percentage of the same.
    what = "Wat nog niet bekend is," if does.words.endswith("%") else f"Nog niet bekend: {listed(found)}; dat"
    return [f"{what} telt als onder de norm."]


def spread(bounds: tuple[Fraction, Fraction] | None, applicable: int) -> str:
    """The lowest and highest practice figure of single respondents, as counts where there are few criteria."""
    if bounds is None or not applicable:
        return "niet te geven"
    low, high = bounds
    if applicable >= FEW:
        return f"{percent(low)} tot {percent(high)}" if low != high else percent(low)
    counts = [bound * applicable for bound in bounds]
    # A respondent's own share need not be a whole number of criteria: weights and own nvt count.
    about = "" if all(count.denominator == 1 for count in counts) else "ongeveer "
    first, last = (decimal(count, places=0) for count in counts)
    return f"{about}{first} tot {last} van {applicable}" if first != last else f"{about}{first} van {applicable}"
