"""Addresses of reading a picture."""

from django.urls import path

from dijkwacht.web.pictures import comparison, views

app_name = "pictures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.one_page, name="one_page"),
    path("<uuid:picture>/vergelijken/", comparison.compare, name="compare"),
    path("<uuid:picture>/rapport.<str:form>", views.download, name="download"),
]
