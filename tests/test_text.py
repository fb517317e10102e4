"""Bytes to text without losing a byte; positions."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidelint.text import BOM, Text, decode, encode, line_index, one_line, printable


@given(st.binary(max_size=200))
def test_every_byte_comes_back(data: bytes) -> None:
    assert encode(decode(data)) == data


@given(st.text(max_size=100), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_byte_order_marks_tell_the_encoding(source: str, codec: str) -> None:
    source = source.encode("utf-8", "replace").decode("utf-8").lstrip(BOM + "\0")
    data = source.encode(codec)
    text = decode(data)
    assert text.source == BOM + source
    assert text.encoding.startswith(codec.removesuffix("-sig"))
    assert encode(text) == data


@pytest.mark.parametrize(
    ("data", "spans"),
    [
        (b"plain", []),
        ("한국 ₩".encode(), []),
        (b"caf\xe9 noir", [(3, 4)]),
        (b"\xec\x97 a \xff\xfe", [(0, 2), (5, 7)]),
    ],
)
def test_invalid_bytes_are_located(data: bytes, spans: list[tuple[int, int]]) -> None:
    assert decode(data).invalid() == spans


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_odd_characters_are_all_that_is_not_plain_ascii(data: bytes) -> None:
    text = decode(data)
    plain = "\t\n\r" + "".join(map(chr, range(32, 127)))
    assert text.odd == "".join(char for char in text.source if char not in plain)
    assert Text(text.source).odd == text.odd


def test_lines_end_as_in_commonmark() -> None:
    lines = line_index("a\nb\r\nc\rd\u2028e\x85f")
    assert lines.starts == [0, 2, 5, 7]
    assert lines.position(5)[:2] == (3, 1)
    assert lines.position(9)[:2] == (4, 3)
    assert lines.position(999).offset == 12


@given(st.text(alphabet="a\r\n\u2028", max_size=30), st.integers(0, 30))
def test_positions_and_offsets_agree(source: str, offset: int) -> None:
    lines = line_index(source)
    position = lines.position(min(offset, len(source)))
    assert lines.offset(position.line, position.column) == position.offset


def test_undecodable_bytes_print_as_replacement_characters() -> None:
    assert printable(decode(b"caf\xe9").source) == "caf\ufffd"
    assert printable("😀 ₩") == "😀 ₩"


@given(st.text(alphabet='a\x85\u2028\u2029\udfff😀"', max_size=20))
def test_json_lines_stay_one_line_and_lose_nothing(source: str) -> None:
    line = one_line(json.dumps(source, ensure_ascii=False))
    assert json.loads(line) == source
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
