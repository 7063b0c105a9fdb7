"""One set of figures: its tasks, what was signed, its history, its file, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.tallies.return_file import write_return_file
from tallystick_web.core.attachments import attachment
from tallystick_web.core.forms_once import OnceForm, once, sent_in
from tallystick_web.core.rules import Refused
from tallystick_web.deposits import actions, queries
from tallystick_web.deposits.presenters.parts import title_of
from tallystick_web.deposits.presenters.preparing import FrozenPage, PreparingPage, Was, steps
from tallystick_web.deposits.progress import progress_of
from tallystick_web.deposits.rules import State, check_can_change
from tallystick_web.deposits.views.finding import EITHER, Found, figures_page
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.rules import Capability


@figures_page(*EITHER)
def figures(request: HttpRequest, found: Found) -> HttpResponse:
    """The tasks that are left, or what was signed."""
    held = queries.held_one(found.deposit)
    may_hand_in = found.viewer.may(Capability.HAND_IN_FIGURES)
    sees = found.sees_counts
    if held.state is not State.OPEN:
        account = queries.account_of(found.version) if held.signature and sees else None
        frozen = FrozenPage(links=found.links, held=held, account=account, may_hand_in=may_hand_in, sees_counts=sees)
        return render(request, "deposits/frozen.jinja", {"page": frozen})
    page = PreparingPage(
        links=found.links,
        held=held,
        progress=progress_of(found.definition, found.cells, found.read().problems),
        may_hand_in=may_hand_in,
        may_sign=found.viewer.may(Capability.SIGN_FIGURES),
        sees_counts=sees,
    )
    return render(request, "deposits/preparing.jinja", {"page": page})


@figures_page(*EITHER)
def history(request: HttpRequest, found: Found) -> HttpResponse:
    """Who changed which lines when. The counts themselves stand on the pages of the figures."""
    versions = [
        Was(at=one.at, by=str(one.by or ""), how=one.get_how_display(), cells=queries.cells_held(one))
        for one in queries.versions(found.deposit)
    ]
    page = {"title": title_of(found.definition), "steps": steps(found.definition, versions), "links": found.links}
    return render(request, "deposits/history.jinja", {"page": page, "held": queries.held_one(found.deposit)})


@figures_page(*EITHER)
def file(request: HttpRequest, found: Found) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """What was signed, as a return file. There is none of what was not signed."""
    if queries.held_one(found.deposit).signature is None:
        raise Refused("These figures are not signed, so there is no return to download.")
    found.check_sees_counts()
    made = queries.account_of(found.version).made
    name = f"{found.viewer.organisation.slug}-{made.standard}-{made.year}.csv"
    return attachment(write_return_file([made]), name)


@figures_page(Capability.HAND_IN_FIGURES)
def withdraw(request: HttpRequest, found: Found) -> HttpResponse:
    """Take figures back before they are signed."""
    check_can_change(queries.state_of(found.deposit))
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()

        def do() -> str:
            actions.withdraw(deposit=found.deposit, by=found.viewer.person, at=now)
            return found.links.every

        key = form.cleaned_data["form_key"]
        address = once(found.viewer.organisation.pk, key, now, do, sent=sent_in(request))
        return seen_other(address)
    page = {"title": title_of(found.definition), "links": found.links}
    return render(request, "deposits/withdraw.jinja", {"page": page, "form": form})
