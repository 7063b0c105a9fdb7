"""An analyst at the pages of files of pay, and the worker beside them."""

from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.deposits import queries_uploads
from tallystick_web.deposits.models import Upload
from tallystick_web.numbers import queries
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, words

DAY = "2025-03-31"
SAID = {
    "way": "govuk-2023/ethnicity",
    "snapshot": DAY,
    "days": "one",
    "assignments": "summed",
    "bank": "with-pay",
    "period": "month",
}


class Paying:
    """An analyst at the pages of files of pay, and the worker."""

    def __init__(self, ours):
        self.ours, self.browser = ours, ours.of(RoleId.ANALYST)

    def address(self, page="", upload=None):
        ids = {"upload": upload} if upload else {}
        return reverse(f"hand-in-pay{page}", kwargs={"organisation": self.ours.where.slug, **ids})

    def send(self, files, **said):
        page = self.address()
        sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
        key = {"form_key": fields_of(self.browser.get(page))["form_key"]}
        return self.browser.post(page, {**key, **SAID, "chosen": sent, **said})

    def hand_in(self, files, **said):
        """Send files and have them read. Returns the id of the upload."""
        answer = self.send(files, **said)
        assert answer.status_code == 303, words(answer)
        upload = UUID(answer.headers["Location"].strip("/").rpartition("/")[2])
        self.work()
        return upload

    def work(self):
        while waits := Work.objects.filter(ended_at=None, job__startswith="deposits.").order_by("asked_at").first():
            jobs.run.func(str(waits.pk))

    def page(self, upload, page="-seen"):
        return self.browser.get(self.address(page, upload))

    def press(self, upload, page, **answers):
        address = self.address(page, upload)
        return self.browser.post(address, {**fields_of(self.browser.get(address)), **answers})

    def sign(self, upload, **kept):
        return self.press(upload, "-sign", **{"role": RoleId.ANALYST, "agreed": "on", **kept})

    def make(self, files, **said):
        """Hand files in, sign, and have the figures made. Returns the id of the upload."""
        upload = self.hand_in(files, **said)
        answer = self.sign(upload)
        assert answer.status_code == 303, words(answer)
        self.work()
        return upload

    def stage(self, upload):
        with inside(self.ours.where.pk):
            return queries_uploads.handed(Upload.objects.of(self.ours.where).get(pk=upload)).stage

    def release(self, audience):
        """The newest set of pay of an audience, as the library reads it; None where there is none."""
        with inside(self.ours.where.pk):
            last = queries.latest(self.ours.where.pk, Audience(audience), Subject.PAY)
        return queries.pay_content_of(last.sha256) if last else None

    def why_none(self, audience):
        with inside(self.ours.where.pk):
            last = queries.latest_refusal(self.ours.where.pk, Audience(audience), Subject.PAY)
        return last.why if last else None
