"""Addresses of measures."""

from django.urls import path

from dijkwacht.web.measures import board, sharing, steps, taking, views, writing
from dijkwacht.web.measures.lists import reading_in, table

app_name = "measures"
urlpatterns = [
    path("", board.index, name="index"),
    path("lijst/", table.index, name="list"),
    path("lijst.<str:form>", table.download, name="download"),
    path("inlezen/", reading_in.read_in, name="read_in"),
    path("inlezen/<uuid:upload>/", reading_in.preview, name="preview"),
    path("delen/", sharing.share, name="share"),
    path("nieuw/", writing.new, name="new"),
    path("aanbeveling/<uuid:picture>/<str:criterion>/", taking.take_up, name="take_up"),
    path("<uuid:measure>/", views.measure, name="measure"),
    path("<uuid:measure>/wijzigen/", writing.revise, name="revise"),
    path("<uuid:measure>/effect/", writing.effects, name="effects"),
    path("<uuid:measure>/naar/<str:to>/", steps.step, name="step"),
]
