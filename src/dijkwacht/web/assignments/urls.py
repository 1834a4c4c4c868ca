"""Addresses of assignments."""

from django.urls import path

from dijkwacht.web.assignments import proposing, views

app_name = "assignments"
urlpatterns = [
    path("", views.index, name="index"),
    path("nieuw/", proposing.propose, name="propose"),
    path("eigen/", proposing.take_on, name="take_on"),
    path("<int:assignment>/", views.assignment, name="assignment"),
    path("<int:assignment>/stap/", views.step, name="step"),
]
