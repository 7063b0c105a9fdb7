"""The three ways in: a form for each indicator, cells out of a spreadsheet, and a return file."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tallystick.definitions import Definition, Indicator
from tallystick.tallies import Return
from tallystick.tallies.return_file import read_return_file, write_return_file
from tallystick_web.core.attachments import attachment
from tallystick_web.core.forms_once import fresh_key, once, sent_in
from tallystick_web.core.rules import Refused
from tallystick_web.core.templating import moment
from tallystick_web.deposits import actions, queries
from tallystick_web.deposits.forms import LinesForm, PasteForm, TakeInForm, UploadForm, cells_sent
from tallystick_web.deposits.lines import (
    Cells,
    Line,
    cells_of,
    changed_lines,
    lines_of,
    of_indicator,
    replaced,
    template,
)
from tallystick_web.deposits.pasting import pasted_file
from tallystick_web.deposits.presenters.checking import FileLine, NotReadPage, UnderstoodPage
from tallystick_web.deposits.presenters.entering import IndicatorPage, overwritten
from tallystick_web.deposits.presenters.parts import Link, indicator_name, indicators_named, title_of
from tallystick_web.deposits.reading import (
    TYPED_IN,
    Expected,
    FileSource,
    HandedIn,
    NotRead,
    lines_found,
    read_handed_in,
)
from tallystick_web.deposits.rules import How, check_can_change
from tallystick_web.deposits.views.finding import Found, figures_page
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.rules import Capability

_PASTED = "pasted.csv"


@figures_page(Capability.HAND_IN_FIGURES)
def indicator(request: HttpRequest, found: Found, indicator: str) -> HttpResponse:
    """One indicator, line by line."""
    asked = next((one for one in found.definition.given if one.id == indicator), None)
    if asked is None:
        raise Http404
    check_can_change(queries.state_of(found.deposit))
    found.check_sees_counts()
    if request.method == "POST":
        return _save(request, found, asked)
    return _form(request, found, asked, found.cells, is_saved="saved" in request.GET)


def _save(request: HttpRequest, found: Found, asked: Indicator) -> HttpResponse:
    form, typed = LinesForm(request.POST), cells_sent(request.POST, found.definition, asked)
    if not form.is_valid():
        return _form(request, found, asked, replaced(found.cells, frozenset({asked.id}), typed), refusal=_first(form))
    now, seen = timezone.now(), form.cleaned_data["version"]

    def do() -> str:
        if seen != found.number or changed_lines(of_indicator(asked.id, found.cells), typed):
            actions.save_lines(
                deposit=found.deposit,
                indicators=frozenset({asked.id}),
                cells=typed,
                seen=seen,
                how=How.FORM,
                by=found.viewer.person,
                at=now,
            )
        return found.links.to("indicator", indicator=asked.id) + "?saved=1"

    try:
        key = form.cleaned_data["form_key"]
        address = once(found.viewer.organisation.pk, key, now, do, sent=sent_in(request))
        return seen_other(address)
    except actions.Overtaken as overtaken:
        return _overtaken(request, found, asked, typed, seen=seen, why=str(overtaken))


def _form(
    request: HttpRequest, found: Found, asked: Indicator, cells: Cells, *, status: int = 200, **more: Any
) -> HttpResponse:
    page = IndicatorPage(
        links=found.links,
        definition=found.definition,
        indicator=asked,
        cells=cells,
        problems=found.read_as(cells).problems,
        version=found.number,
        next_one=_next(found, asked),
        **more,
    )
    return render(request, "deposits/indicator.jinja", {"page": page, "key": fresh_key()}, status=status)


def _overtaken(
    request: HttpRequest, found: Found, asked: Indicator, typed: Cells, *, seen: int, why: str
) -> HttpResponse:
    """The form again with what this person typed, beside what is saved now, and who saved it."""
    lines = lines_of(found.definition, asked)
    return _form(
        request,
        found,
        asked,
        replaced(found.cells, frozenset({asked.id}), typed),
        status=409,
        refusal=why,
        who_changed=_who_changed(found, seen),
        overwritten=overwritten(found.definition, typed, found.cells, lines),
    )


def _next(found: Found, asked: Indicator) -> Link:
    """Where to go once this indicator is right: the next one, and after the last the list of tasks."""
    given = found.definition.given
    after = given[given.index(asked) + 1 : given.index(asked) + 2]
    if not after:
        return Link(text="Back to the list of tasks", href=found.links.to("figures"))
    return Link(text=indicator_name(after[0]), href=found.links.to("indicator", indicator=after[0].id))


def _first(form: LinesForm) -> str:
    return next(iter(form.errors.values()))[0]


@figures_page(Capability.HAND_IN_FIGURES)
def paste(request: HttpRequest, found: Found) -> HttpResponse:
    """Cells out of a spreadsheet, shown as they were understood before anything is saved."""
    check_can_change(queries.state_of(found.deposit))
    found.check_sees_counts()
    form = PasteForm(request.POST or None, definition=found.definition)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        chosen = next((one for one in found.definition.given if one.id == form.cleaned_data["indicator"]), None)
        try:
            return _pasted(request, found, text, chosen)
        except Refused as refused:
            form.add_error("text", str(refused))
        except NotRead as not_read:
            lines = [FileLine(number=number, text=line) for number, line in enumerate(text.splitlines(), start=1)]
            return _not_read(request, found, "paste", form, not_read, lines)
    return _way_in(request, found, "paste", form)


def _pasted(request: HttpRequest, found: Found, text: str, chosen: Indicator | None) -> HttpResponse:
    organisation = found.viewer.organisation
    pasted = pasted_file(text, definition=found.definition, organisation=organisation.name, indicator=chosen)
    try:
        handed_in = read_handed_in(pasted.content, name=_PASTED, expected=_expected(found))
    except NotRead as not_read:
        raise NotRead(tuple(one.at(pasted.lines.get(one.number or 0)) for one in not_read.problems)) from None
    return _understood(request, found, handed_in, How.PASTE)


@figures_page(Capability.HAND_IN_FIGURES)
def upload(request: HttpRequest, found: Found) -> HttpResponse:
    """A return file, read in memory and shown as it was understood before anything is saved."""
    check_can_change(queries.state_of(found.deposit))
    found.check_sees_counts()
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = UploadForm({}, {})
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        content = sent.read()
        try:
            handed_in = read_handed_in(content, name=_name(sent.name), expected=_expected(found))
            return _understood(request, found, handed_in, How.FILE)
        except Refused as refused:
            form.add_error("file", str(refused))
        except NotRead as not_read:
            lines = [FileLine(number=number, text=line) for number, line in lines_found(content, not_read.problems)]
            return _not_read(request, found, "upload", form, not_read, lines)
    return _way_in(request, found, "upload", form)


@figures_page(Capability.HAND_IN_FIGURES)
def empty_file(request: HttpRequest, found: Found) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """A return file with every row and group of these figures, to fill in."""
    which = found.deposit
    content = template(which.standard, which.year, organisation=found.viewer.organisation.name)
    return attachment(content, f"template-{which.standard}-{which.year}.csv")


def _name(sent: str) -> str:
    """The name of a file as provenance prints it: without what nobody sees, and short."""
    return "".join(one for one in sent if one.isprintable())[-100:] or "return.csv"


def _expected(found: Found) -> Expected:
    organisation, deposit = found.viewer.organisation, found.deposit
    return Expected(
        organisation=organisation.name, code=organisation.code, standard=deposit.standard, year=deposit.year
    )


def _way_in(
    request: HttpRequest, found: Found, page: str, form: Any, not_read: NotReadPage | None = None
) -> HttpResponse:
    said = {"title": title_of(found.definition), "links": found.links}
    return render(request, f"deposits/{page}.jinja", {"page": said, "form": form, "not_read": not_read})


def _not_read(
    request: HttpRequest, found: Found, page: str, form: Any, not_read: NotRead, lines: list[FileLine]
) -> HttpResponse:
    numbers = {one.number for one in not_read.problems}
    shown = NotReadPage(
        problems=not_read.problems,
        lines=[one for one in lines if one.number in numbers],
        definition=found.definition,
    )
    return _way_in(request, found, page, form, not_read=shown)


def _understood(request: HttpRequest, found: Found, handed_in: HandedIn, how: How) -> HttpResponse:
    """What was understood, sealed until the person says that it is right."""
    source = handed_in.source if how is How.FILE else None
    sealed = {
        "figures": str(found.deposit.pk),
        "text": write_return_file([handed_in.made]).decode(),
        "how": str(how),
        "source": queries.kept((source,))[0] if source else None,
    }
    return _confirm(request, found, handed_in.made, sealed, notices=handed_in.source.notices)


def _confirm(
    request: HttpRequest, found: Found, made: Return, sealed: Mapping[str, Any], *, status: int = 200, **more: Any
) -> HttpResponse:
    page = UnderstoodPage(
        links=found.links,
        definition=found.definition,
        made=made,
        source=FileSource.of(sealed["source"]) if sealed["source"] else None,
        already=_entered(found.definition, found.cells),
        **more,
    )
    form = TakeInForm(initial={"sealed": TakeInForm.seal({**sealed, "seen": found.number})})
    return render(request, "deposits/understood.jinja", {"page": page, "form": form}, status=status)


def _entered(definition: Definition, cells: Cells) -> list[str]:
    held = {Line.of(key).indicator for key in cells}
    return [one.id for one in definition.given if one.id in held]


@require_POST
@figures_page(Capability.HAND_IN_FIGURES)
def take_in(request: HttpRequest, found: Found) -> HttpResponse:
    """Save what was understood of a file or a paste."""
    form = TakeInForm(request.POST or None)
    if not form.is_valid():
        raise Refused("This page is too old or not complete. Nothing was saved. Hand the figures in again.")
    sealed: Mapping[str, Any] = form.cleaned_data["sealed"]
    if sealed["figures"] != str(found.deposit.pk):
        raise Http404
    found.check_sees_counts()
    made, now = read_return_file(sealed["text"].encode(), name=TYPED_IN).returns[0], timezone.now()

    def do() -> str:
        actions.save_lines(
            deposit=found.deposit,
            indicators=frozenset(tally.indicator for tally in made.tallies),
            cells=cells_of(made),
            seen=sealed["seen"],
            how=How(sealed["how"]),
            by=found.viewer.person,
            at=now,
            source=FileSource.of(sealed["source"]) if sealed["source"] else None,
        )
        return found.links.to("figures")

    try:
        key = form.cleaned_data["form_key"]
        address = once(found.viewer.organisation.pk, key, now, do, sent=sent_in(request))
        return seen_other(address)
    except actions.Overtaken as overtaken:
        lines = changed_lines(cells_of(made), found.cells)
        mine = [one for one in lines if one.indicator in {tally.indicator for tally in made.tallies}]
        return _confirm(
            request,
            found,
            made,
            sealed,
            status=409,
            refusal=str(overtaken),
            who_changed=_who_changed(found, sealed["seen"]),
            overwritten=overwritten(found.definition, cells_of(made), found.cells, mine),
        )


def _who_changed(found: Found, seen: int) -> tuple[str, ...]:
    """Who saved what after a version that was seen: by whom, how, when and which indicators."""
    versions = [one for one in queries.versions(found.deposit) if one.number >= seen]
    before = queries.cells_held(versions[0]) if versions and versions[0].number == seen else {}
    said = []
    for one in (one for one in versions if one.number > seen):
        cells = queries.cells_held(one)
        changed = changed_lines(before, cells)
        what = indicators_named(list(dict.fromkeys(line.indicator for line in changed))) if changed else "nothing"
        lines = "1 line" if len(changed) == 1 else f"{len(changed)} lines"
        who = str(one.by or "The service")
        said.append(f"{who}, {moment(one.at)}, {one.get_how_display()}: {lines} of {what}")
        before = cells
    return tuple(said)
