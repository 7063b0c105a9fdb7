"""Whoever finds a weakness is told where to report it, where the operator has said so."""

from datetime import UTC, datetime


def test_it_names_the_operators_address_and_runs_out_in_time(client, settings, monkeypatch):
    settings.TALLYSTICK_SECURITY_CONTACT = "mailto:security@example.nhs.uk"
    settings.TALLYSTICK_ADDRESS = "https://tallystick.example.nhs.uk"
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 26, 12, 30, tzinfo=UTC))
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:security@example.nhs.uk",
        "Expires: 2027-02-24T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://tallystick.example.nhs.uk/.well-known/security.txt",
    ]


def test_there_is_none_where_nobody_named_an_address(client):
    assert client.get("/.well-known/security.txt").status_code == 404
