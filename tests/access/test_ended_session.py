"""Nothing typed is lost when a session ended: every form of every page, sent as a page and as a part of one."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import groupby
from typing import Any

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils.html import escape

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.typed.marks import FIELD, account
from tests import factories as make
from tests.access.forms import Form, Forms
from tests.access.subject import EVERYBODY, PEOPLE, Subject
from tests.access.test_access import ASKED, SUBJECTS, _path, _signed_in
from tests.access.test_refused_forms import _who
from tests.access.test_twice import undone

pytestmark = pytest.mark.django_db
WORDS = ("Dit typte ik, met ‘tekens’ & regels.\nEn nog een regel.", "eenwoord")
MARKS = {"csrfmiddlewaretoken", FIELD}
SECRET = "een-zin-van-mij-alleen"


def _typed(form: Form) -> dict[str, list[str]]:
    """A form as somebody filled it in: every free text with words of their own, all else as it stood."""
    filled: dict[str, list[str]] = {}
    for number, (name, values) in enumerate(form.fields.items()):
        own = values and values[0] in {"Een tekst", "nieuw@example.org"}
        filled[name] = [WORDS[number % 2]] if own else values or ["gekozen"]
    return filled


def _forms(client: Client, path: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    answer = client.get(path)
    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        for form in Forms(answer.content.decode()).found:
            if not form.action.startswith("/account/"):  # there one signs in: nothing of that is ever written out
                yield (form.action if form.action.startswith("/") else path), _typed(form)


def _lost(target: str, sent: Mapping[str, Any]) -> list[str]:
    """What is not in the page that somebody gets whose session ended."""
    answer = Client(raise_request_exception=False).post(target, sent)
    page = answer.content.decode().replace("\r\n", "\n")
    wanted = [value for name, values in sent.items() if name not in MARKS for value in values if value]
    lost = [f"lost {value[:20]!r}" for value in wanted if escape(value) not in page]
    is_told = "Niet bewaard" in page and ("Alsnog versturen" in page or not wanted)
    return lost if answer.status_code == 403 and is_told else [*lost, f"answers {answer.status_code}"]


def _replaced(target: str, sent: Mapping[str, Any]) -> list[str]:
    """What is wrong with the answer to a part of a page: the page stays as it was, and it is said above it."""
    answer = Client(raise_request_exception=False).post(target, sent, headers={"HX-Request": "true", "HX-Target": "inhoud"})
    stays = (answer.status_code, answer.headers.get("HX-Retarget"), answer.headers.get("HX-Reselect"))
    is_told = "u bent uitgelogd" in " ".join(answer.content.decode().split())
    return [] if stays == (422, "#melding", "unset") and is_told else [f"a part answers {stays}"]


def _told(subject: Subject, filled: Mapping[str, Any], here: Organisation) -> tuple[int, dict[str, list[str]]]:
    """How many forms the pages of a subject have, and which of them lose something."""
    people, found, number = {**PEOPLE, **subject.people}, {}, 0
    pages = [one for one, who in subject.table.items() if who != EVERYBODY and "form" not in ASKED[one]]
    for who, addresses in groupby(sorted(pages, key=lambda one: _who(subject, one)), key=lambda one: _who(subject, one)):
        with undone():
            client = _signed_in(people[who](Organisation.objects.get(pk=here.pk)))
            for address in addresses:
                for target, sent in _forms(client, _path(address, filled)):
                    number += 1
                    found |= {target: lost} if (lost := _lost(target, sent)) else {}
    return number, found


def _sent(subject: Subject, filled: Mapping[str, Any]) -> dict[str, list[str]]:
    """Which addresses lose something, whatever form was sent: what stands before every page looks at no page."""
    sent = {"text": [WORDS[0]], "number": ["Z-2026-77"], "on": ["2026-01-05"], "months": ["3"], "choice": ["soft"]}
    paths = [_path(address, filled) for address, who in subject.table.items() if who != EVERYBODY]
    return {path: lost for path in paths if (lost := [*_lost(path, sent), *_replaced(path, sent)])}


def test_no_form_loses_anything_when_the_session_ended() -> None:
    """Of each page the forms that it shows, and of each address a form that no scene here shows."""
    found: dict[str, list[str]] = {}
    number, here = 0, make.organisation(name="Duinrade")
    for subject in SUBJECTS.values():
        with undone():
            filled = subject.lay_out(Organisation.objects.get(pk=here.pk))
            found |= _sent(subject, filled)
            more, lost = _told(subject, filled, here)
            number, found = number + more, found | lost
    assert found == {}
    assert number > 70


def test_all_that_was_filled_in_goes_along_to_be_sent_again_and_no_password() -> None:
    sent = {"number": "Z-2026-77", "report_on": "2026-01-05", "months": "3", "password": SECRET, "password_again": SECRET}
    page = Client().post("/damocles/zaken/nieuw/", sent).content.decode()
    for name, value in sent.items():
        assert (f'<textarea name="{name}" hidden>\n{value}</textarea>' in page) is not name.startswith("password")
    assert SECRET not in page


def test_a_form_that_was_open_too_long_is_sent_again_by_one_button_where_the_browser_says_that_it_is_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client(enforce_csrf_checks=True)
    user = make.user()
    client.force_login(user)
    monkeypatch.setattr("dijkwacht.web.typed.marks.PROVES", timedelta(seconds=-1))
    mark = TimestampSigner(salt="dijkwacht.typed").sign(account(user.pk))
    sent = {"number": "Z-2026-77", "reason": "Een reden van mij", FIELD: mark}
    ours = client.post("/damocles/zaken/nieuw/", sent, headers={"Sec-Fetch-Site": "same-origin"}).content.decode()
    assert "Alsnog versturen" in ours
    assert "Z-2026-77" in ours
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}):
        answer = client.post("/damocles/zaken/nieuw/", sent, headers=headers).content.decode()
        assert "Alsnog versturen" not in answer
        assert "Z-2026-77" not in answer
