"""A host reads what a member shares with it now, and nothing else of anybody."""

import pytest
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import OutsideFence, inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import sharing
from tallystick_web.numbers.models import Release, Share
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import HostingEnd
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.approved_sets import RECRUITMENT, list_pay, list_set, standards_set
from tests.integration.web.numbers.people import browser_of, holder, joins, organisation
from tests.unit.publishing.pay import pay_releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
NORTH, SOUTH = "Northmoor Hospitals", "Abbeydale Hospitals"


class Story:
    """Two members of a host, a host of somebody else, and who sits at which desk."""

    def __init__(self):
        self.north = organisation("northmoor", NORTH)
        self.south = organisation("abbeydale", SOUTH)
        self.host = organisation("beacon", "Beacon Members", OrganisationKind.MEMBERSHIP_BODY)
        self.other_host = organisation("lantern", "Lantern Umbrella", OrganisationKind.UMBRELLA)
        self.lead = holder(self.north, RoleId.EDI_LEAD)
        self.host_client = browser_of(self.host, RoleId.MEMBERSHIP_ANALYST)
        self.other_client = browser_of(self.other_host, RoleId.MEMBERSHIP_ANALYST)
        self.hosted = joins(self.north, self.host)
        joins(self.south, self.host)

    def share(self, release, host=None, by=None):
        with inside(release.organisation_id):
            return sharing.share(release=release, host=host or self.host, by=by or self.lead, at=NOON)

    def shares_standards(self, **said):
        """Northmoor shares its public set with the host."""
        return self.share(list_set(self.north, standards_set(NORTH, **said)))

    def pages(self, member="northmoor"):
        """Every page of a member for its host."""
        of_standard = {"standard": "wres"}
        of_indicator = {**of_standard, "indicator": "2"}
        for route, parts in (
            ("member-standard", of_standard),
            ("member-indicator", of_indicator),
            ("member-breakdowns", of_standard),
            ("member-standard-figures", {**of_standard, "form": "csv"}),
            ("member-indicator-figures", {**of_indicator, "form": "json"}),
            ("member-whole-set", {"kind": "workbook"}),
        ):
            yield reverse(route, kwargs={"organisation": "beacon", "member": member, **parts})


@pytest.fixture
def story():
    return Story()


def list_of_members(client, host="beacon"):
    return client.get(reverse("members", kwargs={"organisation": host}))


# WHAT A HOST SEES


def test_being_a_host_alone_shows_names_and_no_figures(story):
    list_set(story.north, standards_set(NORTH))
    said = list_of_members(story.host_client).content.decode()
    assert said.index(SOUTH) < said.index(NORTH), "in the order of the alphabet"
    assert said.count("Does not share") == 2
    assert {story.host_client.get(page).status_code for page in story.pages()} == {404}


def test_a_member_who_shares_is_read_by_its_host_and_by_nobody_else(story):
    story.shares_standards()
    assert {story.host_client.get(page).status_code for page in story.pages()} == {200}
    others = [page.replace("/o/beacon/", "/o/lantern/") for page in story.pages()]
    assert {story.other_client.get(page).status_code for page in others} == {404}
    assert NORTH not in list_of_members(story.other_client, "lantern").content.decode()


def test_another_host_of_the_same_member_reads_nothing_of_what_it_was_not_given(story):
    joins(story.north, story.other_host)
    story.shares_standards()
    others = [page.replace("/o/beacon/", "/o/lantern/") for page in story.pages()]
    assert {story.other_client.get(page).status_code for page in others} == {404}
    said = list_of_members(story.other_client, "lantern").content.decode()
    assert NORTH in said
    assert "Does not share" in said


def test_the_first_page_of_a_member_leads_to_what_it_shares(story):
    first = reverse("member", kwargs={"organisation": "beacon", "member": "northmoor"})
    assert story.host_client.get(first).status_code == 404
    story.shares_standards()
    assert story.host_client.get(first).url == next(iter(story.pages()))


def test_no_id_of_a_release_of_a_member_opens_anything(story):
    """Sets are reached by the name of the member that shares them, never by an id that could be tried."""
    release = list_set(story.north, standards_set(NORTH))
    tried = [page.replace("northmoor", str(release.pk)) for page in story.pages()]
    assert {story.host_client.get(page).status_code for page in tried} == {404}


def test_a_share_taken_back_is_gone_at_the_next_request(story):
    given = story.shares_standards()
    assert {story.host_client.get(page).status_code for page in story.pages()} == {200}
    with inside(story.north.pk):
        sharing.take_back(share=given, by=story.lead, at=NOON)
    assert {story.host_client.get(page).status_code for page in story.pages()} == {404}
    assert "Shares workforce standards" not in list_of_members(story.host_client).content.decode()


