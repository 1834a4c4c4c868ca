"""Addresses of the six-month talk."""

from django.urls import path

from dijkwacht.web.halfway import views

app_name = "halfway"
urlpatterns = [
    path("<uuid:picture>/", views.talk, name="talk"),
    path("<uuid:picture>/afronden/", views.close, name="close"),
    path("<uuid:picture>/voortgang.<str:form>", views.download, name="download"),
    path("<uuid:picture>/<str:criterion>/", views.topic, name="topic"),
]
