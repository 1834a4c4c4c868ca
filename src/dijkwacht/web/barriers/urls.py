"""The addresses of barriers."""

from django.urls import path

from dijkwacht.web.barriers import catalogue, model_page, partner_page, reckoning, still_open
from dijkwacht.web.barriers.developing import consulting, editor, renewing, shelf
from dijkwacht.web.barriers.placed import confirming, placing, sheet
from dijkwacht.web.barriers.together import group_page

app_name = "barriers"
urlpatterns = [
    path("", catalogue.index, name="index"),
    path("bevestigen/<str:token>/", confirming.confirm, name="confirm"),
    path("meelezen/klaar/", consulting.advised, name="advised"),
    path("meelezen/<str:token>/", consulting.advise, name="advise"),
    path("bij/<slug:code>/<slug:model>/beginnen/", placing.take_up, name="take_up"),
    path("bij/<uuid:in_use>/", still_open.still_open, name="open"),
    path("bij/<uuid:in_use>/wat-is-open.<str:form>", still_open.paper, name="standing"),
    path("bij/<uuid:in_use>/plaatsen/", placing.place, name="place"),
    path("bij/<uuid:in_use>/plaatsen/werkboek.xlsx", sheet.workbook, name="workbook"),
    path("bij/<uuid:in_use>/plaatsen/inlezen/", sheet.read_in, name="read_in"),
    path("bij/<uuid:in_use>/bevestigen/<str:barrier>/", confirming.ask, name="ask"),
    path("bij/<uuid:in_use>/nieuwe-versie/", renewing.renew, name="renew"),
    path("bij/<uuid:in_use>/versie-gelezen/", renewing.put_away, name="put_away"),
    path("bij/<uuid:in_use>/rekenen/", reckoning.reckoning, name="reckoning"),
    path("bij/<uuid:in_use>/samen/", group_page.together, name="together"),
    path("bij/<uuid:in_use>/samen/meedoen/", group_page.share, name="share"),
    # Of two parts: an id of a model has one.
    path("team/ontwerpen/", shelf.drafts, name="drafts"),
    path("team/ontwerpen/beginnen/", shelf.begin, name="begin"),
    path("team/ontwerpen/inlezen/", shelf.upload, name="upload"),
    path("team/ontwerpen/<int:draft>/", editor.draft, name="draft"),
    path("team/ontwerpen/<int:draft>/bekijken/", editor.preview, name="preview"),
    path("team/ontwerpen/<int:draft>/opmerking/", editor.comment, name="comment"),
    path("team/ontwerpen/<int:draft>/meelezen/", consulting.consult, name="consult"),
    path("team/ontwerpen/<int:draft>/meelezen/<int:consultation>/intrekken/", consulting.withdraw, name="withdraw"),
    path("team/ontwerpen/<int:draft>/publiceren/", editor.publish, name="publish"),
    path("team/ontwerpen/<int:draft>/weggooien/", editor.discard, name="discard"),
    path("partners/<slug:party>/", partner_page.everywhere, name="everywhere"),
    path("partners/<slug:party>/lijst.<str:form>", partner_page.whole_list, name="whole_list"),
    path("<slug:model>/", model_page.model, name="model"),
    path("<slug:model>/model.<str:form>", model_page.download, name="download"),
    path("<slug:model>/partners/<slug:party>/", partner_page.partner, name="partner"),
    path("<slug:model>/partners/<slug:party>/lijst.<str:form>", partner_page.paper, name="checklist"),
]
