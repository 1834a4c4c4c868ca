"""Addresses of the papers of one picture."""

from django.urls import path

from dijkwacht.web.products import copies, public_text, template, views

app_name = "products"
urlpatterns = [
    path("", views.index, name="index"),
    path("openbaar/", public_text.public_text, name="public_text"),
    path("<str:product>.<str:form>", views.download, name="download"),
    path("exemplaren/", copies.index, name="copies"),
    path("exemplaren/lijst.pdf", copies.listing, name="list"),
    path("exemplaren/<int:number>/", copies.copy, name="copy"),
    path("exemplaren/<int:number>/set.<str:form>", copies.download, name="copy_file"),
    path("sjabloon/", template.template, name="template"),
    path("sjabloon/<str:form>/weghalen/", template.remove, name="remove"),
]
