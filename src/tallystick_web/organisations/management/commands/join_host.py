"""Makes an organisation a member of a membership body or an umbrella body."""

from tallystick_web.organisations.actions import join_host
from tallystick_web.organisations.management.membership import MembershipCommand


class Command(MembershipCommand):
    """Make an organisation a member of a host."""

    help = (
        "Make an organisation a member of a membership body or an umbrella body, from today on. The host sees nothing "
        "by that: it reads what a member shares with it by name."
    )
    do = staticmethod(join_host)
    done = "{member} is a member of {host} from today on."
