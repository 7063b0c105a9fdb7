"""Addresses that everybody may open."""

from django.urls import path

from tallystick_web.public.views import published

urlpatterns = [
    path("", published.public_front, name="public-front"),
    path("style.css", published.public_style, name="public-style"),
    path("<slug:organisation>/", published.public_file, name="public-organisation"),
    path("<slug:organisation>/<path:path>", published.public_file, name="public-file"),
]
