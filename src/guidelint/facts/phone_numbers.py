"""One phone number looked at by itself: is it one, whose, and does it stand for none.

Validity is libphonenumber's; what it accepts and nobody answers (02-1234-5678, 555-0100,
020 7946 0958, XXX-XXXX) is told here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from guidelint.facts import countries
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


class Number(NamedTuple):
    """What a written number is. `e164` is "" where it cannot be read as one.

    `valid` is None where no country is known for a number without one. `placeholder` and
    `malformed` say why in the reader's words, "" where there is nothing to say.
    """

    e164: str
    country: str
    valid: bool | None
    placeholder: str
    malformed: str


_UNREADABLE = Number("", "", False, "", "it is no phone number")

MASK = lazy_pattern(r"[XxNn×○●□#*•_]{2,}")
_GROUP = lazy_pattern(r"\d+")
_EXTENSION = lazy_pattern(r"\s*(?:ext\.?|extension|x|#|내선|内線|转)\s*\d{1,5}\s*\Z", re.IGNORECASE)
_ASCENDING = "01234567890123456789"
_DESCENDING = _ASCENDING[::-1]

# Ranges that regulators keep free for films and examples, as national numbers without the 0.
_FICTION = {
    # Ofcom, Telephone numbers for use in TV and radio drama programmes
    "GB": r"11[345678]4960\d{3}|1[23456]14960\d{3}|1914980\d{3}|2079460\d{3}|2890180\d{3}|2890180\d{3}|"
    r"2896496\d{3}|2920180\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3}",
    # Bundesnetzagentur, Mitteilung 148/2021: Rufnummern für Medienproduktionen
    "DE": r"3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|17139200\d\d|"
    r"176040690\d\d",
    # ACMA, Phone numbers for use in TV shows, films and creative works
    "AU": r"[2378](?:5550|7010)\d{4}|491570(?:006|15[6-9]|110|313|737)|1800160401|1[38]0097570[7-9]|"
    r"1[38]009757(?:10|11)",
    # ARCEP, décision 2018-0881: numéros pour les œuvres audiovisuelles
    "FR": r"19900\d{4}|26191\d{4}|35301\d{4}|46571\d{4}|53649\d{4}|63998\d{4}",
    # PTS, 2020: 070-174 06 05 to 99, and a hundred each in Gothenburg, Malmö, Stockholm and Kiruna
    "SE": r"3139006\d\d|4062804\d\d|8465004\d\d|9803192\d\d|7017406(?:0[5-9]|[1-9]\d)",
    "IE": r"2091\d{5}",  # ComReg: 020 91x xxxx
}
_FICTION_RE = {country: lazy_pattern(pattern) for country, pattern in _FICTION.items()}


@lru_cache(maxsize=4096)
def analyse(text: str, homes: tuple[str, ...] = ()) -> Number:
    """What the phone number `text` is; one without ``+`` may be of any country in `homes`."""
    text = _EXTENSION.sub("", text.strip())
    if _known(text, homes):
        return Number("", homes[0], True, "", "")
    if MASK.search(text):
        return Number("", "", None, "some digits are masked", "")
    groups = _GROUP.findall(_ascii(text))
    if len("".join(groups)) >= 7 and set("".join(groups)) == {"0"}:
        return Number("", "", False, "its digits repeat", "")
    if text.startswith("+") or (text.startswith("00") and len("".join(groups)) > 8):
        return _international(text, groups)
    if not homes:
        return Number("", "", None, _pattern(groups, ""), "")
    found = [_national(text, groups, country) for country in homes]
    return next((number for number in found if number.valid), found[0])


def _known(text: str, homes: tuple[str, ...]) -> bool:
    """Whether the registry holds the number: Seoul's metro does answer 1577-1234."""
    from guidelint.facts.registry import digits, load

    if not homes or sum(sign.isdecimal() for sign in text) < 6:
        return False
    held = load().entries.get(homes[0], {})
    return digits(text) in held


def _ascii(text: str) -> str:
    return (
        text
        if text.isascii()
        else "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    )


def _international(text: str, groups: list[str]) -> Number:
    import phonenumbers

    if not text.startswith("+"):
        text = "+" + _ascii(text).lstrip("0")
        groups = _GROUP.findall(text)
    try:
        parsed = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return _UNREADABLE
    code = str(parsed.country_code)
    region = phonenumbers.region_code_for_number(parsed) or (
        phonenumbers.region_code_for_country_code(int(code))
    )
    rest = _without_code(groups, code)
    valid = phonenumbers.is_valid_number(parsed)
    malformed = "" if valid or _short_behind(rest, region) else _why_not(parsed, region)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) if region != "ZZ" else None
    if trunk == "0" and rest and rest[0].startswith("0") and "(0)" not in text:
        malformed = f"the 0 after +{code} is dialled only inside the country; leave it out"
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(parsed)
    placeholder = _fiction(national, region, code) or _pattern(_trunkless(rest), region)
    return Number(e164, region, not malformed, placeholder, "" if placeholder else malformed)


