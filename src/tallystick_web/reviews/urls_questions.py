"""Addresses of questions and question sets."""

urlpatterns: list = []
