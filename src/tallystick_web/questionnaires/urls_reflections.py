"""Addresses of reflections."""

from typing import Any

urlpatterns: list[Any] = []
