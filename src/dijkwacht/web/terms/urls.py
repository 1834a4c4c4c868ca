"""Addresses of the calculator of terms."""

from django.urls import path

from dijkwacht.web.terms import views

app_name = "terms"
urlpatterns = [
    path("", views.index, name="index"),
    path("agenda/", views.calendar_file, name="calendar"),
    path("gebeurtenissen/", views.events_file, name="events"),
]
