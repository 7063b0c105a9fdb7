"""How pay is compared: signed profiles of rules, and who is compared with whom.

Profiles differ in groups, smallest sizes and what they are worth in law, never in arithmetic.
"""

from tallystick.definitions.pay.comparators import PaidGroup, PayComparator, pay_comparator
from tallystick.definitions.pay.profiles import LeftOver, Minimum, Profile, profile, profiles

__all__ = [
    "LeftOver",
    "Minimum",
    "PaidGroup",
    "PayComparator",
    "Profile",
    "pay_comparator",
    "profile",
    "profiles",
]
