import pytest

from tallystick.engine import Collapse, Reason, Said


@pytest.mark.parametrize("one", [*Reason, *Said, *Collapse])
def test_every_reason_has_a_sentence_of_its_own(one):
    assert one.sentence.endswith(".")
    assert sum(other.sentence == one.sentence for other in type(one)) == 1


def test_what_could_not_be_placed_blocks_a_return():
    assert {reason for reason in Reason if reason.blocks_return} == {
        Reason.UNMAPPED_CONTRACT_TYPE,
        Reason.UNMAPPED_ROW,
        Reason.UNMAPPED_GROUP,
        Reason.UNMAPPED_COURSE,
    }
