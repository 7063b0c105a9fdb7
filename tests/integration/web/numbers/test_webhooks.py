"""Programs that are told of new approved sets: which of what, how, and where they may be."""

import hashlib
import hmac
import json
import re
import socket
import ssl
from html import unescape

import pytest
from django.test import Client

from tallystick.release.policy import Audience
from tallystick_web.core import jobs as work
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import jobs, webhook_post, webhooks
from tallystick_web.numbers.models import Release, Webhook
from tallystick_web.numbers.webhook_post import NotTold
from tallystick_web.organisations import actions
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.numbers.receiving import certificate, receiver
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
LIST, ADD = "/o/northmoor/tokens/notices/", "/o/northmoor/tokens/notices/add/"
ADDRESS = "https://dashboard.example.nhs.uk/new?key=zzcanary"
BOTH = (Audience.ORGANISATION, Audience.PUBLIC)
REAL = ssl.create_default_context


@pytest.fixture
def opened():
    return making.organisation()


@pytest.fixture
def browser(opened):
    return making.signed_in(opened.governance)


@pytest.fixture
def listening(tmp_path, monkeypatch, settings):
    """A program on this machine, whose certificate is trusted, in an installation that may ask this machine."""
    pem = certificate(tmp_path, "localhost")
    monkeypatch.setattr(webhook_post.ssl, "create_default_context", lambda: REAL(cafile=pem))
    monkeypatch.setattr(jobs, "_PAUSES", (0, 0, 0))
    settings.TALLYSTICK_IS_MADE_UP = True

    def start(*answers):
        return receiver(pem, answers or (200,))

    return start


def added(opened, address=ADDRESS, audience=Audience.PUBLIC, by=None):
    with opened.inside():
        return webhooks.add_webhook(
            organisation=opened.organisation,
            address=address,
            audience=audience,
            by=by or opened.governance,
            at=making.timezone.now(),
        )


def released(opened, audience=Audience.PUBLIC):
    """A new approved set is listed."""
    return list_set(opened.organisation, standards_set("Northmoor NHS Trust", audience=audience))


def waiting():
    """What the worker is to tell: the ids of address and set."""
    found = Work.objects.filter(job="numbers.jobs.tell", ended_at=None)
    return [one.arguments for one in found]


def told_by_worker():
    for one in waiting():
        jobs.tell(**one)


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


# WHO IS TOLD OF WHAT


@pytest.mark.parametrize(
    ("of", "new", "is_told"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, True),
        (Audience.PUBLIC, Audience.ORGANISATION, False),
        (Audience.ORGANISATION, Audience.PUBLIC, True),
        (Audience.ORGANISATION, Audience.ORGANISATION, True),
    ],
)
def test_an_address_is_told_of_the_sets_that_it_is_for(opened, of, new, is_told):
    made = added(opened, audience=of)
    release = released(opened, new)
    expected = {
        "organisation": str(opened.organisation.pk),
        "webhook": str(made.webhook.pk),
        "release": str(release.pk),
    }
    assert waiting() == ([expected] if is_told else [])


def test_nobody_is_told_of_the_analysts_desk(opened):
    for audience in BOTH:
        added(opened, audience=audience)
    desk = released(opened)
    Work.objects.all().delete()
    with opened.inside():
        desk.audience = Audience.INTERNAL  # a row that is only added is changed in memory alone
        webhooks.tell_later(desk)
    assert waiting() == []


def test_a_set_that_is_there_already_is_told_of_once(opened):
    added(opened)
    released(opened)
    Work.objects.all().delete()
    released(opened)
    assert waiting() == []


def test_a_set_of_another_organisation_is_told_to_nobody_of_ours(opened):
    other = making.organisation("southmoor")
    added(opened)
    released(other)
    assert waiting() == []


def telling(opened, made, release):
    with opened.inside():
        return webhooks.telling(opened.organisation.pk, made.webhook.pk, release.pk, at=making.timezone.now())


def test_an_address_that_was_taken_out_is_not_told_what_waits(opened):
    made, release = added(opened), released(opened)
    assert telling(opened, made, release) is not None
    with opened.inside():
        webhooks.end_webhook(webhook=made.webhook, by=opened.governance, at=making.timezone.now())
    assert telling(opened, made, release) is None


