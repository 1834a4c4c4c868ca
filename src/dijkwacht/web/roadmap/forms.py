"""What the adviser chooses for a picture, and changes in its roadmap."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms

from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import members_on, name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.actions import Beginning
from dijkwacht.apps.roadmap.rules import answers_until, on_quiet_free
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.fields import Day, Text, offer
from dijkwacht.web.parts.roadmap_board import OWNER_CHOICES

_KICK_OFF: Final = (
    "Vanaf deze dag rekent het draaiboek: negen weken tot het besluit. Op feestdagen en van 24 december tot en met 1 januari"
    " komt geen stap."
)


def _choices(versions: list[NormVersion]) -> list[tuple[str, str]]:
    found = []
    for version in versions:
        whole, basic = (len(norm_set(version, is_basic=is_basic).criteria) for is_basic in (False, True))
        name = f"{version.title}, versie {version.version}"
        if 0 < basic < whole:
            found.append((f"{version.pk}-basic", f"Basis: {basic} onderdelen. {name}"))
        found.append((f"{version.pk}-full", f"Volledig: {whole} onderdelen. {name}"))
    return found


class PlanForm(forms.Form):
    """A picture to begin, for one organisation."""

    questions = forms.ChoiceField(
        label="Hoeveel vraagt u?",
        widget=forms.RadioSelect,
        help_text="Een basisbeeld kan later uitgroeien tot een volledig beeld, zonder iets twee keer te vragen.",
        error_messages={"required": "Kies een normenset.", "invalid_choice": "Kies een normenset uit de lijst."},
    )
    kick_off = Day("Dag van de kick-off", help_text=_KICK_OFF)
    reference_date = Day(
        "Peildatum",
        help_text="Het beeld gaat over deze dag, en bewijs van daarna telt niet mee. Voorgesteld is de dag waarop de vragenlijst"
        " sluit: dan telt ook mee wat uw collega’s tijdens het onderzoek nog vastleggen. Een stuk van vóór deze dag zegt dat de"
        " dag nog niet is geweest.",
    )
    members = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label="Voor welke deelnemers geldt het beeld?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    following = forms.ModelChoiceField(
        Picture.objects.none(), label="Waarmee begint u?", widget=forms.RadioSelect, required=False, empty_label=None
    )

    def __init__(self, *args: Any, organisation: Organisation, versions: list[NormVersion], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {version.pk: version for version in versions}
        offer(self.fields["questions"], _choices(versions))
        self._offer_members(organisation, on)
        self._offer_older(organisation)

    def _offer_members(self, organisation: Organisation, on: date) -> None:
        members = members_on(organisation, on) if organisation.kind == Kind.JOINT_BODY else Organisation.objects.none()
        offer(self.fields["members"], [(member.pk, name_on(member, on)) for member in members], rows=members)
        if not members:
            del self.fields["members"]

    def _offer_older(self, organisation: Organisation) -> None:
        older = Picture.objects.filter(organisation=organisation, state=State.ADOPTED).order_by("-reference_date")
        codes = {version.code for version in self.versions.values()}
        found = [picture for picture in older.select_related("norm").defer("norm__content") if picture.norm.code in codes]
        offer(
            self.fields["following"],
            [("", "Met lege vragen"), *((one.pk, f"Met de antwoorden van {long_date(one.reference_date)}") for one in found)],
            rows=older.filter(pk__in=[picture.pk for picture in found]),
        )
        if not found:
            del self.fields["following"]

    def beginning(self) -> Beginning:
        """What was chosen: the version and whether only its basic questions are asked, the days, for whom and after which."""
        said = self.cleaned_data
        number, _, size = said["questions"].partition("-")
        norm, members = self.versions[int(number)], tuple(said.get("members") or ())
        return Beginning(norm, size == "basic", said["reference_date"], said["kick_off"], members, said.get("following"))


def usual_days(on: date) -> dict[str, date]:
    """What stands in the form at first: the Monday after next, and as the day that counts the last of its questions."""
    kick_off = on_quiet_free(on + timedelta(days=14 - on.weekday()))
    return {"reference_date": answers_until(kick_off), "kick_off": kick_off}


class KickOffForm(forms.Form):
    """From which day a roadmap is laid."""

    kick_off = Day("Dag van de kick-off", help_text=_KICK_OFF)


class MoveForm(forms.Form):
    """A step on another day."""

    to = Day("Nieuwe dag", help_text="De open stappen erna schuiven evenveel werkdagen mee.")


class DoneForm(forms.Form):
    """The day on which a step was done."""

    on = Day("Gedaan op")


class SkipForm(forms.Form):
    """Why a step is left out."""

    reason = Text("Waarom slaat u deze stap over?", help_text="De organisatie leest dit in het draaiboek.")


class OwnerForm(forms.Form):
    """Who takes care of a step."""

    owner = forms.ChoiceField(label="Wie zorgt ervoor?", choices=OWNER_CHOICES)
