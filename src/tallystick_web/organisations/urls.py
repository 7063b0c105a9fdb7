"""Addresses of an organisation: its people, its units and its words."""

from django.urls import path

from tallystick_web.organisations import views

urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("people/", views.people, name="people"),
    path("settings/", views.settings, name="settings"),
    path("our-words/", views.our_words, name="our-words"),
]
