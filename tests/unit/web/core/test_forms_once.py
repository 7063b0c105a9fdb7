"""A form does what it asks once, however often it is sent."""

from uuid import uuid4

import pytest
from django import forms
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.forms_once import OnceForm, SentBefore, fresh_key, once, sent_in
from tallystick_web.core.models import KeptForm
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Organisation


class Asking(OnceForm):
    name = forms.CharField()


@pytest.fixture
def organisations(db):
    return [
        Organisation.objects.create(slug=name, name=name, kind="trust", opened_at=timezone.now())
        for name in ("northmoor", "southmoor")
    ]


@pytest.fixture
def sent():
    """What was done, and a way to do it."""
    done = []

    def send(organisation, key, result="/done/", raises=None, sent="the answers"):
        def do():
            done.append(result)
            if raises:
                raise raises
            return result

        with inside(organisation.pk):
            return once(organisation.pk, key, timezone.now(), do, sent=sent)

    send.done = done
    return send


def test_a_form_sent_again_does_nothing_and_leads_to_the_same_page(organisations, sent):
    key = fresh_key()
    assert sent(organisations[0], key, "/first/") == "/first/"
    assert sent(organisations[0], key, "/second/") == "/first/"
    assert sent.done == ["/first/"]


def test_a_form_sent_again_with_other_answers_is_told_so_and_does_nothing(organisations, sent):
    key = fresh_key()
    sent(organisations[0], key, "/first/", sent="some")
    with pytest.raises(SentBefore, match="Open the page again to change them"):
        sent(organisations[0], key, "/second/", sent="others")
    assert sent.done == ["/first/"]


def test_what_was_sent_is_the_answers_and_where_they_went(rf):
    def told(path="/here/", **more):
        return sent_in(rf.post(path, {"form_key": "1", "csrfmiddlewaretoken": "a", "name": ["x", "y"], **more}))

    assert told() == told(form_key="2", csrfmiddlewaretoken="b")
    assert len({told(), told("/there/"), told(name=["y", "x"]), told(name="xy"), told(other="")}) == 5


def test_another_form_is_done(organisations, sent):
    sent(organisations[0], fresh_key(), "/first/")
    assert sent(organisations[0], fresh_key(), "/second/") == "/second/"


def test_a_form_that_was_refused_may_be_sent_again(organisations, sent):
    key = fresh_key()
    with pytest.raises(Refused):
        sent(organisations[0], key, raises=Refused("No."))
    assert sent(organisations[0], key, "/now/") == "/now/"


def test_a_key_of_another_organisation_is_another_key(organisations, sent):
    key = fresh_key()
    sent(organisations[0], key, "/theirs/")
    assert sent(organisations[1], key, "/ours/") == "/ours/"
    with inside(organisations[1].pk):
        assert [one.result for one in KeptForm.objects.of(organisations[1])] == ["/ours/"]


def test_each_form_that_is_drawn_has_its_own_key():
    first, second = (str(Asking()["form_key"].value()) for _ in range(2))
    assert first != second


def test_a_form_that_comes_back_with_errors_keeps_its_key():
    key = str(uuid4())
    form = Asking({"form_key": key, "name": ""})
    assert not form.is_valid()
    assert f'value="{key}"' in str(form["form_key"])


@pytest.mark.parametrize("key", ["", "1", "'; DROP TABLE"])
def test_a_form_without_a_key_says_what_to_do(key):
    form = Asking({"form_key": key, "name": "x"})
    assert not form.is_valid()
    assert "Open the page again" in form.errors["form_key"][0]
