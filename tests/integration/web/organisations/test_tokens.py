"""Tokens as people make, look through and end them."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import actions
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import ApiToken
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
LIST, MAKE = "/o/northmoor/tokens/", "/o/northmoor/tokens/make/"


@pytest.fixture
def opened():
    return making.organisation()


@pytest.fixture
def browser(opened):
    """Of the information governance lead."""
    return making.signed_in(opened.governance)


def sent(browser, **changed):
    """A form as somebody would send it."""
    form = {"what_for": "Board dashboard", "audience": "public", "days": "90"}
    return form | {"form_key": making.form_key(browser, MAKE)} | changed


def key_on(answer):
    """The token that a page shows."""
    found = re.findall(r'value="(tallystick_[\w-]+)"', answer.content.decode())
    assert len(found) == 1, answer.content.decode()
    return found[0]


def tokens(opened):
    with opened.inside():
        return list(ApiToken.objects.of(opened.organisation))


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def made(opened, **changed):
    asked = {"what_for": "Dashboard", "audience": Audience.PUBLIC, "days": 90} | changed
    with opened.inside():
        return actions.make_token(
            **{"organisation": opened.organisation, "by": opened.governance, "at": making.timezone.now()} | asked
        )


# MAKING ONE


def test_a_token_is_shown_once_and_reads_figures(opened, browser):
    answer = browser.post(MAKE, sent(browser))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told = Client().get("/api/v1/organisations", headers={"authorization": f"Bearer {key_on(answer)}"})
    assert told.json()[0]["slug"] == "northmoor"
    assert "tallystick_" not in browser.get(LIST).content.decode()


def test_no_table_session_or_e_mail_holds_a_token_and_its_hash_stands_in_one(opened, browser):
    key = key_on(browser.post(MAKE, sent(browser)))
    with everywhere("to read whatever there is"):
        rows = {model._meta.label: str(list(model._base_manager.values())) for model in apps.get_models()}
    sessions = json.dumps(dict(browser.session.items()), default=str)
    assert [label for label, text in rows.items() if key in text] == []
    assert [label for label, text in rows.items() if hash_of_key(key) in text] == ["organisations.ApiToken"]
    assert key not in sessions
    assert not [one for one in mail.outbox if key in one.body]


def test_a_form_that_comes_again_makes_no_second_token_and_shows_none(opened, browser):
    form = sent(browser)
    key = key_on(browser.post(MAKE, form))
    again = browser.post(MAKE, form)
    assert (again.status_code, again.headers["Location"]) == (303, LIST)
    page = browser.get(LIST)
    assert "A token is shown only once" in words(page)
    assert key not in page.content.decode()
    assert len(tokens(opened)) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"what_for": ""}, "Enter what it is for"),
        ({"audience": "internal"}, "Choose what it may read"),
        ({"days": "366"}, "Choose for how long: a year at most"),
        ({"days": ""}, "Choose for how long"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(opened, browser, changed, says):
    answer = browser.post(MAKE, sent(browser, **changed))
    assert answer.status_code == 200
    assert f"There is a problem {says}" in words(answer)
    assert tokens(opened) == []


@pytest.mark.parametrize("audience", [Audience.INTERNAL, "nobody"])
def test_a_token_for_the_analysts_desk_is_refused_whoever_asks(opened, audience):
    with pytest.raises(Refused, match="privacy check"):
        made(opened, audience=audience, by=making.person(opened, RoleId.ANALYST))
    assert tokens(opened) == []


def test_the_database_refuses_one_as_well(opened):
    token = made(opened).token
    with opened.inside(), pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.create(
            organisation=opened.organisation,
            what_for="x",
            audience=Audience.INTERNAL,
            key_hash="x",
            ends_at=token.ends_at,
            by=opened.governance,
            at=token.at,
        )


def test_whoever_may_make_none_makes_none(opened):
    with pytest.raises(Refused, match="Your roles do not let you"):
        made(opened, by=opened.administrator)
    assert making.signed_in(opened.administrator).get(MAKE).status_code == 403


# LOOKING THROUGH THEM, AND ENDING ONE


def test_the_list_says_who_answers_for_each_and_whether_it_works(opened, browser):
    now = making.timezone.now()
    analyst = making.person(opened, RoleId.ANALYST, name="Una Reid", at=now - timedelta(days=50))
    made(opened, what_for="Old one", days=30, by=analyst, at=now - timedelta(days=40))
    made(opened, what_for="Weak one", audience=Audience.ORGANISATION, by=analyst)
    with opened.inside():
        actions.end_role(
            appointment=making.appointment(opened, analyst), why="", by=opened.administrator, at=making.timezone.now()
        )
    made(opened, what_for="Good one")
    page = words(browser.get(LIST))
    assert re.search(r"Good one Reads figures for the public Made by Ian Holt on [^.]+? Works until", page)
    assert re.search(
        r"Weak one Reads figures for the organisation and for the public Made by Una Reid on .+? Reads nothing now",
        page,
    )
    assert re.search(r"Old one .+? Ran out on", page)
    assert page.index("Good one") < page.index("Weak one") < page.index("Tokens that ended") < page.index("Old one")


def test_one_who_may_make_tokens_ends_that_of_another_at_once(opened, browser):
    analyst = making.person(opened, RoleId.ANALYST)
    token = made(opened, by=analyst)
    path = f"/o/northmoor/tokens/{token.token.pk}/end/"
    headers = {"authorization": f"Bearer {token.key}"}
    assert Client().get("/api/v1/organisations", headers=headers).status_code == 200
    assert browser.post(path, {"form_key": making.form_key(browser, path)}).status_code == 303
    assert Client().get("/api/v1/organisations", headers=headers).status_code == 401
    assert "Ended on" in words(browser.get(LIST))
    assert "There is nothing left to end" in words(browser.get(path))
    with opened.inside(), pytest.raises(Refused, match="ended in the meantime"):
        actions.end_token(token=token.token, by=analyst, at=making.timezone.now())


def test_each_is_one_event_with_no_name_in_it(opened):
    before = AuditEvent.objects.count()
    token = made(opened, what_for="Zzcanary").token
    with opened.inside():
        actions.end_token(token=token, by=opened.governance, at=making.timezone.now())
    made_, ended = AuditEvent.objects.order_by("number")[before:]
    assert [(one.kind, one.about_id, one.by) for one in (made_, ended)] == [
        ("token-made", token.pk, opened.governance.pk),
        ("token-ended", token.pk, opened.governance.pk),
    ]
    assert "Zzcanary" not in f"{made_.more}{ended.more}"
    assert list(audit.broken_links()) == []


def test_settings_lead_to_tokens_for_whoever_may_make_them(opened, browser):
    assert LIST in browser.get("/o/northmoor/settings/").content.decode()
    assert LIST not in making.signed_in(opened.administrator).get("/o/northmoor/settings/").content.decode()
