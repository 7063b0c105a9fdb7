"""Addresses of frozen figures, what people say beside them, and the network’s view."""

urlpatterns: list = []
