"""Points at a function that is named in a text as somebody: in a small town *de secretaris* is a person.

The rule, as the page says it: a function named as a person waits always; one named as a subject (*vergunningen*, *zorg*) only
where something is said to come from it; what somebody ought to do passes. Every pattern is bounded.
What it finds, misses and wrongly reports is measured in docs/explanation/persoonsgegevens.md.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.personal import Hit, Kind


@dataclass(frozen=True, slots=True)
class Names:
    """How a function is written: as somebody, and as the subject of its work; patterns in small letters."""

    person: str
    subject: str = ""


NAMES: Final[Mapping[str, Names]] = MappingProxyType(
    {
        "secretaris": Names(r"(?:gemeente|provincie|directie)?secretaris(?:sen|-directeur)?|(?:gem\. ?)?secr\."),
        "griffier": Names(r"(?:raads|staten)?griffiers?"),
        "hr": Names(
            r"hrm?[- ](?:adviseurs?|managers?|functionaris(?:sen)?|medewerkers?|collega'?s?)|personeels(?:adviseurs?"
            r"|functionaris(?:sen)?)",
            r"hrm?|p ?& ?o|personeelszaken|personeel en organisatie|human resources",
        ),
        "integriteit": Names(
            r"integriteits?[- ]?(?:functionaris(?:sen)?|adviseurs?|co[oö]rdinator(?:en)?|medewerkers?)"
            r"|vertrouwenspersoon|vertrouwenspersonen",
            r"integriteit",
        ),
        "ciso": Names(
            r"ciso(?:'?s)?|chief information security officers?|informatiebeveiligings(?:functionaris(?:sen)?"
            r"|adviseurs?)|informatiebeveiligers?",
            r"informatiebeveiliging",
        ),
        "fg": Names(
            r"fg(?:'s)?|functionaris(?:sen)? (?:voor (?:de )?)?gegevensbescherming|privacy[- ]?(?:officers?"
            r"|functionaris(?:sen)?)",
            r"gegevensbescherming",
        ),
        "vergunningen": Names(r"vergunning(?:en)?verleners?", r"vergunningen|vergunningverlening"),
        "handhaving": Names(r"toezichthouders?|handhavers?|boa(?:'?s)?", r"(?:toezicht en )?handhaving|toezicht"),
        "vastgoed": Names(r"vastgoed[- ]?(?:beheerders?|adviseurs?|managers?|medewerkers?)", r"vastgoed"),
        "inkoop": Names(r"inkopers?|inkoop[- ]?(?:adviseurs?|co[oö]rdinator(?:en)?|medewerkers?)", r"inkoop"),
        "burgerzaken": Names(r"baliemedewerkers?", r"burgerzaken"),
        "zorg": Names(r"zorg[- ]?(?:co[oö]rdinator(?:en)?|adviseurs?)|wmo[- ]?(?:consulent(?:en)?|adviseurs?)", r"zorg"),
        "omgevingsdienst": Names(r"", r"omgevingsdienst"),
        "oov": Names(
            r"oov[- ]?(?:adviseurs?|ambtena(?:ar|ren)|medewerkers?)|aov'?ers?", r"oov|openbare orde(?: (?:en|&) veiligheid)?"
        ),
        "financien": Names(r"(?:concern|business)?controllers?|financieel adviseurs?|financials?", r"financi[eë]n"),
    }
)
"""One row a function of the norms; a function that has none is looked for by its own name."""

_SOMEBODY: Final = (
    r"(?:hoofd|teamleiders?|leidinggevende|managers?|directeur|co[oö]rdinator(?:en)?|ambtena(?:ar|ren)|(?:beleids)?adviseurs?"
    r"|(?:beleids)?medewerkers?|collega'?s?|iemand|mensen|respondent|ge[iï]nterviewde)"
    r"(?: (?:van|bij|uit|voor|der)(?: de)?)?(?: (?:team|afdeling))?"
)
_UNIT: Final = r"(?:(?:de|het|ons|onze) )?(?:team|afdeling|sector|bureau|cluster|dienst)(?: van)?"
_NOW: Final = (
    r"zegt|zeggen|vertelt|vertellen|weet|weten|kent|kennen|meldt|melden|antwoordt|antwoorden|vindt|vinden"
    r"|denkt|denken|noemt|noemen"
    r"|bevestigt|bevestigen|ontkent|ontkennen|twijfelt|twijfelen|verklaart|verklaren|herkent|herkennen|hoort"
    r"|hoorde|merkt|vermoedt|gelooft"
    r"|schrijft|beweert|erkent|spreekt|scoort|kiest|schat|stelt dat|legt uit|licht toe|vult in"
    r"|(?:geeft|geven)(?: [\w']+){0,3} (?:aan|toe)|(?:laat|laten)(?: [\w']+){0,4} zien|ziet(?! (?:er)?op\b| toe\b)|zien(?! toe\b)"
)
_THEN: Final = (
    r"zei|zeiden|vertelde|vertelden|verteld|gezegd|wist|wisten|geweten|kende|kenden|gekend|meldde|meldden"
    r"|gemeld|antwoordde|antwoordden"
    r"|geantwoord|vond|vonden|dacht|dachten|noemde|noemden|genoemd|bevestigde|bevestigden|bevestigd|ontkende"
    r"|ontkenden|ontkend|twijfelde"
    r"|verklaarde|verklaard|herkende|herkend|merkte|schreef|geschreven|beweerde|erkende|erkend|sprak|scoorde|koos|gekozen|schatte"
    r"|aangegeven|uitgelegd|toegelicht|ingevuld|toegegeven|stelde dat|legde uit|lichtte toe|vulde in|toonde"
    r"|toonden|getoond|zag|zagen"
    r"|(?:gaf|gaven)(?: [\w']+){0,3} (?:aan|toe|op)|(?:liet|lieten)(?: [\w']+){0,4} zien"
)
_SOURCE: Final = (
    r"(?:volgens|aldus|(?:na)?vra(?:ag|gen) (?:bij|aan)|gevraagd aan|gehoord van|(?:gesprek|gesprekken"
    r"|interview|interviews|overleg) met"
    r"|(?:antwoord|antwoorden|(?:vragen)?formulier|vragenlijst|mededeling|verklaring|opgave|woorden|reactie"
    r"|zeggen|inbreng|oordeel|mening|lezing) van|bekend bij"
    r"|bij)"
)
_STARTS: Final = r"(?:^|[,;:(‘“\"'–-] ?|\b(?:en|maar|want|dat|omdat|terwijl|ook|alleen|of|waar|toen|zowel|als)\s)\s*"
_WISH: Final = re.compile(
    r"^\W*(?:leg|laat|zorg|spreek|wijs|maak|stel|neem|regel|geef|vraag|bespreek|plan|houd|werk|richt|beleg"
    r"|bepaal|controleer|toets"
    r"|organiseer|voer|breng|koppel|deel|zet|kies|onderzoek|overweeg|actualiseer|beschrijf|betrek|start|begin"
    r"|oefen|train|benoem|leid)\b"
    r"|\b(?:moet|moeten|dient|dienen|hoort te|horen te|kan voortaan|stelt voortaan)\b"
)
_OF_NOBODY: Final = re.compile(
    r"\b(?:geen(?: eigen)?|te weinig|meer|alle|iedere|elke|(?:rol|functie|taak|taken|vacature|benoeming"
    r"|aanstelling) van(?: de| een)?)\s+$"
)
_TOLD: Final = re.compile(rf"\b(?:{_THEN})\b")
_SENTENCE: Final = re.compile(r"[^.!?;\n]++(?:\.(?=\S)[^.!?;\n]*+)*+")
"""Up to a full stop that ends something; ``gem. secr.`` is split, and found in its parts."""


def named(text: str, functions: Iterable[str], *, passes: Collection[str] = ()) -> tuple[Hit, ...]:
    """Where a text names one of these functions as somebody; sentences of ``passes`` (the norm's own) are let through.

    >>> named("Integriteit liet de lijst zien; de secretaris kende haar niet.", ["integriteit", "secretaris"])[0].kind
    <Kind.FUNCTION: 'functie'>
    >>> named("De vergunningen zijn actueel. Laat de secretaris dit vaststellen.", ["vergunningen", "secretaris"])
    ()
    """
    patterns = _patterns(tuple(sorted({_bare(name) for name in functions})))
    hits = []
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0].lower()
        if len(words) == len(sentence[0]) and words.strip() not in passes and patterns.any.search(words):
            hits += [Hit(Kind.FUNCTION, sentence.start() + at, sentence.start() + end) for at, end in _in(words, patterns)]
    return tuple(hits)


def sentences(texts: Iterable[str]) -> frozenset[str]:
    """The sentences of the norm's own texts, as ``named`` compares them."""
    return frozenset(found[0].lower().strip() for text in texts for found in _SENTENCE.finditer(text))


@dataclass(frozen=True, slots=True)
class _Patterns:
    any: re.Pattern[str]
    person: re.Pattern[str]
    told: re.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(functions: tuple[str, ...]) -> _Patterns:
    known = [NAMES.get(name, Names("", re.escape(name))) for name in functions]
    # The longest first: ``hr-adviseur`` before ``hr``. Without a name nothing can match.
    subject = "|".join(one.subject for one in known if one.subject) or r"(?!)"
    person = "|".join([*(one.person for one in known if one.person), rf"{_SOMEBODY} (?:{subject})"])
    bare = rf"(?:{subject})(?: \d{{1,2}})?"
    after = r"(?! (?:dat|ervoor|voor)\b)(?: (?!de\b|het\b|een\b)[\w']+){0,3}? "
    return _Patterns(
        re.compile(rf"\b(?:{person}|{subject})"),
        re.compile(rf"(?<![\w-])(?:{person})(?![\w-])"),
        re.compile(
            rf"{_STARTS}(?:{_UNIT} |de (?=omgevingsdienst))?(?P<first>{bare})\b{after}(?:{_NOW}|{_THEN})\b"
            rf"|\b{_SOURCE} (?:(?:de"
            rf"|het) (?=omgevingsdienst))?(?:{_UNIT} )?(?P<second>{bare})\b(?=(?:\s+\w+){{0,3}}?\s+(?:{_NOW}|{_THEN}"
            rf"|bekend)\b)"
            rf"|\b(?!bij\b){_SOURCE} (?:(?:de|het) (?=omgevingsdienst))?(?:{_UNIT} )?(?P<third>{bare})\b"
            rf"|\b(?:zei|zegt|wist|weet|vond|vertelde|dacht) (?P<fourth>hrm?|oov|p ?& ?o)\b"
            rf"|^\W*(?P<fifth>{bare}):"
        ),
    )


def _in(words: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    is_wish = bool(_WISH.search(words)) and not _TOLD.search(words)
    for found in patterns.person.finditer(words):
        if not is_wish and not _OF_NOBODY.search(words[max(0, found.start() - 40) : found.start()]):
            yield found.span()
    for found in patterns.told.finditer(words):
        name = found.lastgroup
        if name and not is_wish:
            yield found.span(name)


def _bare(function: str) -> str:
    """The function without the number that tells a second person apart."""
    return function.casefold().rstrip("0123456789").strip()
