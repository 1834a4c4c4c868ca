"""Which term runs out, and how do I reckon one?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.web.request import SignedIn


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which term runs out?"""
    context = {"today": timezone.localdate()}
    return render(request, "instruments/index.html", context)
