"""Every table says where its rows belong, and no policy is written by hand."""

from django.apps import apps

from dijkwacht.apps.wall.queries import table_of
from dijkwacht.apps.wall.rules.declarations import Shared
from dijkwacht.apps.wall.rules.policies import policies_of
from dijkwacht.apps.wall.rules.table import WALL
from tests.house.tree import SOURCE


def test_every_table_has_a_declaration_and_none_stands_for_a_table_that_is_not_there() -> None:
    assert {model._meta.label for model in apps.get_models(include_auto_created=True)} == WALL.keys()


def test_a_table_without_a_wall_says_why_and_holds_nothing_of_one_picture_or_case() -> None:
    shared = {label: declared for label, declared in WALL.items() if isinstance(declared, Shared)}
    assert all(len(declared.why) > 20 for declared in shared.values())
    columns = {label: {field.name for field in apps.get_model(label)._meta.get_fields() if field.concrete} for label in shared}
    assert {label for label, names in columns.items() if names & {"picture", "case", "measure"}} == set()


def test_policies_are_written_in_one_place() -> None:
    written = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if "CREATE POLICY" in path.read_text(encoding="utf-8")
    }
    assert written == {"apps/wall/rules/policies.py"}


def test_another_declaration_has_another_mark() -> None:
    policies = list(policies_of(WALL, table_of))
    assert len({policy.mark for policy in policies}) == len(policies)
