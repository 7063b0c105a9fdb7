"""Pages about addresses that are told of new approved sets."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.numbers import webhooks
from tallystick_web.numbers.forms import EndNoticeForm, NoticeForm
from tallystick_web.numbers.presenters.webhooks import notice, notices
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, done_once, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.organisations.token_rules import offered_audiences

_SHOWN_BEFORE = (
    "This address was added before. Its secret is shown only once: if you did not keep it, take the address out and "
    "add it again."
)


@needs(Capability.ISSUE_TOKENS)
def notice_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every address that is told of new approved sets, or was."""
    lines = notices(webhooks.webhooks_of(viewer.organisation.pk, at=timezone.now()))
    said = {"told": [one for one in lines if not one.is_over], "over": [one for one in lines if one.is_over]}
    return render(request, "numbers/notices.jinja", said)


@needs(Capability.ISSUE_TOKENS)
def notice_add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Add an address. Its secret is shown by the answer to the form, and by nothing else."""
    form = NoticeForm(request.POST or None, audiences=offered_audiences(viewer.roles))
    made: list[webhooks.MadeWebhook] = []

    def add() -> str:
        entered = {name: form.cleaned_data[name] for name in ("address", "audience")}
        organisation, now = viewer.organisation, timezone.now()
        made.append(webhooks.add_webhook(organisation=organisation, **entered, by=viewer.person, at=now))
        return to(viewer, "notices")

    answer = done_once(request, viewer, form, add) if request.method == "POST" else None
    if made and answer is not None:
        return render(request, "numbers/notices_added.jinja", {"made": made[0]})
    if answer is None:
        return render(request, "numbers/notices_add.jinja", {"form": form})
    messages.info(request, _SHOWN_BEFORE)
    return answer


@needs(Capability.ISSUE_TOKENS)
def notice_end(request: HttpRequest, viewer: Viewer, webhook: UUID) -> HttpResponse:
    """Take an address out, at once."""
    found = or_404(webhooks.webhook_called(viewer.organisation.pk, webhook))
    lines = webhooks.webhooks_of(viewer.organisation.pk, at=timezone.now())
    line = next((notice(one) for one in lines if one.id == webhook), None)
    if line is None:
        raise Http404

    def end(_: object) -> str:
        webhooks.end_webhook(webhook=found, by=viewer.person, at=timezone.now())
        return to(viewer, "notices")

    form = EndNoticeForm(request.POST or None)
    done = f"{line.host} is told no longer."
    return ask(request, viewer, form, page="numbers/notices_end.jinja", do=end, done=done, said={"line": line})
