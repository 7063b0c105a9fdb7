"""Addresses of this application."""

from django.urls import path

urlpatterns: list[path] = []
