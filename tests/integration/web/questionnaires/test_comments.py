"""What people wrote is read by a few, each reading is kept, and nothing but themes in other words leaves."""

import re

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import unseal
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions import comments as actions
from tallystick_web.questionnaires.comment_rules import STRUCK_OUT
from tallystick_web.questionnaires.models import Theme, WaveComment
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import answer, words

pytestmark = pytest.mark.usefixtures("still_clock")
WROTE = "Ask Zoe Zzcanary of ward 4 to stop."


@pytest.fixture
def wave(house):
    """A closed survey that eleven people answered, of whom one named somebody."""
    wave = house.wave()
    first, *others = house.invite(wave, 11)
    answer(first, one_change=WROTE)
    for one in others:
        answer(one, one_change="Give us more time.")
    house.close(wave)
    return wave


def named(house):
    return next(one for one in house.rows(WaveComment) if "ward 4" in unseal(one.sealed))


def test_opening_the_page_shows_nothing_and_the_button_shows_all_and_is_kept(house, wave):
    before = house.page("comments", wave=wave.pk)
    assert "About 10 people wrote something" in before
    assert "Zzcanary" not in before
    assert house.events("comments-read") == 0
    after = words(house.send("comments", wave=wave.pk))
    assert WROTE in after
    assert after.count("Give us more time.") >= 10
    assert house.events("comments-read") == 1


def test_the_page_stays_in_no_cache_and_no_log(house, wave, caplog):
    sent = house.send("comments", wave=wave.pk)
    assert "no-store" in sent.headers["Cache-Control"]
    assert "Zzcanary" not in caplog.text
    assert "Zzcanary" not in repr(list(AuditEvent.objects.values()))


def test_nobody_reads_before_it_is_closed_or_where_few_answered(house):
    wave = house.wave()
    every = house.invite(wave, 9)
    for one in every:
        answer(one, one_change=WROTE)
    said = words(house.send("comments", wave=wave.pk))
    assert ("once the survey is closed" in said, "Zzcanary" in said) == (True, False)
    house.close(wave)
    said = words(house.send("comments", wave=wave.pk))
    assert ("Fewer than 10 people answered" in said, "Zzcanary" in said) == (True, False)
    assert house.events("comments-read") == 0


@pytest.mark.parametrize("role", [RoleId.BOARD_MEMBER, RoleId.AUDITOR, RoleId.STAFF, RoleId.TEAM_LEAD])
def test_those_who_may_not_read_comments_are_shown_none(house, wave, role):
    comment = named(house)
    for route, parts in (("comments", {}), ("comment-redact", {"comment": comment.pk}), ("theme-add", {})):
        assert house.get(route, role, wave=wave.pk, **parts).status_code == 403
        assert house.send(route, role=role, wave=wave.pk, **parts).status_code == 403
    assert "Zzcanary" not in words(house.get("wave", role, wave=wave.pk))


def test_words_are_struck_out_with_the_form_beside_them_and_are_gone(house, wave):
    comment = named(house)
    page = house.send("comments", wave=wave.pk).content.decode()
    [form] = re.findall(rf"(?s)<form[^>]*/comments/{comment.pk}/.*?</form>", page)
    assert WROTE in form
    left = WROTE.replace("Zoe Zzcanary of ward 4", STRUCK_OUT)
    key = re.search(r'name="form_key" value="([^"]+)"', form)[1]
    sent = house.send("comment-redact", {"text": left}, key=key, wave=wave.pk, comment=comment.pk)
    assert sent.status_code == 303
    [after] = [one for one in house.rows(WaveComment) if one.pk == comment.pk]
    assert (unseal(after.sealed), after.is_redacted) == (left, True)
    said = words(house.send("comments", wave=wave.pk))
    assert ("Words struck out" in said, "Zzcanary" in said) == (True, False)
    assert house.events("comment-redacted") == 1


def test_nothing_is_put_into_anybodys_mouth(house, wave):
    comment = named(house)
    sent = house.send("comment-redact", {"text": f"{STRUCK_OUT} Thank you."}, wave=wave.pk, comment=comment.pk)
    assert "change nothing else" in words(sent)
    assert unseal(named(house).sealed) == WROTE


def test_opened_by_itself_the_form_for_striking_out_shows_nothing(house, wave):
    assert "Zzcanary" not in house.page("comment-redact", wave=wave.pk, comment=named(house).pk)


def test_a_comment_is_found_under_its_own_survey_alone(house, wave):
    other = house.wave(title="Another")
    assert house.get("comment-redact", wave=other.pk, comment=named(house).pk).status_code == 404


def test_a_theme_in_other_words_is_shared_in_tens_with_what_it_changed(house, wave):
    sent = house.send("theme-add", {"text": "People want room for learning.", "comments": "10"}, wave=wave.pk)
    assert sent.status_code == 303
    said = house.page("wave", RoleId.BOARD_MEMBER, wave=wave.pk)
    assert "People want room for learning. Said by about 10 people" in said
    [theme] = house.rows(Theme)
    assert (
        house.send("theme-follow", {"changed": "Item 12 of the plan."}, wave=wave.pk, theme=theme.pk).status_code == 303
    )
    assert "What it changed: Item 12 of the plan." in house.page("wave", RoleId.BOARD_MEMBER, wave=wave.pk)
    assert house.get("theme-follow", RoleId.BOARD_MEMBER, wave=wave.pk, theme=theme.pk).status_code == 403


def test_a_theme_in_somebodys_own_words_is_refused(house, wave):
    sent = house.send("theme-add", {"text": "They ask Zoe Zzcanary of ward 4 to stop", "comments": "1"}, wave=wave.pk)
    assert "words of your own" in words(sent)
    assert house.rows(Theme) == []


def test_themes_cannot_be_used_to_try_out_what_somebody_wrote_while_it_is_open(house):
    wave = house.wave()
    for one in house.invite(wave, 11):
        answer(one, one_change=WROTE)
    for text in ("ask Zoe Zzcanary of ward 4", "something else"):
        sent = house.send("theme-add", {"text": text, "comments": "1"}, wave=wave.pk)
        assert "once the survey is closed" in words(sent)


def test_between_closing_and_counting_nobody_reads(house):
    wave = house.wave()
    with inside(house.pk):
        from tallystick_web.questionnaires.actions.waves import close_wave

        close_wave(wave=wave.pk, organisation=house.pk, by=None, at=NOON)
        with pytest.raises(Refused, match="still being made"):
            actions.read_comments(wave=house.again(wave), by=house.person(), at=NOON)
