"""Addresses of the calendar; the link itself is a key (see web/logs.py)."""

from django.urls import path

from dijkwacht.web.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.index, name="index"),
    path("beeindigen/", views.end, name="end"),
    path("<str:token>/dagen.ics", views.feed, name="feed"),
]
