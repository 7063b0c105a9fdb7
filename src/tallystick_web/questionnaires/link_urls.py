"""Addresses of links by which people answer a survey without signing in."""

from typing import Any

urlpatterns: list[Any] = []
