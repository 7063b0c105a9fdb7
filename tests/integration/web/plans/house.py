"""An organisation whose people open pages: a browser for each role, signed in when it is first asked for."""

from uuid import uuid4

from django.urls import reverse

from tests.integration.web.plans import made
from tests.integration.web.world import joined, signed_in


class House:
    """An organisation, and a browser for each role that is held in it."""

    def __init__(self, slug, name, *, held=made.HELD, called="{}"):
        self.organisation = made.opened(slug, name, held=held, called=called)
        self.browsers = {}

    def browser(self, role):
        if role not in self.browsers:
            self.browsers[role] = signed_in(joined(self.organisation.links[role]))
        return self.browsers[role]

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.organisation.slug, **parts})

    def get(self, role, route, query="", **parts):
        return self.browser(role).get(self.address(route, **parts) + query)

    def post(self, role, route, data, **parts):
        return self.browser(role).post(self.address(route, **parts), {"form_key": str(uuid4())} | data)


def text(answer):
    return answer.content.decode()
