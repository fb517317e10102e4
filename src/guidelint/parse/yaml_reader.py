"""A YAML reader that takes what js-yaml 3 takes, refuses what it refuses, and keeps positions.

js-yaml (through gray-matter) reads the frontmatter of the sites, and it is not quite YAML: a
list item may be left out (``[a,, b]``), tabs indent, ``key: value`` may follow a flow list's
comma. The functions here stand beside those of js-yaml 3.15, ``loader.js`` (MIT licence), so
that they take the same turns. What differs, on purpose: a repeated key is noted and read on,
nesting and the expansion of aliases are bounded, and ``%`` directives are refused.
"""

from __future__ import annotations

from guidelint.model import Value
from guidelint.parse.yaml_block import read_block_scalar
from guidelint.parse.yaml_pairs import Pairs, null, store
from guidelint.parse.yaml_tags import read_alias, read_anchor, read_tag, resolve_node
from guidelint.parse.yaml_text import (
    BLANK,
    State,
    YamlError,
    at_separator,
    read_double_quoted,
    read_plain,
    read_single_quoted,
    skip,
)

# Where a node stands: in or right after a flow collection, in or right after a block one.
_FLOW_IN, _FLOW_OUT, _BLOCK_IN, _BLOCK_OUT = range(4)

_DEEPEST = 100  # nesting; js-yaml allows some thousands, an article has five


class Loaded:
    """What a block says: its value (None when empty), and the spans of repeated keys.

    A repeated key is (start, end of the first, start, end of the second).
    """

    __slots__ = ("duplicates", "value")

    def __init__(self, value: Value | None, duplicates: tuple[tuple[int, int, int, int], ...]):
        self.value = value
        self.duplicates = duplicates


def load(block: str, base: int = 0) -> Loaded:
    """Read a YAML block whose first character is at offset `base` of the source.

    Values that an alias repeats are shared.

    Raises:
        YamlError: the site's reader refuses the block.
    """
    state = State(block, base)
    text = state.text
    nul = text.find("\0")
    if nul != len(text) - 1:
        state.pos = nul
        raise state.error("null byte is not allowed in input")
    while text[state.pos] == " ":
        state.line_indent += 1
        state.pos += 1
    last = len(text) - 2  # the final line end may be left over
    value: Value | None = None
    documents = 0
    try:
        while state.pos < last:
            if documents:
                raise state.error("expected a single document in the stream, but found more")
            value = _document(state, last)
            documents += 1
    except YamlError as error:
        error.duplicates = state.duplicates
        raise
    return Loaded(value, tuple(state.duplicates))


def _document(state: State, last: int) -> Value | None:
    skip(state)
    text = state.text
    if state.line_indent == 0 and text[state.pos] == "%":
        raise state.error("directives end mark is expected")
    if state.line_indent == 0 and text.startswith("---", state.pos):
        state.pos += 3
        skip(state)
    state.anchors.clear()
    _node(state, state.line_indent - 1, _BLOCK_OUT, seek=False, compact=True)
    value = state.result
    skip(state)
    if at_separator(state):
        if text[state.pos] == ".":
            state.pos += 3
            skip(state)
    elif state.pos < last:
        raise state.error("end of the stream or a document separator is expected")
    return value


def _node(state: State, parent: int, context: int, *, seek: bool, compact: bool) -> bool:
    """Read one node into `state.result`; whether there was one.

    `parent` is the indentation of what holds it, `seek` whether to look for it on the next
    lines, `compact` whether a block collection may start on this line.
    """
    state.depth += 1
    if state.depth > _DEEPEST:
        raise state.error("nested too deeply")
    _begin(state)
    in_block = context in (_BLOCK_IN, _BLOCK_OUT)
    new_line = False
    deeper = 1  # 1, 0, -1: indented more than, like, less than the parent
    if seek and skip(state):
        new_line = True
        deeper = _compare(state.line_indent, parent)
    collections = in_block
    if deeper == 1:
        while read_tag(state) or read_anchor(state):
            collections = False
            if skip(state):
                new_line = True
                collections = in_block
                deeper = _compare(state.line_indent, parent)
    collections = collections and (new_line or compact)
    found = False
    column = state.pos - state.line_start
    if deeper == 1:
        indent = parent + 1 if in_block else parent
        found = (
            collections
            and (_block_sequence(state, column) or _block_mapping(state, column, indent))
        ) or _flow_collection(state, indent)
        if not found:
            found = _scalar(state, indent, context)
    elif deeper == 0 and context == _BLOCK_OUT:
        found = collections and _block_sequence(state, column)
    if state.tag is not None and state.tag != "!":
        resolve_node(state)
    state.depth -= 1
    return state.tag is not None or state.anchor is not None or found


