"""Addresses of help."""

from django.urls import path

from dijkwacht.web.help import views

app_name = "help"
urlpatterns = [
    path("", views.index, name="index"),
    path("contact/", views.contact, name="contact"),
    path("<slug:shelf>/<slug:name>/", views.page, name="page"),
]
