"""The values of the keyword ``format``: how each is told, and an example to show."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidelint.lazy import lazy_pattern

_DATE = lazy_pattern(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_TIME = lazy_pattern(
    r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d)\Z", re.ASCII
)
_DURATION = lazy_pattern(
    r"P(?!\Z)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?!\Z)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)\Z", re.ASCII
)
_EMAIL = lazy_pattern(r"[^\s@<>()\[\],;:\"]+@[^\s@.]+(\.[^\s@.]+)+\Z")
_URI = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z", re.ASCII)
_REFERENCE = lazy_pattern(r"[^\s<>\"{}|\\^`]*\Z")
_UUID = lazy_pattern(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_HOST = lazy_pattern(r"(?=.{1,253}\Z)[\w]([\w-]{0,61}[\w])?(\.[\w]([\w-]{0,61}[\w])?)*\Z")
_IPV4 = lazy_pattern(r"((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!\Z)|\Z)){4}", re.ASCII)
_SLUG = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def _is_date(text: str) -> bool:
    import datetime

    if not _DATE.match(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_date_time(text: str) -> bool:
    return text[10:11] in ("T", "t", " ") and _is_date(text[:10]) and bool(_TIME.match(text[11:]))


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.match(text) is not None


FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_date, "a date such as 2026-02-14"),
    "date-time": (_is_date_time, "a date and time such as 2026-02-14T09:30:00Z"),
    "time": (_matches(_TIME), "a time such as 09:30:00Z"),
    "duration": (_matches(_DURATION), "a duration such as P1DT2H"),
    "email": (_matches(_EMAIL), "an e-mail address"),
    "idn-email": (_matches(_EMAIL), "an e-mail address"),
    "uri": (_matches(_URI), "a whole address such as https://example.org/page"),
    "iri": (_matches(_URI), "a whole address such as https://example.org/page"),
    "uri-reference": (_matches(_REFERENCE), "an address"),
    "iri-reference": (_matches(_REFERENCE), "an address"),
    "uuid": (_matches(_UUID), "a UUID"),
    "hostname": (_matches(_HOST), "a host name such as example.org"),
    "idn-hostname": (_matches(_HOST), "a host name such as example.org"),
    "ipv4": (_matches(_IPV4), "an IPv4 address"),
    "ipv6": (_is_ipv6, "an IPv6 address"),
    "slug": (_matches(_SLUG), "a slug such as seoul-day-trips"),  # ours, not the standard's
}

# Formats that say what a value is for and limit nothing here.
ANNOTATIONS = frozenset(
    [
        "binary",
        "byte",
        "password",
        "path",
        "file-path",
        "directory-path",
        "json-string",
        "json-pointer",
        "uri-template",
        "relative-json-pointer",
        "int32",
        "int64",
        "float",
        "double",
        "decimal",
        "markdown",
        "html",
        "color",
        "regex",
    ]
)
