"""A deposit: one handing-in of extracts, understood, counted, and written down with everything left out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tallystick.account.collection_left_out import left_out_of
from tallystick.account.extracts import CountedExtracts, Extracts, count_extracts, understand_extracts
from tallystick.account.left_out import as_csv
from tallystick.account.sorted_files import Sorted
from tallystick.account.understood import Accounted, HandedIn, Understood
from tallystick.errors import WrongArguments
from tallystick.records.deposit import FILE_NAME, Deposit, load_deposit, to_toml
from tallystick.records.recognise import understood
from tallystick.tallies import Return


def extracts_of(found: Sorted, given: Sequence[Return], said: HandedIn) -> Extracts:
    """The extracts of a folder, understood. The organisation is the first that says its name: the command, the
    deposit.toml, the return file beside the extracts, or else the folder."""
    deposit = load_deposit(found.deposit) if found.deposit else Deposit()
    named = [said.organisation, deposit.organisation, *(made.organisation for made in given), _folder_name(found)]
    return understand_extracts(
        found.extracts,
        deposit=deposit,
        organisation=next(name for name in named if name),
        year=said.year,
        progress=said.progress,
    )


def understand_deposit(found: Sorted, given: Sequence[Return], said: HandedIn) -> Understood:
    """The extracts of a folder as counted returns. Raises InputRefused as understanding and counting do."""
    counted = count_extracts(extracts_of(found, given, said), analysis=said.analysis)
    notices = notices_of(counted)
    return Understood(
        accounts=tuple(
            Accounted(made=made, made_from=counted.extracts.sources, notices=notices, choices=counted.choices.sentences)
            for made in counted.returns
        ),
        notices=notices,
        beside={
            counted.extracts.organisation: {
                "exclusions.csv": as_csv(counted.excluded),
                "mapping.toml": mapping(counted.extracts).encode(),
            }
        },
        engine=counted.engine,
        is_analysis=counted.is_analysis,
        left_out=left_out_of(counted) if said.collection else (),
    )


def mapping(extracts: Extracts) -> str:
    """A deposit.toml of what was understood, with a blank for everything that somebody has to answer."""
    said = replace(extracts.deposit, organisation=extracts.organisation, year=extracts.snapshot.year)
    unplaced = extracts.interpreted.unplaced
    return to_toml(
        understood(
            said,
            extracts.recognised.tables,
            pay_scales=unplaced.pay_scales,
            courses=unplaced.courses,
            ethnicity=unplaced.ethnicity,
            settings=unplaced.settings,
        )
    )


def notices_of(counted: CountedExtracts) -> tuple[str, ...]:
    """Everything that was understood by a rule or found, as the figures carry it."""
    findings = (one.sentence for one in counted.extracts.interpreted.findings)
    every = (*counted.extracts.recognised.notices, *findings, *counted.notices)
    return tuple(said.rstrip(".") for said in every)


def _folder_name(found: Sorted) -> str:
    folder = found.folder.resolve()
    return folder.parent.name if folder.name.isdigit() else folder.name


def checked(found: Sorted, said: HandedIn) -> CountedExtracts:
    """The extracts of a folder understood and counted as far as they go, so that what is left out can be shown."""
    return count_extracts(extracts_of(found, (), said), analysis=True)


def save_mapping(found: Sorted, counted: CountedExtracts) -> Path:
    """Write deposit.toml into the folder. Raises WrongArguments where there is one: it holds somebody's answers."""
    file = found.folder / FILE_NAME
    if file.exists():
        raise WrongArguments(f"{file}: there is one already. Move it away first; nothing was written.")
    file.write_text(mapping(counted.extracts), encoding="utf-8")
    return file
