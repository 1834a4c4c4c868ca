"""Addresses of measures."""

from django.urls import path

from dijkwacht.web.measures import barrier, board, measure_draft, measure_page, recommendation, share_page, steps, together
from dijkwacht.web.measures.lists import reading_in, table

app_name = "measures"
urlpatterns = [
    path("", board.index, name="index"),
    path("lijst/", table.index, name="list"),
    path("lijst.<str:form>", table.download, name="download"),
    path("inlezen/", reading_in.read_in, name="read_in"),
    path("inlezen/<uuid:upload>/", reading_in.preview, name="preview"),
    path("delen/", share_page.share, name="share"),
    path("besluit/", together.decide, name="decide"),
    path("besluit/ongedaan/", together.undo, name="undo_decision"),
    path("nieuw/", measure_draft.new, name="new"),
    path("aanbeveling/<uuid:picture>/<str:criterion>/", recommendation.take_up, name="take_up"),
    path("barriere/<uuid:in_use>/<str:barrier>/", barrier.pursue, name="pursue"),
    path("<uuid:measure>/", measure_page.measure, name="measure"),
    path("<uuid:measure>/wijzigen/", measure_draft.revise, name="revise"),
    path("<uuid:measure>/effect/", measure_draft.effects, name="effects"),
    path("<uuid:measure>/naar/<str:to>/", steps.step, name="step"),
]