def _begin(state: State) -> None:
    """Forget the node before. A function of its own, for what is None here is not for long."""
    state.tag = state.anchor = state.result = None
    state.kind = ""


def _compare(indent: int, parent: int) -> int:
    return (indent > parent) - (indent < parent)


def _scalar(state: State, indent: int, context: int) -> bool:
    found = (
        (context in (_BLOCK_IN, _BLOCK_OUT) and read_block_scalar(state, indent))
        or read_single_quoted(state)
        or read_double_quoted(state)
    )
    if not found and read_alias(state):
        found = True
        skip(state)
        if state.tag is not None or state.anchor is not None:
            raise state.error("alias node should not have any properties")
    elif not found and read_plain(state, indent, context == _FLOW_IN):
        found = True
        if state.tag is None:
            state.tag = "?"
    if state.anchor is not None:
        state.anchors[state.anchor] = state.result
    return found


# --- collections -----------------------------------------------------------------------------


def _open(state: State, kind: str) -> Value:
    """Let the anchor name a collection from its first bracket on, as js-yaml does.

    An alias inside the collection itself then finds an empty one: no endless data.
    """
    empty = Value(kind, state.base + state.pos, state.base + state.pos)
    if state.anchor is not None:
        state.anchors[state.anchor] = empty
    return empty


def _close(state: State, opened: Value, tag: str | None, anchor: str | None, value: Value) -> bool:
    if anchor is not None and state.anchors.get(anchor) is opened:
        state.anchors[anchor] = value
    state.tag = tag
    state.anchor = anchor
    state.kind = "mapping" if value.kind == "object" else "sequence"
    state.result = value
    return True


def _block_sequence(state: State, indent: int) -> bool:
    """``- a`` lines.

    > - a
      ^
    """
    text = state.text
    tag, anchor = state.tag, state.anchor
    start = state.base + state.pos
    opened = _open(state, "array")
    items: list[Value] = []
    while text[state.pos] == "-" and text[state.pos + 1] in BLANK:
        state.pos += 1
        at = state.pos
        if skip(state) and state.line_indent <= indent:
            items.append(null(state, at))
            continue
        line = state.line
        _node(state, indent, _BLOCK_IN, seek=False, compact=True)
        items.append(state.result or null(state, at))
        skip(state)
        if (state.line == line or state.line_indent > indent) and text[state.pos] != "\0":
            raise state.error("bad indentation of a sequence entry")
        if state.line_indent < indent:
            break
    if not items:
        return False
    value = Value("array", start, items[-1].end, items=tuple(items))
    return _close(state, opened, tag, anchor, value)