def _national(text: str, groups: list[str], country: str) -> Number:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(_ascii(text), country)
    except phonenumbers.NumberParseException:
        placeholder = _pattern(_trunkless(groups), country)
        return _UNREADABLE._replace(
            placeholder=placeholder, malformed="" if placeholder else _UNREADABLE.malformed
        )
    valid = phonenumbers.is_valid_number(parsed) or _short_behind(groups, country)
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(parsed)
    code = str(parsed.country_code)
    placeholder = _fiction(national, country, code) or _pattern(_trunkless(groups), country)
    malformed = "" if valid or placeholder else _why_not(parsed, country)
    return Number(e164 if valid else "", country, valid, placeholder, malformed)


def _why_not(parsed: PhoneNumber, region: str) -> str:
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        return "it has too few digits"
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return "it has too many digits"
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return "the area code is missing"
    if region == "ZZ":
        return "no country has that code"
    return f"no number of {countries.name(region)} is built like this"


def _short_behind(groups: list[str], country: str) -> bool:
    """Whether a short number stands behind an area code: 02-120 is Seoul's 120 from outside."""
    from guidelint.facts.registry import load

    held = load().entries.get(country, {})
    return 1 <= len(groups) <= 2 and len(groups[-1]) <= 4 and groups[-1] in held


def _without_code(groups: list[str], code: str) -> list[str]:
    if groups and groups[0] == code:
        return groups[1:]
    if groups and groups[0].startswith(code):
        return [groups[0][len(code) :], *groups[1:]]
    return groups


def _trunkless(groups: list[str]) -> list[str]:
    """Without the 0 of inland calls; a lone "(0)" goes entirely."""
    if groups and groups[0].strip("0") == "" and len(groups) > 2:
        return groups[1:] if groups[0] == "0" else groups
    return [groups[0].removeprefix("0"), *groups[1:]] if groups else groups


# --- placeholders ----------------------------------------------------------------------------


def _fiction(national: str, region: str, code: str) -> str:
    if code == "1":
        return (
            "this range of 555 numbers is kept for films and examples"
            if _nanp_555(national)
            else ""
        )
    pattern = _FICTION_RE.get(region)
    if pattern is not None and pattern.fullmatch(national):
        return "this range is kept for films and examples"
    return ""


def _nanp_555(national: str) -> bool:
    local = national[-7:]
    return len(national) in (7, 10) and local.startswith("555") and local != "5551212"


def _run(digits: str) -> bool:
    """Whether the digits count up or down: 4567, 9876."""
    return digits in _ASCENDING or digits in _DESCENDING


def _same(digits: str) -> bool:
    return len(digits) >= 3 and len(set(digits)) == 1


def _pattern(groups: list[str], country: str) -> str:
    """Why the digits look made up, "" if they do not. `groups` without the inland 0."""
    whole = "".join(groups)
    if len(whole) < 6:
        return ""
    local = _local(groups, country)
    joined = "".join(local)
    if (len(joined) >= 6 and _run(joined)) or (len(whole) >= 8 and _run(whole)):
        return "its digits run in sequence"
    if (len(joined) >= 6 and _same(joined)) or (len(local) == 1 and set(joined) == {"0"}):
        return "its digits repeat"
    if len(local) == 1 and len(joined) == 4:  # after 1588, 1800 …
        return "its digits run in sequence" if joined == "1234" else ""
    return _made_up_pair(local, country) if len(local) == 2 else ""


def _local(groups: list[str], country: str) -> list[str]:
    """The groups behind the area code or the prefix of a service number."""
    if len(groups) >= 3:
        return groups[-2:] if country != "FR" else groups[1:]
    if len(groups) == 2:
        prefix, rest = groups
        service = (
            len(prefix) == 4 and prefix[0] == "1" and country in ("KR", "AU", "IN", "SG", "ID", "")
        )
        return [rest] if service or len(rest) >= 5 else groups
    return [groups[0][-8:]] if len(groups[0]) > 8 else groups


def _made_up_pair(local: list[str], country: str) -> str:
    """ "1234-9999", "1111-2222", "555-0192": an exchange and a number that nobody has."""
    exchange, number = local
    if len(exchange) < 3 or len(number) < 3:
        return ""
    drawn = _same(number) or (len(number) == 4 and _run(number))
    if set(exchange) == {"0"} and drawn:
        return "its digits repeat"
    if exchange == number and _run(exchange):
        return "its digits repeat"
    if _run(exchange) and exchange[:3] == "123" and drawn and country != "GB":  # 0300 123 …
        return "its digits run in sequence"
    if exchange in ("555", "5555") and (drawn or re.fullmatch(r"01\d\d", number)):
        return "films and examples use 555 numbers like this one"
    if _same(exchange) and _same(number):
        step = (int(number[0]) - int(exchange[0])) % 10
        return "its digits repeat" if step in (0, 1) and exchange[0] != "0" else ""
    return ""
