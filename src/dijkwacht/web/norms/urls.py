"""Addresses of the norms."""

from django.urls import path

from dijkwacht.web.norms import found, review, upload, views

app_name = "norms"
urlpatterns = [
    path("", views.index, name="index"),
    path("nieuw/", upload.upload, name="upload"),
    path("ingelezen/<uuid:errand>/", found.found, name="found"),
    path("<int:norm>/", review.review, name="review"),
    path("<int:norm>/stap/", review.step, name="step"),
    path("<int:norm>/weggooien/", review.discard, name="discard"),
]
