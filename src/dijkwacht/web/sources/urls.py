"""Addresses of what a picture rests on; they stand below ``/werk/<picture>/bronnen/``."""

from django.urls import path

from dijkwacht.web.sources import documents, guide, members, record_page, talk_sheet

app_name = "sources"
urlpatterns = [
    path("", documents.index, name="index"),
    path("stukken/<int:document>/", documents.document, name="document"),
    path("vastleggen/<str:criterion>/", record_page.record, name="record"),
    path("antwoord/<int:answer>/", record_page.answer, name="answer"),
    path("antwoord/<int:answer>/verwijderen/", record_page.retract, name="retract"),
    path("gesprek/<str:function>/", talk_sheet.talk, name="talk"),
    path("deelnemers/", members.members, name="members"),
    path("deelnemers/<str:criterion>/", members.differs, name="differs"),
    path("stukken/", documents.printed, name="printed"),
    path("leidraad/<str:function>/", guide.page, name="guide"),
    path("leidraad/<str:function>/<str:form>/", guide.download, name="guide_file"),
]
