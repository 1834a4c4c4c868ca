"""Dates, shares and words as the civil service writes them."""

import re
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dijkwacht.analysis.scoring.answers import UNKNOWN, Side
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.words import LEVEL_WORDS, UNKNOWN_WORDS, function_words
from dijkwacht.kit import dutch

register = template.Library()
_CODE: Final = re.compile(r"\b[A-Z]{2,4}-\d{2,3}\b")


@register.filter
def long_date(day: date | None) -> str:
    """A date as *23 november 2026*."""
    return dutch.long_date(day) if day else ""


@register.filter
def codes(text: object) -> SafeString:
    """A text in which no line ends within the code of a criterion, as in *HRM-02*."""
    return mark_safe(_CODE.sub(r'<span class="dw-whole">\g<0></span>', escape(text)))  # noqa: S308 - escaped before


@register.filter
def local_day(moment: datetime) -> date:
    """The day of a moment as the clock on the wall had it."""
    return timezone.localdate(moment)


@register.filter
def marked(marking: str) -> str:
    """Who may see a thing, in the words that stand on its pages."""
    return Marking(marking).told


@register.filter
def spoken(kind: str) -> str:
    """What a message of this kind begins with, for who hears it."""
    return {"ok": "Gelukt:", "warning": "Let op:", "error": "Fout:"}.get(kind, "")


@register.filter
def percent(share: Fraction | None) -> str:
    """A share as a whole percentage, or a dash where nothing applies."""
    return "–" if share is None else dutch.percent(share)


@register.filter
def grouped(number: int) -> str:
    """A whole number with points between the thousands."""
    return dutch.decimal(number, places=0)


@register.filter
def count(number: int, words: str) -> str:
    """A number with its noun, of which the singular and the plural are given: ``{{ n|count:"route,routes" }}``."""
    singular, plural = words.split(",")
    return dutch.count(number, singular, plural)


@register.filter
def function(name: str) -> str:
    """A function in words."""
    return function_words(name)


@register.filter
def paper_words(level: int | None) -> str:
    """A level on paper in words."""
    return _words(Side.PAPER, level)


@register.filter
def practice_words(level: int | None) -> str:
    """A level in practice in words."""
    return _words(Side.PRACTICE, level)


@register.filter
def named(organisation: Organisation, day: date) -> str:
    """What an organisation is called on a day."""
    return name_on(organisation, day)


def _words(side: Side, level: int | None) -> str:
    if level is None:
        return "Niet beantwoord"
    return UNKNOWN_WORDS if level == UNKNOWN else LEVEL_WORDS[side][level]
