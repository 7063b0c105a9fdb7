"""Which tables stay out of a backup: what is over with the machine, and what lets people in."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

# Of the packages that the service stands on; ours say so themselves (see core.rules.Governance).
_OF_PACKAGES = {
    "sessions.Session",
    "usersessions.UserSession",
    "account.EmailConfirmation",
    "socialaccount.SocialToken",
    "axes.AccessAttempt",
    "axes.AccessAttemptExpiration",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "django_tasks_database.DBTaskResult",
}


def is_left_out(model: type[models.Model]) -> bool:
    """Whether the rows of a table stay out of backups."""
    governance = getattr(model, "governance", None)
    return model._meta.label in _OF_PACKAGES if governance is None else not governance.in_backup


def tables_left_out() -> list[str]:
    """The tables in the database whose rows stay out of backups."""
    return sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True) if is_left_out(model))


def kept_models() -> Iterator[type[models.Model]]:
    """Our own tables whose rows are in backups."""
    for model in apps.get_models():
        if hasattr(model, "governance") and not is_left_out(model):
            yield model
