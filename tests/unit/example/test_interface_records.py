from tallystick.example.extracts.assignments import assignments_of
from tallystick.example.extracts.interface import interface_records
from tallystick.example.kinds import OrganisationKind
from tallystick.example.world import make_world


def test_a_person_was_hired_on_the_first_day_of_any_job_of_theirs():
    world = make_world(OrganisationKind.MENTAL_HEALTH, staff=300, years=1, seed=1)
    first = {}
    for line in assignments_of(world, 2025):
        if not line.lead_employer:
            number = line.person.number
            first[number] = min(first.get(number, line.started), line.started)
    (content,) = interface_records(world, 2025).values()
    records = [line.split("~") for line in content.decode().splitlines()]
    hired = {int(cells[1]): set(cells) for cells in records if cells[0] == "PRA"}
    assert hired.keys() == first.keys()
    assert all(f"{day:%Y%m%d}" in hired[number] for number, day in first.items())
