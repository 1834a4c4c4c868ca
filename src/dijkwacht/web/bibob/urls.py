"""Addresses of Bibob."""

from django.urls import path

from dijkwacht.web.bibob import cases, policy, selecting, use, writing

app_name = "bibob"
urlpatterns = [
    path("", policy.index, name="index"),
    path("wet/", policy.law_table, name="law"),
    path("selectie/", selecting.select, name="select"),
    path("zaken/", cases.index, name="cases"),
    path("zaken/nieuw/", cases.open_case, name="open"),
    path("zaken/<uuid:case>/", cases.case, name="case"),
    path("zaken/<uuid:case>/stap/<slug:to>/", cases.step, name="step"),
    path("zaken/<uuid:case>/vastleggen/", cases.record, name="record"),
    path("zaken/<uuid:case>/weghalen/", cases.strike, name="strike"),
    path("zaken/<uuid:case>/namen/", cases.name, name="name"),
    path("<str:code>/", policy.policy, name="policy"),
    path("<str:code>/naast/", policy.beside, name="beside"),
    path("<str:code>/gebruik/", use.use, name="use"),
    path("<str:code>/schrijven/", writing.edit, name="edit"),
    path("<str:code>/delen/", policy.share, name="share"),
    path("<str:code>/register/", policy.register, name="register"),
    path("<str:code>/versie/<int:number>/", policy.version, name="version"),
    path("<str:code>/versie/<int:number>/vaststellen/", policy.adopt, name="adopt"),
    path("<str:code>/versie/<int:number>/weggooien/", policy.discard, name="discard"),
]
