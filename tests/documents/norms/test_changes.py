"""What a version of a norm changes about the one before."""

from dijkwacht.documents.norms.changes import Change, changes
from dijkwacht.documents.norms.model import Criterion, NormSet, Theme


def norm(*criteria: Criterion) -> NormSet:
    return NormSet(
        id="proef", version="1", title="Proef", applies_to=("province",), themes=(Theme(id="A", title="A", criteria=criteria),)
    )


ONE, TWO, THREE = (Criterion(id=f"A-{number}", text=f"Eis {number}.") for number in (1, 2, 3))


def test_the_same_norm_changes_nothing() -> None:
    assert changes(norm(ONE, TWO), norm(ONE, TWO)) == ()


def test_what_is_new_other_or_gone_is_told_in_the_order_of_the_new_version() -> None:
    other = TWO.model_copy(update={"text": "Anders."})
    heavier = THREE.model_copy(update={"must": True})
    new = Criterion(id="A-0", text="Nieuw.")
    found = changes(norm(ONE, TWO, THREE), norm(new, heavier, other))
    assert [(each.change, each.criterion.id) for each in found] == [
        (Change.NEW, "A-0"),
        (Change.ELSE, "A-3"),
        (Change.REWORDED, "A-2"),
        (Change.GONE, "A-1"),
    ]
    assert [each.is_other_text for each in found] == [False, False, True, False]


def test_another_place_in_the_norm_is_no_change() -> None:
    assert changes(norm(ONE, TWO), norm(TWO, ONE)) == ()
