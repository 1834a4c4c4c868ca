"""Addresses of reading a picture."""

from django.urls import path

from dijkwacht.web.pictures import comparison_page, decision_page, fact_check_page, member_page, views, visitors

app_name = "pictures"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:picture>/", views.one_page, name="one_page"),
    path("<uuid:picture>/deelnemer/", member_page.member, name="member"),
    path("<uuid:picture>/feitencheck/", fact_check_page.fact_check, name="fact_check"),
    path("<uuid:picture>/besluit/", decision_page.decision, name="decision"),
    path("<uuid:picture>/vergelijken/", comparison_page.compare, name="compare"),
    path("<uuid:picture>/inzage/", visitors.index, name="looks"),
    path("<uuid:picture>/rapport.<str:form>", views.download, name="download"),
    path("<uuid:picture>/openbaar.<str:form>", views.public, name="public"),
]
