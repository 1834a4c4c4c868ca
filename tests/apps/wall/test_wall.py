"""The wall itself, in raw SQL as the role that serves the site: what each context sees and writes of each table.

The rows are made for this: of each table one of an organisation ``HERE`` and one of ``THERE``, without what the table asks of a
row besides. So no table is empty, and none can be forgotten.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.utils import DatabaseError, ProgrammingError

from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.queries import declared, gaps, is_lifted_for_this_role, table_of
from dijkwacht.apps.wall.rules.contexts import NOBODY, Context
from dijkwacht.apps.wall.rules.declarations import Asked, Between, Chain, Level, Named, Outbox, Own
from dijkwacht.apps.wall.rules.policies import walled
from dijkwacht.apps.wall.rules.table import WALL
from tests.wall import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

HERE, THERE, ME, OTHER = 9_001, 9_002, 8_001, 8_002
CODE = {HERE: "GM9981", THERE: "GM9982"}
LABELS = list(walled(WALL))
CONTEXTS = {
    "nobody": NOBODY,
    "nobody with a name": Context(ME),
    **{str(level): Context(ME, {level: frozenset({HERE})}) for level in Level},
    "events": Context(ME, {}, frozenset({CODE[HERE]})),
    "another, with the content": Context(OTHER, {Level.CONTENT: frozenset({HERE})}),
    "a service": Context(service="test"),
}


def expected(label: str, who: str) -> set[int]:
    """The organisations whose rows a context sees of a table."""
    if who == "a service":
        return {HERE, THERE}
    declared = WALL[label]
    match declared:
        case Own(level=level, read=read):
            return {HERE} if who in {level, *read} or (who.startswith("another") and level is Level.CONTENT) else set()
        case Named() | Between():
            return {HERE} if who == Level.CONTENT else set()  # where ME is named
        case Asked():
            return {{ME: HERE, OTHER: THERE}[asker]} if (asker := CONTEXTS[who].who) else set()
        case Chain():
            return {HERE} if who == "events" else set()
        case Outbox():
            return set()
    raise AssertionError(label)


@pytest.fixture(autouse=True)
def rows() -> None:
    """A row of each organisation in each table."""
    with as_owner(), connection.cursor() as cursor:
        for label in LABELS:
            _bare(cursor, label)
        for label in LABELS:
            for place in (HERE, THERE):
                cursor.execute(*_row(label, place))


def _bare(cursor: Any, label: str) -> None:
    """Let the table ask nothing of a row, and let no trigger stand in the way; the test's transaction brings it all back."""
    table = table_of(label)
    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER ALL')
    cursor.execute("SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'u')", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}" CASCADE')
    for field in apps.get_model(label)._meta.concrete_fields:
        if not field.primary_key:
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{field.column}" DROP NOT NULL')


def _key(field: models.Field[Any, Any], place: int) -> str:
    return f"00000000-0000-4000-8000-{place:012d}" if isinstance(field, models.UUIDField) else str(place)


def _row(label: str, place: int) -> tuple[str, list[object]]:
    """The row of one organisation: its key, its organisation, and the case and person by which it is found."""
    meta, declared = apps.get_model(label)._meta, WALL[label]
    assert meta.pk is not None
    values: dict[str, object] = {meta.pk.column: _key(meta.pk, place)}
    for field in meta.concrete_fields:
        if field.name == "organisation":
            values[field.column] = place if field.is_relation else CODE[place]
        elif isinstance(declared, Asked) and field.column == declared.column:
            values[field.column] = ME if place == HERE else OTHER
        elif isinstance(declared, Between) and field.column == declared.columns[0]:
            values[field.column] = ME
        elif field.name == "case":
            values[field.column] = _key(field.target_field if field.is_relation else field, place)
        elif field.name in {"user", "adviser"} and label.endswith(("Seat", "Grant")):
            values[field.column] = ME
    if label.endswith("Grant"):
        values[meta.pk.column] = str(place)
    names = ", ".join(f'"{name}"' for name in values)
    return f'INSERT INTO "{meta.db_table}" ({names}) VALUES ({", ".join(["%s"] * len(values))})', list(values.values())


def seen(label: str) -> set[int]:
    """Whose rows of a table this connection sees now, counted in plain SQL."""
    key = apps.get_model(label)._meta.pk
    assert key is not None
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key.column}"::text FROM "{table_of(label)}"')
        found = {one for (one,) in cursor.fetchall()}
    return {place for place in (HERE, THERE) if _key(key, place) in found}


def wrong() -> dict[tuple[str, str], set[int]]:
    """Where a context sees other rows than the declaration says."""
    found = {}
    for who, context in CONTEXTS.items():
        with wall.within(context):
            for label in LABELS:
                if (rows := seen(label)) != expected(label, who):
                    found[label, who] = rows
    return found


