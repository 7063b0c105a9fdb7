import pytest

from tallystick.example.extracts.wording import ethnicity_label, ethnicity_words
from tallystick.example.kinds import OrganisationKind, plan_of
from tallystick.example.world import make_world
from tallystick.vocabulary.ethnicity.reading import Reading, read


@pytest.mark.parametrize("written", [ethnicity_words, ethnicity_label])
def test_what_is_written_of_anybody_can_be_read(written):
    world = make_world(OrganisationKind.MEMBERSHIP_BODY, staff=600, years=1, seed=1)
    people = {post.person for post in world.year(2025).posts}
    assert len({person.ethnicity for person in people}) > 10
    for person in people:
        found = read(written(person))
        assert isinstance(found, Reading)
        assert found.member == person.ethnicity


def test_the_membership_body_has_a_grade_of_its_own_for_every_job():
    assert all(job.row.startswith("non-clinical/") for job in plan_of(OrganisationKind.MEMBERSHIP_BODY).jobs)
