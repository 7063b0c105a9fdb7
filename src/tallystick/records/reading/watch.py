"""Ends a child process that takes too long over one file."""

from __future__ import annotations

import subprocess
import threading
from types import TracebackType


class Watch:
    """A clock beside a process. Whoever reads from the process sees its answers end when time is up."""

    def __init__(self, process: subprocess.Popen[bytes], *, seconds: float) -> None:
        self.overran = False
        self._process = process
        self._seconds = seconds
        self._timer = self._started()

    def restart(self) -> None:
        """Give the process the whole time again, for its next file."""
        self._timer.cancel()
        self._timer = self._started()

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(self._seconds, self._end)
        timer.daemon = True
        timer.start()
        return timer

    def _end(self) -> None:
        self.overran = True
        self._process.kill()
