"""Addresses of the acts behind the product."""

from django.urls import path

from dijkwacht.web.legal import views

app_name = "legal"
urlpatterns = [
    path("", views.index, name="index"),
    path("wetten.csv", views.download, name="download"),
]
