"""Staff files that are kept: whether any are, which, and reading or erasing one."""

from itertools import chain
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from tallystick_web.core.attachments import to_be_saved
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.deposits import queries_vault, vault, vaulting
from tallystick_web.deposits.forms import VaultForm
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability


@needs(Capability.DECIDE_VAULT, Capability.HAND_IN_FILES)
def originals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was chosen, what is kept, and the choice for those who may make it."""
    chosen = queries_vault.choice(viewer.organisation.pk)

    def do(said: dict[str, Any]) -> str:
        vaulting.choose_vault(
            keeps=said["keeps"] == "yes",
            months=said["months"] or 0,
            why=said["why"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "hand-in-originals")

    may_decide = viewer.may(Capability.DECIDE_VAULT)
    return ask(
        request,
        viewer,
        VaultForm(request.POST if may_decide and request.method == "POST" else None),
        page="deposits/originals.jinja",
        do=do,
        done="Your choice was saved. It holds for staff files that are used from now on.",
        said={
            "chosen": chosen,
            "kept": queries_vault.kept(viewer.organisation.pk),
            "may_decide": may_decide,
            "has_keys": vault.has_keys(),
            "may_read": viewer.may(Capability.HAND_IN_FILES),
        },
    )


@needs(Capability.HAND_IN_FILES)
def original(request: HttpRequest, viewer: Viewer, original: UUID) -> HttpResponse | StreamingHttpResponse:
    """One kept file, decrypted for whoever may hand such files in. That it was read stands in the log."""
    file = or_404(queries_vault.kept_one(viewer.organisation.pk, original))
    if request.method != "POST":
        return ask(
            request, viewer, OnceForm(), page="deposits/originals_read.jinja", do=str, done="", said={"file": file}
        )
    parts = vault.opened(file.pk, file.key_id)
    first = next(parts, b"")  # what cannot be opened is found out before it is said to have been read
    vaulting.note_read(file=file, by=viewer.person, at=timezone.now())
    response = StreamingHttpResponse(chain([first], parts), content_type="application/octet-stream")
    return to_be_saved(response, file.label)


@needs(Capability.DECIDE_VAULT, Capability.HAND_IN_FILES)
def original_erase(request: HttpRequest, viewer: Viewer, original: UUID) -> HttpResponse:
    """Erase one kept file before its date."""
    file = or_404(queries_vault.kept_one(viewer.organisation.pk, original))

    def do(_: object) -> str:
        vaulting.erase_original(file=file, by=viewer.person, at=timezone.now())
        return to(viewer, "hand-in-originals")

    return ask(
        request,
        viewer,
        OnceForm(request.POST or None),
        page="deposits/originals_erase.jinja",
        do=do,
        done="The file was erased.",
        said={"file": file},
    )
