"""One look at all passages for numbers to call: nothing that a closer look finds is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidelint.facts import phones
from guidelint.facts.figures import figures
from guidelint.facts.mention_tokens import candidates
from guidelint.facts.registry import load
from guidelint.facts.texts import Texts
from guidelint.model import Article, Passage
from guidelint.parse import read
from guidelint.text import decode


def article(*texts: str) -> Article:
    """An article whose passages have the given texts."""
    passages = tuple(
        Passage("paragraph", text, at, at + len(text), ((0, at),), "body")
        for at, text in enumerate(texts)
    )
    return read(decode(b""), "a.mdx", "mdx")._replace(passages=passages)


def found(*texts: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    held = article(*texts)
    short, long = figures(held, Texts(held), load().firsts)
    return short, long


def test_prices_shares_years_and_words_are_passed_over() -> None:
    assert found("It costs ₩119,000 in 2026", "up 119% on 1,119", "room119", "no number") == (
        (),
        (),
    )


def test_short_numbers_and_phones_are_told_apart() -> None:
    texts = ("Nothing", "call 119", "call 02-312-1234", "call 045 123 4567", "XXX-XXXX")
    assert found(*texts) == ((1, 2, 3, 4), (2, 3, 4))


def test_a_number_does_not_go_on_in_the_next_passage() -> None:
    assert found("045", "1234", "5678")[1] == ()


def test_numbers_in_code_are_looked_at() -> None:
    held = read(decode(b"Call `119` now.\n\nNothing here."), "a.mdx", "mdx")
    assert figures(held, Texts(held), load().firsts).short == (0,)


_PIECES = st.sampled_from(
    """
    119 112 15 1330 116 117 131-444 000 02-312-1234 +82 10 1234 5678 (02) 555-0100 XX-XXXX ** # #119
    call dial police room ₩ $ , . : / - – — ( ) % + ° x X ○○ １１９ ١١٢ 𝟏𝟏𝟗 é 번 에
    """.split()  # noqa: SIM905 (pieces read better than forty quoted strings)
) | st.sampled_from([" ", "\n", "\t", "\u00a0"])


@given(st.lists(st.lists(_PIECES | st.characters(), max_size=12), max_size=5))
def test_what_is_left_out_holds_no_number(pieces: list[list[str]]) -> None:
    texts = ["".join(some) for some in pieces]
    short, long = found(*texts)
    for index, text in enumerate(texts):
        assert index in short or not candidates(text, load())
        assert index in long or not phones.find(text, "KR")


def test_passages_that_hold_a_text_are_told_each_once() -> None:
    texts = Texts(article("5% or 6%", "", "none", "a\n7%", "%"))
    assert texts.having("%") == {0, 3, 4}
    assert texts.having("percent") == set()
