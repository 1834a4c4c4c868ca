"""Addresses of letters."""

from django.urls import path

from dijkwacht.web.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:letter>/", views.letter, name="letter"),
]
