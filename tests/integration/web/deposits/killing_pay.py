"""Files of pay for killing.py: handed in, signed, and made into figures."""

from datetime import date
from uuid import UUID

UPLOAD = UUID(int=6)


def hand_in(by):
    """Files that wait to be read. What reading and making give is made once: what is tried is what happens to it."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from tallystick.definitions.pay.options import Assignments, BankStaff
    from tallystick.vocabulary.pay_periods import PayPeriod
    from tallystick_web.core.fence import inside
    from tallystick_web.deposits import incoming, pay_uploading
    from tallystick_web.deposits.pay_rules import PayChoices

    _without_rows()
    choices = PayChoices(
        snapshot=date(2025, 3, 31),
        takes_every_day=False,
        profile="govuk-2023",
        characteristic="ethnicity",
        assignments=Assignments.SUMMED,
        bank=BankStaff.WITH_PAY,
        period=PayPeriod.MONTH,
        sacrifice_in_pay=False,
        leaves_out=False,
    )
    files = incoming.receive(UPLOAD, [("pay.csv", SimpleUploadedFile("pay.csv", b"what somebody is paid"))])
    with inside(by.organisation_id):
        pay_uploading.receive_pay(upload=UPLOAD, choices=choices, files=files, by=by, at=timezone.now())


def sign(by):
    """Sign them, unless that is done."""
    from django.utils import timezone

    from tallystick_web.core.fence import inside
    from tallystick_web.deposits import pay_uploading, queries_uploads
    from tallystick_web.deposits.upload_rules import Stage
    from tallystick_web.organisations.rules import RoleId

    with inside(by.organisation_id):
        upload = queries_uploads.find(by.organisation_id, UPLOAD)
        if queries_uploads.handed(upload).stage is Stage.UNDERSTOOD:
            seen = queries_uploads.reading_id(upload)
            pay_uploading.sign_pay(upload=upload, seen=seen, role=RoleId.ANALYST, agreed=True, by=by, at=timezone.now())


def _without_rows():
    from tallystick.account.pay_stock import PayStock
    from tallystick.account.stock import Stock
    from tallystick.account.taking_pay_stock import PayTaken
    from tallystick.release.policy import Audience
    from tallystick_web.deposits import jobs
    from tests.unit.publishing.pay import pay_releases

    made = pay_releases.full()
    of_others = {
        one: pay_releases.release_of(*made.tables, audience=one, watermark=f"For {one}")
        for one in (Audience.ORGANISATION, Audience.PUBLIC)
    }
    taken = PayTaken(stock=PayStock(stock=Stock()), read=object(), excluded=b"file,line\n", flagged=b"file,line\n")
    jobs.take_pay_stock = lambda *_, **__: taken
    jobs.pay_releases_of = lambda *_: [made]
    jobs.approve_pay = lambda *_, for_whom: of_others[for_whom.audience]