def test_each_context_sees_of_each_table_what_the_declaration_says() -> None:
    assert len(LABELS) > 35
    assert wrong() == {}


@pytest.mark.parametrize("label", LABELS)
def test_nobody_writes_a_row_of_another_organisation(label: str) -> None:
    key = apps.get_model(label)._meta.pk
    assert key is not None
    table, column, theirs = table_of(label), key.column, _key(key, THERE)
    context = Context(ME, {level: frozenset({HERE}) for level in Level}, frozenset({CODE[HERE]}))
    with wall.within(context), connection.cursor() as cursor:
        if isinstance(WALL[label], Chain):
            for deed in ("UPDATE", "DELETE FROM"):
                rest = f' SET "{column}" = "{column}"' if deed == "UPDATE" else ""
                with pytest.raises(ProgrammingError), transaction.atomic():
                    cursor.execute(f'{deed} "{table}"{rest}')
            return
        cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" WHERE "{column}" = %s', [theirs])
        assert cursor.rowcount == 0
        cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" = %s', [theirs])
        assert cursor.rowcount == 0
        statement, values = _row(label, THERE)
        values[0] = _key(key, 9_003)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            cursor.execute(statement, values)
        if isinstance(WALL[label], Own | Named | Between):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                cursor.execute(f'UPDATE "{table}" SET organisation_id = {THERE} WHERE "{column}" = %s', [_key(key, HERE)])


def test_without_a_context_nothing_is_there_and_nothing_is_written() -> None:
    with wall.within(NOBODY), connection.cursor() as cursor:
        for label in LABELS:
            assert seen(label) == set()
            if not isinstance(WALL[label], Chain):
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    cursor.execute(*_row(label, HERE))


@pytest.mark.parametrize("label", [label for label in LABELS if getattr(WALL[label], "grants", "")])
def test_whoever_looks_along_reads_a_case_and_what_is_about_it_until_that_is_over(label: str) -> None:
    """The row is of somebody else; only the grant lets it be read, as long as it runs."""
    declared = WALL[label]
    assert isinstance(declared, Named | Between)
    grants, day, passed = table_of(declared.grants), "CURRENT_DATE", "CURRENT_DATE - 2"
    along = Context(ME, {Level.CONTENT: frozenset({HERE})})
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table_of(declared.seats)}"')
        if isinstance(declared, Between):
            cursor.execute(f'UPDATE "{table_of(label)}" SET asker_id = {OTHER}, {declared.looks} = {ME}')
    for start, until, ended, sees in (
        (passed, f"{day} + 2", "NULL", {HERE}),
        (passed, f"{day} + 2", "now()", set()),
        (f"{day} - 9", passed, "NULL", set()),
    ):
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{grants}" SET start = {start}, until = {until}, ended_at = {ended}')
        with wall.within(along):
            assert seen(label) == sees


def test_a_policy_that_is_opened_is_seen_by_the_rows_and_by_the_check() -> None:
    """Each policy in turn shows all: the rows must tell, and so must what ``dijkwacht check`` looks at."""
    assert gaps() == {}
    for table, policies in declared().items():
        for policy in policies:
            if policy.command == "INSERT":
                continue
            with transaction.atomic():
                with as_owner(), connection.cursor() as cursor:
                    cursor.execute(f'ALTER POLICY {policy.name} ON "{table}" USING (true)')
                assert {table_of(label) for label, _ in wrong()} == {table}, policy
                assert gaps().keys() == {table}
                transaction.set_rollback(True)


def test_a_wall_that_was_taken_down_is_put_up_again_and_the_rest_is_left_alone() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE pictures_answer DISABLE ROW LEVEL SECURITY")
        cursor.execute("CREATE POLICY stranger ON findings_finding FOR SELECT USING (true)")
        cursor.execute("DROP POLICY own ON measures_measure")
        cursor.execute("CREATE POLICY stranger ON organisations_region FOR SELECT USING (true)")
        assert wall.put_up() == ["findings_finding", "measures_measure", "organisations_region", "pictures_answer"]
        assert wall.put_up() == []
    assert wrong() == {}


def test_the_role_that_serves_cannot_pass_the_wall_and_one_that_can_is_named() -> None:
    assert not is_lifted_for_this_role()
    with as_owner():
        assert is_lifted_for_this_role()
    with connection.cursor() as cursor:
        lift = "ALTER TABLE pictures_answer DISABLE ROW LEVEL SECURITY"
        for deed in (lift, "TRUNCATE audit_event", "DROP TABLE pictures_answer"):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(deed)
