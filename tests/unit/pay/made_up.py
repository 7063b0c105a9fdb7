"""A made-up trust: more of its doctors are from ethnic minorities, and on every scale they stand lower."""

from datetime import date

import numpy as np

from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import NO_RATE, PaidPeople, Trait

AFC, MEDICAL = "Agenda for Change", "Medical and dental"
# Staff type, band, pounds an hour at each point.
SCALES = (
    (AFC, "2", (12.51,)),
    (AFC, "3", (12.75, 13.60)),
    (AFC, "5", (15.88, 17.13, 19.34)),
    (AFC, "6", (19.82, 20.99, 23.87)),
    (AFC, "7", (24.46, 26.02, 27.99)),
    (AFC, "8a", (28.31, 31.88)),
    (MEDICAL, "trainee", (17.56, 20.15, 25.21, 30.02)),
    (MEDICAL, "consultant", (53.10, 60.05, 66.40, 71.00)),
)
_WHITE_ON = (0.16, 0.10, 0.25, 0.20, 0.12, 0.06, 0.06, 0.05)
_OTHERS_ON = (0.14, 0.12, 0.25, 0.12, 0.05, 0.02, 0.15, 0.15)
ETHNICITIES = ("a", "b", "c", "h", "j", "k", "n", "d", "s", "r", "not-stated", "prefer-not-to-say")
_SHARES = (0.55, 0.01, 0.06, 0.10, 0.03, 0.01, 0.09, 0.03, 0.04, 0.02, 0.04, 0.02)
_OTHERS = list("hjkndsr")


def a_trust(people, *, seed=1, year=2025, absent=0.03):
    """A trust of so many relevant employees; the same arguments give the same people."""
    random = np.random.default_rng(seed)
    ethnicity = random.choice(ETHNICITIES, people, p=_SHARES)
    others = np.isin(ethnicity, _OTHERS)
    on = np.where(others, random.choice(8, people, p=_OTHERS_ON), random.choice(8, people, p=_WHITE_ON))
    rate = np.array(
        [_rate(SCALES[at][2], random.random() ** (2 if low else 1)) for at, low in zip(on, others, strict=True)]
    )
    rate = np.where(random.random(people) < absent, NO_RATE, rate)
    awards = np.where(
        (on == 7) & (random.random(people) < 0.4), random.choice((301_600, 603_200, 1_200_000), people), 0
    )
    vouchers = np.where(random.random(people) < 0.5, 5_000, 0)
    return PaidPeople(
        organisation="Example NHS Trust",
        snapshot=date(year, 3, 31),
        traits={
            "ethnicity": Trait.of_people(list(ethnicity)),
            "sex": Trait.of_people(list(random.choice(("female", "male"), people, p=(0.75, 0.25)))),
            "staff_type": Trait.of_people([SCALES[at][0] for at in on]),
            "band": Trait.of_people([SCALES[at][1] for at in on]),
            "full_time": Trait.of_people(list(random.choice(("yes", "no"), people))),
            "contract": Trait.of_people(list(random.choice(("permanent", "fixed-term"), people, p=(0.9, 0.1)))),
        },
        rate=rate.astype(np.int64),
        bonus={"clinical-excellence": awards.astype(np.int64), "voucher": vouchers.astype(np.int64)},
        person=np.array([f"p{number}" for number in range(people)]),
    )


def _rate(points, place):
    pounds = points[min(len(points) - 1, int(place * len(points)))]
    return round(pounds * 100) * (PARTS_OF_A_POUND // 100)
