"""Addresses of scored frameworks."""

from typing import Any

urlpatterns: list[Any] = []
