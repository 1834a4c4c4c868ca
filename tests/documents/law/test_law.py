"""Every legal statement of the product has a row in the register of acts, and a row knows all that rests on it."""

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from dijkwacht.documents.law.citing import Cited, cited, mentioned, order
from dijkwacht.documents.law.decided import rulings
from dijkwacht.documents.law.explained import pages
from dijkwacht.documents.law.in_code import plain, strings_of
from dijkwacht.documents.law.library import read_register, register
from dijkwacht.documents.law.model import ReadState
from dijkwacht.documents.law.statements import Part, statements
from dijkwacht.documents.law.table import HEAD, Wanted, faults, found, lines, rows
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.kit.errors import InvalidInput

EXPLANATION = Path(__file__).parents[3] / "docs" / "explanation"
NAMES = {"Awb": "Awb", "Wet Bibob": "Wet Bibob", "Bibob": "Wet Bibob", "Jeugdwet": "Jeugdwet", "Wmo 2015": "Wmo 2015"}


def test_no_statement_of_the_product_is_without_a_row() -> None:
    assert list(faults()) == []


def test_a_statement_without_a_row_or_that_says_more_than_the_register_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test above leans on: four statements that are each wrong in their own way, and one that is right."""
    some = next(said for said in statements() if said.part is Part.LETTER)
    to_verify = next(row for row in rows() if row.state is ReadState.TO_VERIFY and row.article)
    told = (
        replace(some, cited=(), citation="een andere wet", where="zonder"),
        replace(some, cited=(Cited("Onbestaanbare wet", ("1",)),), where="wet"),
        replace(some, cited=(Cited("Awb", ("99:99",)),), where="artikel"),
        replace(some, cited=(Cited(to_verify.act.id, (to_verify.article,)),), checked=True, where="merk"),
        replace(some, cited=(Cited("Awb", ("4:17",)),), where="goed"),
    )
    monkeypatch.setattr("dijkwacht.documents.law.table.statements", lambda: told)
    assert [fault.split()[1].rstrip(":") for fault in faults()] == ["zonder", "wet", "artikel", "merk"]


def test_every_part_of_the_product_is_gathered() -> None:
    assert {said.part for said in statements()} == set(Part)
    rules = [said.where for said in statements() if said.part is Part.TERM]
    assert len(set(rules)) >= 31


def test_whether_a_term_shifts_rests_on_the_act_on_terms() -> None:
    shifted, beyond = ({use.statement.where for use in found(Wanted("Atw", article))[0].uses} for article in ("1", "4"))
    assert {"T01", "T18"} <= shifted
    assert {"T12", "T25", "T27"} <= beyond
    assert not shifted & beyond


def test_what_norms_rest_on_is_an_act_or_is_named_as_something_else() -> None:
    others = {one.id for one in register().others}
    refs = {source.id for name in norm_ids() for source in norm(name).sources}
    assert refs <= {*register().names, *others}
    assert others <= refs
    assert not others & set(register().names)


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("4:13, 4:14 lid 3", "Awb", {"Awb": ("4:13", "4:14")}),
        ("artikel 15 lid 3, artikel 41c lid 2 en artikel 69 lid 2", "Awb", {"Awb": ("15", "41c", "69")}),
        ("7a lid 7, 8", "Wet Bibob", {"Wet Bibob": ("7a",)}),
        ("30e lid 3 en 4 en 30f lid 3 en 4", "Awb", {"Awb": ("30e", "30f")}),
        ("28 lid 3 en 33", "Wet Bibob", {"Wet Bibob": ("28", "33")}),
        ("3:4 lid 2", "Awb", {"Awb": ("3:4",)}),
        ("10a lid 1 onder 3°", "Awb", {"Awb": ("10a",)}),
        ("169 lid 2 en 180 lid 2", "Awb", {"Awb": ("169", "180")}),
        ("artikel 5 lid 2 onder b en onder c", "Awb", {"Awb": ("5",)}),
        (
            "Wet Bibob artikel 1 lid 4 met Jeugdwet artikel 2.11 en Wmo 2015 artikel 2.1.1",
            "",
            {"Wet Bibob": ("1",), "Jeugdwet": ("2.11",), "Wmo 2015": ("2.1.1",)},
        ),
        ("Awb 4:7; Bibob 33", "", {"Awb": ("4:7",), "Wet Bibob": ("33",)}),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_a_citation_is_read_as_people_write_it(text: str, act: str, said: dict[str, tuple[str, ...]]) -> None:
    assert {one.act: one.articles for one in cited(text, NAMES, act=act)} == said


def test_a_range_speaks_of_all_between() -> None:
    [one] = cited("5:11 tot en met 5:20 en artikel 5:27 lid 2", NAMES, act="Awb")
    assert one == Cited("Awb", ("5:11", "5:20", "5:27"), (("5:11", "5:20"),))
    assert [number for number in ("5:10", "5:11", "5:15", "5:21", "5:27") if one.covers(number)] == ["5:11", "5:15", "5:27"]
    assert order("5:32") < order("5:32a") < order("5:33")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(artikel 15 lid 2 onder a Awb)", [("Awb", ("15",))]),
        (
            "artikelen 5:32 tot en met 5:32b Awb, en artikel 7a van de Wet Bibob.",
            [("Awb", ("5:32", "5:32b")), ("Wet Bibob", ("7a",))],
        ),
        ("Wet Bibob artikel 7a lid 7 en 8. Daarna 3 weken.", [("Wet Bibob", ("7a",))]),
        ("Wet Bibob artikel 3 met paragraaf 4.1.3.3 Awb", [("Wet Bibob", ("3",))]),
        ("In de Awb 2026 staat dat niet, en in artikel 3 ook niet.", []),
        ("Dat volgt uit de Awb (artikel 5).", [("Awb", ("5",))]),
        ("Dat geldt (artikel 4, tweede en derde lid, Wet Bibob), en 3 dagen.", [("Wet Bibob", ("4",))]),
        ("artikel 9, vierde lid, met artikel 3, vijfde lid, van de Wet Bibob", [("Wet Bibob", ("9", "3"))]),
    ],
    ids=["behind", "two", "before", "not the other", "a year", "in brackets", "in full", "one with another"],
)
def test_what_a_running_text_names_is_found(text: str, said: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.act, one.articles) for _, one in mentioned(text, NAMES)] == said


def test_texts_of_letters_and_tables_are_gathered_too() -> None:
    named = {(said.where, said.citation) for said in statements() if said.part is Part.TEXT}
    assert ("horeca", "Dienstenwet artikel 28 lid 1") in named
    assert any(where == "damocles-besluit" for where, _ in named)


def test_what_rests_on_an_article_is_asked_in_one_go() -> None:
    [row] = found(Wanted(act="Awb", article="4:17"))
    assert (row.state, str(row.text_date)) == (ReadState.READ, "2026-07-01")
    assert "T22" in {use.statement.where for use in row.uses}
    [between] = found(Wanted(act="Awb", article="5:15"))
    assert {use.statement.where for use in between.uses} >= {"TOE-03"}
    assert found(Wanted(act="Awb", article="99:1")) == ()


def test_rows_are_narrowed_by_state_and_part() -> None:
    unread = found(Wanted(state=ReadState.TO_VERIFY))
    assert unread
    assert {row.state for row in unread} == {ReadState.TO_VERIFY}
    terms = found(Wanted(part=Part.TERM))
    assert {use.statement.part for row in terms for use in row.uses} == {Part.TERM}
    assert len(found(Wanted())) == len(rows())


def test_an_unread_article_says_no_text_and_a_mark_that_can_go_is_said() -> None:
    assert all(row.text_date is None for row in rows() if row.state is ReadState.TO_VERIFY)
    odd = {use.remark for row in rows() for use in row.uses}
    assert "te verifiëren" in odd


def test_the_lines_of_the_file_have_a_cell_for_each_head() -> None:
    assert {len(line) for line in lines(Wanted())} == {len(HEAD)}


def test_every_ruling_is_there_with_what_rests_on_it() -> None:
    whole = rulings()
    assert all(ruling.places for ruling in whole)
    assert len({ruling.ecli for ruling in whole}) == len(whole)
    by_number = {ruling.ecli: {(place.part, place.where) for place in ruling.places} for ruling in whole}
    assert (Part.LETTER, "damocles-waarschuwing") in by_number["ECLI:NL:RBLIM:2023:3089"]
    assert any(part is Part.NORM for part, _ in by_number["ECLI:NL:HR:2024:1661"])
    assert any(part is Part.NORM for part, _ in by_number["ECLI:NL:RVS:2019:2912"])


def where(act: str, article: str) -> set[str]:
    return {use.statement.where for row in found(Wanted(act=act, article=article)) for use in row.uses}


def test_what_rests_on_the_penalty_for_a_late_decision_is_whole() -> None:
    assert where("Awb", "4:17") >= {"T22", "bedragen", "termijnen", "kansspelautomaten"}
    assert where("Awb", "4:20a") >= {"termijnen", "kansspelautomaten"}
    assert where("Awb", "4:20b") >= {"termijnen", "kansspelautomaten"}
    named = {use.statement.citation for use in found(Wanted(act="Awb", article="4:17"))[0].uses}
    assert {"artikel 4:17 lid 3 Awb", "artikel 4:17 lid 5 Awb"} <= named


def test_what_a_letter_has_to_be_verified_and_what_it_must_bring_are_statements() -> None:
    assert where("AVG", "5") >= {"damocles-besluit", "damocles-spoed", "damocles-voornemen"}
    assert "bibob-advies-gevraagd" in where("Wet Bibob", "4")
    signed = {name for name, letter in letters().items() if any("namens-wie" in block.carries for block in letter.blocks)}
    assert {"damocles-voornemen", "bibob-aanvullen", "bibob-advies-gevraagd"} <= signed <= where("Awb", "10:10")


def test_what_an_explanation_names_is_a_row_with_its_page() -> None:
    assert {page.name for page in pages()} == {path.stem for path in EXPLANATION.glob("*.md")}
    # In running text, in a column of articles, and between brackets on a page about one act.
    assert {"termijnen", "bibob"} <= where("Omgevingswet", "16.64")
    assert "termijnen" in where("Awb", "5:37a")
    assert "bibob" in where("Wet Bibob", "3a")
    assert "evenredigheid" in where("Awb", "4:83")
    [use] = (one for one in found(Wanted("Wet Bibob", "3a"))[0].uses if one.statement.part is Part.EXPLANATION)
    assert use.statement.title == "Zo werkt Bibob in dijkwacht"


def test_a_ruling_in_an_explanation_has_its_page_too() -> None:
    [one] = (ruling for ruling in rulings() if ruling.ecli == "ECLI:NL:RVS:2015:2388")
    assert {(Part.CHECKLIST, "NOO-06"), (Part.EXPLANATION, "evenredigheid")} <= {(at.part, at.where) for at in one.places}
    assert (one.state, one.day) == (ReadState.TO_VERIFY, None)


def test_what_a_case_says_at_a_step_or_a_refusal_is_among_the_statements() -> None:
    said = {
        (use.statement.where, use.statement.citation) for row in rows() for use in row.uses if use.statement.part is Part.CASE
    }
    assert ("apps/cases/rules/remedies", "Awb 8:104, 8:105") in said
    assert ("apps/bibob/rules/gates", "Wet Bibob artikel 28 lid 3") in said
    assert ("apps/bibob/rules/words", "Wet Bibob 12 lid 3, 15 lid 2") in said
    assert ("apps/damocles/rules/states", "Awb 5:31 lid 2") in said
    assert any(place.startswith("web/letters/") for place, _ in said)
    assert any(place.startswith("web/templates/") for place, _ in said)


def test_no_article_stands_in_code_or_on_a_page_without_its_row() -> None:
    """Every string of every program and every template, also of rooms that speak of no case."""
    names = {name: act for name, act in register().names.items() if name[0].isupper()}
    source = Path(__file__).parents[3] / "src" / "dijkwacht"
    named = "|".join(rf"\b{re.escape(name)}\b" for name in names)
    speaks = re.compile(rf"artikel(?:en)? \d[^\n]{{0,40}}(?:{named})|(?:{named}),? (?:artikel(?:en)? )?\d").search
    wrong = set()
    for path in sorted((*source.rglob("*.py"), *source.rglob("*.html"))):
        text = path.read_text(encoding="utf-8")
        if {"migrations", "static"} & set(path.parts) or not re.search(named, text):
            continue
        for said in filter(speaks, (strings_of if path.suffix == ".py" else plain)(text)):
            for words, one in mentioned(said, names):
                act = register().act(one.act)
                wrong |= {f"{path.name}: {words}" for article in one.articles if act is None or act.state(article) is None}
    assert sorted(wrong) == []


def test_no_text_names_a_paragraph_of_the_general_act_where_it_means_articles() -> None:
    told = [path.read_text(encoding="utf-8") for path in (files("dijkwacht") / "content" / "bibob").iterdir()]
    assert not [one for text in told for one in re.findall(r"paragraaf 4[.\d]+ Awb", text)]


WRONG = """\
id: proef
version: "1"
title: Proef
acts:
  - {id: Awb, title: A, names: [x], looked_on: 2026-11-30, read: ["3:2"], to_verify: ["3:2"]}
  - {id: Awb, title: B, names: [x], looked_on: 2026-11-30, bwb: 5537}