def test_a_membership_that_ended_ends_the_sight(story):
    story.shares_standards()
    with inside(story.north.pk):
        yesterday = NOON.date().replace(day=NOON.day - 1)
        HostingEnd.objects.create(organisation=story.north, hosting=story.hosted, until=yesterday, at=NOON)
    assert {story.host_client.get(page).status_code for page in story.pages()} == {404}
    assert NORTH not in list_of_members(story.host_client).content.decode()


def test_a_host_sees_the_set_that_was_shared_and_not_a_newer_one(story):
    story.shares_standards()
    newer = ((500, 1200), (90, 600))
    list_set(story.north, standards_set(NORTH, newer))
    indicator = [page for page in story.pages() if page.endswith("/wres/2/")]
    said = "".join(story.host_client.get(page).content.decode() for page in indicator)
    assert "300 of 1,200" in said
    assert "500 of 1,200" not in said


def test_another_set_of_the_same_kind_takes_the_place_of_the_first(story):
    story.shares_standards()
    story.share(list_set(story.north, standards_set(NORTH, ((500, 1200), (90, 600)))))
    [member] = [one for one in sharing.members(story.host.pk, NOON.date()) if one.shares]
    assert [one.vintage for one in member.shares] == [2]


def test_pay_is_shared_apart_from_standards(story):
    story.share(list_pay(story.north, pay_releases.release_of(*pay_releases.full().tables, audience=Audience.PUBLIC)))
    assert {story.host_client.get(page).status_code for page in story.pages()} == {404}
    pay = reverse("member-pay-gap", kwargs={"organisation": "beacon", "member": "northmoor"})
    assert "Shared by Northmoor Hospitals" in story.host_client.get(pay).content.decode()


def test_a_member_who_shares_shows_no_more_than_its_shared_set_in_the_fence(story):
    """The host's own fence holds: the release of a member is a row of another organisation."""
    release = list_set(story.north, standards_set(NORTH))
    with inside(story.host.pk), pytest.raises(OutsideFence):
        Release.objects.of(story.north.pk).get(pk=release.pk)


def test_a_role_without_sight_of_members_is_refused(story):
    client = browser_of(story.host, RoleId.EXECUTIVE)
    assert list_of_members(client).status_code == 403


def test_a_host_without_members_is_told_what_to_do(story):
    said = list_of_members(story.other_client, "lantern").content.decode()
    assert "No organisation is listed as your member." in said
    assert "Ask whoever runs the service to list them." in said


# BESIDE EACH OTHER


def beside(client):
    names = {"organisation": "beacon", "standard": "wres", "year": 2025, "indicator": "2"}
    return client.get(reverse("members-indicator", kwargs=names))


def test_members_stand_beside_each_other_by_name_in_the_table_alone(story):
    story.shares_standards()
    south_lead = holder(story.south, RoleId.EDI_LEAD)
    story.share(list_set(story.south, standards_set(SOUTH, ((200, 900), (70, 500)))), by=south_lead)
    said = beside(story.host_client).content.decode()
    assert "how many times as often white applicants were appointed from shortlisting as BME applicants" in said
    picture, table = said[said.index("<svg") :].split("</svg>", 1)
    assert not [name for name in (NORTH, SOUTH) if name in picture]
    assert table.index(SOUTH) < table.index(NORTH)


def test_a_member_whose_counts_are_withheld_has_no_place_and_says_why(story):
    story.shares_standards(exact=False)
    said = beside(story.host_client).content.decode()
    assert "<svg" not in said[said.index("<main") : said.index("</main")]
    assert "its counts are withheld or rounded" in said


def test_what_is_withheld_of_one_member_moves_nothing_of_the_others(story):
    """Nothing of a picture of all can be taken away to find what one of them withholds."""
    story.shares_standards()
    south_lead = holder(story.south, RoleId.EDI_LEAD)
    drawn = []
    for recruitment in (((200, 900), (70, 500)), ((20, 900), (7, 500))):
        story.share(list_set(story.south, standards_set(SOUTH, recruitment, exact=False)), by=south_lead)
        said = beside(story.host_client).content.decode()
        drawn.append(said[said.index("<svg class") : said.rindex("</svg>")])
    assert drawn[0] == drawn[1]


def test_a_figure_nobody_shares_is_not_there(story):
    assert beside(story.host_client).status_code == 404


# SHARING


def sharing_page(story):
    return browser_of(story.north, RoleId.EDI_LEAD), reverse("sharing", kwargs={"organisation": "northmoor"})


