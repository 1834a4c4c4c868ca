"""Writing whatever was composed in one of its forms: the only place that knows which writer that takes."""

from importlib import import_module

from dijkwacht.documents.college.slides import Deck
from dijkwacht.documents.files import Form
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.templates.kinds import Accepted

Content = Paper | Deck


def told_of(content: Content, form: Form) -> str:
    """What whoever takes this form along should know: which signs it cannot show, and where they stand."""
    if form is not Form.PDF or isinstance(content, Deck):
        return ""
    told: str = import_module("dijkwacht.documents.paper.unset").unset(content)
    return told


def write(content: Content, form: Form, *, template: Accepted | None = None) -> bytes:
    """The file of a document, a paper in the template of an organisation where there is one."""
    # The writers are heavy: a process that never hands out a document never loads them.
    written: bytes
    if isinstance(content, Deck):
        written = getattr(import_module(f"dijkwacht.documents.college.{form}"), form)(content)
    elif template:
        written = import_module("dijkwacht.documents.templates.intake").filled(template, content)
    else:
        written = import_module(f"dijkwacht.documents.paper.{form}").write(content)
    return written
