"""Addresses of Damocles."""

from django.urls import path

from dijkwacht.web.damocles import asking, policy, writing

app_name = "damocles"
urlpatterns = [
    path("", policy.index, name="index"),
    path("<slug:code>/", policy.policy, name="policy"),
    path("<slug:code>/vraag/", asking.ask, name="ask"),
    path("<slug:code>/vergelijken/", asking.compare, name="compare"),
    path("<slug:code>/bewerken/", writing.edit, name="edit"),
    path("<slug:code>/inlezen/", writing.upload, name="upload"),
    path("<slug:code>/delen/", policy.share, name="share"),
    path("<slug:code>/register/", policy.register, name="register"),
    path("<slug:code>/versie/<int:number>/", policy.version, name="version"),
    path("<slug:code>/versie/<int:number>/vaststellen/", policy.adopt, name="adopt"),
    path("<slug:code>/versie/<int:number>/weggooien/", policy.discard, name="discard"),
    path("<slug:code>/versie/<int:number>.yaml", policy.download, name="download"),
]
