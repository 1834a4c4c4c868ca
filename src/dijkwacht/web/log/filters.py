"""Which events are shown: organisation, group and period, chosen by the address."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from dijkwacht.web.log.words import GROUPS

FIELDS: Final = ("organisatie", "soort", "van", "tot")


class Choice(forms.Form):
    """Organisation, group of deeds and period."""

    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    soort = forms.ChoiceField(
        label="Soort", required=False, choices=[("", "Alles"), *((name, words) for name, (words, _) in GROUPS.items())]
    )
    van = forms.DateField(label="Van", required=False)
    tot = forms.DateField(label="Tot en met", required=False)

    def __init__(self, asked: Mapping[str, Any], names: Mapping[str, str]) -> None:
        super().__init__(MultiValueDict({name: [asked.get(name, "")] for name in FIELDS}))
        organisation = self.fields["organisatie"]
        assert isinstance(organisation, forms.ChoiceField)  # noqa: S101  # nosec B101 - for the type checker
        organisation.choices = [("", "Alle organisaties"), *((code, name) for code, name in names.items() if code)]
        for name in ("van", "tot"):
            field = self.fields[name]
            field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            field.error_messages["invalid"] = "Schrijf een datum als 23-11-2026."

    def clean(self) -> dict[str, Any]:
        """A period runs forwards."""
        begin, end = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if begin and end and end < begin:
            self.add_error("tot", "Deze dag ligt voor het begin van de periode.")
        return self.cleaned_data

    def condition(self, codes: Mapping[str, str]) -> Q:
        """The events that were chosen, of the organisations in reach and no others."""
        asked = self.cleaned_data
        chosen = asked.get("organisatie")
        found = Q(organisation=chosen) if chosen else Q(organisation__in=list(codes))
        if group := asked.get("soort"):
            found &= _group(group)
        if begin := asked.get("van"):
            found &= Q(at__gte=_midnight(begin))
        if (end := asked.get("tot")) and end < date.max:
            found &= Q(at__lt=_midnight(end + timedelta(days=1)))
        return found

    def query(self, **more: object) -> str:
        """The part of the address after the question mark."""
        chosen = {name: self.cleaned_data.get(name) for name in FIELDS} | more
        asked = {name: value.isoformat() if isinstance(value, date) else value for name, value in chosen.items() if value}
        return f"?{urlencode(asked)}" if asked else "?"


def _group(name: str) -> Q:
    begins = reduce(or_, (Q(verb__startswith=begin) for begin in GROUPS[name][1]))
    reads = reduce(or_, (Q(verb__startswith=begin) for begin in GROUPS["inzage"][1]))
    return begins & ~reads if name == "beelden" else begins


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
