"""Which entries look alike: by an address, or by the words of their titles in any order."""

from uuid import UUID

from tallystick_web.registers.queries.alike import Looked, alike


def looked(number, title, *addresses):
    return Looked(id=UUID(int=number), title=title, addresses=addresses)


def pairs(*entries):
    return {(one.first.int, one.second.int, one.has_same_address) for one in alike(entries)}


def test_names_are_alike_apart_from_case_accents_signs_and_order():
    assert pairs(looked(1, "Zoë Ó Briain"), looked(2, "o briain,  ZOE"), looked(3, "Zoe Brian")) == {(1, 2, False)}


def test_an_address_tells_more_than_a_name():
    ann, bea = looked(1, "Ann Ono", "a@example.org"), looked(2, "A. Ono", " A@EXAMPLE.org")
    assert pairs(ann, bea, looked(3, "Ann Ono", "c@example.org")) == {(1, 2, True), (1, 3, False)}


def test_of_three_alike_each_is_next_to_another():
    assert pairs(*(looked(number, "Ann Ono") for number in (1, 2, 3))) == {(1, 2, False), (2, 3, False)}


def test_those_without_an_address_do_not_share_one():
    assert pairs(looked(1, "Ann Ono", ""), looked(2, "Bea Adu", "")) == set()
