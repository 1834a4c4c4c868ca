"""Addresses of the desk."""

from django.urls import path

from dijkwacht.web.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.index, name="index"),
    path("nieuw/", views.ask, name="ask"),
    path("nieuw/<uuid:case>/", views.ask_on, name="ask_on"),
    path("<uuid:question>/", views.question, name="question"),
    path("<uuid:question>/weghalen/", views.remove, name="remove"),
]
