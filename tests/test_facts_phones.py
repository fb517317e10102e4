"""Phone numbers: read where they are phones, and told from those that nobody answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.facts import phones
from guidelint.facts.phone_numbers import analyse
from guidelint.facts.phones import find, is_phone_key
from guidelint.model import Fact, Settings
from guidelint.parse import read
from guidelint.text import decode


def facts(source: str, country: str = "KR") -> tuple[Fact, ...]:
    return phones.extract(read(decode(source.encode()), "a.mdx", "mdx"), Settings(country=country))


# --- one number ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "number"),
    [
        # a sequence or a repeat somewhere is not yet made up
        ("KR", "02-2145-5678"),
        ("KR", "02-733-1234"),
        ("KR", "02-777-0123"),
        ("KR", "031-288-0000"),
        ("KR", "1599-1111"),
        ("KR", "1588-7890"),
        ("KR", "+82-2-2153-0000"),
        ("KR", "+82-54-854-0137"),
        ("KR", "+82-1544-1900"),
        ("KR", "02)735-8600"),
        ("KR", "02-120"),
        ("KR", "031-120"),
        ("GB", "020 7222 1234"),
        ("GB", "0343 222 1234"),
        ("GB", "+44 (0)20 7222 1234"),
        ("GB", "0800 1111"),
        ("US", "202-456-1111"),
        ("US", "(415) 701-2311"),
        ("US", "+1 212-639-9675 ext. 12"),
        ("JP", "03-5321-1111"),
        ("JP", "0570-001-001"),
        ("IT", "+39 06 698 82350"),
        ("FR", "01 40 20 53 17"),
        ("DE", "030 901820"),
    ],
)
def test_plausible_numbers_stay_silent(country: str, number: str) -> None:
    read = analyse(number, (country,))
    assert (read.placeholder, read.malformed) == ("", "")


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("KR", "02-1234-5678"),
        ("KR", "02-234-5678"),
        ("KR", "+82-2-9876-5432"),
        ("KR", "010-0000-0000"),
        ("KR", "010-1111-2222"),
        ("KR", "051-888-8888"),
        ("KR", "02-1234-0000"),
        ("KR", "02-1234-1234"),
        ("KR", "02-555-0177"),
        ("KR", "1588-1234"),
        ("KR", "+82-1544-0000"),
        ("KR", "0212345678"),
        ("KR", "+82-10-XXXX-XXXX"),
        ("KR", "02-○○○-○○○○"),
        ("US", "555-0134"),
        ("US", "(312) 555-7788"),
        ("US", "800-555-0147"),
        ("US", "111-222-3333"),
        ("US", "###-###-####"),
        ("GB", "07700 900456"),
        ("GB", "01632 960011"),
        ("GB", "0117 496 0888"),
        ("GB", "01234 567890"),
        ("GB", "07123 456789"),
        ("DE", "030 23125 456"),
        ("FR", "01 99 00 12 34"),
        ("AU", "(02) 5550 1234"),
        ("AU", "0491 570 156"),
        ("JP", "0120-333-333"),
        ("JP", "0120-123-456"),
        ("JP", "03-2222-2222"),
        ("", "02-1234-5678"),
        ("", "+1 415-555-0100"),
    ],
)
def test_made_up_numbers_are_told(country: str, number: str) -> None:
    read = analyse(number, (country,) if country else ())
    assert read.placeholder
    assert not read.malformed  # one finding for one sin


@pytest.mark.parametrize(
    ("country", "number", "reason"),
    [
        ("KR", "02-735-86", "South Korea"),
        ("KR", "02-73586-881204", "South Korea"),
        ("KR", "+82-02-735-8600", "the 0 after +82"),
        ("GB", "+44 020 7222 1234", "the 0 after +44"),
        ("KR", "735-8600", "area code"),
        ("KR", "99-3781-6642", "South Korea"),
        ("US", "212-63-99675-1", "many digits"),
        ("", "+999 123 4561 77", "no phone number"),
    ],
)
def test_numbers_that_cannot_be_dialled_say_why(country: str, number: str, reason: str) -> None:
    assert reason in analyse(number, (country,) if country else ()).malformed


def test_directory_assistance_is_no_fiction() -> None:
    assert analyse("212-555-1212", ("US",)).placeholder == ""


def test_a_number_is_right_if_it_is_right_in_one_of_the_countries() -> None:
    assert analyse("(415) 701-2311", ("KR", "US")).valid
    assert analyse("733-6442-1", ()).valid is None


def test_e164_and_country_of_the_same_number_in_three_spellings() -> None:
    spellings = ("02-735-8600", "+82-2-735-8600", "+82 (0)2 735 8600")
    read = {analyse(text, ("KR",))[:2] for text in spellings}
    assert read == {("+8227358600", "KR")}


# --- in running text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Order 02-1234-5678 was shipped on 2026-01-23.",
        "ISBN 978-3-16-148410-0, founded 1990-2005, population 10000000.",
        "Tickets cost $123-456, phone cases ₩12,345-67,890.",
        "Call us between 10:00-18:00, 7 days a week.",
        'Look for a number on the wall, usually labelled "010-XXXX-XXXX".',
        "A Korean number looks like 010-1234-5678.",
        "Numbers start with 010-XXXX.",
        "Write: Dear [Landlord Name], call me at 415-555-0100.",
        "The +10-15% rule and the +1,000 club.",
        "Version 1.234.567.890 of the phone app",
        "Model 555-0100 of the phone",
        "",
    ],
)
def test_no_phone_in_text(text: str) -> None:
    assert find(text, "KR") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("For a table, call 02-735-8600.", "02-735-8600"),
        ("Phone: (415) 701-2311 (24 h)", "(415) 701-2311"),
        ("📞 02-735-8600", "02-735-8600"),
        ("예약: 02-735-8600", "02-735-8600"),
        ("The clinic (+82-2-735-8600) answers.", "+82-2-735-8600"),
        ("WhatsApp us on +81 50-3816-2787!", "+81 50-3816-2787"),
        ("Reservations at 02-XXX-XXXX", "02-XXX-XXXX"),
    ],
)
def test_a_phone_in_text(text: str, number: str) -> None:
    assert [text[p.start : p.end] for p in find(text, "KR")] == [number]


def test_an_inland_number_of_another_country_is_not_judged_in_text() -> None:
    assert find("Call the embassy back home on 202-939-56.", "KR") == []


# --- in an article ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "phone"),
    [
        ("LocationCard[0].phone", True),
        ("Contact[0].contactPhone", True),
        ("frontmatter.place.tel", True),
        ("Card[0].whatsAppPhoneNumber", True),
        ("Hotel[0].hotel", False),
        ("City[0].population", False),
        ("Input[0].phonePlaceholder", False),
        ("Input[0].phone_format", False),
        ("Card[0].title", False),
    ],
)
def test_fields_that_hold_a_phone(path: str, phone: bool) -> None:
    assert is_phone_key(path) is phone


def test_fields_links_and_text_become_facts_with_owner_and_place() -> None:
    source = (
        "---\nplace:\n  name: Harbour\n  phone: 02-735-8600\n---\n"
        '<LocationCard name="Scalp Studio" phone="+82-2-735-8601 / 02-735-8602" />\n\n'
        "Call 02-735-8603 or [us](tel:+8227358604).\n"
    )
    found = facts(source)
    assert [(f.text, f.label, f.value["place"]) for f in found] == [
        ("02-735-8600", "Harbour", "field"),
        ("+82-2-735-8601", "Scalp Studio", "field"),
        ("02-735-8602", "Scalp Studio", "field"),
        ("02-735-8603", "", "text"),
        ("+8227358604", "us", "link"),
    ]
    assert [f.value["e164"] for f in found] == [f"+822735860{i}" for i in range(5)]
    for fact in found[:4]:
        assert source[fact.start : fact.end] == fact.text
    assert json.loads(json.dumps([f.value for f in found])) == [f.value for f in found]


@pytest.mark.parametrize(
    "value",
    ["N/A", "Varies, check the website", "1330", "120 (city line)", "24/7", "KakaoTalk only"],
)
def test_a_phone_field_without_a_phone_number(value: str) -> None:
    assert facts(f'<Card name="A" phone="{value}" />') == ()


@given(st.text(alphabet="0123456789 ()+-./Xx*#ー１２ext,:\u00a0", max_size=40), st.booleans())
def test_any_field_is_read(text: str, known: bool) -> None:
    number = analyse(text, ("KR",) if known else ())
    assert not (number.placeholder and number.malformed)
    for phone in find("call " + text, "KR"):
        assert phone.text == ("call " + text)[phone.start : phone.end]


def test_long_texts_are_read_in_one_pass() -> None:
    assert find("call " + "1 " * 20000, "KR") == find("call " + "1 " * 20000, "KR")
    assert len(find("call 02-735-8600, " * 3000, "KR")) == 3000
    assert find("(" * 20000 + "+" * 20000 + "x" * 20000) == []


def test_a_key_with_a_line_break_shifts_no_other() -> None:
    source = '<Shop items={[{ "open\\nhours": "9-18", phone: "02-312-1234", note: "none" }]} />'
    article = read(decode(source.encode()), "a.mdx", "mdx")
    found = phones.extract(article, Settings(country="KR"))
    assert [fact.text for fact in found] == ["02-312-1234"]
