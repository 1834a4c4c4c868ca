"""Taking in a template: which kind it is, what may stay of it, and whether our text can be put in."""

from datetime import date

from dijkwacht.documents.paper.model import Column, Heading, Notice, Paper, Paragraph, Points, Run, Table
from dijkwacht.documents.templates.kinds import MAX_BYTES, Accepted, TemplateForm
from dijkwacht.documents.templates.markers import look_at_markers
from dijkwacht.documents.templates.open_template import open_template
from dijkwacht.documents.templates.open_text import filled_odt, open_lines
from dijkwacht.documents.templates.package import DAMAGED, TOO_LARGE, WRONG_NAME, stop, unpacked
from dijkwacht.documents.templates.word_place import word_lines
from dijkwacht.documents.templates.word_template import word_template
from dijkwacht.documents.templates.word_text import filled_docx
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import over_size

_ENDINGS = {"docx": TemplateForm.DOCX, "dotx": TemplateForm.DOCX, "odt": TemplateForm.ODT, "ott": TemplateForm.ODT}
_TRIAL = Paper(
    "Proef", "Proef", "Proef", "Proef", "Proef", date(2026, 1, 1),
    (Heading(1, "1"), Notice("1"), Table("1", (Column("1", 1),), (("1",),)), Points((Paragraph("1"),), is_numbered=True),
     Points((Paragraph(Run("1", is_gap=True)),))),
)  # fmt: skip


def accepted(data: bytes, *, file: str) -> Accepted:
    """The template as it may be kept, after our text was put in it once.

    Raises:
        InvalidInput: it is refused; the reason says what to do.
    """
    ending = file.rpartition(".")[2].lower()
    parts = unpacked(data, file=file)
    form = TemplateForm.ODT if "mimetype" in parts else TemplateForm.DOCX
    if _ENDINGS.get(ending) is not form:
        stop(WRONG_NAME)
    is_odt = form is TemplateForm.ODT
    clean = open_template(parts) if is_odt else word_template(parts)
    if len(clean) > MAX_BYTES:
        stop(TOO_LARGE.format(over_size(len(clean), MAX_BYTES)))
    told = look_at_markers(*(open_lines if is_odt else word_lines)(unpacked(clean)))
    try:
        filled(Accepted(form, clean), _TRIAL)
    except (InvalidInput, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever the office libraries stumble over, it has to come out now and not at the college
        stop(DAMAGED)
    return Accepted(form, clean, told)


def filled(template: Accepted, paper: Paper) -> bytes:
    """The paper in this template."""
    fill = filled_docx if template.form is TemplateForm.DOCX else filled_odt
    return fill(template.content, paper)