"""


SPANS = """\
id: proef
version: "1"
title: Proef
acts:
  - id: Awb
    title: A
    text_date: 2026-07-01
    looked_on: 2026-11-30
    spans:
      - {first: "4:1", last: "4:46", looked_on: 2026-11-29, read: ["4:5", "4:7–4:9"]}
      - {first: "6:1", last: "6:9", looked_on: 2026-11-28, text_date: 2026-01-01, read: ["6:7"]}
"""


def test_a_span_has_its_own_day_and_holds_only_what_is_listed_of_it() -> None:
    [act] = read_register(SPANS, file="proef.yaml").acts
    assert {one: act.state(one) for one in ("4:5", "4:6", "4:8", "4:8a", "4:10", "6:7", "6:8")} == {
        "4:5": ReadState.READ,
        "4:6": None,
        "4:8": ReadState.READ,
        "4:8a": ReadState.READ,
        "4:10": None,
        "6:7": ReadState.READ,
        "6:8": None,
    }
    assert [str(day) for day in act.text_of("4:8")] == ["2026-07-01", "2026-11-29"]
    assert [str(day) for day in act.text_of("6:7")] == ["2026-01-01", "2026-11-28"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('"4:5", "5:7"', "5:7 valt buiten wat hier is gelezen"),
        ('"4:5", "4:40–4:47"', "4:40–4:47 valt buiten wat hier is gelezen"),
        ('"4:5", "4:5"', "dit artikel staat er dubbel"),
    ],
    ids=["beyond", "half beyond", "twice"],
)
def test_what_is_listed_of_a_span_lies_within_it_and_stands_once(wrong: str, said: str) -> None:
    with pytest.raises(InvalidInput) as error:
        read_register(SPANS.replace('"4:5", "4:7–4:9"', wrong), file="proef.yaml")
    assert said in "\n".join(map(str, error.value.faults))


@pytest.mark.parametrize(
    ("act", "article", "looked_on"),
    [
        ("Awb", "3:46", "2026-11-29"),
        ("Awb", "4:7", "2026-11-30"),
        ("Awb", "4:17", "2026-11-29"),
        ("Awb", "4:50", "2026-11-24"),
        ("Awb", "8:1", "2026-11-24"),
        ("Awb", "8:81", "2026-11-30"),
        ("Awb", "10:10", "2026-11-30"),
        ("Wet Bibob", "1", "2026-11-29"),
        ("Wet Bibob", "7a", "2026-11-30"),
        ("Opiumwet", "3", "2026-11-30"),
        ("Opiumwet", "13b", "2026-11-29"),
        ("Alcoholwet", "27", "2026-11-29"),
        ("Alcoholwet", "31", "2026-11-30"),
        ("Omgevingswet", "5.31", "2026-11-29"),
        ("Omgevingswet", "18.16", "2026-11-24"),
        ("Omgevingswet", "2.17", "2026-11-30"),
        ("Waterschapswet", "48", "2026-11-30"),
        ("Waterschapswet", "32", "2026-11-24"),
        ("Provinciewet", "179", "2026-11-30"),
        ("Provinciewet", "15", "2026-11-24"),
        ("BBV", "16", "2026-11-30"),
        ("Aanbestedingswet 2012", "2.86", "2026-11-24"),
    ],
    ids=lambda value: value.replace(" ", "_"),
)
def test_the_day_of_an_article_is_the_day_on_which_it_was_read(act: str, article: str, looked_on: str) -> None:
    known = register().act(act)
    assert known is not None
    assert (known.state(article), str(known.text_of(article)[1])) == (ReadState.READ, looked_on)


def test_an_act_was_looked_at_when_the_last_of_its_articles_was() -> None:
    for act in register().acts:
        days = [*(one.looked_on for one in act.spans), *(one.looked_on for one in act.others)]
        assert act.looked_on >= max(days, default=act.looked_on), act.id


def test_faults_of_the_register_come_at_their_places() -> None:
    with pytest.raises(InvalidInput) as error:
        read_register(WRONG, file="proef.yaml")
    said = "\n".join(map(str, error.value.faults))
    assert "5:5 acts[0]: van een gelezen tekst staat de datum erbij" in said
    assert "dit artikel staat er dubbel" in said
    assert "x is al een naam van een andere wet" in said
    assert "dit id staat er dubbel" in said
