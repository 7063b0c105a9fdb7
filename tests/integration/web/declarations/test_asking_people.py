"""Information governance chooses what is asked; others ask, and learn who was asked, never who answered."""

import pytest
from django.core import mail

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.declarations import queries
from tallystick_web.declarations.models import DeclarationChoice
from tallystick_web.declarations.rules import Characteristic, Purpose
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.declarations.guests import KIND, House, key_of, says, text_of

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
LEAD, EVENTS = RoleId.INFORMATION_GOVERNANCE, RoleId.EVENTS_LEAD


def choose(house, **said):
    browser, address = house.browser(LEAD), house.address("declarations-choose")
    entered = {"notice": "We ask.", "purposes": ["monitoring"], "months": "12"}
    return browser.post(address, entered | said | {"form_key": key_of(browser.get(address))})


def test_information_governance_chooses_what_is_asked_and_everybody_reads_it(guests):
    bare = House("bare", "Bare Hospitals", choice=None)
    assert "Nobody is asked how they describe themselves yet" in text_of(
        bare.browser(RoleId.STAFF).get(bare.address("declarations"))
    )
    sent = choose(bare, characteristics=["disability"], purposes=["monitoring", "invitation"])
    assert sent.status_code == 303
    with inside(bare.pk):
        choice = queries.choice_now(bare.pk)
    assert choice.characteristics == (Characteristic.DISABILITY,)
    assert choice.purposes == (Purpose.MONITORING, Purpose.INVITATION)
    page = text_of(bare.browser(RoleId.STAFF).get(bare.address("declarations")))
    for words in ("We ask.", "12 months", "Disability", "Counting, Invitations"):
        assert words in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"purposes": ["invitation"]}, "always asked whether they may be counted"),
        ({"notice": ""}, "There is a problem"),
        ({"months": "60"}, "There is a problem"),
        ({"characteristics": ["religion"]}, "There is a problem"),
    ],
)
def test_what_nobody_could_be_asked_by_is_not_chosen(house, said, why):
    assert why in text_of(choose(house, **said))
    with inside(house.pk):
        assert DeclarationChoice.objects.of(house.pk).count() == 1


def test_an_events_lead_asks_some_of_those_there_are(house, guests):
    ada, ben = guests.invite("Ada"), guests.invite("Ben")
    browser, address = house.browser(EVENTS), house.address("declarations-ask-people", declarant_kind=KIND)
    page = browser.get(address)
    sent = browser.post(address, {"subjects": [str(ada)], "form_key": key_of(page)}, follow=True)
    assert "The links are on their way" in text_of(sent)
    assert [one.to for one in mail.outbox] == [["ada@example.org"]]
    event = AuditEvent.objects.get(kind="declaration-asked")
    assert event.more == {"asked": 1}
    assert "Ada: was asked on 26 November 2026" in text_of(browser.get(address))
    assert str(ben) in browser.get(address).content.decode()


def test_people_are_found_by_name(house, guests):
    for name in ("Ada", "Ben"):
        guests.invite(name)
    browser, address = house.browser(EVENTS), house.address("declarations-ask-people", declarant_kind=KIND)
    page = text_of(browser.get(address, {"q": "be"}))
    assert "Ben" in page
    assert "Ada" not in page


def test_a_kind_of_people_that_is_not_there_is_a_page_that_is_not_there(house):
    assert (
        house.browser(EVENTS).get(house.address("declarations-ask-people", declarant_kind="nobody")).status_code == 404
    )


def test_whether_somebody_answered_changes_no_page_of_those_who_ask(house, guests):
    ada, ben = guests.invite("Ada"), guests.invite("Ben")
    house.ask(ada, ben)
    pages = [house.address("declarations-ask"), house.address("declarations-ask-people", declarant_kind=KIND)]
    browser = house.browser(EVENTS)
    before = [text_of(browser.get(page)) for page in pages]
    says(house, ada)
    assert [text_of(browser.get(page)) for page in pages] == before
    assert "2 people were asked. How many answered is said from ten on." in before[0]
