"""Bringing a plan in as a file: it is read, somebody says what its columns hold, sees what would be made, and makes it.

Until then nothing is kept: what was read travels with the form, signed and bound to its plan.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.middleware import takes_files
from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.forms import Asked
from tallystick_web.core.sheets.received import tables_sent
from tallystick_web.core.sheets.tables import Headed, Table, check_size, headed, headings_in, samples
from tallystick_web.deposits.upload_rules import plain_name
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import actions, queries_bringing
from tallystick_web.plans.brought.gathering import gathered
from tallystick_web.plans.brought.holds import Holds, how_many
from tallystick_web.plans.brought.lines import lines_of, understood
from tallystick_web.plans.brought.proposal import Proposal, proposed
from tallystick_web.plans.forms_bringing import ColumnsForm, FileForm
from tallystick_web.plans.presenters.bringing import BroughtPage
from tallystick_web.plans.views.exporting import measure_names
from tallystick_web.plans.views.finding import OpenPlan, open_plan, people, to_keep

_MOST_CHARACTERS = 1_000_000
_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_LARGEST_PACKED = 700_000
_TOO_MUCH = "This file holds more than any plan does. Keep the sheets and rows of the plan, and choose it again."


@takes_files
@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def plan_bring_in(request: HttpRequest, viewer: Viewer, plan: UUID) -> HttpResponse:
    """Choose a file, say what its columns hold, and have its items added."""
    of = to_keep(open_plan(viewer, plan))
    form = FileForm(request.POST or None, request.FILES or None)
    try:
        if "packed" in request.POST:
            return _columns(request, of, request.POST["packed"])
        if request.method == "POST" and form.is_valid():
            return _columns(request, of, _packed(of, form.cleaned_data["file"]))
    except Refused as refused:
        form.refuse(str(refused))
    return render(request, "plans/bring_in.jinja", {"form": form, "plan": of.plan})


def _packed(of: OpenPlan, sent: Any) -> str:
    """A file as it was read, to travel with the form. Raises Refused where it cannot be read."""
    tables, notices = tables_sent(sent, plain_name(sent.name))
    check_size(tables, rows=_MOST_ROWS, columns=_MOST_COLUMNS, characters=_MOST_CHARACTERS, too_much=_TOO_MUCH)
    # What was said of columns goes along: what somebody else says meanwhile changes no page that is open.
    said = queries_bringing.columns_said(of.plan.organisation_id)
    held = {"tables": [(one.name, one.rows) for one in tables], "notices": notices, "said": said}
    packed = signing.dumps(held, salt=_salt(of), compress=True)
    if len(packed) > _LARGEST_PACKED:
        raise Refused(_TOO_MUCH)
    return packed


def _salt(of: OpenPlan) -> str:
    return f"plan/{of.plan.organisation_id}/{of.plan.pk}"


def _unpacked(of: OpenPlan, packed: str) -> tuple[list[Table], tuple[str, ...], Mapping[str, Holds]]:
    try:
        held = signing.loads(packed, salt=_salt(of), max_age=24 * 60 * 60)
    except signing.BadSignature:
        raise Refused("What was read of the file is not there any more. Choose the file again.") from None
    said = {heading: Holds(holds) for heading, holds in held["said"].items()}
    return [Table(name=name, rows=rows) for name, rows in held["tables"]], tuple(held["notices"]), said


def _columns(request: HttpRequest, of: OpenPlan, packed: str) -> HttpResponse:
    """What the columns hold and what would be made of them; or, where that was asked for, making it."""
    tables, notices, said = _unpacked(of, packed)
    found = headed(tables, lambda headings: how_many(headings, said))
    if not found:
        raise Refused(
            "No table with headings was found in this file. A plan needs a row that says what its columns are."
        )
    asked = _asked(found, understood(found, said))
    is_sent = "packed" in request.POST
    form = ColumnsForm(request.POST if is_sent else None, asked=asked, initial={"packed": packed})
    holds = form.said if is_sent and form.is_valid() else {one.heading: one.holds for one in asked}
    if is_sent and request.POST.get("step") == "make":
        answer = _made(request, of, form, found)
        if answer is not None:
            return answer
    page = BroughtPage(proposal=_proposal(of, found, holds), names=people(of.viewer), notices=notices)
    return render(request, "plans/brought.jinja", {"form": form, "plan": of.plan, "page": page})


def _made(request: HttpRequest, of: OpenPlan, form: ColumnsForm, found: Sequence[Headed]) -> HttpResponse | None:
    def do() -> str:
        proposal = _proposal(of, found, form.said)
        actions.bring_in(plan=of.plan, proposal=proposal, answers=form.said, by=of.viewer.person, at=timezone.now())
        return to(of.viewer, "plan", plan=of.plan.pk)

    answer = done_once(request, of.viewer, form, do)
    if answer is not None:
        messages.success(request, "The items of the file stand in this plan now, as drafts.")
    return answer


def _proposal(of: OpenPlan, found: Sequence[Headed], holds: Mapping[str, Holds]) -> Proposal:
    around = queries_bringing.around(
        of.plan, people=people(of.viewer), measures=measure_names(of.viewer), may_read=of.may_read
    )
    return proposed(gathered([list(lines_of(one, holds)) for one in found]), around)


def _asked(found: Sequence[Headed], holds: Mapping[str, Holds]) -> list[Asked]:
    return [
        Asked(heading=heading, shown=shown, samples=samples(found, heading), holds=holds[heading])
        for heading, shown in headings_in(found).items()
    ]
