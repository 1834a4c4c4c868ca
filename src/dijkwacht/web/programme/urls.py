"""Addresses of the programme."""

from django.urls import path

from dijkwacht.web.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.index, name="index"),
    path("stand.csv", views.download, name="download"),
]
