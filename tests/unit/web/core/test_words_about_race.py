"""Every word about race is explained in a sentence, and says where that is from."""

from tallystick_web.core.lexicon import lexicon


def test_every_word_is_explained_and_says_where_it_is_from():
    words = lexicon().words
    assert len({one.word for one in words}) == len(words) >= 10
    assert all(one.means.endswith(".") and len(one.means.split()) >= 10 for one in words)
    assert all(one.source.endswith(".") and (not one.href or one.href.startswith("https://")) for one in words)


def test_what_the_law_says_is_linked_to_the_law():
    of_the_law = [one for one in lexicon().words if "Act 2010" in one.source]
    assert [one.word for one in of_the_law] == ["Positive action", "Race"]
    assert all(one.href.startswith("https://www.legislation.gov.uk/") for one in of_the_law)
