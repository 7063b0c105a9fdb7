"""What lets people and programs in is closed at once when a service was restored: some of it may have been taken back
after the backup was made.
"""

from datetime import datetime

from tallystick_web.core.fence import everywhere
from tallystick_web.organisations.models import Account, ApiToken, ApiTokenEnd


def close_doors(*, at: datetime) -> None:
    """Sign everybody out, have links for a new password work no more, and end every token of a program.

    Whoever restores notes it in the audit.
    """
    Account.objects.update(sessions_ended_at=at)
    with everywhere("to end the tokens of every organisation"):
        open_ones = ApiToken.objects.filter(end=None)
        ends = [ApiTokenEnd(token=one, organisation_id=one.organisation_id, at=at) for one in open_ones]
        ApiTokenEnd.objects.bulk_create(ends)
