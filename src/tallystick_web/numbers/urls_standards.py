"""Addresses of where we stand, the indicators, and the downloads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
