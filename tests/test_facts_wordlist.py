"""Many words searched for at once."""

from __future__ import annotations

from guidelint.facts.wordlist import WordList

WORDS = WordList(
    [
        ("police museum", "none"),
        ("police", "police"),
        ("emergenc*", "emergency"),
        ("not...urgent", "calm"),
        ("u.s.", "us"),
        ("women's line", "women"),
        ("경찰", "police"),
        ("경찰 민원", "office"),
    ],
    "-",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], name) for start, end, name in WORDS.find(text)]


def test_words_count_as_wholes_and_the_first_in_the_list_wins() -> None:
    assert found("policeman, policed, repolice") == []
    assert found("the police-museum of the police") == [
        ("police-museum", "none"),
        ("police", "police"),
    ]


def test_a_star_is_the_rest_of_a_word_and_dots_are_some_words() -> None:
    assert found("emergencies and emergency") == [
        ("emergencies", "emergency"),
        ("emergency", "emergency"),
    ]
    assert found("not so very urgent; not urgent; not one of the six or seven urgent") == [
        ("not so very urgent", "calm"),
        ("not urgent", "calm"),
    ]


def test_words_with_signs_and_curly_apostrophes() -> None:
    assert found("in the u.s. the women’s line") == [("u.s.", "us"), ("women’s line", "women")]
    assert found("u.s.a") == []


def test_scripts_without_spaces_are_found_inside_words_and_in_order() -> None:
    assert found("경찰서 police 경찰") == [
        ("경찰", "police"),
        ("police", "police"),
        ("경찰", "police"),
    ]


def test_the_second_part_of_a_word_stands_next() -> None:
    words = WordList([("fire engine*", "engine"), ("fire", "fire"), ("rescu*", "rescue")], "-")
    found = [(hit.start, hit.end, hit.name) for hit in words.find("fire-engines, fire, engine")]
    assert found == [(0, 12, "engine"), (14, 18, "fire")]
    assert [hit.name for hit in words.find("rescuers fire")] == ["rescue", "fire"]
