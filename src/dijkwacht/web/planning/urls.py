"""Addresses of planning, below the adviser's work."""

from django.urls import path

from dijkwacht.web.planning import growing, roadmap, views

app_name = "planning"
urlpatterns = [
    path("nieuw/", views.plan, name="plan"),
    path("<uuid:picture>/uitbreiden/", growing.grow, name="grow"),
    path("<uuid:picture>/draaiboek/", roadmap.roadmap, name="roadmap"),
    path("<uuid:picture>/draaiboek/<int:step>/", roadmap.step, name="step"),
    path("<uuid:picture>/draaiboek.ics", roadmap.calendar, name="calendar"),
]
