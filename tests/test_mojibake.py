"""Mojibake: silent on what people write, found and repaired where it is certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelint.mojibake import repair
from guidelint.mojibake.icons import is_picture

# What must stay silent: letters, signs and pictures that look like damage and are not.
NATURAL = [
    "Le château de Saint-Étienne : 12 €, entrée à gauche, «très» naïve.",
    "Ångström, Æsir, Łódź, São Paulo, Đà Nẵng, İstanbul, Čapek, Øresund.",
    "항구 시장은 새벽 다섯 시에 문을 열고, 표는 ₩5,000입니다.",
    "港の市場は朝五時に開き、切符は￥500です。",
    "码头市场早上五点开门，票价五元。",
    "Порт открыт с пяти утра, билет — 500 ₽.",
    "Η αγορά ανοίγει στις πέντε.",
    "ตลาดปลาเปิดตีห้า ราคา ฿50",
    "بازار از ساعت پنج باز است.",
    "Family 👨‍👩‍👧 on the pier ❤️‍🔥 🇰🇷 — 20 °C, ½ price, ±5 %, CO₂, x² ≠ y³…",
    "CAFÉ† ‘quoted’ “text” – and — dashes • bullets ™ ® ©",
    "(╯°□°)╯︵ ┻━┻ ¯\\_(ツ)_/¯ ┌──┐ │ │ └──┘",
]


@pytest.mark.parametrize("text", NATURAL)
def test_natural_text_is_left_alone(text: str) -> None:
    found = repair(text)
    assert found.spans == ()
    assert found.text == text


@pytest.mark.parametrize(
    ("damaged", "truth"),
    [
        ("The stew is â‚©9,000 â€” cash only.", "The stew is ₩9,000 — cash only."),
        ("Harbour (í•­êµ¬)", "Harbour (항구)"),
        ("Donâ€™t miss the cafÃ©.", "Don’t miss the café."),
        ("Icons: ðŸ˜Š ðŸš‡", "Icons: 😊 🚇"),
    ],
)
def test_what_is_certain_is_repaired(damaged: str, truth: str) -> None:
    found = repair(damaged)
    assert found.text == truth
    assert all(span.automatic for span in found.spans)
    for span in found.spans:
        assert span.replacement == span.candidates[0]
        assert damaged[span.start : span.end] in span.description


SENTENCES = [
    "Crab soup costs ₩12,000 — bring cash, the machine is broken.",
    "표는 5,000원이고 매시간 출발합니다.",
    "Le café près du marché s’appelle « La Mouette », près de l’église.",
    "Das Fährhaus öffnet um fünf; Kinder zahlen 3 €.",
    "Билеты продают на пристани до шести вечера.",
]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "mac_roman", "cp437"])
@pytest.mark.parametrize("truth", SENTENCES)
def test_a_misreading_that_loses_nothing_is_undone(truth: str, codec: str) -> None:
    try:
        damaged = truth.encode("utf-8").decode(codec)
    except UnicodeDecodeError:
        return  # this charset cannot show these bytes: they would be lost
    assert repair(damaged).text == truth


@pytest.mark.parametrize("truth", SENTENCES[:3])
def test_read_wrongly_twice(truth: str) -> None:
    damaged = truth.encode("utf-8").decode("latin-1").encode("utf-8").decode("latin-1")
    assert repair(damaged).text == truth


def test_a_lost_byte_is_a_ranked_suggestion_at_most() -> None:
    """F0 9F 94 8D lost its last byte: several pictures start so."""
    damaged = 'icon: "' + "🔍".encode().decode("cp1252", "ignore") + '"'
    (span,) = repair(damaged).spans
    assert not span.automatic
    assert repair(damaged).text == damaged
    assert "🔍" in span.candidates


def read_as_windows_1252(text: str) -> str:
    """As damage is in practice: bytes without a character are dropped."""
    return text.encode().decode("cp1252", "ignore")


@pytest.mark.parametrize(
    "truth",
    [
        '"오염"시키지 않는 물',  # a particle behind quotes is no damage
        '<Fact label="Rooms and beds for two" value="2" icon="🛏️" />',
        "| Soup | ₩9,000 | 갈비탕 |",
    ],
)
def test_lost_bytes_that_the_rest_decides_are_repaired(truth: str) -> None:
    assert repair(read_as_windows_1252(truth)).text == truth


def test_a_dash_with_a_straightened_quote_is_a_dash() -> None:
    damaged = 'The ferry is slowâ€"the view is notâ€"so bring time.'
    assert [span.replacement for span in repair(damaged).spans] == ["—", "—"]


def test_what_was_an_icon_is_read_as_a_picture() -> None:
    """Code page 850 would make a letter of it."""
    (span,) = repair('<Step title="Public announcement" icon="ð¢" />').spans
    assert all(map(is_picture, span.candidates))


def test_an_icon_of_which_one_character_is_left_gets_what_the_label_asks_for() -> None:
    (span,) = repair('<Fact label="Library books" icon="ð" />').spans
    assert not span.automatic
    assert "📚" in span.candidates


def test_a_lone_syllable_in_foreign_text_is_not_guessed() -> None:
    damaged = read_as_windows_1252("They call it *썸* before it is love.")
    assert repair(damaged).text == damaged


def test_an_exact_span_is_known_in_a_doubtful_line() -> None:
    damaged = read_as_windows_1252("| 갑상선 | ₩90,000 |")
    name, price = repair(damaged).spans
    assert not name.exact
    assert (price.exact, price.automatic) == (True, False)


def test_code_can_be_masked() -> None:
    text = "A broken sign looks like `â‚©`, really â‚©5."
    start = text.index("`")
    found = repair(text, masked=[(start, text.index("`", start + 1) + 1)])
    assert found.text == "A broken sign looks like `â‚©`, really ₩5."


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aé â‚©Ã¬€œ™ðŸ˜ŠíêµµÐ°ÑŒ항₩\n.,", max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    found = repair(text)
    reach = 0
    for span in found.spans:
        assert reach <= span.start < span.end <= len(text)
        reach = span.end
    if not any(span.automatic for span in found.spans):
        assert found.text == text


CLEAN = (
    "A ₩5,000 — or so — “ticket”…",
    "Café, 25°C 🦀",
    "(항구 시장)",
    "Bed & breakfast?",
    "·",
    "",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(CLEAN), max_size=4),
    st.sampled_from(
        (
            ("Lunch is â‚©9,000.", "Lunch is ₩9,000."),
            ("A cafÃ© by the harbour", "A café by the harbour"),
            ("A caf&Atilde;&copy; by the harbour", "A café by the harbour"),
            ("Sunday â€“ Monday", "Sunday – Monday"),
        )
    ),
    st.lists(st.sampled_from(CLEAN), max_size=4),
)
def test_clean_lines_hide_no_damaged_one(
    before: list[str], line: tuple[str, str], behind: list[str]
) -> None:
    damaged, truth = line
    text = "\n".join([*before, damaged, *behind])
    assert repair(text).text == "\n".join([*before, truth, *behind])


def test_ascii_is_not_looked_at() -> None:
    assert repair("plain text " * 1000) == ("plain text " * 1000, ())
