"""Addresses of a group session: the adviser's beside the other pages of the picture, the participants' short enough to type."""

from django.urls import path

from dijkwacht.web.session import door, outcome, prepare, wall

app_name = "session"
urlpatterns = [
    path("werk/<uuid:picture>/sessie/", prepare.index, name="index"),
    path("werk/<uuid:picture>/sessie/stap/", prepare.step, name="step"),
    path("werk/<uuid:picture>/sessie/scherm/", wall.wall, name="wall"),
    path("werk/<uuid:picture>/sessie/scherm/stand/", wall.standing, name="standing"),
    path("werk/<uuid:picture>/sessie/vastleggen/<int:place>/", outcome.agree, name="agree"),
    path("sessie/", door.join, name="join"),
    path("sessie/stem/", door.vote, name="vote"),
    path("sessie/nu/", door.now, name="now"),
]
