"""Addresses of inviting and of the door; the list of a picture stands beside the adviser's other pages."""

from django.urls import path

from dijkwacht.web.invitations import announcement, door, invitation_list

app_name = "invitations"
urlpatterns = [
    path("werk/<uuid:picture>/uitnodigingen/", invitation_list.index, name="index"),
    path("werk/<uuid:picture>/uitnodigingen/aankondiging/", announcement.announce, name="announce"),
    path("uitnodiging/", door.entrance, name="entrance"),
    path("uitnodiging/code/", door.by_hand, name="by_hand"),
    path("uitnodiging/klaar/", door.leave, name="leave"),
    # logs.py knows this form of address, to keep it out of every log.
    path("uitnodiging/<str:token>/", door.door, name="door"),
    path("uitnodiging/<str:token>/code/", door.code, name="code"),
]
