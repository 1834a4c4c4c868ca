"""Addresses of reading a picture."""

from django.urls import path

from dijkwacht.web.pictures import looks, views

app_name = "pictures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.one_page, name="one_page"),
    path("<uuid:picture>/inzage/", looks.index, name="looks"),
    path("<uuid:picture>/rapport.<str:form>", views.download, name="download"),
]
