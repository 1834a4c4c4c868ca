"""Addresses of the officer's first page."""

from django.urls import path

from dijkwacht.web.instruments import views

app_name = "instruments"
urlpatterns = [path("", views.index, name="index")]
