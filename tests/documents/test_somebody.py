"""Names and addresses in a question about a case; the law and ordinary words are left alone."""

import pytest

from dijkwacht.documents.cases.somebody import told
from dijkwacht.documents.law.library import register
from dijkwacht.kit.personal import Kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("De huurder is mevrouw Van der Berg.", [Kind.NAME]),
        ("dhr. J.P. de Vries woont daar", [Kind.NAME]),
        ("A. el Amrani is de eigenaar", [Kind.NAME]),
        ("familie Jansen", [Kind.NAME]),
        ("Het is Kerkweg 3a in Duinrade", [Kind.ADDRESS]),
        ("Prins Hendrikkade 112", [Kind.ADDRESS]),
        ("1234AB", [Kind.ADDRESS]),
    ],
)
def test_somebody_is_found(text: str, kinds: list[Kind]) -> None:
    assert [hit.kind for hit in told(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Mag ik korter sluiten dan het beleid (Awb 4:84)?",
        "Onderweg 2 keer gebeld; op een markt 3 kramen? Een weg 12 is dat niet.",
        "Besluit van 2026 OM en AP.",
        "Artikel 2 van de Wet, artikel 5.31 Ow, ECLI:NL:RVS:2022:1911.",
        "De burgemeester heeft 13b toegepast.",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    found = [text[hit.start : hit.end] for hit in told(text)]
    assert found == []


def test_the_names_of_acts_are_nobody() -> None:
    assert [act.title for act in register().acts if told(f"Zie artikel 3 {act.title}.")] == []


def test_a_long_text_is_read_in_little_time() -> None:
    assert told("a" * 20_000 + " A." * 3_000 + "1" * 10_000) == ()
