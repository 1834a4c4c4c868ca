"""Addresses of measures."""

from django.urls import path

from dijkwacht.web.measures import board, steps, taking, views, writing

app_name = "measures"
urlpatterns = [
    path("", board.index, name="index"),
    path("nieuw/", writing.new, name="new"),
    path("aanbeveling/<uuid:picture>/<str:criterion>/", taking.take_up, name="take_up"),
    path("<uuid:measure>/", views.measure, name="measure"),
    path("<uuid:measure>/wijzigen/", writing.revise, name="revise"),
    path("<uuid:measure>/effect/", writing.effects, name="effects"),
    path("<uuid:measure>/naar/<str:to>/", steps.step, name="step"),
]
