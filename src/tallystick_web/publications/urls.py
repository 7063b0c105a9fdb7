"""Addresses of papers and publications."""

from django.urls import include, path

urlpatterns = [
    path("", include("tallystick_web.publications.urls_papers")),
    path("", include("tallystick_web.publications.urls_editions")),
]
