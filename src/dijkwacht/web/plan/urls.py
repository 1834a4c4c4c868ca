"""Addresses of the plan."""

from django.urls import path

from dijkwacht.web.plan import files, views

app_name = "plan"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.plan, name="plan"),
    path("<uuid:picture>/uitvoeringsplan.<str:form>", files.implementation, name="implementation"),
]
