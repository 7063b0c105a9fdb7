"""Links for a new password. They work no more once the sessions of their account were ended."""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator


class ResetLinks(PasswordResetTokenGenerator):
    """Makes and checks what stands in a link. Nothing of it is kept: it is made again from the account."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        ended = user.sessions_ended_at.timestamp() if user.sessions_ended_at else ""
        return f"{super()._make_hash_value(user, timestamp)}{ended}"
