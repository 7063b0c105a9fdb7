"""Which addresses may be told of new approved sets, and what they are told."""

import hashlib
import hmac
import json

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.numbers import webhook_rules


@pytest.mark.parametrize(
    "address",
    [
        "https://dashboard.example.nhs.uk",
        "https://dashboard.example.nhs.uk:8443/new?of=figures",
        "https://DASHBOARD.example/",
        "https://xn--bcher-kva.example/a",
    ],
)
def test_an_address_of_a_machine_over_https_may_be_told(address):
    webhook_rules.check_address(address)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://dashboard.example/", "must begin with https://"),
        ("ftp://dashboard.example/", "must begin with https://"),
        ("dashboard.example/new", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("https:///new", "must begin with https://"),
        ("https://dashboard.example:99999/", "must begin with https://"),
        ("https://[::1", "must begin with https://"),
        ("https://ann@dashboard.example/", "no name, no password"),
        ("https://ann:secret@dashboard.example/", "no name, no password"),
        ("https://dashboard.example/#new", "no part after #"),
        ("https://127.0.0.1/", "not by a number"),
        ("https://2130706433/", "not by a number"),
        ("https://0x7f.0x1/", "not by a number"),
        ("https://127.1./", "not by a number"),
        ("https://[::1]/", "not by a number"),
        ("https://dashboard.example/a b", "plain characters"),
        ("https://dashboard.example/a\r\nX-More: 1", "plain characters"),
        ("https://dáshboard.example/", "plain characters"),
        ("https://dashboard.example/" + "a" * 500, "at most 500"),
    ],
)
def test_any_other_address_is_refused_with_what_would_do(address, says):
    with pytest.raises(Refused, match=says) as refused:
        webhook_rules.check_address(address)
    assert "https://dashboard.example.nhs.uk" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "is_near"),
    [
        ("8.8.8.8", False),
        ("2a00:1450:4009:800::200e", False),
        ("::ffff:8.8.8.8", False),
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("192.168.1.1", True),
        ("100.64.0.1", True),
        ("169.254.169.254", True),
        ("0.0.0.0", True),
        ("224.0.0.1", True),
        ("255.255.255.255", True),
        ("::1", True),
        ("::", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("ff02::1", True),
        ("::ffff:10.0.0.1", True),
        ("64:ff9b::a00:1", True),
        ("2002:a00:1::", True),
    ],
)
def test_what_is_of_this_network_is_known(number, is_near):
    assert webhook_rules.is_of_this_network(number) is is_near


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://a.example", ("a.example", 443, "/")),
        ("https://A.example:8443/new?of=figures", ("a.example", 8443, "/new?of=figures")),
        ("https://a.example?x=1", ("a.example", 443, "/?x=1")),
        ("not an address", ("", 443, "not an address")),
    ],
)
def test_an_address_is_taken_apart(address, parts):
    found = webhook_rules.host_of(address), webhook_rules.port_of(address), webhook_rules.path_of(address)
    assert found == parts


def test_a_notice_holds_no_figure_and_is_signed_by_its_secret():
    body = webhook_rules.told(
        organisation="northmoor", sha256="ab" * 32, audience="public", years=[2024, 2025], link="https://x/y"
    )
    assert json.loads(body) == {
        "organisation": "northmoor",
        "release": "ab" * 32,
        "audience": "public",
        "years": [2024, 2025],
        "link": "https://x/y",
    }
    signed = webhook_rules.headers_for(body, "secret")["Tallystick-Signature"]
    assert signed == "sha256=" + hmac.new(b"secret", body, hashlib.sha256).hexdigest()
    assert webhook_rules.headers_for(body, "other")["Tallystick-Signature"] != signed
