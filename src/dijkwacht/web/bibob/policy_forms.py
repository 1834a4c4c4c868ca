"""What is filled in about an application, and about a policy line."""

from typing import Any, Final, cast

from django import forms
from django.utils.text import slugify

from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.bibob.model import (
    GROUP_WORDS,
    INDICATOR_WORDS,
    MODE_WORDS,
    SERVICE_WORDS,
    Area,
    Decision,
    IndicatorId,
    Indicators,
    Line,
    Mode,
    Policy,
    Service,
    SignalId,
)
from dijkwacht.documents.bibob.selection import Application, Financing
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import CHOOSE, Prose, Text, offer

MODES: Final = [("", "niet genoemd"), *MODE_WORDS.items()]
MOST_AREAS: Final = 30
LONGEST_AREA: Final = 60


class SelectionForm(forms.Form):
    """The features of an application: nothing about anybody."""

    decision = forms.ChoiceField(label="Om welke beslissing gaat het?", error_messages=CHOOSE)
    area = forms.ChoiceField(label="In welk gebied?", required=False)
    renewal = forms.ChoiceField(
        label="Is het de eerste keer?",
        choices=[("first", "Eerste aanvraag, of een nieuwe overeenkomst"), ("renewal", "Verlenging zonder wijziging")],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    financing = forms.ChoiceField(
        label="Waar komt het geld vandaan?",
        choices=[(one.value, capital(one.word)) for one in Financing],
        initial=Financing.UNKNOWN,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
        help_text="Eigen geld en ‘nog niet bekend’ zijn geen indicatie. Bij een opdracht of evenement telt dit niet.",
    )
    signals = forms.MultipleChoiceField(
        label="Is er een tip of signaal?", required=False, widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )
    new_owner = forms.BooleanField(label="Kort geleden van eigenaar gewisseld", required=False)
    odd_price = forms.BooleanField(label="De prijs of huur wijkt duidelijk af van wat gewoon is", required=False)

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["decision"], [("", "kies een beslissing"), *by_group(policy.body)])
        offer(self.fields["area"], [("", "ergens anders"), *((area.id, area.title) for area in policy.areas)])
        # An indication of one's own is asked for by what it is.
        offer(self.fields["signals"], [(one.id, one.title) for one in law().signals if one.id != "eigen-indicatie"])
        if not policy.areas:
            del self.fields["area"]

    def application(self) -> Application:
        """What was filled in."""
        said = self.cleaned_data
        return Application(
            decision=said["decision"],
            area=said.get("area", ""),
            signals=frozenset(said["signals"]),
            is_renewal=said["renewal"] == "renewal",
            financing=Financing(said["financing"]),
            has_new_owner=said["new_owner"],
            has_odd_price=said["odd_price"],
        )


