"""What an item says survives being stored, asked to be changed, and read again."""

from types import SimpleNamespace
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.plans.rules import Direction, EvidenceGrade, Expected, Intervention, Voice, Wording
from tallystick_web.plans.wording import document_of, fields_of, wording_from, wording_of

DAYS = st.dates()
NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2)
EXPECTED = st.builds(
    Expected,
    measure=st.text("abc/2", min_size=1),
    direction=st.sampled_from(Direction),
    size=st.none() | NUMBERS,
    by=DAYS,
)
WORDINGS = st.builds(
    Wording,
    text=st.text(),
    note=st.text(),
    accountable=st.none() | st.builds(uuid4),
    accountable_title=st.text(),
    lead=st.none() | st.builds(uuid4),
    lead_title=st.text(),
    starts_on=st.none() | DAYS,
    due_on=st.none() | DAYS,
    intervention=st.none() | st.sampled_from(Intervention),
    cause=st.text(),
    how=st.text(),
    evidence_grade=st.none() | st.sampled_from(EvidenceGrade),
    evidence_source=st.text(),
    expected=st.none() | EXPECTED,
    cost=st.none() | NUMBERS,
    hours=st.none() | NUMBERS,
    voice=st.none() | st.sampled_from(Voice),
)


@given(WORDINGS)
def test_a_wording_comes_back_from_its_row_and_from_its_document(wording):
    assert wording_of(SimpleNamespace(**fields_of(wording))) == wording
    assert wording_from(document_of(wording)) == wording
