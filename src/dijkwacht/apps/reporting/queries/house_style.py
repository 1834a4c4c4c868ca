"""The templates that organisations gave for their own papers."""

from django.db.models import QuerySet

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting.models import OwnTemplate
from dijkwacht.documents.files import Form
from dijkwacht.documents.templates.kinds import Accepted, TemplateForm


def templates_of(organisation: Organisation) -> QuerySet[OwnTemplate]:
    """The templates that an organisation gave, without what is in them."""
    return OwnTemplate.objects.filter(organisation=organisation).defer("content").order_by("form")


def template_for(organisation: Organisation, form: Form) -> Accepted | None:
    """The template of an organisation for a form of paper, if it gave one."""
    row = OwnTemplate.objects.filter(organisation=organisation, form=form.value).first()
    return Accepted(TemplateForm(row.form), bytes(row.content)) if row else None
