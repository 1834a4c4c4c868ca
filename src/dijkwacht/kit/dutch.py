"""Dates and numbers as the Dutch civil service writes them."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from unicodedata import combining, normalize

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_AROUND_A_SUM = re.compile(r"^€\s*|\s*(?:euro|eur)$|[.,][-–—]$|,00$", re.IGNORECASE)
_WHOLE = r"\d{1,3}(?:[. ]\d{3})+|\d+"
NO_SUM = "Vul een bedrag in hele euro’s in, zoals 25.000."
_HALF = Fraction(1, 2)
_MINUS = "\N{MINUS SIGN}"


def capital(words: str) -> str:
    """Begin with a capital and leave the rest as it is: an abbreviation or a name keeps its own.

    >>> capital("HR"), capital("besluit gedeputeerde staten"), capital("informeren Provinciale Staten"), capital("")
    ('HR', 'Besluit gedeputeerde staten', 'Informeren Provinciale Staten', '')
    """
    return words[:1].upper() + words[1:]


def alphabet(words: str) -> tuple[str | int, ...]:
    """Where words stand in a list as Dutch people put it: capitals and accents make no difference, a number counts as a number.

    >>> sorted(["HR", "financiën 10", "financiën 2", "functionaris", "burgerzaken", "Één loket"], key=alphabet)
    ['burgerzaken', 'Één loket', 'financiën 2', 'financiën 10', 'functionaris', 'HR']
    """
    plain = "".join(sign for sign in normalize("NFD", words.casefold()) if not combining(sign))
    name, _, number = plain.rpartition(" ")
    return (name, int(number)) if name and number.isdecimal() else (plain, 0)


def long_date(day: date) -> str:
    """Write a date in words.

    >>> long_date(date(2018, 11, 23))
    '23 november 2018'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_name(number: int) -> str:
    """Name a month, 1 to 12.

    >>> month_name(4)
    'april'
    """
    return _MONTHS[number - 1]


def short_month(number: int) -> str:
    """Name a month, 1 to 12, in three letters.

    >>> short_month(3), short_month(4)
    ('mrt', 'apr')
    """
    return "mrt" if number == 3 else month_name(number)[:3]


def month_number(name: str) -> int | None:
    """The number of a month by its name, or by its first three letters or usual short form.

    >>> month_number("Maart"), month_number("mrt."), month_number("sept"), month_number("ma")
    (3, 3, 9, None)
    """
    plain = name.casefold().rstrip(".")
    for number, month in enumerate(_MONTHS, start=1):
        if plain == short_month(number) or (len(plain) > 2 and month.startswith(plain)):
            return number
    return None


def percent(share: Fraction) -> str:
    """Write a share as a whole percentage, half up.

    >>> percent(Fraction(2, 9)), percent(Fraction(1, 8)), percent(Fraction(-1, 4))
    ('22%', '13%', '−25%')
    """
    return f"{decimal(share * 100, places=0)}%"


def decimal(number: Fraction | Decimal | float, places: int = 1) -> str:
    """Write a number with a decimal comma, half up, and a dot between thousands.

    A float is read as it is printed, so 0.25 and 0.15 round as people expect.

    >>> decimal(0.8), decimal(0.15), decimal(1234567.5), decimal(2, places=0), decimal(-0.04)
    ('0,8', '0,2', '1.234.567,5', '2', '0,0')
    """
    exact = number if isinstance(number, Fraction) else Fraction(str(number))
    scaled = floor(exact * 10**places + _HALF)
    whole, rest = divmod(abs(scaled), 10**places)
    sign = _MINUS if scaled < 0 else ""
    return f"{sign}{_thousands(whole)}" + (f",{rest:0{places}}" if places else "")


def count(number: int, singular: str, plural: str) -> str:
    """Write a number with its noun.

    >>> count(1, "criterium", "criteria"), count(0, "criterium", "criteria"), count(12500, "inwoner", "inwoners")
    ('1 criterium', '0 criteria', '12.500 inwoners')
    """
    return f"{_thousands(number)} {singular if number == 1 else plural}"


def listed(words: Iterable[str]) -> str:
    """Write words one after another, the last with *en*.

    >>> listed(["vragenlijsten", "gesprekken", "documenten"]), listed(["gesprekken"]), listed([])
    ('vragenlijsten, gesprekken en documenten', 'gesprekken', '')
    """
    *others, last = [*words] or [""]
    return f"{', '.join(others)} en {last}" if others else last


def euros(typed: str) -> int:
    """Read a sum in whole euros as Dutch people write one: a dot or a space parts the thousands, a comma the cents.

    Raises:
        ValueError: it has cents, or can mean two sums; its text is the Dutch reason.

    >>> euros("1.000"), euros("€ 25 000,-"), euros("10,00")
    (1000, 25000, 10)
    >>> euros("10.00")
    Traceback (most recent call last):
    ValueError: Bedoelt u € 10 of € 1.000? Schrijf 10 of 1.000.
    """
    text = " ".join(typed.split())
    while (bare := _AROUND_A_SUM.sub("", text)) != text:
        text = bare
    if re.fullmatch(f"-?(?:{_WHOLE})", text):
        return int(re.sub(r"[. ]", "", text))
    if found := re.fullmatch(rf"({_WHOLE})(?:\.\d{{1,2}}|,\d{{3}}(?:[.,]\d*)?)", text):
        less, more = (_thousands(int(re.sub(r"\D", "", sum_))) for sum_ in (found[1], text))
        raise ValueError(f"Bedoelt u € {less} of € {more}? Schrijf {less} of {more}.")
    if found := re.fullmatch(rf"({_WHOLE}),\d\d?", text):
        whole = int(re.sub(r"\D", "", found[1]))
        raise ValueError(f"Rond af op hele euro’s: schrijf {_thousands(whole)} of {_thousands(whole + 1)}.")
    raise ValueError(NO_SUM)


def _thousands(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")
