"""Weights of another maker, brought within ours in the proportion that they had."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import gcd, lcm
from typing import Final

from dijkwacht.documents.norms.foreign.losses import Losses
from dijkwacht.documents.norms.foreign.norm_set import FoundCriterion
from dijkwacht.kit.dutch import decimal

MOST: Final = 10
LARGEST: Final = 1_000_000
"""More than this is no weight but a mistake."""
PLACES: Final = 3
"""Digits behind the comma that are kept of a weight."""
_SHOWN: Final = 6


def in_proportion(criteria: Sequence[FoundCriterion], losses: Losses) -> list[FoundCriterion]:
    """The criteria with whole weights from 1 to 10: divided by what they share, or else made smaller and rounded.

    Here every criterion counts, so 0 becomes the least that there is.
    """
    weights = sorted({Fraction(each.weight) for each in criteria}, reverse=True)
    real = [weight for weight in weights if weight]
    if not weights or (real == weights and weights[0] <= MOST and all(weight.denominator == 1 for weight in weights)):
        return list(criteria)
    made, how = _made(real)
    made[Fraction(0)] = 1
    if any(made[weight] != weight for weight in real):
        became = ", ".join(f"{_said(weight)} wordt {made[weight]}" for weight in real[:_SHOWN])
        more = " …" if len(real) > _SHOWN else ""
        losses.say(f"Gewichten zijn hier hele getallen tot en met {MOST}; {how}: {became}{more}")
    if real != weights:
        losses.say("Een eis met gewicht 0 telt in de bron niet mee; hier telt elke eis mee, deze met gewicht 1")
    return [replace(each, weight=made[Fraction(each.weight)]) for each in criteria]


def _made(weights: Sequence[Fraction]) -> tuple[dict[Fraction, int], str]:
    """What each weight becomes, from the largest down, and how."""
    if not weights or (weights[0] <= MOST and all(weight.denominator == 1 for weight in weights)):
        return {weight: int(weight) for weight in weights}, ""
    whole = lcm(*(weight.denominator for weight in weights))
    shared = Fraction(gcd(*(int(weight * whole) for weight in weights)), whole)
    if weights[0] <= MOST * shared:
        return {weight: int(weight / shared) for weight in weights}, "de verhouding is dezelfde gebleven"
    half_up = Fraction(1, 2)
    return {weight: max(1, int(weight * MOST / weights[0] + half_up)) for weight in weights}, "naar verhouding en afgerond"


def _said(weight: Fraction) -> str:
    digits = 0 if weight.denominator == 1 else next((n for n in range(1, PLACES) if (weight * 10**n).denominator == 1), PLACES)
    return decimal(float(weight), places=digits)