def _block_mapping(state: State, indent: int, flow_indent: int) -> bool:
    """``key: value`` lines, or the single node that stands where they could.

    > key: value
      ^
    """
    text = state.text
    tag, anchor = state.tag, state.anchor
    start = end = state.base + state.pos
    opened = _open(state, "object")
    pairs = Pairs()
    key: Value | None = None
    key_tag: str | None = None
    explicit_key = detected = False  # explicit: ``? key``
    while text[state.pos] != "\0":
        line, at = state.line, state.pos
        if text[at] in "?:" and text[at + 1] in BLANK:
            compact = True
            if text[at] == "?":
                if explicit_key:
                    store(state, pairs, key_tag, key, None, at)
                    key_tag = key = None
                detected = explicit_key = True
            elif explicit_key:
                explicit_key = False
            else:
                raise state.error("incomplete explicit mapping pair; a key node is missed")
            state.pos += 1
        elif not _node(state, flow_indent, _FLOW_OUT, seek=False, compact=True):
            break
        else:
            if state.line == line:
                while text[state.pos] in " \t":
                    state.pos += 1
            if state.line != line or text[state.pos] != ":":
                if detected:
                    raise state.error(_KEY_OVER_LINES if state.line != line else _NO_COLON, at)
                state.tag = tag
                state.anchor = anchor
                return True
            state.pos += 1
            if text[state.pos] not in BLANK:
                raise state.error("a whitespace character is expected after the colon", at)
            if explicit_key:
                store(state, pairs, key_tag, key, None, at)
            detected = True
            explicit_key = compact = False
            key_tag, key = state.tag, state.result
        value_at = state.pos
        if state.line == line or state.line_indent > indent:
            found = _node(state, indent, _BLOCK_OUT, seek=True, compact=compact)
            value = state.result if found else None
            if explicit_key:
                key = value if found else key
            else:
                value = value or null(state, value_at)
                store(state, pairs, key_tag, key, value, at)
                end = max(end, value.end)
                key_tag = key = None
            skip(state)
        if state.line_indent > indent and text[state.pos] != "\0":
            raise state.error("bad indentation of a mapping entry")
        if state.line_indent < indent:
            break
    if explicit_key:
        store(state, pairs, key_tag, key, None, state.pos)
    if not detected:
        return False
    value = Value("object", start, end, members=tuple(pairs.members))
    return _close(state, opened, tag, anchor, value)


_KEY_OVER_LINES = "can not read a block mapping entry; a multiline key may not be an implicit key"
_NO_COLON = "can not read an implicit mapping pair; a colon is missed"


def _flow_collection(state: State, indent: int) -> bool:
    """``[a, b]`` and ``{a: b}``.

    > [a, b: c]
      ^
    """
    text = state.text
    start = state.pos
    if text[start] not in "[{":
        return False
    tag, anchor = state.tag, state.anchor
    is_mapping = text[start] == "{"
    opened = _open(state, "object" if is_mapping else "array")
    pairs = Pairs()
    items: list[Value] = []
    state.pos += 1
    after_comma = True
    while text[state.pos] != "\0":
        skip(state)
        if text[state.pos] == ("}" if is_mapping else "]"):
            state.pos += 1
            end = state.base + state.pos
            if is_mapping:
                value = Value("object", opened.start, end, members=tuple(pairs.members))
            else:
                value = Value("array", opened.start, end, items=tuple(items))
            return _close(state, opened, tag, anchor, value)
        if not after_comma:
            raise state.error("missed comma between flow collection entries")
        key_tag, key, value_or_none, is_pair = _flow_entry(state, indent)
        at = key.start - state.base if key else state.pos
        if is_mapping:
            store(state, pairs, key_tag, key, value_or_none, at)
        elif is_pair:
            pair = Pairs()
            store(state, pair, key_tag, key, value_or_none, at)
            member_end = max((m.value.end for m in pair.members), default=state.base + at)
            items.append(Value("object", state.base + at, member_end, members=tuple(pair.members)))
        else:
            items.append(key or null(state, at))
        skip(state)
        after_comma = text[state.pos] == ","
        state.pos += after_comma
    raise state.error("unexpected end of the stream within a flow collection", start)


def _flow_entry(state: State, indent: int) -> tuple[str | None, Value | None, Value | None, bool]:
    """Tag of the key, key (or item), value, and whether there was a ``:``."""
    text = state.text
    explicit_key = text[state.pos] == "?" and text[state.pos + 1] in BLANK
    if explicit_key:
        state.pos += 1
        skip(state)
    line = state.line
    _node(state, indent, _FLOW_IN, seek=False, compact=True)
    key_tag, key = state.tag, state.result
    skip(state)
    if not (explicit_key or state.line == line) or text[state.pos] != ":":
        return key_tag, key, None, explicit_key
    state.pos += 1
    skip(state)
    _node(state, indent, _FLOW_IN, seek=False, compact=True)
    return key_tag, key, state.result, True
