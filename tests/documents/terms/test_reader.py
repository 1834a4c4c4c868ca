"""An events file in, or every fault of it at once."""

from datetime import date, time

import pytest

from dijkwacht.analysis.terms.cases import SHAPES, Act, Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.documents.terms.reader import read_case
from dijkwacht.documents.terms.writer import as_events_file
from dijkwacht.kit.errors import InvalidInput


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_case(text, file="zaak.yaml")
    return [str(fault) for fault in caught.value.faults]


def with_events(*lines: str, instrument: str = "awb") -> str:
    return "\n".join([f"instrument: {instrument}", "events:", *(f"  - {line}" for line in lines)])


def test_the_example_of_the_formats_is_read() -> None:
    case = read_case(
        "instrument: bibob\ncivil: false\nprocedure: regular\n"
        "events: [{date: 2027-01-04, what: received, weeks: 8}, {date: 2027-02-01, what: advice-asked}]",
        file="zaak.yaml",
    )
    received, asked = Event(date(2027, 1, 4), What.RECEIVED, weeks=8), Event(date(2027, 2, 1), What.ADVICE_ASKED)
    assert case == Case(Instrument.BIBOB, (received, asked), procedure=Procedure.REGULAR)


def test_the_kind_of_decision_and_the_views_are_read() -> None:
    text = (
        "instrument: bibob\nkind: gambling\nprocedure: uniform\nviews: false\n"
        "events: [{date: 2027-01-04, what: views-ended, views: false}, {date: 2027-01-05, what: announced},"
        " {date: 2027-03-01, what: gap-asked, until: 2027-03-15}]"
    )
    case = read_case(text, file="zaak.yaml")
    assert (case.kind, case.views) == (Decision.GAMBLING, False)
    assert not case.events[0].views
    assert case.events[2].until == date(2027, 3, 15)
    assert read_case(as_events_file(case), file="zaak.yaml") == case


def test_every_key_is_read() -> None:
    text = with_events(
        "{date: 2027-01-04, what: received, act: omgevingswet, weeks: 12}",
        "{date: 2027-01-05, what: appeal-ended, same_legal_person: true, committee: true}",
        "{date: 2027-01-06, what: deposited, withdrawal: true}",
        "{date: 2027-01-07, what: entry-notice, time: 14:30}",
        "{date: 2027-01-08, what: announced, until: 2027-01-22}",
    )
    assert read_case(text, file="zaak.yaml").events == (
        Event(date(2027, 1, 4), What.RECEIVED, act=Act.ENVIRONMENT, weeks=12),
        Event(date(2027, 1, 5), What.APPEAL_ENDED, same_legal_person=True, committee=True),
        Event(date(2027, 1, 6), What.DEPOSITED, withdrawal=True),
        Event(date(2027, 1, 7), What.ENTRY_NOTICE, at=time(14, 30)),
        Event(date(2027, 1, 8), What.ANNOUNCED, until=date(2027, 1, 22)),
    )


