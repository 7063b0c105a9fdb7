from tallystick.vocabulary.staff_groups import StaffGroup

GROUPS = """
    01 | Medical and dental                             | medical
    02 | Students                                       | ask
    03 | Nursing and midwifery registered               | clinical
    04 | Allied health professionals                    | clinical
    05 | Additional professional scientific and technical | clinical
    06 | Healthcare scientists                          | clinical
    07 | Additional clinical services                   | clinical
    08 | Administrative and clerical                    | non-clinical
    09 | Estates and ancillary                          | non-clinical
    10 | Supplementary roles                            | ask
"""


def test_the_ten_staff_groups_have_their_label_and_setting():
    listed = [tuple(cell.strip() for cell in line.split("|")) for line in GROUPS.strip().splitlines()]
    assert [(group.value, group.label, group.setting.value) for group in StaffGroup] == listed
