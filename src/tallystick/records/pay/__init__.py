"""Files of pay to rows about people who are paid: every number exact, every word a code of the vocabulary."""

from tallystick.records.pay.files import left_alone, of_pay, without_pay
from tallystick.records.pay.read import PayRows, read_rows
from tallystick.records.pay.staff_list import with_staff_list

__all__ = ["PayRows", "left_alone", "of_pay", "read_rows", "with_staff_list", "without_pay"]
