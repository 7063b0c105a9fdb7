"""Suppliers, partners, agencies and funders: what they showed of their commitment, and what contracts ask of them."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Choice, Column, ColumnKind, Register, State, Values
from tallystick_web.registers.described.shared import COUNTED
from tallystick_web.registers.rules import check_day_not_to_come

_KEEPS = frozenset({Capability.KEEP_SUPPLIERS})


class SupplierKind(Choice):
    """What another organisation is to this one."""

    SUPPLIER = "supplier"
    PARTNER = "partner"
    AGENCY = "agency"
    PLATFORM = "platform"
    FUNDER = "funder"
    LEGAL = "legal"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            SupplierKind.SUPPLIER: "supplier",
            SupplierKind.PARTNER: "partner",
            SupplierKind.AGENCY: "recruitment agency",
            SupplierKind.PLATFORM: "recruitment platform",
            SupplierKind.FUNDER: "funder",
            SupplierKind.LEGAL: "legal adviser",
        }[self]


AGENCIES = frozenset({SupplierKind.AGENCY, SupplierKind.PLATFORM})
PARTNERS = frozenset({SupplierKind.PARTNER, SupplierKind.LEGAL})


class Shares(Choice):
    """What came of reviewing whether somebody shares the commitment."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Shares.YES: "shares our commitment, and shows it",
            Shares.PARTLY: "shares it in part",
            Shares.NO: "shows nothing of it",
        }[self]


def _check_supplier(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("commitment_on"), what="The check of their commitment", today=today)
    check_day_not_to_come(values.get("reviewed_on"), what="The review", today=today)
    check_day_not_to_come(values.get("met_on"), what="The meeting", today=today)
    if values.get("commitment_on") and not str(values.get("commitment") or "").strip():
        raise Refused("Say what they showed of their commitment when it was checked.")
    if bool(values.get("reviewed_on")) != bool(values.get("shares")):
        raise Refused("A review has a day and a result. Enter both, or neither.")
    if values.get("is_assured") is not None and not values.get("met_on"):
        raise Refused("Say when the funder was met, or leave out whether you were assured.")


SUPPLIERS = Register(
    id="suppliers",
    place="register/suppliers",
    title="Suppliers and partners",
    one="supplier or partner",
    several="suppliers and partners",
    lead=(
        "Who we buy from, work with and are funded by, what each showed of its commitment to race equality, and what "
        "was agreed with them. Legal advice is privileged: write nothing of its content here."
    ),
    title_label="Name of the organisation",
    counts="suppliers and partners in use",
    columns=(
        Column(
            name="kind",
            label="What are they to us?",
            kind=ColumnKind.CHOICE,
            choices=SupplierKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind", "category"),
        ),
        Column(
            name="is_major",
            label="Above the value that the policy calls major?",
            kind=ColumnKind.YES,
            in_list=True,
            is_filter=True,
            also_called=("major", "key supplier", "strategic"),
        ),
        Column(
            name="value",
            label="Value a year",
            kind=ColumnKind.MONEY,
            also_called=("value", "spend", "annual spend"),
        ),
        Column(
            name="commitment",
            label="What they showed of their commitment",
            kind=ColumnKind.WORDS,
            hint="For example their own policy, the mix of the shortlists they supply, or a pledge they signed.",
            also_called=("commitment", "evidence"),
        ),
        Column(
            name="commitment_on",
            label="Commitment checked on",
            kind=ColumnKind.DAY,
            hint="A check holds for two years.",
            in_list=True,
            also_called=("checked", "checked on", "approved on"),
        ),
        Column(name="reviewed_on", label="Reviewed on", kind=ColumnKind.DAY, also_called=("reviewed", "last review")),
        Column(
            name="shares",
            label="Result of the review",
            kind=ColumnKind.CHOICE,
            choices=Shares,
            also_called=("review result", "result"),
        ),
        Column(
            name="step",
            label="Step agreed with them",
            kind=ColumnKind.WORDS,
            also_called=("agreed step", "follow-up", "next step"),
        ),
        Column(
            name="met_on",
            label="Funder met on",
            kind=ColumnKind.DAY,
            hint="For funders: when you met to learn their view on race equality.",
        ),
        Column(name="is_assured", label="Were we assured that their view fits ours?", kind=ColumnKind.YES),
    ),
    states=(
        State(id="considered", label="Considered", is_live=False),
        State(id="in-use", label="In use", does="Put it in use", follows=("considered", "ended")),
        State(
            id="ended",
            label="Ended",
            does="End this relation",
            is_live=False,
            follows=("considered", "in-use"),
            asks_why=True,
        ),
    ),
    months=12,
    keeps=_KEEPS,
    check=_check_supplier,
)


def _check_agency(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("as_of"), what="The end of the period", today=today)
    listed = values.get("shortlisted")
    parts = [values.get(name) or 0 for name in ("minority", "not_known")]
    if any(parts) and listed is None:
        raise Refused("Say how many people were on the shortlists in all.")
    if listed is not None and sum(parts) > listed:
        raise Refused("There are more people in the parts than on the shortlists in all. Look at the numbers again.")


AGENCY_COUNTS = Register(
    id="agency-counts",
    place="register/suppliers",
    title="What agencies supplied",
    one="report of an agency",
    several="reports of agencies",
    lead=(
        "Hires made through each agency or platform, and the mix of the shortlists that it supplied, as counts. "
        "Counts are of people as the agency was told by them; nobody is named, and nobody guesses."
    ),
    title_label="What the report is called",
    counts="reports of agencies",
    columns=(
        Column(
            name="agency",
            label="Which agency or platform?",
            kind=ColumnKind.ENTRY,
            of="suppliers",
            is_needed=True,
            in_list=True,
            also_called=("agency", "platform", "supplier"),
        ),
        Column(
            name="as_of",
            label="End of the period",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("period end", "as of", "date"),
        ),
        Column(name="hires", label="Hires made through it", kind=ColumnKind.WHOLE, also_called=("hires", "placements")),
        Column(
            name="shortlisted",
            label="People on its shortlists",
            kind=ColumnKind.WHOLE,
            also_called=("shortlisted", "shortlist total"),
        ),
        Column(
            name="minority",
            label="Of these, ethnic minority people",
            kind=ColumnKind.WHOLE,
            hint="As many as said so themselves. Leave it out where the agency does not ask.",
        ),
        Column(name="not_known", label="Of these, not known", kind=ColumnKind.WHOLE),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    reads=_KEEPS | {Capability.READ_DESK},
    check=_check_agency,
    key=("agency", "as_of"),
)