def test_nothing_is_told_once_the_role_of_who_added_it_is_over(opened):
    analyst = making.person(opened, RoleId.ANALYST)
    made, release = added(opened, by=analyst), released(opened)
    assert telling(opened, made, release) is not None
    with opened.inside():
        actions.end_role(
            appointment=making.appointment(opened, analyst), why="", by=opened.administrator, at=making.timezone.now()
        )
    assert telling(opened, made, release) is None
    assert "Told nothing now" in words(making.signed_in(opened.governance).get(LIST))


def test_a_set_of_another_organisation_is_not_told_whatever_the_job_says(opened):
    theirs = released(making.organisation("southmoor"))
    assert telling(opened, added(opened), theirs) is None


# WHAT IS SENT


def test_a_notice_is_signed_holds_no_figure_and_leads_to_the_file(opened, listening):
    with listening(204) as (address, told):
        made, release = added(opened, address=address), released(opened)
        told_by_worker()
    [(path, headers, body)] = told
    said = json.loads(body)
    link = said.pop("link")
    assert said == {"organisation": "northmoor", "release": release.sha256, "audience": "public", "years": [2025]}
    assert path == "/new"
    assert headers["Tallystick-Signature"] == (
        "sha256=" + hmac.new(made.secret.encode(), body, hashlib.sha256).hexdigest()
    )
    assert headers["Content-Type"] == "application/json"
    with opened.inside():
        token = actions.make_token(
            organisation=opened.organisation,
            what_for="Dashboard",
            audience=Audience.PUBLIC,
            days=30,
            by=opened.governance,
            at=making.timezone.now(),
        )
    file = Client().get(link.removeprefix("https://testserver"), headers={"authorization": f"Bearer {token.key}"})
    assert hashlib.sha256(file.content).hexdigest() == release.sha256


@pytest.mark.parametrize("answers", [(500, 200), (500, 503, 200)])
def test_it_is_tried_three_times(opened, listening, answers):
    with listening(*answers) as (address, told):
        added(opened, address=address)
        released(opened)
        told_by_worker()
    assert len(told) == len(answers)
    assert len({body for _, _, body in told}) == 1


@pytest.mark.parametrize("answer", [301, 302, 307, 400, 404, 500])
def test_what_does_not_say_that_it_was_well_was_not_told_and_nothing_is_followed(opened, listening, answer):
    with listening(answer, answer, answer, answer) as (address, told):
        added(opened, address=address)
        released(opened)
        with pytest.raises(NotTold):
            told_by_worker()
    assert [path for path, _, _ in told] == ["/new"] * 3


def test_nobody_listening_is_said_by_its_kind(opened, listening):
    with listening() as (address, _):
        pass
    added(opened, address=address)
    released(opened)
    with pytest.raises(NotTold) as raised:
        told_by_worker()
    assert "localhost" not in str(raised.value)


def test_how_it_went_stands_on_the_page(opened, browser, listening):
    with listening(500, 500, 500, 200) as (address, _):
        added(opened, address=address)
        assert "No notice was sent" in words(browser.get(LIST))
        released(opened)
        assert "A notice is waiting" in words(browser.get(LIST))
        [one] = Work.objects.filter(job="numbers.jobs.tell")
        with pytest.raises(work.JobFailed):
            work.run.call(str(one.pk))
        assert "did not arrive" in words(browser.get(LIST))
        one.refresh_from_db()
        assert one.code == "NotTold"
        Work.objects.filter(pk=one.pk).update(attempt=0, ended_at=None, leased_until=None, code="")
        work.run.call(str(one.pk))
        assert "The last notice arrived" in words(browser.get(LIST))


# WHERE IT MAY GO


