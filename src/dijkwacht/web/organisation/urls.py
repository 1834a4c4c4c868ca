"""Addresses of the own organisation."""

from django.urls import path

from dijkwacht.web.organisation import levels, roadmap_page, studies, views

app_name = "organisation"
urlpatterns = [
    path("", views.index, name="index"),
    path("eerder/", studies.studies, name="studies"),
    path("eerder/nieuw/", studies.register, name="register"),
    path("eerder/<int:study>/", studies.revise, name="revise"),
    path("eerder/<int:study>/weghalen/", studies.remove, name="remove"),
    path("<uuid:picture>/draaiboek/", roadmap_page.roadmap, name="roadmap"),
    path("<uuid:picture>/draaiboek/<int:step>/gedaan/", roadmap_page.done, name="done"),
    path("<uuid:picture>/draaiboek.ics", roadmap_page.calendar, name="calendar"),
    path("<uuid:picture>/niveaus/", levels.levels, name="levels"),
]
