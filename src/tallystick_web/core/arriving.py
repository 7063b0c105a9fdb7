"""Files while they are being sent: in a private folder of the service's data, and nowhere else."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


def arriving() -> Path:
    """The folder where a file lies while it is being sent."""
    place = Path(settings.TALLYSTICK_DATA) / "incoming" / "arriving"
    for each in (place.parent, place):
        each.mkdir(mode=0o700, exist_ok=True)
    return place


class ToPrivateFolder(FileUploadHandler):
    """Writes what arrives into a file that goes when the request is over, readable by this service alone."""

    file: UploadedFile

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file."""
        super().new_file(*args, **kwargs)
        into = tempfile.NamedTemporaryFile(dir=arriving(), suffix=".part")  # noqa: SIM115  # closed by Django
        self.file = UploadedFile(into, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  # Django's signature
        """Write what has come. Where that cannot be done, all that came goes at once: it may be what fills the disk."""
        try:
            self.file.write(raw_data)
        except OSError:
            self.upload_interrupted()
            raise

    def file_complete(self, file_size: int) -> UploadedFile:
        """Give the file to the view."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Let go of what has come, which takes it from the disk. What is still to be written of it is lost with it."""
        with suppress(OSError):
            self.file.close()
