"""Addresses of pay gaps, members, data sources, the fit-for-board check and decisions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
