"""The address of the gallery."""

from django.urls import path

from dijkwacht.web.gallery import views

app_name = "gallery"
urlpatterns = [path("", views.index, name="index")]
