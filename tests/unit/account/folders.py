"""Small folders of extracts, written as somebody might hand them in."""

STAFF = "Employee Number,Ethnic Origin,Disabled,Pay Scale,Staff Group,Assignment Category\n"


def staff_list(*, people=30, disabled="No", scale="Band 5", origins=("A", "A", "H")):
    """A staff list in which every third person is BME. ``disabled`` and ``scale`` are those of the last person."""
    usual = [f"{number},{origins[number % len(origins)]},No,Band 5,03,Permanent" for number in range(1, people)]
    return "\n".join([STAFF.strip(), *usual, f"{people},A,{disabled},{scale},03,Permanent"]) + "\n"


def written(folder, **files):
    """The folder with these CSV files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
