"""Findings on phone numbers: one for one sin, at the number, in the reader's words."""

from __future__ import annotations

import pytest

from guidelint.checks.phones import Options, check
from guidelint.facts import local
from guidelint.model import Finding, Settings
from guidelint.parse import read
from guidelint.text import decode


def findings(source: str, report: str, country: str = "KR") -> list[Finding]:
    article = read(decode(source.encode()), "a.mdx", "mdx")
    facts = local(article, Settings(country=country))
    return list(check(article, facts, Options(report=report)))  # type: ignore[arg-type]


def flagged(source: str, report: str, country: str = "KR") -> list[str]:
    return [source[f.start : f.end] for f in findings(source, report, country)]


def test_a_made_up_number_is_one_finding_with_its_owner() -> None:
    source = '<LocationCard name="Scalp Studio" phone="+82-2-1234-5678" />'
    (found,) = findings(source, "placeholder")
    assert source[found.start : found.end] == "+82-2-1234-5678"
    assert found.data_path == "LocationCard[0].phone"
    assert found.values["owner"] == " of Scalp Studio"
    assert found.edits == ()
    assert flagged(source, "malformed") == []


def test_a_malformed_number_is_one_finding() -> None:
    source = '<LocationCard name="Scalp Studio" phone="+82-02-735-8600" />'
    assert flagged(source, "malformed") == ["+82-02-735-8600"]
    assert flagged(source, "placeholder") == []


def test_without_a_country_only_what_is_wrong_everywhere_is_told() -> None:
    assert flagged('<Card phone="733-64421" />', "malformed", "") == []
    assert flagged('<Card phone="02-1234-5678" />', "placeholder", "") == ["02-1234-5678"]


def test_the_article_s_country_goes_before_the_site_s() -> None:
    source = '---\ncountry: GB\n---\n<Card phone="020 7222 1234" />'
    assert flagged(source, "malformed") == []
    assert flagged('<Card phone="020 7222 1234" />', "malformed") == ["020 7222 1234"]


def test_code_is_not_read() -> None:
    source = "Call `02-1234-5678`.\n\n```\nphone: 02-1234-5678\n```\n"
    assert flagged(source, "placeholder") == []


@pytest.mark.parametrize(
    "link",
    [
        "[02-735-8600](tel:+82-2-735-8600)",
        "[02-735-8600](tel:027358600)",
        "[Call us](tel:+8227358600)",
        "[02-735-8600 (English)](tel:+8227358600)",
        "[02-735-8600 / 02-735-8601](tel:+8227358600)",
        "[room 112](tel:+8227358600)",
        "[02-735-8600](https://example.org)",
        "[119](tel:119)",
    ],
)
def test_links_that_dial_what_they_show(link: str) -> None:
    assert flagged(f"{link}\n", "link") == []


def test_a_link_that_dials_another_number_points_at_its_url() -> None:
    source = "Call [02-735-8600](tel:+82-2-735-8601).\n"
    (found,) = findings(source, "link")
    assert source[found.start : found.end] == "tel:+82-2-735-8601"
    assert found.values == {"shown": "02-735-8600", "dialled": "+82-2-735-8601"}


def test_a_tel_link_in_an_element_is_compared_too() -> None:
    wrong = '<a href="tel:+8227358601">02-735-8600</a>\n'
    assert flagged(wrong, "link") == ['"tel:+8227358601"']
    assert flagged('<a href="tel:+8227358600">02-735-8600</a>\n', "link") == []
    assert flagged('<Button href="tel:+8227358600"><b>Call</b> us</Button>\n', "link") == []