def looked_up(monkeypatch, *numbers):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in numbers]
    monkeypatch.setattr(webhook_post.socket, "getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize("numbers", [("127.0.0.1",), ("10.0.0.1",), ("169.254.169.254",), ("8.8.8.8", "10.0.0.1")])
def test_a_name_that_stands_for_this_network_is_never_asked(opened, monkeypatch, numbers):
    looked_up(monkeypatch, *numbers)
    monkeypatch.setattr(webhook_post.socket, "create_connection", lambda *_: pytest.fail("was asked"))
    with pytest.raises(NotTold, match="of this network"):
        webhook_post.send(ADDRESS, b"", {}, may_be_near=False)


def test_this_machine_is_not_asked_where_figures_are_real(opened, listening, settings):
    settings.TALLYSTICK_IS_MADE_UP = False
    with listening() as (address, told):
        added(opened, address=address)
        released(opened)
        with pytest.raises(NotTold, match="of this network"):
            told_by_worker()
    assert told == []


def test_the_very_number_that_was_looked_at_is_asked(opened, monkeypatch):
    asked = []

    def connection(where, timeout):
        asked.append((where, timeout))
        raise ConnectionRefusedError

    looked_up(monkeypatch, "8.8.8.8")
    monkeypatch.setattr(webhook_post.socket, "create_connection", connection)
    with pytest.raises(NotTold):
        webhook_post.send(ADDRESS, b"", {}, may_be_near=False)
    assert asked == [(("8.8.8.8", 443), 10)]


def test_a_machine_with_a_certificate_of_another_name_is_told_nothing(opened, listening, tmp_path, monkeypatch):
    other = certificate(tmp_path, "other.example")
    monkeypatch.setattr(webhook_post.ssl, "create_default_context", lambda: REAL(cafile=other))
    with receiver(other, [200]) as (address, told), pytest.raises(NotTold):
        webhook_post.send(address, b"{}", {}, may_be_near=True)
    assert told == []


def test_a_machine_whose_certificate_nobody_vouches_for_is_told_nothing(opened, tmp_path):
    with receiver(certificate(tmp_path, "localhost"), [200]) as (address, told), pytest.raises(NotTold):
        webhook_post.send(address, b"{}", {}, may_be_near=True)
    assert told == []


# ADDING AND TAKING OUT


def sent(browser, **changed):
    form = {"address": ADDRESS, "audience": "public"}
    return form | {"form_key": making.form_key(browser, ADD)} | changed


def test_the_secret_is_shown_once_and_kept_sealed(opened, browser):
    form = sent(browser)
    page = browser.post(ADD, form)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    with opened.inside():
        [row] = Webhook.objects.of(opened.organisation)
    shown = re.search(r'id="secret" type="text" value="([\w-]{40,})"', page.content.decode())[1]
    assert shown not in row.secret
    again = browser.post(ADD, form)
    assert (again.status_code, again.headers["Location"]) == (303, LIST)
    listed = browser.get(LIST)
    assert shown not in listed.content.decode()
    assert "dashboard.example.nhs.uk" in words(listed)
    assert "zzcanary" not in listed.content.decode(), "what stands behind the machine may be a secret"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"address": "http://dashboard.example.nhs.uk/"}, "must begin with https://"),
        ({"address": "https://10.0.0.1/"}, "not by a number"),
        ({"address": ""}, "Enter the address"),
        ({"audience": "internal"}, "There is a problem Choose what it is told of"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_added(opened, browser, changed, says):
    answer = browser.post(ADD, sent(browser, **changed))
    assert answer.status_code == 200
    assert says in words(answer)
    assert "There is a problem" in words(answer)
    with opened.inside():
        assert not Webhook.objects.of(opened.organisation).exists()


def test_there_is_room_for_five(opened):
    first, *_ = [added(opened) for _ in range(5)]
    with pytest.raises(Refused, match="End one of them first"):
        added(opened)
    with opened.inside():
        webhooks.end_webhook(webhook=first.webhook, by=opened.governance, at=making.timezone.now())
    added(opened)


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_whoever_may_make_no_token_adds_no_address(opened, audience):
    by = opened.administrator if audience is Audience.PUBLIC else opened.governance
    with pytest.raises(Refused):
        added(opened, audience=audience, by=by)


def test_an_address_is_taken_out_at_once(opened, browser):
    made = added(opened)
    path = f"{LIST}{made.webhook.pk}/end/"
    assert browser.post(path, {"form_key": making.form_key(browser, path)}).status_code == 303
    assert re.search(r"Taken out on .+? by Ian Holt", words(browser.get(LIST)))
    assert "Taken out on" in words(browser.get(path))
    with opened.inside(), pytest.raises(Refused, match="in the meantime"):
        webhooks.end_webhook(webhook=made.webhook, by=opened.governance, at=making.timezone.now())
    released(opened)
    assert waiting() == []
    kinds = AuditEvent.objects.filter(about_id=made.webhook.pk).order_by("number").values_list("kind", "more")
    assert list(kinds) == [("program-is-told", {}), ("program-is-told-no-longer", {})]


def test_every_set_stays_listed_whatever_becomes_of_notices(opened):
    added(opened)
    release = released(opened)
    with opened.inside():
        assert Release.objects.of(opened.organisation).get() == release
