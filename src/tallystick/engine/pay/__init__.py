"""Rows of pay to the people who are paid: who is counted, each once, with an exact hourly rate."""

from tallystick.engine.pay.count import CountedPay, count_pay
from tallystick.engine.pay.reasons import Measures, PayReason

__all__ = ["CountedPay", "Measures", "PayReason", "count_pay"]
