"""Addresses of a group session: the adviser's beside the other pages of the picture, the participants' short enough to type."""

from django.urls import path

from dijkwacht.web.group_sessions import outcome, phone, preparation, wall

app_name = "group_sessions"
urlpatterns = [
    path("werk/<uuid:picture>/sessie/", preparation.index, name="index"),
    path("werk/<uuid:picture>/sessie/stap/", preparation.step, name="step"),
    path("werk/<uuid:picture>/sessie/leiden/", wall.desk, name="desk"),
    path("werk/<uuid:picture>/sessie/scherm/", wall.wall, name="wall"),
    path("werk/<uuid:picture>/sessie/scherm/stand/", wall.standing, name="standing"),
    path("werk/<uuid:picture>/sessie/vastleggen/<int:place>/", outcome.agree, name="agree"),
    path("sessie/", phone.join, name="join"),
    path("sessie/stem/", phone.vote, name="vote"),
    path("sessie/nu/", phone.now, name="now"),
]
