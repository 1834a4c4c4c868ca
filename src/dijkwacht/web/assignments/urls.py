"""Addresses of assignments."""

from django.urls import path

from dijkwacht.web.assignments import proposal_page, views

app_name = "assignments"
urlpatterns = [
    path("", views.index, name="index"),
    path("nieuw/", proposal_page.propose, name="propose"),
    path("eigen/", proposal_page.take_on, name="take_on"),
    path("<int:assignment>/", views.assignment, name="assignment"),
    path("<int:assignment>/stap/", views.step, name="step"),
]
