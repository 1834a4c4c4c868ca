"""Addresses of Damocles."""

from django.urls import path

from dijkwacht.web.damocles import asking, cases, people, policy, steps, writing

app_name = "damocles"
urlpatterns = [
    path("", policy.index, name="index"),
    path("zaken/", cases.index, name="cases"),
    path("zaken/nieuw/", cases.new, name="new"),
    path("zaken/<uuid:case>/", cases.case, name="case"),
    path("zaken/<uuid:case>/wijzigen/", cases.revise, name="revise"),
    path("zaken/<uuid:case>/verwijderen/", cases.remove, name="remove"),
    path("zaken/<uuid:case>/mensen/", people.people, name="people"),
    path("zaken/<uuid:case>/afweging/", steps.weigh, name="weigh"),
    path("zaken/<uuid:case>/stap/<slug:to>/", steps.step, name="step"),
    path("zaken/<uuid:case>/inschrijving/", steps.note, name="note"),
    path("zaken/<uuid:case>/terugdraaien/", steps.take_back, name="take_back"),
    path("<slug:code>/", policy.policy, name="policy"),
    path("<slug:code>/vraag/", asking.ask, name="ask"),
    path("<slug:code>/vergelijken/", asking.compare, name="compare"),
    path("<slug:code>/gebruik/", asking.use, name="use"),
    path("<slug:code>/bewerken/", writing.edit, name="edit"),
    path("<slug:code>/inlezen/", writing.upload, name="upload"),
    path("<slug:code>/delen/", policy.share, name="share"),
    path("<slug:code>/register/", policy.register, name="register"),
    path("<slug:code>/versie/<int:number>/", policy.version, name="version"),
    path("<slug:code>/versie/<int:number>/vaststellen/", policy.adopt, name="adopt"),
    path("<slug:code>/versie/<int:number>/weggooien/", policy.discard, name="discard"),
    path("<slug:code>/versie/<int:number>.yaml", policy.download, name="download"),
]
