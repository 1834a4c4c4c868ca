"""Addresses of answering."""

from django.urls import path

from dijkwacht.web.questions import views

app_name = "questions"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:seat>/", views.start, name="start"),
    path("<int:seat>/overzicht/", views.overview, name="overview"),
    path("<int:seat>/klaar/", views.done, name="done"),
    path("<int:seat>/inleveren/", views.submit, name="submit"),
    path("<int:seat>/<str:criterion>/", views.card, name="card"),
]
