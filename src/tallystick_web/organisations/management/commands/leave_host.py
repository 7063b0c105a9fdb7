"""Ends that an organisation is a member of a membership body or an umbrella body."""

from tallystick_web.organisations.actions import leave_host
from tallystick_web.organisations.management.membership import MembershipCommand


class Command(MembershipCommand):
    """End a membership."""

    help = (
        "End that an organisation is a member of a membership body or an umbrella body, at once. From then on the "
        "host reads nothing that was shared with it."
    )
    do = staticmethod(leave_host)
    done = "{member} is no longer a member of {host}."
