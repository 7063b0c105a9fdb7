"""The gate of pay: which figures of pay may leave the analyst's desk, and how their counts are shown.

A gap is no count, so it is guarded by how many people stand behind it, by itself and beside all others that are
shown: no sum or difference of the sets of people shown may come to a few. Counts follow the rule of all counts.
"""

from tallystick.disclosure.pay.guard import PayGate, guard_pay
from tallystick.disclosure.pay.menu import PayMenu, pay_menus

__all__ = ["PayGate", "PayMenu", "guard_pay", "pay_menus"]
