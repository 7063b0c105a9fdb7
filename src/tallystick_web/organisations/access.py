"""Who may open a page: every view of an organisation goes through ``needs``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any
from urllib.parse import quote

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from tallystick.publishing.words import listed
from tallystick.release.policy import Audience
from tallystick_web.core import registry
from tallystick_web.core.chrome import Chrome, Link, footer
from tallystick_web.core.fence import inside
from tallystick_web.core.forms_once import SentBefore, checked
from tallystick_web.core.pages import sent_before
from tallystick_web.organisations.models import Account, Organisation, Person
from tallystick_web.organisations.queries import Standing, organisation_called, roles_held, standing_of
from tallystick_web.organisations.rules import Capability, RoleId, audiences_of, capabilities_of, opens_for, roles

PROVIDER_DID_SECOND_STEP = "second-step-by-provider"
SET_UP_SECOND_STEP = "second-step-set-up"
_MOST_ROLES = 3


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who asks: a person in an organisation, with what their roles allow now."""

    account: Account
    person: Person
    organisation: Organisation
    roles: frozenset[RoleId]

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Everything they may do."""
        return capabilities_of(self.roles)

    @property
    def audiences(self) -> frozenset[Audience]:
        """Whose figures they read."""
        return audiences_of(self.roles)

    def may(self, capability: Capability) -> bool:
        """Whether they may do something."""
        return capability in self.capabilities


View = Callable[..., HttpResponse]


def needs(capability: Capability | None, *others: Capability) -> Callable[[View], View]:
    """A view of an organisation that takes ``request, viewer`` and the ids of its address.

    Whoever holds no role there meets the same page as for an organisation that does not exist. ``None`` asks only for
    a role, whichever it is; of several capabilities one is enough. The view runs inside the fence of the organisation.
    """
    enough = frozenset(others) | ({capability} if capability else set())

    def wrapper(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, organisation: str, **ids: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect(f"{reverse('account_login')}?next={quote(request.path)}")
            viewer = _viewer(request, organisation)
            if _second_step_is_missing(request, viewer):
                return redirect("second-step")
            if enough and not enough & viewer.capabilities:
                raise PermissionDenied(who_may(enough, roles_held(viewer.organisation.pk, on=timezone.localdate())))
            request.viewer = viewer
            request.chrome = chrome_for(viewer, request)
            with inside(viewer.organisation.pk), checked(partial(_check_still, viewer)):
                try:
                    return view(request, viewer, **ids)
                except SentBefore as refused:
                    return sent_before(request, str(refused))

        answer.needs_one_of = enough
        answer.opens_for = partial(_opens_for, enough)
        return answer

    return wrapper


def _opens_for(enough: frozenset[Capability], request: HttpRequest, organisation: str, **_: Any) -> bool:
    """Whether a page opens for whoever asks: told before anything they send is read."""
    if not request.user.is_authenticated:
        return False
    try:
        viewer = _viewer(request, organisation)
    except Http404:
        return False
    return not _second_step_is_missing(request, viewer) and bool(not enough or enough & viewer.capabilities)


def _check_still(viewer: Viewer) -> None:
    """Raise PermissionDenied where a role ended after the request began: somebody took it away meanwhile."""
    standing = standing_of(viewer.account, viewer.organisation, on=timezone.localdate())
    if standing is None or viewer.roles - standing.roles:
        raise PermissionDenied("A role of yours ended while this was on its way. Nothing was changed.")


def _viewer(request: HttpRequest, slug: str) -> Viewer:
    organisation = organisation_called(slug)
    standing = standing_of(request.user, organisation, on=timezone.localdate()) if organisation else None
    if standing is None:
        raise Http404
    return viewer_of(standing, request.user)


def viewer_of(standing: Standing, account: Account) -> Viewer:
    """The viewer that an account's standing makes."""
    return Viewer(account=account, person=standing.person, organisation=standing.organisation, roles=standing.roles)


def _second_step_is_missing(request: HttpRequest, viewer: Viewer) -> bool:
    if settings.TALLYSTICK_SECOND_STEP_CAN_WAIT or not any(roles()[one].needs_two_people for one in viewer.roles):
        return False
    return not did_second_step(request)


def did_second_step(request: HttpRequest) -> bool:
    """Whether this session went through a second step: here, at the provider, or by setting one up in it.

    That the account has one is not enough: a session from before it was set up knows the password alone.
    """
    if request.session.get(PROVIDER_DID_SECOND_STEP) or request.session.get(SET_UP_SECOND_STEP):
        return True
    return any(one.get("method") == "mfa" for one in get_authentication_records(request, request.user))


def who_may(enough: frozenset[Capability], held: frozenset[RoleId]) -> str:
    """What a page is for, and some of the roles in the organisation that open it."""
    what = ", or to ".join(f"{one.label[:1].lower()}{one.label[1:]}" for one in Capability if one in enough)
    opens = [f"{one.label[:1].lower()}{one.label[1:]}" for one in opens_for(enough, held)]
    if not opens:
        return f"This page is to {what}. Nobody in your organisation holds a role that opens it yet."
    named = [f"the {one}" for one in opens[:_MOST_ROLES]] + (["others"] if len(opens) > _MOST_ROLES else [])
    return f"This page is to {what}. In your organisation it opens for {listed(named)}."


def chrome_for(viewer: Viewer, request: HttpRequest) -> Chrome:
    """The frame round a viewer's pages: the parts of the service their roles open."""
    slug = viewer.organisation.slug
    here = request.path
    links = []
    for section in registry.sections():
        if section.opens_for(viewer.capabilities, viewer.organisation.kind):
            href = reverse(section.route, kwargs={"organisation": slug})
            links.append(Link(text=section.text, href=href, is_current=here.startswith(href)))
    return Chrome(
        home=reverse("organisation", kwargs={"organisation": slug}),
        organisation=viewer.organisation.name,
        is_made_up=viewer.organisation.is_made_up,
        navigation=tuple(links),
        account=account_links(viewer.person.name),
        footer=(
            *footer(),
            Link(text="How we write about ethnicity", href=reverse("our-words", kwargs={"organisation": slug})),
        ),
    )


def account_links(name: str) -> tuple[Link, ...]:
    """What a signed-in person finds at the top right."""
    return (
        Link(text=name, href=reverse("my-account")),
        Link(text="Change organisation", href=reverse("my-organisations")),
        Link(text="Sign out", href=reverse("account_logout"), is_post=True),
    )
