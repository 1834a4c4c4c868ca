"""The sheet with the events of one case, as it travels with every press of a button; it lives nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final

from django.core.exceptions import ValidationError
from django.http import QueryDict

from dijkwacht.analysis.terms.cases import SHAPES, Case, Decision, Instrument, Procedure, What
from dijkwacht.analysis.terms.checks import Told, problems
from dijkwacht.web.fields import sentence
from dijkwacht.web.terms.forms import CaseForm, EventForm

MOST_ROWS: Final = 40
STARTS: Final = {
    Instrument.BIBOB: (What.RECEIVED, What.ADVICE_ASKED),
    Instrument.DAMOCLES: (What.VIEWS_ASKED, What.ANNOUNCED),
    Instrument.AWB: (What.RECEIVED,),
}
"""The events that stand ready at first."""


@dataclass(slots=True)
class Sheet:
    """The case and its events; ``instrument`` is None until one is chosen."""

    form: CaseForm
    rows: list[EventForm]
    instrument: Instrument | None
    case: Case | None = None
    is_full: bool = False
    is_out_of_order: bool = False

    @property
    def faults(self) -> list[dict[str, str]]:
        """Every fault with the place of its field, for the summary on top."""
        found = [{"text": str(text), "href": f"#{bound.id_for_label}"} for bound in self.form for text in bound.errors]
        for row in self.rows:
            found += [{"text": f"{row.words}: {text}", "href": f"#rij-{row.number}"} for text in row.non_field_errors()]
            for bound in row:
                texts = [f"{row.words}, {str(bound.label).lower()}: {text}" for text in bound.errors]
                found += [{"text": text, "href": f"#{bound.id_for_label}"} for text in texts]
        return found

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What was chosen for the whole case, carried along while another kind of case is chosen."""
        typed = self.form.initial
        marks = [(name, "on") for name in ("civil", "uniform") if typed.get(name)]
        return [*marks, *([("kind", str(typed["kind"]))] if typed.get("kind") else [])]

    def check(self) -> bool:
        """Put every fault at its field; True when there is a case to reckon with."""
        used = [row for row in self.rows if row.is_bound]
        events = [row.event() for row in used]
        days = [event.on for event in events if event]
        self.is_out_of_order = days != sorted(days)
        for problem in problems(Told(self.instrument, events)):
            row = used[problem.index]
            row.add_error(problem.key if problem.key in row.fields else None, sentence(problem.reason))
        if not self.form.is_valid() or not self.instrument or not used or any(row.errors for row in used):
            return False
        self.case = Case(
            self.instrument,
            tuple(one for one in events if one),
            civil=self.form.cleaned_data["civil"],
            procedure=Procedure.UNIFORM if self.form.cleaned_data["uniform"] else Procedure.REGULAR,
            kind=Decision(kind) if (kind := self.form.cleaned_data["kind"]) else None,
        )
        return True


def empty(instrument: Instrument | None) -> Sheet:
    """A new sheet; with an instrument the first events stand ready."""
    whats: Sequence[What] = STARTS[instrument] if instrument else ()
    form = CaseForm(initial={"instrument": instrument.value if instrument else ""}, instrument=instrument)
    return Sheet(form, [EventForm(what, number) for number, what in enumerate(whats)], instrument)


def sent(data: QueryDict, *, checked: bool) -> Sheet:
    """The sheet as it was sent: to check, or only to show again what was typed."""
    instrument = _instrument(data.get("instrument", ""))
    form = CaseForm(data, instrument=instrument) if checked else CaseForm(initial=_case_typed(data), instrument=instrument)
    rows = []
    for number, what in _rows(data):
        row = EventForm(what, number, data)
        # A row in which nothing was typed yet does not count, and so has no faults.
        rows.append(row if checked and not row.is_blank() else EventForm(what, number, typed=data))
    return Sheet(form, rows, instrument)


_OF_THE_BUREAU: Final = frozenset({What.DATA_ASKED, What.DATA_RECEIVED, What.ADVICE_EXTENDED, What.ADVICE_ISSUED})
_REPAIRS: Final = frozenset({What.REPAIRED, What.REPAIR_UNUSED})


def add(sheet: Sheet, what: str, *, in_place: bool = False) -> None:
    """One row more, ready to type in; none where the sheet is full. It comes last, or in place after what it answers."""
    if len(sheet.rows) >= MOST_ROWS:
        sheet.is_full = True
    elif what in set(What):
        row = EventForm(What(what), max((row.number for row in sheet.rows), default=-1) + 1)
        row.fields["date"].widget.attrs["autofocus"] = True
        sheet.rows.insert(_place(sheet.rows, row.what) if in_place else len(sheet.rows), row)


def _place(rows: Sequence[EventForm], what: What) -> int:
    """After the first question that this answers and that has no answer yet, and after what the Bureau did meanwhile."""
    is_repair = what in _REPAIRS
    questions = frozenset({What.REPAIR_ASKED}) if is_repair else frozenset(SHAPES[what].needs)
    answers = _REPAIRS if is_repair else frozenset({what})
    meanwhile = _OF_THE_BUREAU if what is What.ADVICE_RECEIVED else frozenset()
    for place, row in enumerate(rows, 1):
        following = next((one.what for one in rows[place:] if one.what in questions | answers), None)
        if row.what in questions and following not in answers:
            return place + len([*takewhile(lambda one: one.what in meanwhile, rows[place:])])
    return 0 if what is What.REPAIR_ASKED else len(rows)


def remove(sheet: Sheet, number: str) -> None:
    """One row less."""
    sheet.rows = [row for row in sheet.rows if str(row.number) != number]


def in_order(sheet: Sheet) -> None:
    """The rows by their day; those without one stay behind."""

    def day(row: EventForm) -> date:
        try:
            return row.fields["date"].clean(row.initial.get("date")) or date.max
        except ValidationError:
            return date.max

    sheet.rows.sort(key=day)


def _rows(data: QueryDict) -> list[tuple[int, What]]:
    """The number and kind of every row that makes sense."""
    found: dict[int, What] = {}
    for number in data.getlist("row")[:MOST_ROWS]:
        what = data.get(f"e{number}-what", "")
        if number.isdecimal() and len(number) < 5 and what in set(What):
            found[int(number)] = What(what)
    return list(found.items())


def _case_typed(data: QueryDict) -> dict[str, object]:
    typed = {"instrument": data.get("instrument", ""), "kind": data.get("kind", "")}
    return {**typed, "civil": "civil" in data, "uniform": "uniform" in data}


def _instrument(value: str) -> Instrument | None:
    return Instrument(value) if value in set(Instrument) else None