def test_events_of_one_day_keep_their_order() -> None:
    text = with_events("{date: 2027-01-04, what: received}", "{date: 2027-01-04, what: views-asked, until: 2027-01-18}")
    assert [event.what for event in read_case(text, file="zaak.yaml").events] == [What.RECEIVED, What.VIEWS_ASKED]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "zaak.yaml: 1:1: het bestand is leeg"),
        ("- a", "zaak.yaml: 1:1: hier horen sleutels met waarden"),
        ("instrument: awb", "zaak.yaml: 1:1 events: dit veld ontbreekt"),
        ("instrument: awb\nevents: []", "zaak.yaml: 2:9 events: deze lijst is leeg"),
        ("instrument: awb\nevents: {}", "zaak.yaml: 2:9 events: hier hoort een lijst"),
        ("instrument: awb\nevents: [a]", "zaak.yaml: 2:10 events[0]: hier horen sleutels met waarden"),
        ("events: [{date: 2027-01-04, what: received}]", "zaak.yaml: 1:1 instrument: dit veld ontbreekt"),
        (
            "instrument: wob\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 1:13 instrument: kies uit: bibob, damocles, awb",
        ),
        (
            "instrument: awb\ncivil: ja\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 2:8 civil: hier hoort true of false",
        ),
        (
            "instrument: awb\nkind: boete\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 2:7 kind: kies uit: permit, gambling, subsidy, property, contract, closure, penalty-order, lift",
        ),
        (
            "instrument: awb\nviews: geen\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 2:8 views: hier hoort true of false",
        ),
        (
            "instrument: awb\nprocedure: quick\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 2:12 procedure: kies uit: regular, uniform",
        ),
        (
            "instrument: awb\nzaak: 1\nevents: [{date: 2027-01-04, what: received}]",
            "zaak.yaml: 2:1 zaak: deze sleutel is onbekend",
        ),
    ],
)
def test_a_wrong_file_says_where_and_why(text: str, fault: str) -> None:
    found = faults(text)
    assert len(found) == 1
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("line", "place", "reason"),
    [
        ("{what: received}", "date", "dit veld ontbreekt"),
        ("{date: 2027-01-04}", "what", "dit veld ontbreekt"),
        ("{date: 2027-01-04, what: ontvangen}", "what", "kies uit: received, decision-deferred"),
        ("{date: 2027-04-31, what: received}", "date", "31 april bestaat niet"),
        ("{date: 2027-02-29, what: received}", "date", "29 februari 2027 bestaat niet"),
        ("{date: 2027-02-30, what: received}", "date", "30 februari bestaat niet"),
        ("{date: 2027-13-01, what: received}", "date", "deze datum bestaat niet"),
        ("{date: 4-1-2027, what: received}", "date", "hier hoort een datum als 2027-01-04"),
        ("{date: 20270104, what: received}", "date", "hier hoort een datum als 2027-01-04"),
        ("{date: 1989-12-31, what: received}", "date", "deze dag ligt niet tussen 1 januari 1990 en 31 december 2090"),
        ("{date: 2027-01-04, what: received, weken: 8}", "weken", "deze sleutel is onbekend"),
        ("{date: 2027-01-04, what: received, until: 2027-02-01}", "until", "deze sleutel hoort niet bij received"),
        ("{date: 2027-01-04, what: received, weeks: 8.0}", "weeks", "hier hoort een geheel getal"),
        ("{date: 2027-01-04, what: received, weeks: true}", "weeks", "hier hoort een geheel getal"),
        ("{date: 2027-01-04, what: received, weeks: 0}", "weeks", "hier hoort een getal van 1 tot en met 520"),
        ("{date: 2027-01-04, what: received, act: omgevingswet, weeks: 10}", "weeks", "8 of 12 weken"),
        ("{date: 2027-01-04, what: received, act: wabo}", "act", "kies uit: awb, omgevingswet"),
        ("{date: 2027-01-04, what: repair-asked}", "until", "dit veld ontbreekt"),
        (
            "{date: 2027-01-04, what: repair-asked, until: 2027-01-03}",
            "until",
            "deze dag ligt vóór de dag van de gebeurtenis zelf",
        ),
        ("{date: 2027-01-04, what: announced, until: 2091-01-03}", "until", "deze dag ligt na 31 december 2090"),
        ("{date: 2027-01-04, what: entry-notice}", "time", "dit veld ontbreekt"),
        ('{date: 2027-01-04, what: entry-notice, time: "24:00"}', "time", "hier hoort een tijd"),
        ('{date: 2027-03-28, what: entry-notice, time: "02:30"}', "time", "deze tijd bestaat niet op deze dag"),
        ("{date: 2027-01-04, what: deposited, withdrawal: 1}", "withdrawal", "hier hoort true of false"),
        ("{date: 2027-01-04, what: advice-asked}", "what", "deze gebeurtenis hoort alleen bij bibob"),
        ("{date: 2027-01-04, what: data-obtained}", "what", "deze gebeurtenis hoort alleen bij bibob"),
        ("{date: 2027-01-04, what: closed, months: 3}", "what", "deze gebeurtenis hoort alleen bij damocles"),
        ("{date: 2027-01-04, what: decision-deferred, until: 2027-02-01}", "what", "hiervoor hoort eerst: ‘received’"),
        ("{date: 2027-01-04, what: repair-unused}", "what", "hiervoor hoort eerst: ‘repair-asked’"),
        ("{date: 2027-01-04, what: gap-repaired}", "what", "hiervoor hoort eerst: ‘gap-asked’"),
        ("{date: 2027-01-04, what: default-notice}", "what", "hierbij hoort ook: ‘term-ended’"),
    ],
)
def test_a_wrong_event_says_where_and_why(line: str, place: str, reason: str) -> None:
    found = faults(with_events(line))
    assert len(found) == 1
    assert f" events[0].{place}: " in found[0]
    assert reason in found[0]


