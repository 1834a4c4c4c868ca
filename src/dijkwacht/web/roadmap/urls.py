"""Addresses of planning, below the adviser's work."""

from django.urls import path

from dijkwacht.web.roadmap import growth_page, plan_page, roadmap_page

app_name = "roadmap"
urlpatterns = [
    path("nieuw/", plan_page.plan, name="plan"),
    path("<uuid:picture>/uitbreiden/", growth_page.grow, name="grow"),
    path("<uuid:picture>/draaiboek/", roadmap_page.roadmap, name="roadmap"),
    path("<uuid:picture>/draaiboek/<int:step>/", roadmap_page.step, name="step"),
    path("<uuid:picture>/draaiboek.ics", roadmap_page.calendar, name="calendar"),
]
