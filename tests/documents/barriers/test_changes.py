"""Two versions of a model, compared in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.barriers.versions.changes import changes
from tests.barriers import HERB, herb


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.how.word, one.part, one.id, "; ".join(one.said)) for one in changes(herb(), herb(text))]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "title: Kruidenteelt",
            "title: Kruiden",
            [("anders", "model", "kruidenteelt", "titel: ‘Kruiden’, eerst ‘Kruidenteelt’")],
        ),
        (
            "closed_at: 0.5",
            "closed_at: 0.4",
            [("anders", "model", "kruidenteelt", "een manier telt eerder als dicht: vanaf 0,4, eerst vanaf 0,5")],
        ),
        ("title: Telen", "title: Kweken", [("anders", "stap", "S2", "titel: ‘Kweken’, eerst ‘Telen’")]),
        ("title: Telen", "title: Telen\n    optional: true", [("anders", "stap", "S2", "hoeft niet meer")]),
        (
            "{id: W4, title: Met een aggregaat}]",
            "{id: W4, title: Met een aggregaat}, {id: W5, title: Met zon}]",
            [("nieuw", "manier", "S2/W5", "in de stap ‘Telen’")],
        ),
        (
            ", needs: {any: [K1]}",
            "",
            [("anders", "manier", "S2/W3", "vraagt geen voorwaarde, eerst: vraagt ‘Stroomaansluiting’")],
        ),
        (
            "title: Stroomaansluiting",
            "title: Stroom",
            [("anders", "voorwaarde", "K1", "titel: ‘Stroom’, eerst ‘Stroomaansluiting’")],
        ),
        (
            "closes: [S1/W1, S1/W2]",
            "closes: [S1/W1, K1]",
            [
                (
                    "anders",
                    "barrière",
                    "BAR-01",
                    "werkt ook op: Stroomaansluiting; werkt niet meer op: Ruimte vinden: Loods huren",
                )
            ],
        ),
        ("kind: detects", "kind: repairs", [("anders", "barrière", "BAR-03", "soort: ‘herstelt’, eerst ‘merkt op’")]),
        (
            "placed_by: [branche]",
            "placed_by: [branche, politie]",
            [("anders", "barrière", "BAR-04", "wie plaatst: branche en politie, eerst branche")],
        ),
        (
            "effect: {chance: 0.1,",
            "effect: {chance: 0.2,",
            [("anders", "barrière", "BAR-04", "werkt naar verwachting beter dan eerst: 0,2, eerst 0,1")],
        ),
        (
            "low: 0.3",
            "low: 0.1",
            [
                (
                    "anders",
                    "barrière",
                    "BAR-01",
                    "hoe goed zij werkt, is minder zeker dan eerst: 0,6 (0,1 tot 0,8), eerst 0,6 (0,3 tot 0,8)",
                )
            ],
        ),
        (
            "once: 100,",
            "once: 200,",
            [
                (
                    "anders",
                    "barrière",
                    "BAR-01",
                    (
                        "wat zij kost: € 200 eenmalig + 4 jaar × € 50 + 2 uur × € 75 = € 550, "
                        "eerst € 100 eenmalig + 4 jaar × € 50 + 2 uur × € 75 = € 450"
                    ),
                )
            ],
        ),
        (
            "closed_at: 0.5",
            "closed_at: 0.5\ncost_rule: {years: 5}",
            [("anders", "model", "kruidenteelt", "kosten tellen over: ‘5 jaar’, eerst ‘4 jaar’")],
        ),
        (
            "closed_at: 0.5",
            "closed_at: 0.5\nsummary: Nieuw",
            [("anders", "model", "kruidenteelt", "samenvatting: ‘Nieuw’, eerst niets")],
        ),
        (
            "placed_by: [branche]",
            "placed_by: [branche]\n    basis: [{ref: opiumwet, at: artikel 13b, checked: true}]\n    note: Let op",
            [("anders", "barrière", "BAR-04", "rust ook op: opiumwet, artikel 13b; toelichting: ‘Let op’, eerst niets")],
        ),
        (
            "id: BAR-04",
            "id: BAR-05",
            [
                ("nieuw", "barrière", "BAR-05", "hindert: Telen: Met een aggregaat; wie plaatst: branche"),
                ("vervallen", "barrière", "BAR-04", "hindert: Telen: Met een aggregaat; wie plaatst: branche"),
            ],
        ),
        (
            "placed_by: [gemeente, politie]",
            "placed_by: [politie, gemeente]",
            [("anders", "model", "kruidenteelt", "alleen de volgorde van onderdelen is anders")],
        ),
        ('version: "1"', 'version: "2"', []),
    ],
)
def test_each_difference_is_said_once_in_words(old: str, new: str, said: list[tuple[str, str, str, str]]) -> None:
    assert old in HERB
    assert told(HERB.replace(old, new)) == said


def test_a_step_that_comes_or_goes_is_told_with_its_ways() -> None:
    step = "  - {id: S3, title: Verkopen, ways: [{id: W6, title: Op straat}, {id: W7, title: Online}]}\n"
    more = HERB.replace("barriers:", f"{step}barriers:")
    assert told(more) == [("nieuw", "stap", "S3", "met de manieren ‘Op straat’ en ‘Online’")]
    assert [(one.how.word, one.id) for one in changes(herb(more), herb())] == [("vervallen", "S3")]


def test_of_a_long_text_the_piece_is_told_that_is_different() -> None:
    long = "Dit is een lange samenvatting die niemand twee keer leest. " * 4
    old, new = (
        herb(HERB.replace("closed_at", f"summary: {long}{end}\nclosed_at")) for end in ("Eerst stond dit er.", "Nu iets anders.")
    )
    ((said,),) = [one.said for one in changes(old, new)]
    assert said == "samenvatting: ‘…nd twee keer leest. Nu iets anders.’, eerst ‘…nd twee keer leest. Eerst stond dit er.’"


@given(st.sampled_from(model_ids()), st.data())
def test_models_that_are_not_equal_never_differ_in_nothing(name: str, data: st.DataObject) -> None:
    before = model(name)
    assert changes(before, before) == ()
    number = data.draw(st.integers(0, len(before.barriers) - 1))
    one = before.barriers[number]
    other = data.draw(
        st.sampled_from(
            [
                {"title": one.title + "!"},
                {"note": "iets anders"},
                {"criteria": (*one.criteria, "XYZ-01")},
                {"placed_by": (*one.placed_by, "de buren")},
                {"instrument": "bibob" if one.instrument != "bibob" else "none"},
                {"effect": None},
            ]
        )
    )
    changed = one.model_copy(update=other)
    barriers = (*before.barriers[:number], changed, *before.barriers[number + 1 :])
    after = before.model_copy(update={"barriers": barriers, "version": "9"})
    assert [found.id for found in changes(before, after)] == ([one.id] if changed != one else [])
