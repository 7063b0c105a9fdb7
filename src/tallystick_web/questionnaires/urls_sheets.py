"""Addresses of prompts, checklists and rounds of them."""

from typing import Any

urlpatterns: list[Any] = []
