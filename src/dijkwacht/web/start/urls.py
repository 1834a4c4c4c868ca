"""Addresses of the way in."""

from django.urls import path

from dijkwacht.web.start import views

app_name = "start"
urlpatterns = [
    path("", views.home, name="home"),
    path("health/ready", views.ready, name="ready"),
    path("health/live", views.live, name="live"),
    path(".well-known/security.txt", views.security, name="security"),
]
