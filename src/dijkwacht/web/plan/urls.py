"""Addresses of the plan."""

from django.urls import path

from dijkwacht.web.plan import files, handover, over_time, views

app_name = "plan"
urlpatterns = [
    path("", views.index, name="index"),
    path("verloop/", over_time.choose, name="over_time_choose"),
    path("verloop/<str:code>/", over_time.over_time, name="over_time"),
    path("overdracht/", handover.choose, name="handover_choose"),
    path("overdracht/<str:code>/", handover.handover, name="handover"),
    path("overdracht/<str:code>/overdrachtsnotitie.<str:form>", handover.download, name="handover_file"),
    path("<uuid:picture>/", views.plan, name="plan"),
    path("<uuid:picture>/uitvoeringsplan.<str:form>", files.implementation, name="implementation"),
]
