"""Addresses of Damocles."""

from django.urls import path

from dijkwacht.web.cases.pages import addresses as case_addresses
from dijkwacht.web.damocles import case_pages, case_people, case_steps, policy_draft, policy_pages, policy_question
from dijkwacht.web.policies.policy_pages import addresses

app_name = "damocles"
urlpatterns = [
    path("zaken/", case_pages.index, name="cases"),
    path("zaken/nieuw/", case_pages.new, name="new"),
    path("zaken/<uuid:case>/", case_pages.case, name="case"),
    path("zaken/<uuid:case>/tijdlijn.<str:form>", case_pages.timeline, name="timeline"),
    path("zaken/<uuid:case>/wijzigen/", case_pages.revise, name="revise"),
    path("zaken/<uuid:case>/mensen/", case_people.people, name="people"),
    path("zaken/<uuid:case>/afweging/", case_steps.weigh, name="weigh"),
    path("zaken/<uuid:case>/stap/<slug:to>/", case_steps.step, name="step"),
    path("zaken/<uuid:case>/stap/<slug:to>/<slug:part>/", case_steps.step, name="step"),
    path("zaken/<uuid:case>/inschrijving/", case_steps.note, name="note"),
    *case_addresses(case_pages.DAMOCLES_CASES),
    *addresses(policy_pages.DAMOCLES),
    path("<slug:code>/vraag/", policy_question.ask, name="ask"),
    path("<slug:code>/vergelijken/", policy_question.compare, name="compare"),
    path("<slug:code>/gebruik/", policy_question.use, name="use"),
    path("<slug:code>/bewerken/", policy_draft.edit, name="edit"),
    path("<slug:code>/inlezen/", policy_draft.upload, name="upload"),
    path("<slug:code>/versie/<int:number>.yaml", policy_pages.download, name="download"),
]
