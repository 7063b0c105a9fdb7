"""Two trusts whose people hand figures in through the pages, as a browser would send them."""

import re
from dataclasses import dataclass, field
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tallystick.definitions import load
from tallystick_web.core.fence import inside
from tallystick_web.deposits import queries
from tallystick_web.deposits.models import Deposit, DepositVersion, SignOff
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.world import organisation, signed_in

HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
TWO = {
    "2||white|happened": "150",
    "2||white|people": "1200",
    "2||bme|happened": "60",
    "2||bme|people": "760",
}
# A few lines of three indicators that fit together: 12 staff.
SMALL = """
1,clinical/5,white,6,,
1,clinical/5,bme,2,,
1,clinical/5,unknown,0,,
1,clinical/7,white,3,,
1,clinical/7,bme,1,,
1,clinical/7,unknown,0,,
3,one-year,white,1,9,
3,one-year,bme,0,3,
9,board/total,white,5,,
9,board/total,bme,1,,
9,board/total,unknown,0,,
"""


@dataclass
class Trust:
    """A trust, and its people by role: their accounts, and the browsers of those who signed in."""

    where: object
    accounts: dict
    browsers: dict = field(default_factory=dict)

    @property
    def name(self):
        return self.where.name

    def of(self, role=RoleId.ANALYST):
        """The browser of whoever holds a role."""
        if role not in self.browsers:
            self.browsers[role] = signed_in(self.accounts[role])
        return self.browsers[role]

    def address(self, page, deposit=None, **more):
        ids = {"deposit": deposit} if deposit else {}
        return reverse(
            f"hand-in-{page}" if page else "hand-in", kwargs={"organisation": self.where.slug, **ids, **more}
        )

    def start(self, which="wres/2026", *, why="", role=RoleId.ANALYST):
        """Begin with figures. Returns the id of what was begun."""
        answer = self.send(self.address("start"), {"which": which, "why": why}, role=role)
        assert answer.status_code == 303, words(answer)
        return answer.headers["Location"].strip("/").rpartition("/")[2]

    def send(self, address, sent, *, role=RoleId.ANALYST, **kept):
        """Open a page, fill its form in and send it. ``kept`` are fields to send otherwise than the page has them."""
        return self.of(role).post(address, {**fields_of(self.of(role).get(address)), **sent, **kept})

    def type_in(self, deposit, indicator, cells, *, role=RoleId.ANALYST, **kept):
        return self.send(self.address("indicator", deposit, indicator=indicator), cells, role=role, **kept)

    def upload(self, deposit, content, *, name="return.csv"):
        return self.of().post(self.address("upload", deposit), {"file": SimpleUploadedFile(name, content)})

    def paste(self, deposit, text, indicator=""):
        return self.of().post(self.address("paste", deposit), {"text": text, "indicator": indicator})

    def agree(self, deposit, shown, *, role=RoleId.ANALYST):
        """Save what was understood of a file or a paste."""
        return self.of(role).post(self.address("take-in", deposit), fields_of(shown))

    def take_in(self, deposit, content):
        answer = self.agree(deposit, self.upload(deposit, content))
        assert answer.status_code == 303, words(answer)

    def sign(self, deposit, *, role=RoleId.ANALYST, **kept):
        return self.send(self.address("sign", deposit), {"role": role, "agreed": "on"}, role=role, **kept)

    def file(self, lines=SMALL, *, name="", standard="wres", year=2026):
        """A return file of this trust."""
        whose = f"{name or self.name},{standard},{year}"
        return "\n".join([HEADER, *(f"{whose},{line}" for line in lines.split()), ""]).encode()

    # WHAT THE DATABASE HOLDS

    def versions(self, deposit):
        with inside(self.where.pk):
            return list(DepositVersion.objects.of(self.where).filter(deposit=deposit).order_by("number"))

    def cells(self, deposit):
        return self.versions(deposit)[-1].cells

    def sign_offs(self):
        with inside(self.where.pk):
            return list(SignOff.objects.of(self.where).select_related("by").order_by("at"))

    def deposits(self):
        with inside(self.where.pk):
            return list(Deposit.objects.of(self.where))

    def signed(self):
        with inside(self.where.pk):
            return queries.signed(self.where.pk)


HELD = (RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.HR_DIRECTOR, RoleId.BOARD_MEMBER)


def trust(slug, held=HELD, kind=OrganisationKind.TRUST):
    """A trust with everybody who hands in or signs, and a board member who does neither."""
    return Trust(*organisation(slug, f"{slug.title()} Trust", kind, held=held, called=slug.title() + " {}"))


def fields_of(answer):
    """The boxes of a page and what stands in them, but for those that are ticked or chosen."""
    page = answer.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        of = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if of.get("type") in ("hidden", "text") and of.get("name") != "csrfmiddlewaretoken":
            found[of["name"]] = of.get("value", "")
    return found


def words(answer):
    """What a page says, in one line."""
    page = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def whole_return(name, year):
    """The example's return, as if it were of another organisation and year."""
    from tests.repository.tracked import ROOT

    text = (ROOT / "example" / "returns" / "northmoor-2025.csv").read_text("utf-8")
    return text.replace("Northmoor Teaching Hospitals (made up)", name).replace(",2025,", f",{year},").encode()


def indicators(standard="wres", year=2026):
    return [one.id for one in load(standard, year).given]
