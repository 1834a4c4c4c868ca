"""The outbox of the demo: the mailbox of all, on a site where all people are made up."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.wall import actions as wall

SHOWN = 50


# Who has been invited has no account: that reader too must find the mail with the link.
@login_not_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Which mail was sent?"""
    if not settings.IS_DEMO:
        raise Http404
    messages = Message.objects.order_by("-pk")
    with wall.service("outbox"):
        context = {"sent": messages[:SHOWN], "number": messages.count(), "shown": SHOWN, "is_example": True}
        return render(request, "outbox/index.html", context)
