"""What can be done to organisations and people: one function for each verb."""

from tallystick_web.organisations.actions.hosting import join_host, leave_host
from tallystick_web.organisations.actions.invitations import (
    join_signed_in,
    join_with_password,
    join_with_provider,
    send_invitation_again,
)
from tallystick_web.organisations.actions.opening import open_organisation
from tallystick_web.organisations.actions.people import correct_name, decide_role, end_role, give_role, invite_person
from tallystick_web.organisations.actions.second_step import ask_second_step_reset, decide_second_step_reset
from tallystick_web.organisations.actions.tokens import MadeToken, end_token, make_token
from tallystick_web.organisations.actions.units import (
    add_member,
    add_unit,
    close_unit,
    end_member,
    move_unit,
    rename_unit,
)
from tallystick_web.organisations.actions.words import choose_words

__all__ = [
    "MadeToken",
    "add_member",
    "add_unit",
    "ask_second_step_reset",
    "choose_words",
    "close_unit",
    "correct_name",
    "decide_role",
    "decide_second_step_reset",
    "end_member",
    "end_role",
    "end_token",
    "give_role",
    "invite_person",
    "join_host",
    "join_signed_in",
    "join_with_password",
    "join_with_provider",
    "leave_host",
    "make_token",
    "move_unit",
    "open_organisation",
    "rename_unit",
    "send_invitation_again",
]
