"""An assignment that ends while the page is open: nothing is saved, and what was written is given back."""

from django.test import Client

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.rules import Role
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import seen


def test_a_writer_keeps_the_words_when_the_assignment_ends(client: Client, work: Work) -> None:
    mark = seen(client.get(f"{work.url}samenvatting/"))
    other = make.user("opdrachtgever@example.org")
    make.membership(other, work.organisation, Role.CLIENT)
    accounts.end(assignment=work.adviser.assignments.get(), by=other)
    response = client.post(f"{work.url}samenvatting/", {"summary": "Dit schreef ik net.", "decision": "", "seen": mark})
    page = response.content.decode()
    assert response.status_code == 404
    assert "Dit schreef ik net." in page
    assert "Er is niets bewaard." in page
    work.picture.refresh_from_db()
    assert work.picture.summary == ""
    assert client.get(work.url).status_code == 404


def test_a_reader_of_a_page_that_is_not_there_gets_nothing_back(client: Client, work: Work) -> None:
    response = client.get("/werk/geen/", {"q": "een tekst met spaties"})
    assert "een tekst met spaties" not in response.content.decode()
