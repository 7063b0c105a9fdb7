"""Addresses of a person's own account, under /account/."""

from django.urls import include, path

from tallystick_web.organisations import account_views

urlpatterns = [
    path("organisations/", account_views.my_organisations, name="my-organisations"),
    path("me/", account_views.my_account, name="my-account"),
    path("second-step/", account_views.second_step, name="second-step"),
    path("", include("allauth.urls")),
]
