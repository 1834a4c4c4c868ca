"""Addresses of reading a picture."""

from django.urls import path

from dijkwacht.web.pictures import comparison, decision, factcheck, looks, member, views

app_name = "pictures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.one_page, name="one_page"),
    path("<uuid:picture>/deelnemer/", member.member, name="member"),
    path("<uuid:picture>/feitencheck/", factcheck.fact_check, name="fact_check"),
    path("<uuid:picture>/besluit/", decision.decision, name="decision"),
    path("<uuid:picture>/vergelijken/", comparison.compare, name="compare"),
    path("<uuid:picture>/inzage/", looks.index, name="looks"),
    path("<uuid:picture>/rapport.<str:form>", views.download, name="download"),
    path("<uuid:picture>/openbaar.<str:form>", views.public, name="public"),
]