def by_group(body: str, *, only_allowed: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The decisions of a kind of body as choices, by group."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in law().of_body(body):
        if one.allowed != "no" or not only_allowed:
            found.setdefault(GROUP_WORDS[one.group], []).append((one.id, one.title))
    return list(found.items())


class PolicyForm(forms.Form):
    """A policy line: its head, and for each decision when it is tested, where, and what a renewal gets."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    title = Prose(label="Hoe heet het beleid?", max_length=200, error_messages={"required": "Vul in hoe het beleid heet."})
    areas = Text("Gebieden", rows=3, help_text="Eén gebied per regel. Leeg: het beleid geldt overal gelijk.")
    signals = forms.MultipleChoiceField(
        label="Welke signalen zijn een aanleiding?", required=False, widget=forms.CheckboxSelectMultiple
    )
    indicators = forms.MultipleChoiceField(
        label="Welke eigen indicaties tellen?",
        choices=[*INDICATOR_WORDS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    light_from = forms.IntegerField(label="Lichte toets vanaf hoeveel indicaties?", min_value=1, max_value=9)
    standard_from = forms.IntegerField(label="Gewone toets vanaf hoeveel indicaties?", min_value=1, max_value=9)
    environment_service = forms.ChoiceField(
        label="Omgevingsdienst", choices=[(name, capital(words)) for name, words in SERVICE_WORDS.items()]
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body, self.name = policy.body, policy.id
        self.decisions = law().of_body(policy.body)
        offer(self.fields["signals"], [(one.id, one.title) for one in law().signals])
        for name in ("light_from", "standard_from"):
            self.fields[name].error_messages = {"required": "Vul 1 tot en met 9 in.", "invalid": "Vul een heel getal in."}
        for decision in self.decisions:
            self._add(decision)

    def _add(self, decision: Decision) -> None:
        label = f"{decision.title}: wanneer toetst u?"
        self.fields[f"mode-{decision.id}"] = forms.ChoiceField(label=label, choices=MODES, required=False)
        self.fields[f"areas-{decision.id}"] = Prose(
            label="Alleen in deze gebieden", required=False, max_length=400, help_text="Met komma’s ertussen; leeg is overal."
        )
        self.fields[f"why-{decision.id}"] = Prose(
            label="Waarom toetst u zo?",
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"max_length": "Maak de tekst korter: hooguit 500 tekens."},
        )
        self.fields[f"renewal-{decision.id}"] = forms.BooleanField(label="Verlenging zonder wijziging: licht", required=False)

    def rows(self) -> list[dict[str, Any]]:
        """The fields by decision."""
        names = {"mode": "mode", "areas": "areas", "renewal": "renewal", "why": "why"}
        return [
            {"decision": one, "group": GROUP_WORDS[one.group], **{key: self[f"{key}-{one.id}"] for key in names}}
            for one in self.decisions
        ]

    def clean_areas(self) -> tuple[Area, ...]:
        """The areas, one a line."""
        titles = [line.strip() for line in self.cleaned_data["areas"].splitlines() if line.strip()]
        ids = [slugify(title)[:40].strip("-") for title in titles]
        if len(titles) > MOST_AREAS or any(len(title) > LONGEST_AREA for title in titles):
            raise forms.ValidationError(f"Noem hooguit {MOST_AREAS} gebieden, elk van hooguit {LONGEST_AREA} tekens.")
        if not all(ids) or len(set(ids)) < len(ids):
            raise forms.ValidationError("Geef elk gebied een eigen naam met letters of cijfers.")
        return tuple(Area(id=name, title=title) for name, title in zip(ids, titles, strict=True))

    def clean(self) -> dict[str, Any]:
        """The areas of each line are in the list, and light comes before standard."""
        said = super().clean() or self.cleaned_data
        known = {area.title.casefold(): area.id for area in said.get("areas", ())}
        for decision in self.decisions:
            field = f"areas-{decision.id}"
            named = [part.strip() for part in said.get(field, "").split(",") if part.strip()]
            unknown = [part for part in named if part.casefold() not in known]
            if unknown and "areas" in said:
                self.add_error(field, "Een gebied staat niet in de lijst hierboven. Zet het daar eerst bij.")
            said[field] = tuple(dict.fromkeys(known[part.casefold()] for part in named if part.casefold() in known))
        light, standard = said.get("light_from"), said.get("standard_from")
        if light and standard and standard < light:
            self.add_error("standard_from", "Een gewone toets vraagt minstens evenveel indicaties als een lichte.")
        return said

    def policy(self) -> Policy:
        """What was filled in."""
        said = self.cleaned_data
        return Policy(
            id=self.name,
            version="eigen",
            title=said["title"],
            body=self.body,
            environment_service=cast("Service", said["environment_service"]),
            areas=said["areas"],
            indicators=Indicators(
                chosen=cast("tuple[IndicatorId, ...]", tuple(said["indicators"])),
                light_from=said["light_from"],
                standard_from=said["standard_from"],
            ),
            signals=cast("tuple[SignalId, ...]", tuple(said["signals"])),
            lines=tuple(self._line(decision.id) for decision in self.decisions if said.get(f"mode-{decision.id}")),
        )

    def _line(self, decision: str) -> Line:
        said = self.cleaned_data
        mode = cast("Mode", said[f"mode-{decision}"])
        areas = said[f"areas-{decision}"] if mode == "standard" else ()
        light = said[f"renewal-{decision}"] and mode == "standard"
        why = said[f"why-{decision}"] or None
        return Line(decision=decision, mode=mode, areas=areas, renewal="light" if light else "same", why=why)


def filled(policy: Policy, *, seen: str = "") -> dict[str, Any]:
    """A policy line as the form shows it."""
    found: dict[str, Any] = {
        "seen": seen,
        "title": policy.title,
        "areas": "\n".join(area.title for area in policy.areas),
        "signals": list(policy.signals),
        "indicators": list(policy.indicators.chosen),
        "light_from": policy.indicators.light_from,
        "standard_from": policy.indicators.standard_from,
        "environment_service": policy.environment_service,
    }
    for line in policy.lines:
        found[f"mode-{line.decision}"] = line.mode
        found[f"areas-{line.decision}"] = ", ".join(policy.area_titles(line.areas))
        found[f"renewal-{line.decision}"] = line.renewal == "light"
        found[f"why-{line.decision}"] = line.why or ""
    return found
