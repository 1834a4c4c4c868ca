"""The address of the outbox."""

from django.urls import path

from dijkwacht.web.outbox import views

app_name = "outbox"
urlpatterns = [path("", views.index, name="index")]
