"""Exact counts that were signed, or counted from staff files, come to nobody else by another way than their pages."""

import pytest

from tallystick_web.core.forms_once import fresh_key
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import TWO, whole_return, words

pytestmark = pytest.mark.django_db

LEAD, DIRECTOR = RoleId.EDI_LEAD, RoleId.HR_DIRECTOR
OTHERS = [LEAD, DIRECTOR]
NOT_THEIRS = "They enter and check the others as well, and sign off"


@pytest.fixture
def copied(ours):
    """A correction that the analyst began: a copy of the counts that were signed."""
    first = ours.start()
    ours.take_in(first, whole_return(ours.name, 2026))
    ours.sign(first)
    return ours.start(why="Two were counted twice.")


@pytest.fixture
def counted(handing, extracts):
    """Figures of staff files that the analyst counted and took, not signed yet."""
    handing.press(handing.hand_in(extracts), "-take")
    return next(str(one.pk) for one in handing.ours.deposits() if one.standard == "wres")


@pytest.mark.parametrize("role", OTHERS)
def test_a_copy_of_signed_counts_is_for_who_sees_signed_counts(ours, copied, role):
    figures = ours.address("figures", copied)
    said = words(ours.of(role).get(figures))
    assert NOT_THEIRS in said
    for page in ("check", "compare", "sign", "paste", "upload"):
        answer = ours.of(role).get(ours.address(page, copied))
        assert answer.status_code == 403 or answer.headers["Location"] == figures, page
    shown = ours.of(role).get(ours.address("indicator", copied, indicator="2"), follow=True)
    assert 'value="300"' not in shown.content.decode()
    assert 'value="300"' in ours.of().get(ours.address("indicator", copied, indicator="2")).content.decode()
    assert NOT_THEIRS not in words(ours.of().get(figures))


def test_a_copy_stays_theirs_to_see_however_it_was_changed(ours, copied):
    ours.type_in(copied, "2", TWO)
    assert NOT_THEIRS in words(ours.of(LEAD).get(ours.address("figures", copied)))


@pytest.mark.parametrize("role", OTHERS)
def test_what_was_understood_of_staff_files_is_told_to_nobody_else(counted, handing, role):
    ours, said = handing.ours, "the ethnicity of 5 people is unknown"
    assert said in words(ours.of().get(ours.address("check", counted)))
    assert said not in words(ours.of(role).get(ours.address("check", counted), follow=True))


def test_nobody_signs_counts_that_they_do_not_see(counted, handing):
    ours = handing.ours
    sent = {"form_key": fresh_key(), "version": len(ours.versions(counted)), "role": DIRECTOR, "agreed": "on"}
    answer = ours.of(DIRECTOR).post(ours.address("sign", counted), sent)
    assert (answer.status_code, ours.sign_offs()) == (409, [])


def test_a_directors_signature_sent_twice_is_one_signature(ours):
    typed = ours.start()
    ours.take_in(typed, whole_return(ours.name, 2026))
    sent = {"form_key": fresh_key(), "version": len(ours.versions(typed)), "role": DIRECTOR, "agreed": "on"}
    answers = [ours.of(DIRECTOR).post(ours.address("sign", typed), sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert len(ours.sign_offs()) == 1
