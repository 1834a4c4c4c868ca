"""The term bank: words that somebody misread or did not use, what stands there now, and where the old one may not come back."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Term:
    """An old word as a pattern, the new one as it stands on a page, who misread the old one, and in which files (globs).

    ``unless`` is a pattern of phrases around the old word that mean something else.
    """

    old: str
    new: str
    whom: str
    where: tuple[str, ...]
    unless: str = ""

    def found_in(self, text: str) -> list[str]:
        """Every place where the old word stands, with what is around it."""
        kept = re.sub(self.unless, " ", text) if self.unless else text
        return [kept[max(0, hit.start() - 30) : hit.end() + 30].strip() for hit in re.finditer(self.old, kept, re.IGNORECASE)]


PAGES: Final = "src/dijkwacht/web/templates"
ALL_PAGES: Final = (f"{PAGES}/**/*.html", f"{PAGES}/**/*.txt", "src/dijkwacht/web/**/*.py")
PAPERS: Final = ("src/dijkwacht/documents/**/*.py",)
RULES: Final = ("src/dijkwacht/apps/**/*.py",)
MANUALS: Final = ("docs/how-to/*.md", "docs/explanation/*.md", "docs/trust/*.md", "docs/glossary.md", "docs/reference/roles.md")
CONTENT: Final = ("src/dijkwacht/content/**/*.yaml",)
EVERYWHERE: Final = (*ALL_PAGES, *PAPERS, *RULES, *MANUALS, *CONTENT)
_ADVISER = ("work", "sources", "group_sessions", "roadmap", "invitations")
ADVISER: Final = (
    *(f"{PAGES}/{subject}/**/*" for subject in _ADVISER),
    *(f"src/dijkwacht/web/{subject}/**/*" for subject in (*_ADVISER, "parts")),
)
QUESTIONS: Final = tuple(f"{PAGES}/{subject}/*.html" for subject in ("questions", "invitations"))
RESPONDENT: Final = (*QUESTIONS, "src/dijkwacht/apps/invitations/rules/mails.py", "docs/how-to/respondent.md")
_FLOORS = (PAGES, "src/dijkwacht/web", "src/dijkwacht/apps")
MEASURES: Final = tuple(f"{floor}/measures/**/*" for floor in _FLOORS)
PLAN: Final = (*(f"{floor}/plan/**/*" for floor in _FLOORS), "src/dijkwacht/documents/plan/*.py")
PICTURES: Final = tuple(f"{floor}/pictures/**/*" for floor in _FLOORS)
PROGRAMME: Final = tuple(f"{floor}/programme/**/*" for floor in _FLOORS)

TERMS: Final = (
    Term(r"\b(weging(en)?|gewogen)\b", "oordeel", "adviseur", (*ADVISER, *PICTURES, f"{PAGES}/organisation/*.html")),
    Term(r"\bniveaus? wegen\b|gewogen niveau", "oordeel", "adviseur", (*ALL_PAGES, *PAPERS, *MANUALS)),
    Term(r"\bbasisset\b", "korte set", "adviseur", EVERYWHERE),
    Term(r"\bbasiseis(en)?\b", "minimumeis", "adviseur en bestuurder", EVERYWHERE),
    Term(r"\bstand(en)?\b", "status", "adviseur", (*ADVISER, *MEASURES, *PROGRAMME), unless=r"tot stand"),
    Term(r"\bafronden\b", "Feitencheck en besluit", "adviseur", (f"{PAGES}/work/**/*", "src/dijkwacht/web/parts/pictures.py")),
    Term(r"\bbronnen\b", "Gesprekken en stukken", "adviseur", (*ADVISER, "docs/how-to/adviseur.md")),
    Term(r"\bklaar ?(ge)?zet(ten)?\b", "maken", "adviseur", (*ADVISER, "src/dijkwacht/apps/group_sessions/*.py")),
    Term(r"\badviseurs? OOV\b", "beleidsmedewerker OOV", "beleidsmedewerker", EVERYWHERE),
    Term(
        r"\brubricering(swoord)?\b",
        "vertrouwelijk",
        "beleidsmedewerker en bestuurder",
        (*ALL_PAGES, *PAPERS, *RULES, "docs/how-to/*.md"),
        unless=r"(?m)^rubricering $",  # in the keywords of a file, for who keeps an archive
    ),
    Term(r"\bop norm\b", "op orde", "beleidsmedewerker en bestuurder", EVERYWHERE),
    Term(r"\bpunt(en)?\b", "werk", "beleidsmedewerker", PLAN),
    Term(r"\blig(t|gen) (\S+ )?stil\b|\bstillig(t|gen)\b", "voortgang", "beleidsmedewerker", (*MEASURES, *PLAN, *MANUALS)),
    Term(r"\bverplaats\b", "Zet in het plan", "beleidsmedewerker", (f"{PAGES}/plan/proposal.html", f"{PAGES}/plan/later.html")),
    Term(r"\bexempla(ar|ren)\b", "kopie", "beleidsmedewerker", (*ALL_PAGES, *PAPERS, *RULES, *MANUALS)),
    Term(r"\bin praktijk\b", "ingevoerd", "beleidsmedewerker", (*MEASURES, *PLAN, "docs/how-to/*.md")),
    Term(r"\bniveaus?\b", "uitkomst", "respondent", RESPONDENT),
    Term(r"\b(een|de) ronde\b", "vragenlijst", "respondent", RESPONDENT),
    Term(r"aan de hand van deze lijst", "screen", "respondent", ("src/dijkwacht/content/norms/*.yaml",)),
    Term(r"\b(procentpunt|kloof)\b", "verschil", "bestuurder", (*PICTURES, *PAPERS)),
    Term(r"\bdijkhoogte\b", "in de praktijk", "bestuurder", (*ALL_PAGES, *PAPERS)),
    Term(r"kwetsbaarheden, waarvan", "bevindingen", "bestuurder", (*ALL_PAGES, *PAPERS)),
    Term(r">Opdrachtgever</dt>", "Organisatie", "secretaris", (f"{PAGES}/assignments/*.html",)),
    Term(r"\bspreiding\b", "uiteen", "secretaris", (*ALL_PAGES, *PAPERS)),
    Term(r"\bnog geen beeld\b", "nog niet begonnen", "programmamanager", (*PROGRAMME, "src/dijkwacht/apps/pictures/rules/*.py")),
    Term(r"\bvervallen\b", "gestopt", "programmamanager", (*PROGRAMME, *ADVISER, "src/dijkwacht/apps/pictures/**/*")),
    Term(r"\bhebt\b", "heeft", "iedereen", EVERYWHERE),
)
"""One row a word. A code in an address, a file format or a word of law is no word on a page, and stays."""
