"""One page that shows every component; without sign-in, because it holds nothing of anybody."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

LEVELS = (
    {"number": 0, "words": "Er is niets vastgelegd"},
    {"number": 1, "words": "Er is een concept, of het is verouderd"},
    {"number": 2, "words": "Het is vastgesteld en actueel"},
    {"number": 3, "words": "Het is vastgesteld en bekend bij wie ermee werkt"},
)
BADGES = (
    ("calm", "gepland"),
    ("busy", "vragen staan uit"),
    ("attention", "lopen uiteen"),
    ("paper", "staat alleen op papier"),
    ("done", "op orde"),
)
FILE_FAULTS = (
    {"place": "4:3", "reason": "een thema heeft een naam nodig"},
    {"place": "19:7", "reason": "een niveau is 0, 1, 2 of 3"},
)
SECTIONS = (
    ("kleuren", "Kleuren en letters"),
    ("stappen", "Kop, knoppen en kaarten"),
    ("formulieren", "Formulieren"),
    ("niveaus", "Niveau kiezen"),
    ("meldingen", "Meldingen en standen"),
    ("cijfers", "Cijfers en tekeningen"),
    ("wegwijs", "Wegwijs"),
)
THEMES = (
    ("Bestuur en politiek", "3 van 5", "2 van 5", "nodig 4 van 5"),
    ("Vergunningen en toezicht", "5 van 6", "2 van 6", "nodig 4 van 6"),
    ("Vastgoed en grond", "1 van 4", "1 van 4", "nodig 3 van 4"),
)


class ExampleForm(forms.Form):
    """One field of each kind that the pages use."""

    reason = forms.CharField(
        label="Waarom is dit niet van toepassing?", help_text="Eén zin is genoeg. Noem geen namen van personen."
    )
    when = forms.DateField(label="Datum van het bewijs", help_text="Bijvoorbeeld 23-11-2026.")
    kind = forms.ChoiceField(
        label="Soort bewijs",
        choices=[("", "Kies een soort"), ("besluit", "Besluit"), ("training", "Training"), ("anders", "Anders")],
    )
    place = forms.CharField(label="Waar wordt het bewaard?", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    scope = forms.ChoiceField(
        label="Welke vragen wilt u zien?",
        choices=[("all", "Alle vragen"), ("open", "Alleen open vragen")],
        widget=forms.RadioSelect,
    )
    mail = forms.BooleanField(label="Mail mij als er iets verandert", required=False)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every component, in a light, dark or automatic theme; of the demo alone."""
    if not settings.IS_DEMO:
        raise Http404
    theme = request.GET.get("thema", "")
    context = {
        "colours": theme if theme in {"light", "dark"} else "",
        "sections": SECTIONS,
        "form": ExampleForm(auto_id="leeg_%s"),
        "refused": ExampleForm({"when": "gisteren", "scope": "all"}, auto_id="fout_%s"),
        "levels": LEVELS,
        "badges": BADGES,
        "file_faults": FILE_FAULTS,
        "places": (("Antwoorden!H4", "een telefoonnummer"),),
        "themes": THEMES,
        "facts": (("Organisatie", "Duinrade"), ("Peildatum", "23 november 2026"), ("Adviseur", "Ondersteuningsteam")),
        "trail": ({"label": "Start", "url": "/"}, {"label": "Beelden", "url": "/"}, {"label": "Duinrade", "url": ""}),
        "tabs": (
            {"label": "Alles", "url": "#wegwijs", "current": True, "count": 61},
            {"label": "Lopen uiteen", "url": "#wegwijs", "current": False, "count": 7},
            {"label": "Onbekend", "url": "#wegwijs", "current": False, "count": 3},
        ),
    }
    return render(request, "gallery/index.html", context)
