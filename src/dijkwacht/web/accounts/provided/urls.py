"""Addresses of providers: the library includes these in place of its own."""

from django.urls import path

from dijkwacht.web.accounts.provided.views import come_back, leave

urlpatterns = [
    path("oidc/<str:provider_id>/login/", leave, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", come_back, name="openid_connect_callback"),
]
