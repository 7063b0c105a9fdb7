"""Files of pay as they come, those of a made-up trust among them, and what is asked of all that is read from them."""

from datetime import date
from functools import cache

import polars as pl

from tallystick.tallies.paid_people import NO_RATE
from tests.unit.pay.made_up import a_trust

DAY = date(2025, 3, 31)
ZOE = "Zoë Ottoline"  # stands in files below and may stand in no sentence
HEADER = "organisation,snapshot,person,group,hourly_pay,bonus,band,staff_type,sex,contract"


@cache
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


def write(folder, name, text, *, encoding="utf-8"):
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def adds_up(made):
    """In and out are all rows, for each file and in all."""
    out = made.excluded.filter(pl.col("measures").is_in(["all", "none"])).height
    file = made.reconciliation
    assert (file["rows"] == file["people"] + file["added"] + file["left_out"]).all()
    assert file["people"].sum() == sum(people.number for people in made.people)
    used = {source.file: source.rows for source in made.sources}
    assert all(rows == used[name.partition(",")[0]] for name, rows in file.select("file", "rows").iter_rows())
    return file["rows"].sum() == file["people"].sum() + out


def said(made):
    return "\n".join([*made.notices, *made.choices, repr(made)])


def trait(people, name):
    return [people.traits[name].values[place] for place in people.traits[name].of]


PAY_FILE = """\
organisation,snapshot,person,group,hourly_pay,bonus,band,staff_type,sex,international_recruit,service
Northmoor,2025-03-31,1,white,15.867,,5,,female,no,0-2
Northmoor,2025-03-31,2,White-British,16.00,100.50,6,,male,yes,2-5
Northmoor,2025-03-31,3,BME,,,consultant,,female,,2-5
Northmoor,2025-03-31,4,Asian or Asian British - Indian,20.5,0,8a,Local,male,,
Northmoor,2025-03-31,5,not-stated,12.00000001,,vsm,,,,
Southmoor,2024-03-31,1,prefer not to say,10.42,,Band 8 - Range A,,male,,
Total,,,,,,,,,,
"""
PAYROLL = f"""\
Payroll extract;;;;;;;;;;;;;;;
Printed for;{ZOE};;;;;;;;;;;;;;
Employee Number;Full Name;Employee Person Type;Primary Assignment;Ethnic Origin;Gender;Basic Pay;Unsocial Hours Pay;\
Overtime;Period Days;Contracted Hours;Leave Type;Bonus 12 months;Pay Scale;Staff Group;Division
001;{ZOE};Employee;Y;A White - British;F;£2,587.42;;150;Monthly;37.5;;;XR05;Nursing and Midwifery Registered;Medicine
002;{ZOE};Employee;Y;N;M;2.100,00;;;Monthly;37.5;;;XR05;Nursing and Midwifery Registered;Medicine
003;{ZOE};Employee;Y;Asian or Asian British – Indian;F;596.08;12.50;;7;37:30;;;Band 8 - Range A;Nursing;Surgery
004;{ZOE};Employee;Y;Z Not Stated;F;4,000.00;;;30.44;10 PAs;;1,500.00;Consultant;Medical and Dental;Surgery
005;{ZOE};Employee;Y;A;F;900.00;;;Monthly;37.5;Maternity Leave;;XR06;Nursing and Midwifery Registered;Medicine
006;{ZOE};Agency Worker;Y;A;M;900.00;;;Monthly;37.5;;;XR06;Nursing and Midwifery Registered;Medicine
007;{ZOE};Employee;N;A;M;300.00;;;Monthly;10;;;XR02;Estates and Ancillary;Estates
007;{ZOE};Employee;Y;A;M;1,500.00;;;Monthly;20;;;XR03;Estates and Ancillary;Estates
008;{ZOE};Employee;Y;A;M;-45.00;;;Monthly;37.5;;;XR03;Estates and Ancillary;Estates
009;{ZOE};Employee;Y;A;M;1,500.00;;;Monthly;0;;;XR03;Estates and Ancillary;Estates
010;{ZOE};Bank;Y;M;F;1,000.00;;;Monthly;10;;;XR02;Additional Clinical Services;Medicine
011;{ZOE};Bank;Y;M;F;;;;Monthly;;;;XR02;Additional Clinical Services;Medicine
012;{ZOE};Employee;Y;B;F;1e400;;;Monthly;37.5;;;XR02;Additional Clinical Services;Medicine
Report run 01/04/2025;;;;;;;;;;;;;;;
"""
