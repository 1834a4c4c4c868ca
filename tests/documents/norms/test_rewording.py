"""What was written otherwise between two versions of a norm set."""

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.rewording import Reworded, reworded


def norm(**texts: str) -> NormSet:
    criteria = [
        {
            "id": id_,
            "text": text.partition("|")[0],
            "ask": {"paper": text.partition("|")[2] or "Ligt het vast?", "practice": "Gebeurt het?"},
        }
        for id_, text in texts.items()
    ]
    themes = [{"id": "T", "title": "Thema", "criteria": criteria}]
    return NormSet.model_validate(
        {"id": "x", "version": "1", "title": "X", "applies_to": ["province"], "themes": themes}, strict=False
    )


def test_the_same_text_is_no_change() -> None:
    assert reworded(norm(A="Een tekst."), norm(A="Een tekst.")) == ()


def test_a_changed_text_is_shown_then_and_now() -> None:
    (change,) = reworded(norm(A="Een tekst.", B="Blijft."), norm(B="Blijft.", A="Een andere tekst."))
    assert change == Reworded("A", "Een tekst.", "Een andere tekst.", has_other_questions=False)
    assert change.has_other_text


def test_a_changed_question_is_a_change_too() -> None:
    (change,) = reworded(norm(A="Een tekst."), norm(A="Een tekst.|Is het vastgelegd?"))
    assert (change.has_other_text, change.has_other_questions) == (False, True)


def test_what_is_in_one_of_both_is_not_reworded() -> None:
    assert reworded(norm(A="Een tekst."), norm(B="Een tekst.")) == ()
