"""Addresses of what somebody is told."""

from django.urls import path

from dijkwacht.web.asks import views

app_name = "asks"
urlpatterns = [path("", views.preferences, name="preferences")]