@pytest.mark.parametrize("what", [what for what, shape in SHAPES.items() if shape.only is not None])
def test_an_event_belongs_to_its_instrument_alone(what: What) -> None:
    for instrument in set(Instrument) - {SHAPES[what].only}:
        text = with_events(f"{{date: 2027-01-04, what: {what.value}}}", instrument=instrument.value)
        assert any(f"hoort alleen bij {SHAPES[what].only}" in fault for fault in faults(text))


def test_an_event_before_the_previous_one_names_it() -> None:
    text = with_events("{date: 2027-02-01, what: received}", "{date: 2027-01-04, what: views-asked, until: 2027-01-18}")
    reason = "deze dag ligt vóór de vorige gebeurtenis (received, 1 februari 2027)"
    assert faults(text) == [f"zaak.yaml: 4:12 events[1].date: {reason}"]


@pytest.mark.parametrize(
    ("instrument", "lines", "reason"),
    [
        ("bibob", ("what: advice-asked", "what: advice-extended, weeks: 5"), "hoogstens 4 weken (artikel 15 lid 3 Wet Bibob)"),
        ("awb", ("what: announced", "what: objection-deferred, weeks: 7"), "hoogstens 6 weken (artikel 7:10 lid 3 Awb)"),
        ("awb", ("what: appeal-ended", "what: appeal-deferred, weeks: 11"), "hoogstens 10 weken (artikel 7:24 Awb)"),
        (
            "awb",
            ("what: appeal-ended, same_legal_person: true", "what: appeal-deferred, weeks: 7"),
            "hoogstens 6 weken (artikel 7:24 Awb)",
        ),
        (
            "bibob",
            ("what: advice-asked", "what: advice-extended, weeks: 1", "what: advice-extended, weeks: 1"),
            "dit kan maar één keer",
        ),
        (
            "awb",
            ("what: repair-asked, until: 2027-02-01", "what: repair-unused"),
            "de gestelde termijn loopt nog tot en met 1 februari 2027",
        ),
    ],
)
def test_what_the_law_does_not_allow_is_refused(instrument: str, lines: tuple[str, ...], reason: str) -> None:
    found = faults(with_events(*(f"{{date: 2027-01-04, {line}}}" for line in lines), instrument=instrument))
    assert len(found) == 1
    assert found[0].endswith(reason)


@pytest.mark.parametrize(("what", "weeks"), [("advice-extended", 4), ("objection-deferred", 6), ("appeal-deferred", 10)])
def test_the_most_that_the_law_allows_is_right(what: str, weeks: int) -> None:
    before = {"advice-extended": "advice-asked", "objection-deferred": "announced", "appeal-deferred": "appeal-ended"}[what]
    text = with_events(
        f"{{date: 2027-01-04, what: {before}}}", f"{{date: 2027-01-05, what: {what}, weeks: {weeks}}}", instrument="bibob"
    )
    assert read_case(text, file="zaak.yaml").events[1].weeks == weeks


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = with_events("{date: 2027-04-31, what: received}", "{date: 2027-02-01, what: niets}", "{what: received, x: 1}")
    places = [fault.split(": ")[1].partition(" ")[0] for fault in faults(f"{text}\nnog: iets\n")]
    assert places == ["3:12", "4:30", "5:5", "5:22", "6:1"]


def test_a_file_with_far_too_many_events_is_refused() -> None:
    assert "1.001 gebeurtenissen; hoogstens 1.000" in faults(with_events(*["{date: 2027-01-04, what: announced}"] * 1001))[0]
