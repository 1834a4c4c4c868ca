"""Writing whatever was composed in one of its forms: the only place that knows which writer that takes."""

from importlib import import_module

from dijkwacht.documents.college.slides import Deck
from dijkwacht.documents.files import Form
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.templates.kinds import Accepted

Content = Paper | Deck


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
