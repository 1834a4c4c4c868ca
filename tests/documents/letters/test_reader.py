"""A fault in a template is found before anybody writes with it, and says where it stands."""

import pytest

from dijkwacht.documents.letters.reader import read_elements, read_shared, read_template
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.kit.errors import InvalidInput

SHARED = """\
gaps:
  - {id: adres, words: adres van het pand}
parts:
  - id: bezwaar
    blocks:
      - {heading: Bezwaar}
      - {text: "Naar [adres].", carries: [rechtsmiddel]}
"""
ELEMENTS = """\
elements:
  - {id: rechtsmiddel, name: wat u kan, basis: [{law: Awb, article: "3:45", version: 2026-07-01}], kinds: [closure, warning]}
  - {id: last, name: wat u moet doen, basis: [{law: Awb, article: 5:24 lid 1, version: 2026-07-01}], kinds: [closure]}
"""
LETTER = """\
id: proef
version: "1"
title: Proef
instrument: damocles
outcome: decision
kind: closure
use: Om te proeven.
to: [de overtreder]
basis: [{law: Awb, article: "3:46", version: 2026-07-01}]
terms: [{rule: T18, since: announced_on}]
then: [{text: Doe dit., when: [dwelling]}]
body:
  - {text: "Ik sluit {place} aan [adres].", carries: [last]}
  - {part: bezwaar, when: [premises]}
"""


def read_letter(letter: str = LETTER, shared: str = SHARED) -> LetterModel:
    elements = read_elements(ELEMENTS, file="elements.yaml")
    return read_template(letter, file="proef.yaml", shared=read_shared(shared, file="shared.yaml"), elements=elements)


def faults(letter: str = LETTER, shared: str = SHARED) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read_letter(letter, shared)
    return [str(fault) for fault in refused.value.faults]


def test_a_part_stands_in_its_place_with_the_conditions_of_both() -> None:
    model = read_letter()
    assert [(block.kinds, block.when) for block in model.blocks] == [
        (("text",), ()),
        (("heading",), ("premises",)),
        (("text",), ("premises",)),
    ]
    assert model.facts == ("place", "also_dwelling", "announced_on")
    assert model.gaps == {"adres": "adres van het pand"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{place}", "{plaats}", "13:12 body[0].text: tussen { en } staat geen feit dat bekend is"),
        ("[adres]", "[straat]", "13:12 body[0].text: tussen [ en ] staat geen plek die bekend is"),
        ("[adres]", "[adres", "13:12 body[0].text: hier staat een haak of streep die bij geen feit, plek of stem hoort"),
        ("{place}", "{{place}}", "13:12 body[0].text: hier staat een haak of streep die bij geen feit, plek of stem hoort"),
        ("when: [premises]", "when: [shed]", "14:28 body[1].when[0]: kies uit: dwelling, premises"),
        ("when: [dwelling]", "when: [shed]", "11:32 then[0].when[0]: kies uit: dwelling, premises"),
        ("part: bezwaar", "part: groet", "14:12 body[1].part: dit stuk staat niet in shared.yaml"),
        ("  - {part: bezwaar, when: [premises]}\n", "", "5:10 outcome: een besluit draagt rechtsmiddel"),
        ("outcome: decision", "outcome: intention", "5:10 outcome: een besluit draagt rechtsmiddel, en een voornemen niet"),
        (", carries: [last]", "", "6:7 kind: in deze brief ontbreekt ‘wat u moet doen’ (Awb 5:24 lid 1): geen blok draagt last"),
        ("carries: [last]", "carries: [lust, last]", "body: een blok draagt lust, en dat staat niet in elements.yaml"),
        ("kind: closure", "kind: opening", "6:7 kind: deze soort brief staat niet in elements.yaml"),
        ("rule: T18", "rule: T99", "10:16 terms[0].rule: deze termijn heeft geen lengte in de wet"),
        ("since: announced_on", "since: place", "10:28 terms[0].since: hier hoort een feit dat een dag is"),
        ('- {text: "Ik', '- {heading: Kop, text: "Ik', "13:5 body[0]: een blok is precies een van: heading, text, points"),
        (
            '{text: "Ik sluit {place} aan [adres].", carries: [last]}',
            "{points_of: place}",
            "13:17 body[0].points_of: hier hoort een feit dat een tekst is",
        ),
        ("use: Om", "gebruik: Om", "gebruik: deze sleutel is onbekend"),
    ],
)
def test_a_fault_says_where_it_is(before: str, after: str, said: str) -> None:
    assert said in "\n".join(faults(LETTER.replace(before, after)))


def test_a_shared_part_names_no_other_part() -> None:
    assert faults(shared=SHARED + "      - {part: bezwaar}\n") == [
        "shared.yaml: 8:16 parts[0].blocks[2].part: een gedeeld stuk kan geen ander stuk noemen"
    ]
