"""Addresses of reviews and their steps."""

urlpatterns: list = []
