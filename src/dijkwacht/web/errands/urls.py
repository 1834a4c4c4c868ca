"""Addresses of work beside the pages."""

from django.urls import path

from dijkwacht.web.errands import views

app_name = "errands"
urlpatterns = [
    path("<uuid:errand>/", views.errand, name="errand"),
    path("<uuid:errand>/stand/", views.part, name="part"),
    path("<uuid:errand>/stoppen/", views.cancel, name="cancel"),
    path("<uuid:errand>/verder/", views.onward, name="onward"),
    path("<uuid:errand>/opnieuw/", views.again, name="again"),
]
