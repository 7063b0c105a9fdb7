"""Whether something broke because there was no room left, in a folder or in a database."""

import errno
from collections.abc import Iterator

_FILES_SAY = (errno.ENOSPC, errno.EDQUOT)
_SQLITE_SAYS = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")  # the second where not even its index of what is new has room
_POSTGRESQL_SAYS = "53100"


def is_out_of_room(raised: BaseException | None) -> bool:
    """Whether that is what was raised, or behind what was raised."""
    return any(map(_says_full, _behind(raised)))


def _behind(raised: BaseException | None) -> Iterator[BaseException]:
    while raised is not None:
        yield raised
        raised = raised.__cause__ or raised.__context__


def _says_full(raised: BaseException) -> bool:
    return (
        getattr(raised, "errno", None) in _FILES_SAY
        or getattr(raised, "sqlite_errorname", "") in _SQLITE_SAYS
        or getattr(raised, "sqlstate", "") == _POSTGRESQL_SAYS
    )
