"""The policies that follow from a declaration, as PostgreSQL reads them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dijkwacht.apps.wall.rules.declarations import (
    Asked,
    Between,
    Chain,
    Consented,
    Declaration,
    Level,
    Named,
    Outbox,
    Own,
    Shared,
)

PREFIX: Final = "dijkwacht."
"""Before the name of each setting of a connection."""
SERVICE: Final = "service"
WHO: Final = "who"
CODES: Final = "codes"
CHAIN: Final = "chain"

# The one that is asked last, and costs a row less than a query of its own costs the plan.
_SERVICE: Final = f"current_setting('{PREFIX}{SERVICE}', true) <> ''"
# In a query of its own a setting is read once for all rows, and not once per row.
_WHO: Final = f"(SELECT NULLIF(current_setting('{PREFIX}{WHO}', true), '')::bigint)"
_CODES: Final = f"(SELECT NULLIF(current_setting('{PREFIX}{CODES}', true), '')::text[])"
_TODAY: Final = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"
_ADDING: Final = f"(SELECT current_setting('{PREFIX}{CHAIN}', true) = 'adding')"

Tables = Callable[[str], str]
"""The name of the table of a model."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of a table: for which command, which rows it shows, and which it lets be written."""

    table: str
    name: str
    command: str
    shows: str = ""
    takes: str = ""

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        using = f" USING ({self.shows})" if self.shows else ""
        check = f" WITH CHECK ({self.takes})" if self.takes else ""
        return f'CREATE POLICY {self.name} ON "{self.table}" FOR {self.command}{using}{check}'

    @property
    def mark(self) -> str:
        """What the policy is known by: another declaration has another mark."""
        return hashlib.sha256(self.sql.encode()).hexdigest()[:16]


def policies_of(wall: Mapping[str, Declaration], tables: Tables) -> Iterator[Policy]:
    """The policies of all tables that have a wall."""
    for label, declaration in sorted(wall.items()):
        yield from _policies(tables(label), declaration, tables)


def walled(wall: Mapping[str, Declaration]) -> Iterable[str]:
    """The models whose rows stand behind the wall."""
    return sorted(label for label, declaration in wall.items() if not isinstance(declaration, Shared))


def _policies(table: str, declared: Declaration, tables: Tables) -> Iterator[Policy]:
    match declared:
        case Own():
            yield from _own(table, declared, tables)
        case Named():
            yield from _named(table, declared, tables)
        case Between():
            yield from _between(table, declared, tables)
        case Asked(column=column):
            yield Policy(table, "own", "ALL", f"{column} = {_WHO} OR {_SERVICE}", f"{column} = {_WHO} OR {_SERVICE}")
        case Chain():
            yield Policy(table, "read", "SELECT", f"organisation = ANY ({_CODES}::text[]) OR {_ADDING} OR {_SERVICE}")
            yield Policy(table, "added", "INSERT", takes="true")
        case Outbox():
            yield Policy(table, "own", "ALL", _SERVICE, _SERVICE)
        case Shared():
            return


def _own(table: str, declared: Own, tables: Tables) -> Iterator[Policy]:
    mine = f"{_within(declared.level)} OR {_SERVICE}"
    yield Policy(table, "own", "ALL", mine, mine)
    for level in declared.read:
        yield Policy(table, f"read_by_{level}", "SELECT", _within(level))
    if declared.consent:
        yield Policy(table, "by_consent", "SELECT", _by_consent(table, declared.consent, tables))


def _within(level: Level, of: str = "organisation_id") -> str:
    """That the organisation of a row is one of those of the context."""
    return f"{of} = ANY ((SELECT NULLIF(current_setting('{PREFIX}{level}', true), '')::bigint[])::bigint[])"


def _by_consent(table: str, consent: Consented, tables: Tables) -> str:
    """That its organisation consented to one of the context's, or to all who did likewise, as one of the context's did."""
    if consent.through is None:
        return _consented(f'"{table}"', consent, tables)
    model, column = consent.through
    return _there_is(tables(model), "held", f'held.id = "{table}".{column} AND {_consented("held", consent, tables)}')


def _consented(row: str, consent: Consented, tables: Tables) -> str:
    consents = tables(consent.table)
    ours = f"likewise.to_id IS NULL AND likewise.what = given.what AND likewise.theme = given.theme AND {_holds('likewise')}"
    likewise = _there_is(consents, "likewise", f"{_within(Level.CONTENT, 'likewise.organisation_id')} AND {ours}")
    whom = f"({_within(Level.CONTENT, 'given.to_id')} OR (given.to_id IS NULL AND {likewise}))"
    what = f"given.what = '{consent.subject}'" + (f" || {row}.{consent.column}" if consent.column else "")
    what += f" AND given.theme = {row}.{consent.theme}" if consent.theme else ""
    theirs = f"given.organisation_id = {row}.organisation_id AND {what} AND {_holds('given')} AND {whom}"
    asked = [f"{row}.{consent.only} IS NOT NULL"] if consent.only else []
    asked += [f"{row}.{consent.without} IS NULL"] if consent.without else []
    return " AND ".join([*asked, _there_is(consents, "given", theirs)])


def _holds(consent: str) -> str:
    """That a consent was not withdrawn and is not over; that it began the application holds."""
    return f"{consent}.withdrawn_at IS NULL AND ({consent}.until IS NULL OR {consent}.until >= {_TODAY})"


def _there_is(table: str, name: str, condition: str) -> str:
    return f'EXISTS (SELECT 1 FROM "{table}" {name} WHERE {condition})'  # noqa: S608  # nosec B608 - names of our own tables


def _named(table: str, declared: Named, tables: Tables) -> Iterator[Policy]:
    case = f'"{table}".{declared.case or "id"}'
    near = _within(Level.CONTENT)
    seat = _there_is(tables(declared.seats), "seat", f"seat.case_id = {case} AND seat.user_id = {_WHO}")
    named = f"({near} AND {seat}) OR {_SERVICE}"
    if declared.case:
        yield Policy(table, "named", "ALL", named, named)
    else:
        yield Policy(table, "named", "ALL", named, f"{near} OR {_SERVICE}")
    if declared.grants:
        yield Policy(table, "looks_along", "SELECT", f"{near} AND {_looks_along(declared.grants, case, tables)}")


def _looks_along(grants: str, case: str, tables: Tables) -> str:
    """That somebody was asked to look along at a case, and that it is not over."""
    runs = f"held.ended_at IS NULL AND held.start <= {_TODAY} AND held.until >= {_TODAY}"
    return _there_is(tables(grants), "held", f"held.case_id = {case} AND held.adviser_id = {_WHO} AND {runs}")


def _between(table: str, declared: Between, tables: Tables) -> Iterator[Policy]:
    case = f'"{table}".{declared.case}'
    theirs = " OR ".join(f"{column} = {_WHO}" for column in declared.columns)
    looks = f"{declared.looks} = {_WHO} AND {_looks_along(declared.grants, case, tables)}"
    seat = _there_is(tables(declared.seats), "seat", f"seat.case_id = {case} AND seat.user_id = {_WHO}")
    mine = f"({case} IS NULL AND ({theirs})) OR {seat} OR ({looks})"
    shown = f"({_within(Level.CONTENT)} AND ({mine})) OR {_SERVICE}"
    yield Policy(table, "between", "ALL", shown, shown)
