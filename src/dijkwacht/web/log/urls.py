"""Addresses of the log."""

from django.urls import path

from dijkwacht.web.log import views

app_name = "log"
urlpatterns = [
    path("", views.index, name="index"),
    path("gebeurtenissen.csv", views.download, name="download"),
    path("keten/", views.chain, name="chain"),
]
