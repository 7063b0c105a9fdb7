"""An organisation in which people are consulted and promised time, with a browser for each of these roles."""

from datetime import timedelta
from decimal import Decimal

from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.actions import consulting, time
from tallystick_web.reviews.rules import Body
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House

TODAY = NOON.date()
DAY = timedelta(days=1)
HELD = (
    RoleId.EDI_LEAD,
    RoleId.HR_DIRECTOR,
    RoleId.ADMINISTRATOR,
    RoleId.AUDITOR,
    RoleId.ADVISER,
    RoleId.NETWORK_CHAIR,
    RoleId.TEAM_LEAD,
    RoleId.STAFF,
)


class HeardHouse(House):
    """The house, opened with a person in each of these roles, called as their role is."""

    def __init__(self, slug, name):
        super().__init__(slug, name, held=HELD)

    def join(self):
        """Have everybody take up their invitation: who has not cannot be chosen for anything."""
        for role in HELD:
            self.browser(role)

    def person(self, role):
        return made.person(self.organisation, role)

    def consult(self, body=Body.STAFF, *, closes_on=TODAY + 14 * DAY, reply_due_on=TODAY + 28 * DAY, **said):
        known = {"title": "A new policy on light", "asks": "What do you think of lamps?", "step": None, "unit": None}
        return consulting.begin_consultation(
            body=body,
            closes_on=closes_on,
            reply_due_on=reply_due_on,
            by=self.person(RoleId.EDI_LEAD),
            **{"at": NOON} | known | said,
        )

    def comment(self, on, role, said="More light", *, at=NOON):
        return consulting.give_comment(consultation=on, said=said, held={role}, by=self.person(role), at=at)

    def reply(self, on, *, at=NOON, heard="More light", did="Lamps in every corridor"):
        return consulting.reply(consultation=on, heard=heard, did=did, by=self.person(RoleId.EDI_LEAD), at=at)

    def coordinate(self, role):
        return time.name_coordinator(person=self.person(role), by=self.person(RoleId.HR_DIRECTOR), at=NOON)

    def promise(self, role, hours="10", what_for="Mentor"):
        return time.promise_time(
            person=self.person(role),
            what_for=what_for,
            hours=Decimal(hours),
            starts_on=TODAY.replace(month=10, day=1),
            ends_on=TODAY + 200 * DAY,
            by=self.person(RoleId.HR_DIRECTOR),
            at=NOON,
        )

    def note(self, role, hours="2", what_for="Panel of interviews", *, on=TODAY, in_protected=True):
        return time.note_time(
            person=self.person(role),
            on=on,
            hours=Decimal(hours),
            what_for=what_for,
            in_protected=in_protected,
            by=self.person(role),
            at=NOON,
        )