def test_sharing_a_set_is_done_once_however_often_the_form_comes(story):
    release = list_set(story.north, standards_set(NORTH))
    client, page = sharing_page(story)
    sent = {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d11", "release": str(release.pk), "host": str(story.host.pk)}
    answers = [client.post(page, sent) for _ in range(2)]
    assert {(one.status_code, one.url) for one in answers} == {(303, page)}
    with inside(story.north.pk):
        assert Share.objects.of(story.north).count() == 1
    assert AuditEvent.objects.filter(kind="figures-shared").count() == 1


def test_taking_a_share_back_is_done_once_and_is_told(story):
    given = story.shares_standards()
    client, page = sharing_page(story)
    end = reverse("share-take-back", kwargs={"organisation": "northmoor", "share": given.pk})
    assert "Take it back from Beacon Members" in client.get(end).content.decode()
    sent = {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d12"}
    assert [client.post(end, sent).status_code for _ in range(2)] == [303, 303]
    assert AuditEvent.objects.filter(kind="figures-no-longer-shared").count() == 1
    assert "You share no figures with any other organisation." in client.get(page).content.decode()
    other_form = {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d13"}
    assert "This was already taken back" in client.post(end, other_form).content.decode()


def test_opening_a_page_changes_nothing(story):
    given = story.shares_standards()
    client, page = sharing_page(story)
    client.get(page)
    client.get(reverse("share-take-back", kwargs={"organisation": "northmoor", "share": given.pk}))
    with inside(story.north.pk):
        assert [one.is_current for one in sharing.shares_of(story.north.pk, NOON.date())] == [True]


def test_a_set_of_another_organisation_cannot_be_chosen(story):
    theirs = list_set(story.south, standards_set(SOUTH))
    list_set(story.north, standards_set(NORTH))
    client, page = sharing_page(story)
    sent = {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d14", "release": str(theirs.pk), "host": str(story.host.pk)}
    answer = client.post(page, sent)
    assert answer.status_code == 200
    assert "This approved set is not the newest any more." in answer.content.decode()
    with inside(story.south.pk, story.north.pk):
        assert not Share.objects.of(story.south).exists()
        assert not Share.objects.of(story.north).exists()


def test_the_share_of_another_organisation_is_not_there(story):
    south_lead = holder(story.south, RoleId.EDI_LEAD)
    theirs = story.share(list_set(story.south, standards_set(SOUTH)), by=south_lead)
    client, _ = sharing_page(story)
    end = reverse("share-take-back", kwargs={"organisation": "northmoor", "share": theirs.pk})
    assert client.get(end).status_code == 404
    assert client.post(end, {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d15"}).status_code == 404


def test_nothing_is_shared_with_an_organisation_that_is_no_host(story):
    release = list_set(story.north, standards_set(NORTH))
    with pytest.raises(Refused, match="not a member"):
        story.share(release, host=story.other_host)


def test_the_same_set_is_not_shared_twice(story):
    given = story.shares_standards()
    with inside(story.north.pk), pytest.raises(Refused, match="already shared"):
        story.share(given.release)


def test_figures_of_the_desk_cannot_be_shared(story):
    with pytest.raises(Refused, match="privacy check"):
        sharing.check_can_share(audience=Audience.INTERNAL, is_host=True, is_shared=False)


def test_the_newest_set_of_each_kind_can_be_shared(story):
    list_set(story.north, standards_set(NORTH))
    newest = list_set(story.north, standards_set(NORTH, ((500, 1200), (90, 600))))
    pay = list_pay(story.north, pay_releases.release_of(*pay_releases.full().tables, audience=Audience.PUBLIC))
    list_pay(story.north, pay_releases.full())  # of the desk
    with inside(story.north.pk):
        found = sharing.shareable(story.north.pk)
    assert {one.pk for one in found} == {newest.pk, pay.pk}
    assert {Subject(one.subject) for one in found} == set(Subject)


def test_without_a_host_the_page_says_whom_to_ask(story):
    client = browser_of(story.other_host, RoleId.EDI_LEAD)
    said = client.get(reverse("sharing", kwargs={"organisation": "lantern"})).content.decode()
    assert "No umbrella or membership body counts your organisation as a member here." in said


def test_the_list_of_many_members_takes_few_questions(story, django_assert_max_num_queries):
    for place in range(6):
        member = organisation(f"member-{place}", f"Member {place}")
        joins(member, story.host)
        by = holder(member, RoleId.EDI_LEAD)
        story.share(list_set(member, standards_set(f"Member {place}", RECRUITMENT)), by=by)
    with django_assert_max_num_queries(15):
        assert list_of_members(story.host_client).status_code == 200


def test_a_page_of_a_member_takes_few_questions(story, django_assert_max_num_queries):
    story.shares_standards()
    for page in (*story.pages(), reverse("members-beside", kwargs={"organisation": "beacon"})):
        with django_assert_max_num_queries(15):
            assert story.host_client.get(page).status_code == 200
