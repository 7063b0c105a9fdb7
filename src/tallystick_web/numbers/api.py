"""What programs may read: approved figures of one organisation, by a token and nothing else.

Every question is a GET, and is answered inside the fence of the organisation that the token is of. Whatever is not of
that organisation, or not for the readers that the token is for, is not there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI, Query, Schema
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from pydantic import BaseModel, RootModel, StringConstraints

from tallystick.errors import InputRefused
from tallystick.release.policy import Audience
from tallystick.release.shown import Reason
from tallystick_web.core.attachments import attachment
from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, read
from tallystick_web.numbers import queries
from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.listing import indicators_in
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.token_rules import NOT_GIVEN, Fault
from tallystick_web.organisations.tokens import Program, TokenRefused, program_with

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADVICE = {
    "year": "Give the year of the 31 March on which people were counted, for example 2025, or leave it out.",
    "standard": "Give the short name of a standard, for example wres, or leave it out.",
    "indicator": "Give the name of an indicator as the list of indicators has it, for example 2, or leave it out.",
}
_NO_SUCH_ADDRESS = {
    "problem": "There is nothing at this address.",
    "what_to_do": "The addresses that there are stand at /api/v1/docs of this service.",
}

ShortName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]*$", max_length=20)]


# WHAT IS ASKED AND ANSWERED


class Asked(Schema):
    """Which figures: all where nothing is said."""

    standard: ShortName = ""
    year: Annotated[int, Query(ge=2000, le=2100)] | None = None
    indicator: ShortName = ""


class Problem(BaseModel):
    """What is wrong, and what to do about it."""

    problem: str
    what_to_do: str


class OrganisationTold(BaseModel):
    """The organisation that a token is of, and whose figures it reads."""

    slug: str
    name: str
    kind: str
    code: str
    audiences: list[str]


class IndicatorTold(BaseModel):
    """An indicator of one year. Where ``is_withheld``, it was counted and nothing of it is shown."""

    standard: str
    year: int
    indicator: str
    title: str
    is_withheld: bool


class FigureTold(BaseModel):
    """One figure. Where ``withheld`` says why, a number that is null exists and is not shown: it is not nought.

    ``low`` and ``high`` are the range at 95 %. ``verdict`` and ``favours`` are blank where there is none.
    """

    standard: str
    year: int
    indicator: str
    row: str
    measure: str
    group: str
    value: float | None
    low: float | None
    high: float | None
    withheld: str | None
    verdict: str
    favours: str
    is_headline: bool


class InSet(BaseModel):
    """The approved set that figures are from: whose it is, for whom, and the SHA-256 of its file."""

    organisation: str
    audience: str | None
    release: str | None


class Indicators(InSet):
    """The indicators of the newest approved set."""

    indicators: list[IndicatorTold]


class Figures(InSet):
    """Figures of the newest approved set."""

    observations: list[FigureTold]


class SetTold(BaseModel):
    """An approved set: what it is of, for whom, the how manyeth of its kind, and where its file is."""

    release: str
    subject: str
    audience: str
    vintage: int
    years: list[int]
    made_at: datetime
    link: str


class SetKept(RootModel[dict[str, Any]]):
    """The file of an approved set: an object, in the canonical form that its fingerprint is worked out from."""


# WHO ASKS


class Token(HttpBearer):
    """A token, in the header that is for it."""

    def authenticate(self, request: HttpRequest, token: str) -> Program:  # noqa: ARG002  # ninja's signature
        """The program that shows it."""
        return program_with(token.strip(), at=timezone.now())


class NotThere(Exception):
    """What is asked for does not exist for this program."""


@contextmanager
def _inside(request: HttpRequest, slug: str) -> Iterator[Program]:
    """The program that asks, inside the fence of its organisation. Raises NotThere for any other organisation."""
    program: Program = request.auth
    if slug != program.organisation.slug:
        raise NotThere
    with inside(program.organisation.pk):
        yield program


# THE ADDRESSES

api = NinjaAPI(
    title="Tallystick: reading figures by program",
    version="1",
    urls_namespace="api",
    docs_url=None,  # the page of ours at this address asks nothing of any script; see views/programs.py
    auth=Token(),
)
_WRONG = {401: Problem, 404: Problem, 409: Problem, 422: Problem}


@api.get("/organisations", response={200: list[OrganisationTold]} | _WRONG, url_name="organisations")
def organisations(request: HttpRequest) -> list[OrganisationTold]:
    """The organisation that your token is of."""
    program: Program = request.auth
    own = program.organisation
    audiences = [str(one) for one in program.audiences]
    return [OrganisationTold(slug=own.slug, name=own.name, kind=own.kind, code=own.code, audiences=audiences)]


@api.get("/organisations/{slug:slug}/indicators", response={200: Indicators} | _WRONG, url_name="indicators")
def indicators(request: HttpRequest, slug: str) -> Indicators:
    """The indicators that there are figures of, and those that are withheld whole."""
    with _inside(request, slug) as program:
        newest = _newest(program)
        listed = indicators_in(newest.sha256) if newest is not None else ()
        told = [IndicatorTold(**vars(one)) for one in listed]
        return Indicators(**_of(program, newest), indicators=told)


@api.get("/organisations/{slug:slug}/observations", response={200: Figures} | _WRONG, url_name="observations")
def observations(request: HttpRequest, slug: str, asked: Query[Asked]) -> Figures:
    """The figures, of the newest approved set. Ask for a standard, a year and an indicator, or leave them out."""
    with _inside(request, slug) as program:
        newest = _newest(program)
        found = queries.observations_of(newest, **asked.dict()) if newest is not None else []
        return Figures(**_of(program, newest), observations=[_figure(one) for one in found])


@api.get("/organisations/{slug:slug}/releases", response={200: list[SetTold]} | _WRONG, url_name="releases")
def releases(request: HttpRequest, slug: str) -> list[SetTold]:
    """Every approved set that your token reads, the newest first."""
    with _inside(request, slug) as program:
        own = program.organisation.pk
        held = held_from_others(own)
        found = queries.releases_for(own, program.audiences, without=held)
        return [_set(program, one, queries.number_of(one, without=held)) for one in found]


@api.get("/organisations/{slug:slug}/releases/{sha256}", response={200: SetKept} | _WRONG, url_name="release")
def release(request: HttpRequest, slug: str, sha256: str) -> HttpResponse:
    """The file of one approved set, byte for byte as it is kept: its SHA-256 is its name."""
    with _inside(request, slug) as program:
        own, found = program.organisation.pk, None
        if _SHA256.fullmatch(sha256):
            found = queries.release_called(own, program.audiences, sha256, without=held_from_others(own))
        if found is None:
            raise NotThere
        name = f"{slug}-{found.audience}-{found.sha256[:12]}.json"
        return attachment(read(Shelf.RELEASES, found.sha256), name, kind="application/json")


def _newest(program: Program) -> queries.Release | None:
    """The newest approved set of the standards, for the widest readers that have one: as the pages show it."""
    own = program.organisation.pk
    there = queries.newest(own, program.audiences, Subject.STANDARDS, without=held_from_others(own))
    return next(iter(there.values()), None)


def _of(program: Program, newest: queries.Release | None) -> dict[str, str | None]:
    return {
        "organisation": program.organisation.slug,
        "audience": newest.audience if newest is not None else None,
        "release": newest.sha256 if newest is not None else None,
    }


def _figure(one: queries.Observation) -> FigureTold:
    return FigureTold(
        **{name: getattr(one, name) for name in FigureTold.model_fields if name != "withheld"},
        withheld=str(Reason.PROTECTS_PEOPLE) if one.is_hidden else None,
    )


def _set(program: Program, one: queries.Release, number: int) -> SetTold:
    parts = {"slug": program.organisation.slug, "sha256": one.sha256}
    return SetTold(
        release=one.sha256,
        subject=one.subject,
        audience=str(Audience(one.audience)),
        vintage=number,
        years=one.years,
        made_at=one.made_at,
        link=reverse("api:release", kwargs=parts),
    )


# WHAT GOES WRONG


def nothing_here(_: HttpRequest) -> HttpResponse:
    """An address under ``/api/`` that is none: said in the form that programs read."""
    return JsonResponse(_NO_SUCH_ADDRESS, status=404)


def _said(fault: Fault, status: int) -> HttpResponse:
    return JsonResponse({"problem": fault.problem, "what_to_do": fault.what_to_do}, status=status)


@api.exception_handler(TokenRefused)
def token_refused(_: HttpRequest, refused: TokenRefused) -> HttpResponse:
    """A token that reads nothing."""
    answer = _said(refused.fault, 401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(AuthenticationError)
def no_token(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    """No token at all."""
    return token_refused(request, TokenRefused(NOT_GIVEN))


@api.exception_handler(NotThere)
def not_there(_: HttpRequest, __: NotThere) -> HttpResponse:
    """Nothing of that name, of another organisation, or for other readers: which of these is not said."""
    return _said(
        Fault(
            problem="Nothing of this name is here for your token.",
            what_to_do="Ask for /api/v1/organisations first, and follow the names that it and the lists below it give.",
        ),
        404,
    )


@api.exception_handler(ValidationError)
def not_as_expected(_: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Something asked for in a way that cannot be read. What was written is not said again."""
    names = sorted({str(part) for one in wrong.errors for part in one["loc"] if part in _ADVICE})
    return _said(
        Fault(
            problem=f"What is asked for cannot be read: {', '.join(names) or 'the address'}.",
            what_to_do=" ".join(_ADVICE[one] for one in names) or _NO_SUCH_ADDRESS["what_to_do"],
        ),
        422,
    )


@api.exception_handler(InputRefused)
def other_definitions(_: HttpRequest, __: InputRefused) -> HttpResponse:
    """Figures made under definitions that this version of the service does not have."""
    return _said(
        Fault(
            problem="These figures were made under definitions that this version of the service does not have.",
            what_to_do="Read the file of the approved set instead, or have the figures made again.",
        ),
        409,
    )
