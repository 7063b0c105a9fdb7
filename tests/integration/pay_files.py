"""Files of pay of a made-up trust, as the pay file has them."""

from tallystick.tallies.paid_people import NO_RATE
from tests.unit.pay.made_up import a_trust

HEADER = "organisation,snapshot,person,group,hourly_pay,bonus,band,staff_type,sex,contract"


def pay_file(people=900, *, seed=1, year=2025, organisation="Example NHS Trust", raised=1):
    """A pay file of so many people; ``raised`` multiplies everybody's pay."""
    who = a_trust(people, seed=seed, year=year)
    columns = {name: [trait.values[place] for place in trait.of] for name, trait in who.traits.items()}
    lines = [HEADER]
    for place in range(who.number):
        pence = int(who.rate[place]) * raised // 10**6
        pay = "" if who.rate[place] == NO_RATE else f"{pence // 100}.{pence % 100:02}"
        bonus = int(who.total_bonus[place])
        row = (
            organisation, who.snapshot.isoformat(), f"P{place:05}", columns["ethnicity"][place], pay,
            f"{bonus // 100}.{bonus % 100:02}" if bonus else "", columns["band"][place], columns["staff_type"][place],
            columns["sex"][place], columns["contract"][place],
        )  # fmt: skip  # a column to a line would fill pages
        lines.append(",".join(row))
    return ("\n".join(lines) + "\n").encode()
