"""A foreign key by name is an import too: it never points upward in the order of the apps."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import SOURCE, app_ranks, name

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "get_model", "swappable_dependency"}
RANKS = app_ranks()


def targets(source: str) -> Iterator[str]:
    """The apps that are named, not imported, in a file: in a relation, or by way of the user's setting."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in RELATIONS:
            for given in [*node.args[:1], *(word.value for word in node.keywords if word.arg in {"to", "through"})]:
                match given:
                    case ast.Constant(value=str(label)) if "." in label:
                        yield label.split(".")[-2]
                    case ast.Constant(value=str(label)) if label in RANKS:
                        yield label
                    case ast.Attribute(attr="AUTH_USER_MODEL"):
                        yield "accounts"


def upward(app: str, source: str) -> list[str]:
    """The apps named in a file of this app that do not lie below it."""
    return [target for target in targets(source) if target != app and target in RANKS and RANKS[target] >= RANKS[app]]


def test_the_order_of_the_apps_is_the_one_of_the_walls() -> None:
    assert (RANKS["clock"], RANKS["fields"], RANKS["wall"], RANKS["audit"]) == (0, 1, 2, 3)
    assert RANKS["organisations"] < RANKS["accounts"] < RANKS["norms"] < RANKS["pictures"] < RANKS["reporting"]
    assert RANKS["norms"] == RANKS["policies"]


def test_no_foreign_key_by_name_points_upward() -> None:
    found = {}
    for path in sorted((SOURCE / "apps").glob("*/**/*.py")):
        if above := upward(path.relative_to(SOURCE / "apps").parts[0], path.read_text(encoding="utf-8")):
            found[name(path)] = above
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        'a = models.ForeignKey("pictures.Picture", on_delete=models.CASCADE)',
        'a = ForeignKey(to="dijkwacht.pictures.Picture")',
        "a = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE)",
        'a = models.ManyToManyField("organisations.Region", through="accounts.Membership")',
        'a = apps.get_model("reporting", "Letter")',
        "dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]",
    ],
)
def test_a_key_that_points_upward_is_seen(line: str) -> None:
    assert upward("organisations", line)


def test_a_key_that_points_downward_or_home_is_right() -> None:
    assert upward("accounts", 'a = models.ForeignKey("organisations.Organisation", b)\nc = models.ForeignKey("self", d)') == []
