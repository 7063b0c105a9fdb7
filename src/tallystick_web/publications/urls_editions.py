"""Addresses of publications and their editions."""

urlpatterns: list = []
