"""Addresses of reading a picture."""

from django.urls import path

from dijkwacht.web.pictures import views

app_name = "pictures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.one_page, name="one_page"),
    path("<uuid:picture>/rapport.<str:form>", views.download, name="download"),
    path("<uuid:picture>/openbaar.<str:form>", views.public, name="public"),
]
