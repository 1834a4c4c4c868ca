"""Addresses of organisations and areas."""

from django.urls import path

from dijkwacht.web.organisations import areas, joint_page, views

app_name = "organisations"
urlpatterns = [
    path("", views.index, name="index"),
    path("nieuw/", views.register, name="register"),
    path("gebieden/", areas.index, name="areas"),
    path("gebieden/nieuw/", areas.add, name="add_areas"),
    path("gebieden/<int:area>/weghalen/", areas.remove, name="remove_area"),
    path("<str:joint_body>/deelnemers/", joint_page.members, name="members"),
    path("<str:listed>/", views.revise, name="revise"),
]
