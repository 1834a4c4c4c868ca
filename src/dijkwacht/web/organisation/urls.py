"""Addresses of the own organisation."""

from django.urls import path

from dijkwacht.web.organisation import following, levels, studies, views

app_name = "organisation"
urlpatterns = [
    path("", views.index, name="index"),
    path("eerder/", studies.studies, name="studies"),
    path("eerder/nieuw/", studies.register, name="register"),
    path("eerder/<int:study>/", studies.revise, name="revise"),
    path("eerder/<int:study>/weghalen/", studies.remove, name="remove"),
    path("<uuid:picture>/draaiboek/", following.roadmap, name="roadmap"),
    path("<uuid:picture>/draaiboek/<int:step>/gedaan/", following.done, name="done"),
    path("<uuid:picture>/draaiboek.ics", following.calendar, name="calendar"),
    path("<uuid:picture>/niveaus/", levels.levels, name="levels"),
]
