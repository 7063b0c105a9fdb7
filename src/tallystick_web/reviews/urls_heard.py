"""Addresses of consultations and of protected time."""

urlpatterns: list = []
