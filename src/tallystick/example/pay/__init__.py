"""What made-up people are paid, drawn apart from everything else, so that nothing else changes with it."""

from tallystick.example.pay.paid import Paid, paid_people

__all__ = ["Paid", "paid_people"]
