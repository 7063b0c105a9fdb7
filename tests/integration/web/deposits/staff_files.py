"""An analyst at the pages of staff files, and the worker beside them."""

from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.deposits import queries_uploads
from tallystick_web.deposits.models import Answer, Upload
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, words

YEAR = 2025
# What the made-up staff files leave unclear, and how it is answered.
ANSWERS = [
    ("pay_scales", "VSM Spot Salary", "vsm"),
    ("pay_scales", "Made-up Apprentice Rate", "under-1"),
    ("hosted", "Made-up Shared Payroll Partnership", "hosted"),
]


class Handing:
    """An analyst at the pages of staff files, and the worker."""

    def __init__(self, ours):
        self.ours, self.browser = ours, ours.of(RoleId.ANALYST)

    def address(self, page, upload=None):
        ids = {"upload": upload} if upload else {}
        return reverse(f"hand-in-files{page}", kwargs={"organisation": self.ours.where.slug, **ids})

    def send(self, files, *, year=YEAR, **kept):
        page = self.address("")
        sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
        return self.browser.post(page, {**fields_of(self.browser.get(page)), "year": year, "chosen": sent, **kept})

    def hand_in(self, files, **more):
        """Send files and have them read. Returns the id of the upload."""
        answer = self.send(files, **more)
        assert answer.status_code == 303, words(answer)
        upload = UUID(answer.headers["Location"].strip("/").rpartition("/")[2])
        self.work()
        return upload

    def work(self):
        for one in Work.objects.filter(ended_at=None, job__startswith="deposits."):
            jobs.run.func(str(one.pk))

    def remember(self, table, text, answer):
        with inside(self.ours.where.pk):
            Answer.objects.create(
                organisation=self.ours.where, table=table, text=text, answer=answer, at=timezone.now()
            )

    def page(self, upload, page="-seen"):
        return self.browser.get(self.address(page, upload))

    def press(self, upload, page, **answers):
        address = self.address(page, upload)
        return self.browser.post(address, {**fields_of(self.browser.get(address)), **answers})

    def stage(self, upload):
        with inside(self.ours.where.pk):
            return queries_uploads.handed(Upload.objects.of(self.ours.where).get(pk=upload)).stage


def files_in(folder):
    return [one for one in Path(folder).rglob("*") if one.is_file()]
