"""The sheet with the events of one case, as it travels with every press of a button; it lives nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.http import QueryDict

from dijkwacht.analysis.terms.cases import Case, Instrument, Procedure, What
from dijkwacht.analysis.terms.checks import Told, problems
from dijkwacht.web.terms.forms import CaseForm, EventForm, sentence

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
        found = []
        for row in self.rows:
            found += [{"text": f"{row.words}: {text}", "href": f"#rij-{row.number}"} for text in row.non_field_errors()]
            for bound in row:
                texts = [f"{row.words}, {str(bound.label).lower()}: {text}" for text in bound.errors]
                found += [{"text": text, "href": f"#{bound.id_for_label}"} for text in texts]
        return found

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
        )
        return True


def empty(instrument: Instrument | None) -> Sheet:
    """A new sheet; with an instrument the first events stand ready."""
    whats: Sequence[What] = STARTS[instrument] if instrument else ()
    form = CaseForm(initial={"instrument": instrument.value if instrument else ""})
    return Sheet(form, [EventForm(what, number) for number, what in enumerate(whats)], instrument)


def sent(data: QueryDict, *, checked: bool) -> Sheet:
    """The sheet as it was sent: to check, or only to show again what was typed."""
    form = CaseForm(data) if checked else CaseForm(initial=_case_typed(data))
    rows = []
    for number, what in _rows(data):
        row = EventForm(what, number, data)
        # A row in which nothing was typed yet does not count, and so has no faults.
        rows.append(row if checked and not row.is_blank() else EventForm(what, number, typed=data))
    return Sheet(form, rows, _instrument(data.get("instrument", "")))


def add(sheet: Sheet, what: str) -> None:
    """One row more, ready to type in; none where the sheet is full."""
    if len(sheet.rows) >= MOST_ROWS:
        sheet.is_full = True
    elif what in set(What):
        row = EventForm(What(what), max((row.number for row in sheet.rows), default=-1) + 1)
        row.fields["date"].widget.attrs["autofocus"] = True
        sheet.rows.append(row)


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
    return {"instrument": data.get("instrument", ""), "civil": "civil" in data, "uniform": "uniform" in data}


def _instrument(value: str) -> Instrument | None:
    return Instrument(value) if value in set(Instrument) else None
