"""Pages of a person's own account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tallystick_web.organisations.queries import standings_of


@login_required
def my_organisations(request: HttpRequest) -> HttpResponse:
    """Where a person can go. With one organisation there is nothing to choose."""
    standings = standings_of(request.user, on=timezone.localdate())
    if len(standings) == 1:
        return redirect("organisation", organisation=standings[0].organisation.slug)
    return render(request, "organisations/my_organisations.jinja", {"standings": standings})


@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    """How a person signs in, and where they are signed in."""
    return render(request, "organisations/my_account.jinja")


@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Why a second step is needed, and how to set one up."""
    return render(request, "organisations/second_step.jinja")
