"""What is kept beside the reports: an organisation's own templates, and who has which numbered copy."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.documents.templates.kinds import MAX_BYTES, TemplateForm


class OwnTemplate(models.Model):
    """The template that an organisation gave for its papers, looked over; at most one of each kind."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="own_templates")
    form = Choice(TemplateForm, max_length=4)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    taken_in_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "form"], name="own_template_once"),
            known("form", TemplateForm, name="own_template_form_known"),
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=MAX_BYTES), name="own_template_size"),
        ]

    def __str__(self) -> str:
        return f"own template {self.pk}"


class PublicVersion(models.Model):
    """What an organisation wrote in the public version of a picture; an empty text is the one that dijkwacht proposes."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.OneToOneField(Picture, models.CASCADE, related_name="public_version")
    examined = models.TextField(blank=True)
    method = models.TextField(blank=True)
    doing = models.TextField(blank=True)
    following = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"public version {self.pk}"


class NumberedCopy(models.Model):
    """One copy of the set for a closed briefing: to which function it went, and what became of it; never a name."""

    MOST = 9_999

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="copies")
    number = models.PositiveSmallIntegerField()
    given_to = models.CharField(max_length=80)
    given_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)
    destroyed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["picture", "number"], name="copy_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="copy_numbered"),
            models.CheckConstraint(condition=~Q(given_to=""), name="copy_given_to"),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("given_on")), name="copy_returned_after_given"
            ),
            models.CheckConstraint(
                condition=Q(destroyed_on=None) | Q(destroyed_on__gte=F("given_on")), name="copy_destroyed_after_given"
            ),
            models.CheckConstraint(
                condition=Q(destroyed_on=None) | Q(returned_on=None) | Q(destroyed_on__gte=F("returned_on")),
                name="copy_destroyed_after_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"copy {self.pk}"
