"""Tags, anchors and aliases in front of, or in place of, a YAML node; what a tag makes of it."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern
from guidelint.model import Value
from guidelint.parse.yaml_scalars import MERGE, explicit, resolve
from guidelint.parse.yaml_text import State

_HANDLE = lazy_pattern(r"!(?:[a-zA-Z-]+!|!)?")
_URI = lazy_pattern(r"(?:!|[^,\[\]{}])(?:%[0-9a-fA-F]{2}|[0-9a-zA-Z\-#;/?:@&=+$,_.!~*'()\[\]])*")
_TO_BLANK = lazy_pattern(r"[^ \t\r\n\0]*")
_NAME = lazy_pattern(r"[^ \t\r\n,\[\]{}\0]*")

_MOST_EXPANDED = 20_000  # values that aliases may add in all; shared, but readers walk them


def read_tag(state: State) -> bool:
    """A tag: ``!!str``, ``!local``, ``!<verbatim>``.

    > !!str 5
      ^
    """
    text = state.text
    start = state.pos
    if text[start] != "!":
        return False
    if state.tag is not None:
        raise state.error("duplication of a tag property")
    state.pos += 1
    if text[state.pos] == "<":
        state.tag = _verbatim(state)
        return True
    match = _TO_BLANK.match(text, state.pos)
    body = match.group() if match else ""
    state.pos += len(body)
    handle, name = "!", body
    if "!" in body:
        cut = body.index("!") + 1
        handle, name = "!" + body[:cut], body[cut:]
        if not _HANDLE.fullmatch(handle):
            raise state.error("named tag handle cannot contain such characters", start)
        if "!" in name:
            raise state.error("tag suffix cannot contain exclamation marks", start)
    if re.search(r"[,\[\]{}]", name):
        raise state.error("tag suffix cannot contain flow indicator characters", start)
    _check_name(state, name, start)
    if handle not in ("!", "!!"):
        raise state.error(f'undeclared tag handle "{handle}"', start)
    state.tag = ("!" if handle == "!" else "tag:yaml.org,2002:") + name
    return True


def resolve_node(state: State) -> None:
    """Give the node read last the type its tag names, or its text suggests (tag ``?``)."""
    value = state.result
    tag = state.tag or ""
    if tag == "?":
        if value is None:
            return
        if state.kind != "scalar":
            raise state.error(f'unacceptable node kind for !<?> tag; not "{state.kind}"')
        if value.kind != "string":
            return
        kind, data = resolve(value.data)
        if kind == "string":
            return
        if kind == "merge":
            state.tag = MERGE
            return
        state.result = Value(kind, value.start, value.end, data)
    else:
        try:
            resolved = explicit(tag, state.kind, value, state.base + state.pos)
        except KeyError:
            raise state.error(f"unknown tag !<{tag}>") from None
        if resolved is None:
            raise state.error(f"cannot resolve a node with !<{tag}> explicit tag")
        state.result = resolved
    if state.anchor is not None:
        state.anchors[state.anchor] = state.result


def _verbatim(state: State) -> str:
    text = state.text
    start = state.pos + 1
    end = text.find(">", start + 1)
    if end < 0:
        raise state.error("unexpected end of the stream within a verbatim tag")
    state.pos = end + 1
    _check_name(state, text[start:end], start)
    return text[start:end]


def _check_name(state: State, name: str, start: int) -> None:
    if name and not _URI.fullmatch(name):
        raise state.error(f"tag name cannot contain such characters: {name}", start)


def read_anchor(state: State) -> bool:
    """An anchor.

    > &name value
      ^
    """
    if state.text[state.pos] != "&":
        return False
    if state.anchor is not None:
        raise state.error("duplication of an anchor property")
    state.anchor = _name(state)
    return True


def read_alias(state: State) -> bool:
    """An alias; it shares the value it names.

    > *name
      ^
    """
    start = state.pos
    if state.text[start] != "*":
        return False
    name = _name(state)
    if name not in state.anchors:
        raise state.error(f'unidentified alias "{name}"', start)
    value = state.anchors[name]
    if value is not None:
        state.expanded += _weight(state.weights, value)
        if state.expanded > _MOST_EXPANDED:
            raise state.error("aliases repeat too many values", start)
    state.result = value
    return True


def _name(state: State) -> str:
    start = state.pos
    match = _NAME.match(state.text, start + 1)
    state.pos = match.end() if match else start + 1
    if state.pos == start + 1:
        raise state.error("name of an anchor or alias must contain at least one character", start)
    return state.text[start + 1 : state.pos]


def _weight(weights: dict[int, tuple[int, Value]], value: Value) -> int:
    """How many values a reader meets who follows all aliases in `value`."""
    known = weights.get(id(value))
    if known is not None:
        return known[0]
    weight = 1 + sum(_weight(weights, item) for item in value.items)
    weight += sum(_weight(weights, member.value) for member in value.members)
    weights[id(value)] = (weight, value)  # the value is kept, or its id could be reused
    return weight
