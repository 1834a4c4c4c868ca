"""The YAML loader: what words mean, what is refused, and where."""

import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.yaml import DEEPEST, load


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        load(text, file="a.yaml")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "y",
        "N",
        "tRUE",
        "2018-11-23",
        "2018-11-23 10:00:00",
        "12:30",
        "1_000",
        "0b11",
        "0o8",
        "0x",
        "1.2.3",
        "nUll",
        "=",
        "<<",
        "+",
        ".",
        "-.",
        "1e",
        "+0x1F",
        "~a",
        ".Nan",
        "..inf",
        "½",
        "１",
    ],
)
def test_a_word_that_the_core_rules_do_not_know_stays_text(word: str) -> None:
    assert load(f"a: {word}", file="a.yaml").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("FALSE", False),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("017", 17),
        ("0o17", 15),
        ("0xfF", 255),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e-3", -0.0015),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
    ],
)
def test_a_word_that_the_core_rules_know_becomes_its_value(word: str, value: object) -> None:
    found = load(f"a: {word}", file="a.yaml").data["a"]
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_not_a_number() -> None:
    found = load("a: .nan", file="a.yaml").data["a"]
    assert found != found  # noqa: PLR0124


@pytest.mark.parametrize("quoted", ["'true'", '"12"', "'~'", "|-\n  1.5"])
def test_what_stands_between_quotes_is_text(quoted: str) -> None:
    assert isinstance(load(f"a: {quoted}", file="a.yaml").data["a"], str)


def test_words_that_yaml_11_turns_round_may_be_keys() -> None:
    assert load("on: 1\nyes: 2\n2018-11-23: 3\n<<: 4", file="a.yaml").data == {"on": 1, "yes": 2, "2018-11-23": 3, "<<": 4}


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a: &x 1", "1:4 a", "ankers"),
        ("a: [1, *x]", "1:8 a[1]", "verwijzingen"),
        ("a: !!str 1", "1:4 a", "labels"),
        ("a: !eigen {b: 1}", "1:4 a", "labels"),
        ("a: ! 1", "1:4 a", "labels"),
        ("a: 1\nb: 2\na: 3", "3:1 a", "dubbel; de eerste staat op 1:1"),
        ("'a': 1\na: 2", "2:1 a", "dubbel"),
        ("x:\n  1: a", "2:3 x.?", "sleutel moet tekst"),
        ("true: a", "1:1 ?", "sleutel moet tekst"),
        ("[a, b]: c", "1:1 ?", "sleutel moet tekst"),
        ("? {a: 1}\n: c", "1:3 ?", "sleutel moet tekst"),
        ("~: c", "1:1 ?", "sleutel moet tekst"),
        ("a: 1\n---\nb: 2", "2:1", "één document"),
        ("", "1:1", "leeg"),
        ("# alleen dit", "1:1", "leeg"),
        ("a: [1, 2", "2:1", "niet goed afgesloten"),
        ("a: 'b", "1:6", "aanhalingsteken"),
        ("a: b: c", "1:5", "dubbele punt"),
        ("a:\n\t- b", "2:1", "tab"),
        ("a: @b", "1:4", "aanhalingstekens"),
        ('a: "\\q"', "1:5", "backslash"),
        ("a: 1\nb: ]", "2:4", "geen geldige YAML"),
        ("a: 1\nb: \x00", "2:4", "tekstbestand"),
        ("a: \ud800", "1:4", "tekstbestand"),
        ("a: " + 5000 * "9", "1:4 a", "te lang"),
    ],
)
def test_what_is_refused_is_named_with_its_place(text: str, place: str, reason: str) -> None:
    (fault,) = faults(text)
    assert fault.startswith(f"a.yaml: {place}: ")
    assert reason in fault


def test_all_faults_come_at_once_and_a_syntax_error_last() -> None:
    found = faults("a: &x 1\nb: *x\na: 2\nc: !t 3\n4: 5\nd: ]")
    assert [fault.split(": ")[1].split(" ")[0] for fault in found] == ["1:4", "2:4", "3:1", "4:4", "5:1", "6:4"]


def test_an_alias_that_would_explode_is_refused_without_exploding() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert len(faults("\n".join(lines))) == 1 + 39 * 3


def test_a_message_never_repeats_a_value() -> None:
    assert not any("geheim" in fault for fault in faults("a: &geheim geheim\nb: *geheim\nc: !geheim x\nd: 'geheim"))


def test_a_strange_key_is_not_printed_whole() -> None:
    (fault,) = faults(f'"{"k" * 500}\\e[31m": &x 1')
    assert "\x1b" not in fault
    assert len(fault) < 200


def test_the_deepest_level_is_read_and_one_more_is_refused() -> None:
    assert load("[" * DEEPEST + "]" * DEEPEST, file="a.yaml").data
    (fault,) = faults("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
    assert "niveaus diep" in fault


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_bottomless_file_is_refused_before_the_stack_ends(opening: str) -> None:
    assert "niveaus diep" in faults(opening * 100_000)[-1]


def test_a_file_above_two_megabytes_is_refused() -> None:
    assert faults("a: " + "é" * 1_000_000) == ["a.yaml: het bestand is 2,1 MB; hoogstens 2 MB mag"]


def test_a_file_of_very_many_parts_is_refused() -> None:
    assert faults("[" + "a," * 200_000 + "]") == ["a.yaml: het bestand heeft meer dan 100.000 onderdelen; meer mag niet"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert load("\ufeffa: 1", file="a.yaml").data == {"a": 1}


def test_every_part_has_a_place() -> None:
    document = load("a: 1\nb:\n  - c: x\n    d:   [y, z]\n", file="a.yaml")
    assert document.place([]) == "1:1"
    assert document.place(["b", 0]) == "3:5"
    assert document.place(["b", 0, "d", 1]) == "4:14"
    assert document.key_place(["b", 0, "d"]) == "4:5"


def test_what_is_missing_has_the_place_of_what_it_should_be_in() -> None:
    document = load("a: 1\nb:\n  - c: x\n", file="a.yaml")
    assert document.place(["b", 0, "titel"]) == "3:5"
    assert document.key_place(["b", 0, "titel"]) == "3:5"
    assert document.place(["a", "diep", 3]) == "1:4"
    assert str(document.fault(["b", 0, "titel"], "ontbreekt")) == "a.yaml: 3:5 b[0].titel: ontbreekt"


# Texts that start with a letter q cannot be read as anything else by either version of YAML.
# Without the line breaks of YAML 1.1 outside ASCII: PyYAML itself does not bring those back.
TEXTS = st.text(alphabet=string.printable + "éëïœ–’😀", max_size=20).map(lambda text: "q" + text)
SCALARS = TEXTS | st.booleans() | st.none() | st.integers(-(10**30), 10**30)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20)


@given(DATA, st.booleans(), st.booleans())
def test_plain_data_comes_back_as_it_was_written(data: object, flow: bool, raw: bool) -> None:
    written = yaml.dump(data, Dumper=NoAliases, default_flow_style=flow, allow_unicode=raw)
    assert load(written, file="a.yaml").data == data


class NoAliases(yaml.SafeDumper):
    """Write every value out, also when it stands twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True
