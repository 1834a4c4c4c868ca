"""A deed on a page is done, or says why not: beside a field, or above the form."""

from django import forms

from dijkwacht.kit.errors import Fault, InvalidInput, Refused
from dijkwacht.web.deeds import done


class Form(forms.Form):
    """One text."""

    text = forms.CharField()


def refuse() -> None:
    raise Refused("Nu niet.")


def fault(place: str) -> None:
    raise InvalidInput([Fault("", place, "Te lang.")])


def test_before_anything_is_sent_nothing_is_done() -> None:
    outcome = done(Form(), refuse)
    assert (outcome.is_done, outcome.status, outcome.refused) == (False, 200, "")


def test_a_form_that_is_wrong_does_nothing() -> None:
    outcome = done(Form({}), refuse)
    assert (outcome.is_done, outcome.status) == (False, 422)


def test_what_was_made_is_given() -> None:
    outcome = done(Form({"text": "a"}), lambda: "made")
    assert (outcome.is_done, outcome.made) == (True, "made")


def test_a_deed_that_gives_nothing_is_done_too() -> None:
    assert done(None, lambda: None).is_done


def test_a_refusal_is_kept() -> None:
    outcome = done(Form({"text": "a"}), refuse)
    assert (outcome.is_done, outcome.status, outcome.refused) == (False, 409, "Nu niet.")


def test_a_fault_comes_beside_its_field() -> None:
    form = Form({"text": "a"})
    assert done(form, lambda: fault("text")).status == 422
    assert form.errors == {"text": ["Te lang."]}


def test_a_fault_without_a_field_comes_above_the_form() -> None:
    form = Form({"text": "a"})
    done(form, lambda: fault("elsewhere"))
    assert form.non_field_errors() == ["Te lang."]
