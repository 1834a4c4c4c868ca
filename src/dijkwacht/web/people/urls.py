"""Addresses of people, and of the doors by which they come in."""

from django.urls import path

from dijkwacht.web.people import door, first_contact, person_page, takeover_page, views

app_name = "people"
urlpatterns = [
    path("mensen/", views.index, name="index"),
    path("mensen/bevestigen/", views.confirm, name="confirm"),
    path("mensen/<str:code>/", views.organisation, name="organisation"),
    path("mensen/<str:code>/uitnodigen/", views.invite, name="invite"),
    path("mensen/<str:code>/uitnodiging/", views.step, name="step"),
    path("mensen/<str:code>/<int:person>/", person_page.person, name="person"),
    path("mensen/<str:code>/opdracht/<int:assignment>/", takeover_page.take_over, name="take_over"),
    path("opdrachten/<int:assignment>/mensen/", first_contact.put_forward, name="put_forward"),
    path("welkom/adres/<str:token>/", door.new_address, name="new_address"),
    path("welkom/<str:token>/", door.welcome, name="welcome"),
]
