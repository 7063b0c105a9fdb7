"""Every address of the service, found by walking the resolver: a new one is tested without anyone remembering."""

from dataclasses import dataclass
from itertools import product

from django.urls import NoReverseMatch, get_resolver, reverse

OF_AN_ORGANISATION = "o/<slug:organisation>/"
FOR_PROGRAMS = "api/"
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@dataclass(frozen=True)
class Route:
    """One address: its name, what stands in it, and the view behind it."""

    pattern: str
    name: str
    ids: tuple[str, ...]
    view: object

    @property
    def is_of_an_organisation(self):
        return self.pattern.startswith(OF_AN_ORGANISATION)

    @property
    def is_for_programs(self):
        """Whether programs ask it, with a token in the place of signing in."""
        return self.pattern.startswith(FOR_PROGRAMS)

    @property
    def is_ours(self):
        """Of ours, rather than of the package that signs people in."""
        return self.view.__module__.startswith("tallystick_web.")

    def __str__(self):
        return self.name or self.pattern


def walk(resolver, above="", ids=(), space=""):
    for one in resolver.url_patterns:
        pattern = above + str(one.pattern).removeprefix("^")
        inside = (*ids, *one.pattern.regex.groupindex)
        if hasattr(one, "url_patterns"):
            yield from walk(one, pattern, inside, f"{one.namespace}:" if one.namespace else space)
        else:
            yield Route(pattern, f"{space}{one.name}" if one.name else "", inside, one.callback)


def routes():
    return list(walk(get_resolver()))


def routes_of_an_organisation():
    return [route for route in routes() if route.is_of_an_organisation]


def routes_for_programs():
    return [route for route in routes() if route.is_for_programs and "organisations" in route.pattern]


def addresses(route, examples):
    """Every address that the examples of what stands in it make: a path cannot have all of them.

    An example for one route alone is called ``route.name``, and comes before the others.
    """
    made = []
    known = [examples.get(f"{route.name}.{name}") or examples.get(name, ()) for name in route.ids]
    for values in product(*known):
        try:
            made.append(reverse(route.name, kwargs=dict(zip(route.ids, values, strict=True))))
        except NoReverseMatch:
            continue
    return made
