"""Addresses of the adviser's work."""

from django.urls import path

from dijkwacht.web.work import analysis, findings, overview, picture_steps, shelf, summary, upload
from dijkwacht.web.work.closing import passages
from dijkwacht.web.work.closing import views as closing
from dijkwacht.web.work.criterion import views as criterion

app_name = "work"
urlpatterns = [
    path("", overview.index, name="index"),
    path("teksten/", shelf.shelf, name="shelf"),
    path("<uuid:picture>/", analysis.analysis, name="analysis"),
    path("<uuid:picture>/onderdeel/<str:criterion>/", criterion.criterion, name="criterion"),
    path("<uuid:picture>/bevindingen/", findings.findings, name="findings"),
    path("<uuid:picture>/samenvatting/", summary.summary, name="summary"),
    path("<uuid:picture>/stap/", picture_steps.move, name="move"),
    path("<uuid:picture>/stap/terug/", picture_steps.step, name="step"),
    path("<uuid:picture>/stap/feitencheck/", picture_steps.fact_check, name="fact_check"),
    path("<uuid:picture>/stap/vervallen/", picture_steps.lapse, name="lapse"),
    path("<uuid:picture>/afronden/", closing.closing, name="closing"),
    path("<uuid:picture>/afronden/passages/", passages.passages, name="passages"),
    path("<uuid:picture>/afronden/passages/<str:part>/", passages.passage, name="passage"),
    path("<uuid:picture>/afronden/passages/<str:part>/<str:criterion>/", passages.passage, name="passage_of"),
    path("<uuid:picture>/werkboek/", upload.upload, name="upload"),
    path("<uuid:picture>/werkboek/vragen.xlsx", upload.workbook, name="workbook"),
    path("<uuid:picture>/werkboek/<uuid:upload>/", upload.preview, name="preview"),
    path("<uuid:picture>/werkboek/<uuid:upload>/overnemen/", upload.take_over, name="take_over"),
]
