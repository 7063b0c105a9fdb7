"""The page about reading figures by program: every address, from the description that programs read themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tallystick_web.numbers.api import api


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address: what it answers, and what can be asked of it, each with what it must be."""

    path: str
    says: str
    asks: tuple[str, ...]


def reading_by_program(request: HttpRequest) -> HttpResponse:
    """How a program reads figures. Nothing here is of any organisation, so everybody may read it."""
    addresses = tuple(_addresses(api.get_openapi_schema()))
    return render(request, "numbers/reading_by_program.jinja", {"addresses": addresses})


def _addresses(described: dict) -> Iterator[Address]:
    for path, methods in described["paths"].items():
        asked = methods["get"].get("parameters", [])
        yield Address(
            path=path,
            says=methods["get"]["description"],
            asks=tuple(one["name"] for one in asked if one["in"] == "query"),
        )
