"""Addresses of surveys."""

from typing import Any

urlpatterns: list[Any] = []
