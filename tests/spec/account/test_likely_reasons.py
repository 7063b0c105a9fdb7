"""Why the prepared counts and ours may differ: what fits exactly, and nothing else."""

import pytest

from tests.spec.account.drawn import likely

OURS_BEFORE = "ours is what they give for the year before: is the extract of this 31 March?"
RULES = {
    "as many were left out as they count more": """
        figure             | theirs | ours | left out       | likely
        1 clinical/5 white | 20     | 16   | 4 bank workers | as many bank workers
        1 clinical/5 bme   | 9      | 9    |                |
    """,
    "nearly as many is no reason": """
        figure             | theirs | ours | left out       | likely
        1 clinical/5 white | 20     | 16   | 3 bank workers | no single reason explains it
    """,
    "who was left out cannot explain that we count more": """
        figure             | theirs | ours | left out       | likely
        1 clinical/5 white | 16     | 20   | 4 bank workers | no single reason explains it
    """,
    "people moved from one row to another": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 18   | as many more stand in 'Clinical, band 6'
        1 clinical/6 white | 10     | 12   | as many fewer stand in 'Clinical, band 5'
    """,
    "a move is within one group": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 18   | no single reason explains it
        1 clinical/6 bme   | 10     | 12   | no single reason explains it
    """,
    "two rows that fit are both named": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 18   | as many more stand in 'Clinical, band 6' or 'Clinical, band 7'
        1 clinical/6 white | 10     | 12   | as many fewer stand in 'Clinical, band 5'
        1 clinical/7 white | 10     | 12   | as many fewer stand in 'Clinical, band 5'
    """,
    "of many rows that fit none is named": """
        figure              | theirs | ours | likely
        1 clinical/5 white  | 20     | 18   | as many more stand in any of 3 other rows
        1 clinical/6 white  | 10     | 12   | as many fewer stand in 'Clinical, band 5'
        1 clinical/7 white  | 10     | 12   | as many fewer stand in 'Clinical, band 5'
        1 clinical/8a white | 10     | 12   | as many fewer stand in 'Clinical, band 5'
    """,
    "people moved from one group of a row to another": """
        figure               | theirs | ours | likely
        1 clinical/5 white   | 20     | 18   | as many more are unknown in this row: ethnicity recorded differently
        1 clinical/5 bme     | 7      | 7    |
        1 clinical/5 unknown | 1      | 3    | as many fewer are white in this row: ethnicity recorded differently
    """,
    "people moved between all groups of a row": """
        figure               | theirs | ours | likely
        1 clinical/5 white   | 20     | 17   | the groups of this row together agree: ethnicity recorded differently
        1 clinical/5 bme     | 7      | 8    | the groups of this row together agree: ethnicity recorded differently
        1 clinical/5 unknown | 1      | 3    | the groups of this row together agree: ethnicity recorded differently
    """,
    "a group that is not given may hold the rest, so nothing is said": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 17   | no single reason explains it
        1 clinical/5 bme   | 7      | 8    | no single reason explains it
    """,
    "a total that differs as its rows do": """
        figure                  | theirs | ours | left out       | likely
        1 clinical/5 white      | 20     | 16   | 4 bank workers | as many bank workers
        1 workforce white       | 20     | 16   | 4 bank workers | its rows differ by as much
        3 one-year white people | 20     | 16   |                | the rows of indicator 1 differ by as much
        9 workforce white       | 20     | 16   |                | the rows of indicator 1 differ by as much
    """,
    "only the total differs": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 20   |
        1 workforce white  | 23     | 20   | only the total differs: its rows agree
    """,
    "a total that is not the sum of its rows": """
        figure             | theirs | ours | likely
        1 clinical/5 white | 20     | 18   | no single reason explains it
        1 workforce white  | 23     | 18   | their rows do not add up to their total
    """,
    "a row within another is moved nowhere": """
        figure                                 | theirs | ours | likely
        1 clinical/5 white                     | 20     | 18   | no single reason explains it
        1 medical/senior-medical-manager white | 1      | 3    | no single reason explains it
    """,
    "a seat that votes by one count and not by the other": """
        figure                   | theirs | ours | likely
        9 board/total white      | 10     | 10   |
        9 board/voting white     | 7      | 6    | as many more stand in 'Non-voting members'
        9 board/non-voting white | 3      | 4    | as many fewer stand in 'Voting members'
        9 board/executive white  | 5      | 5    |
    """,
    "a whole row that is theirs of the year before": """
        figure               | theirs | ours | before | likely
        1 clinical/5 white   | 20     | 17   | 17     | OURS BEFORE
        1 clinical/5 bme     | 9      | 7    | 7      | OURS BEFORE
        1 clinical/5 unknown | 2      | 2    | 2      |
    """,
    "they have given the year before again": """
        figure               | theirs | ours | before | likely
        1 clinical/5 white   | 20     | 17   | 20     | theirs is the figure of the year before
        1 clinical/5 bme     | 9      | 7    | 9      | theirs is the figure of the year before
        1 clinical/5 unknown | 2      | 2    | 2      |
    """,
    "a single figure may be that of the year before by chance": """
        figure               | theirs | ours | before | likely
        1 clinical/5 white   | 20     | 17   | 17     | no single reason explains it
        1 clinical/5 bme     | 9      | 7    | 8      | no single reason explains it
        1 clinical/5 unknown | 2      | 2    | 2      |
    """,
    "of two reasons that fit, neither is preferred without a reason": """
        figure             | theirs | ours | left out                 | likely
        1 clinical/5 white | 20     | 16   | 4 bank workers; 4 carers | as many bank workers; or as many carers
    """,
    "what fits most lines is told before what fits fewer": """
        figure             | theirs | ours | left out                 | likely
        1 clinical/5 white | 20     | 16   | 4 carers; 4 bank workers | as many bank workers; or as many carers
        1 clinical/6 white | 20     | 17   | 3 bank workers           | as many bank workers
    """,
    "a move with both its ends outweighs what fits here and hardly anywhere else": """
        figure              | theirs | ours | left out       | likely
        1 clinical/5 white  | 20     | 18   | 2 bank workers | as many more stand in 'Clinical, band 6'
        1 clinical/6 white  | 10     | 12   |                | as many fewer stand in 'Clinical, band 5'
        1 clinical/7 white  | 10     | 10   | 3 bank workers |
        1 clinical/8a white | 10     | 10   | 1 bank workers |
    """,
    "what fits wherever it can outweighs a move": """
        figure             | theirs | ours | left out       | likely
        1 clinical/5 white | 20     | 18   | 2 bank workers | as many bank workers
        1 clinical/6 white | 10     | 12   |                | as many fewer stand in 'Clinical, band 5'
        1 clinical/7 white | 11     | 10   | 1 bank workers | as many bank workers
    """,
    "what fits half of the lines where it could is not chance": """
        figure             | theirs | ours | left out       | likely
        1 clinical/5 white | 20     | 18   | 2 bank workers | as many bank workers
        1 clinical/6 white | 10     | 12   |                | as many fewer stand in 'Clinical, band 5'
        1 clinical/7 white | 10     | 10   | 1 bank workers |
    """,
    "a row of one group is a single figure too": """
        figure             | theirs | ours | before | likely
        1 clinical/5 white | 20     | 17   | 17     | no single reason explains it
    """,
    "two reasons together, where each explains another line alone": """
        figure             | theirs | ours | left out                 | likely
        1 clinical/5 white | 20     | 13   | 4 bank workers; 3 carers | together, as many bank workers, and carers
        1 clinical/6 white | 20     | 18   | 2 bank workers           | as many bank workers
        1 clinical/7 white | 20     | 19   | 1 carers                 | as many carers
    """,
    "two reasons of which one explains nothing else are not put together": """
        figure             | theirs | ours | left out                 | likely
        1 clinical/5 white | 20     | 13   | 4 bank workers; 3 carers | no single reason explains it
        1 clinical/6 white | 20     | 18   | 2 bank workers           | as many bank workers
    """,
    "the same people counted in two ways are one reason": """
        figure             | theirs | ours | left out                                   | likely
        1 clinical/5 white | 20     | 13   | 3 bank workers; 4 bank jobs (bank workers) | no single reason explains it
        1 clinical/6 white | 20     | 18   | 2 bank workers                             | as many bank workers
        1 clinical/7 white | 20     | 19   | 1 bank jobs (bank workers)                 | as many bank jobs
    """,
    "events and the people they are divided by have reasons of their own": """
        figure           | theirs | ours | left out               | likely
        2 - white        | 12     | 10   | 2 applications of May  | as many applications of May
        2 - white people | 90     | 80   | 10 applications of May | as many applications of May
    """,
    "a percentage has no reason to be found": """
        figure            | theirs | ours | likely
        5 - white percent | 21.9   | 22.4 | no single reason explains it
    """,
}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_likely(rule):
    found, drawn = likely(RULES[rule].replace("OURS BEFORE", OURS_BEFORE))
    assert found == drawn
