"""Addresses of Bibob."""

from django.urls import path

from dijkwacht.web.bibob import case_pages, policy_draft, policy_pages, selection, use_page
from dijkwacht.web.bibob.case_lines import BIBOB_CASES
from dijkwacht.web.cases.pages import addresses as case_addresses
from dijkwacht.web.policies.policy_pages import addresses

app_name = "bibob"
urlpatterns = [
    path("wet/", policy_pages.law_table, name="law"),
    path("selectie/", selection.select, name="select"),
    path("zaken/", case_pages.index, name="cases"),
    path("zaken/nieuw/", case_pages.open_case, name="open"),
    path("zaken/<uuid:case>/", case_pages.case, name="case"),
    path("zaken/<uuid:case>/tijdlijn.<str:form>", case_pages.timeline, name="timeline"),
    path("zaken/<uuid:case>/stap/<slug:to>/", case_pages.step, name="step"),
    path("zaken/<uuid:case>/wijzigen/", case_pages.revise, name="revise"),
    path("zaken/<uuid:case>/vastleggen/<slug:what>/", case_pages.record, name="record"),
    path("zaken/<uuid:case>/namen/", case_pages.name, name="name"),
    *case_addresses(BIBOB_CASES),
    *addresses(policy_pages.BIBOB),
    path("<slug:code>/naast/", policy_pages.beside, name="beside"),
    path("<slug:code>/gebruik/", use_page.use, name="use"),
    path("<slug:code>/schrijven/", policy_draft.edit, name="edit"),
]
