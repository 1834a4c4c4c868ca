"""What Damocles brings to the pages of its policy: the matrix, the examples, and a version as a file."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.queries import in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.tables import facts, reasons, tables
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.law.remarks import Remark, all_remarks, remarks
from dijkwacht.documents.letters.checklist import Ruling
from dijkwacht.documents.letters.library import checklist
from dijkwacht.web.files import sent
from dijkwacht.web.policies.subject import Subject, may_keep
from dijkwacht.web.request import SignedIn


def remarked(matrix: Matrix) -> list[tuple[Remark, tuple[Ruling, ...]]]:
    """What stands out in a policy, each with the rulings it rests on."""
    known = {ruling.id: ruling for ruling in (*checklist().rulings, *all_remarks().rulings)}
    return [(one, tuple(known[name] for name in one.said.rulings)) for one in remarks(matrix)]


def _told(here: Organisation, content: Mapping[str, Any] | None) -> dict[str, Any]:
    matrix = matrix_of(content) if content else None
    return {
        "matrix": matrix,
        "tables": tables(matrix) if matrix else (),
        "facts": facts(matrix) if matrix else (),
        "reasons": reasons(matrix) if matrix else (),
        "remarks": remarked(matrix) if matrix else (),
    }


def _beside(user: User, here: Organisation) -> dict[str, Any]:
    return {"examples": example_policies()}


DAMOCLES: Final = Subject(Instrument.DAMOCLES, "Damoclesbeleid", _told, _beside)


def own_matrix(organisation: Organisation) -> Matrix | None:
    """What the policy of an organisation says today; none where nothing was adopted."""
    policy = in_force(organisation, Instrument.DAMOCLES, on=timezone.localdate())
    return matrix_of(policy.content) if policy else None


def example(name: str) -> Matrix:
    """The example policy with this id.

    Raises:
        Http404: there is none.
    """
    found = next((matrix for matrix in example_policies() if matrix.id == name), None)
    if found is None:
        raise Http404
    return found


@require_GET
def download(request: SignedIn, code: str, number: int) -> HttpResponse:
    """A version as the file that can be read in again."""
    here = DAMOCLES.organisation_for(request.user, code, Right.SEE_POLICY)
    found = DAMOCLES.version(here, number, is_keeper=may_keep(request.user, here))
    content = write_matrix(matrix_of(found.content)).encode()
    return sent(Document(f"damoclesbeleid-versie-{found.number}", Form.YAML, content))
