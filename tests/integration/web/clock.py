"""The instant at which tests of the service live."""

from datetime import UTC, datetime

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
