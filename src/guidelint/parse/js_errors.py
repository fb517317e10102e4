"""Say why JavaScript was refused, and point at the cause rather than where reading stopped.

One lost quote turns everything after it inside out, so the place a parser stops at is often a
line or two late. The cause is looked for among the strings before it.
"""

from __future__ import annotations

import re

from guidelint.parse.js_found import JsError
from guidelint.parse.js_lexer import Fault

AFTER_VALUE = "Unexpected content after expression"

_CURLY = "“”„‟‘’‚‛″′＂＇"
_STRING = re.compile(r"\"(?:[^\"\\\n\r]|\\.)*+\"?|'(?:[^'\\\n\r]|\\.)*+'?|/\*(?s:.*?)\*/|`")
_CLOSED_TOO_LATE = re.compile(r"[,{\[]\s*[\w$]+\s*:\s*(?:[\"'{\[]|\Z)|[,{\[]\s*\Z")
_OPENED_TOO_LATE = re.compile(r"\s*(?:,\s*(?:[\w$]+\s*:|[\"'{\[]|\Z)|[}\]]+\s*(?:[,}\])/]|\Z))")
_TO_QUOTE = re.compile(r"([^\"'`\n\r\[\]{}:]++[\"'])\s*(?:[,}\]]|\Z)")
_GAP = re.compile(r"\s*,?\s*")
_QUOTE = re.compile(r"[\"'`]")
_NO_OPENING = "This text lost its opening quote"
_CURLY_QUOTE = re.compile(f"[{_CURLY}]")
_TOKEN = re.compile(r"[^\W\d][\w$]*|\d[\w.,]*|[\"'][^\"'\n\r]*[\"']?|\S")
_ESCAPE = re.compile(r"\\(?:u\{[^}\n]{0,8}\}?|u[0-9a-fA-F]{0,4}|x[0-9a-fA-F]{0,2}|[0-9]+|.)?")
_LINE = re.compile(r"[^\n\r]*")
_ESCAPE_COMPLAINTS = (
    "Octal literal",
    "Invalid escape",
    "Bad character escape",
    "Bad escape",
    "Code point out",
    "Expecting Unicode escape",
)


def explain(source: str, start: int, limit: int, fault: Fault, brackets: list[int]) -> JsError:
    """Why source[start:limit] was refused, given the parser's complaint.

    `brackets` are the offsets of those that were open when it complained.
    """
    stop = min(max(fault.offset, start), limit)
    message = fault.message
    if any(message.startswith(text) for text in _ESCAPE_COMPLAINTS):
        return _bad_escape(source, start, limit, stop)
    lost = _lost_quote(source, start, limit, stop)
    if lost is not None:
        return lost
    if message == "Unterminated string constant":
        reason = "This text is not closed on its line: a quote is missing, or a line break too many"
        return JsError("string-not-closed", reason, stop, stop, _line_end(source, stop, limit))
    if message.startswith("Unterminated template"):
        mark = max(source.rfind("`", start, stop), start)
        end = _line_end(source, mark, limit)
        return JsError("template-not-closed", "A `…` text is not closed", stop, mark, end)
    if message == "Unterminated comment":
        return JsError(
            "js-syntax", "A comment is not closed: “*/” is missing", stop, stop, stop + 2
        )
    if message.startswith("Unexpected character") and source[stop] in _CURLY:
        return _curly(stop, stop)
    bare = _bare_text(source, start, limit, stop)
    if bare is not None:
        return bare
    if stop >= limit:
        return _ends_too_early(source, start, stop, brackets)
    return _out_of_place(source, start, limit, stop, message)


def _line_end(source: str, offset: int, limit: int) -> int:
    found = _LINE.match(source, offset, limit)
    end = found.end() if found else offset
    return offset + len(source[offset:end].rstrip())


def _curly(stop: int, at: int) -> JsError:
    reason = "A curly quote stands where a straight one (\" or ') is needed"
    return JsError("smart-quote", reason, stop, at, at + 1)


def _bad_escape(source: str, start: int, limit: int, stop: int) -> JsError:
    at = source.rfind("\\", start, min(stop + 1, limit))
    found = _ESCAPE.match(source, at, limit) if at >= 0 else None
    begin, end = found.span() if found else (stop, min(stop + 1, limit))
    reason = (
        f"“{source[begin:end]}” is not allowed in a text: "
        "write “₩” if it was meant, or two backslashes for a real one"
    )
    return JsError("bad-escape", reason, stop, begin, end)


def _lost_quote(source: str, start: int, limit: int, stop: int) -> JsError | None:
    """The first string before `stop` that holds what belongs between two strings."""
    for found in _STRING.finditer(source, start, limit):
        begin, end = found.span()
        if begin > stop:
            return None
        if source[begin] not in "'\"":
            if source[begin] == "`":  # quotes mean nothing in there
                return None
            continue
        text = source[begin + 1 : end - 1]
        opened_late = _OPENED_TOO_LATE.match(text)
        if not opened_late and not _CLOSED_TOO_LATE.search(text):
            continue
        curly = _CURLY_QUOTE.search(source, begin, end)
        if curly and not opened_late:
            return _curly(stop, curly.start())
        if opened_late:
            begin, end = _before(source, start, begin), begin + 1
            curly = _CURLY_QUOTE.search(source, begin, end)
            if curly:
                return _curly(stop, curly.start())
            reason = _NO_OPENING
        else:
            reason = "This text lost its closing quote"
        return JsError("string-not-closed", reason, stop, begin, end)
    return None


def _bare_text(source: str, start: int, limit: int, stop: int) -> JsError | None:
    """A text without its opening quote: words where a value stands, then a quote that ends them."""
    begin = _before(source, start, stop)
    found = _TO_QUOTE.match(source, stop, limit)
    if found is None or _QUOTE.search(source, begin, stop):
        return None
    curly = _CURLY_QUOTE.search(source, begin, found.end(1))
    if curly:
        return _curly(stop, curly.start())
    return JsError("string-not-closed", _NO_OPENING, stop, begin, found.end(1))


def _before(source: str, start: int, stop: int) -> int:
    """Where the text begins in which `stop` stands: after a bracket, a colon, another text."""
    line = max(source.rfind("\n", start, stop) + 1, start)
    at = max(source.rfind(char, line, stop) for char in ":[{(\"'`")
    found = _GAP.match(source, max(at + 1, line), stop)
    return found.end() if found else stop


def _ends_too_early(source: str, start: int, stop: int, brackets: list[int]) -> JsError:
    open_one = brackets[-1] if brackets else -1
    if open_one >= start:
        reason = f"“{source[open_one]}” is never closed"
        return JsError("js-syntax", reason, stop, open_one, open_one + 1)
    end = start + len(source[start:stop].rstrip())
    begin = max(source.rfind(char, start, end) for char in " \t\n\r") + 1
    begin = max(begin, start)
    return JsError("js-syntax", "The expression stops in the middle", stop, begin, end)


def _out_of_place(source: str, start: int, limit: int, stop: int, message: str) -> JsError:
    """A token where another was expected, or a rule of the language broken."""
    begin = stop
    while begin < limit and source[begin].isspace():
        begin += 1
    found = _TOKEN.match(source, begin, limit)
    end = found.end() if found else min(begin + 1, limit)
    token = source[begin:end]
    before = source[start:begin].rstrip()[-1:]
    value_twice = before in ("'", '"') and found and (token[0].isalnum() or token[0] in "\"'_")
    if message == AFTER_VALUE or (message == "Unexpected token" and value_twice):
        cure = "braces hold one value; write \\{ for a plain brace"
        if value_twice:
            cure = 'a comma is missing, or a quote inside a text must be written \\"'
        reason = f"“{token}” follows a finished value: {cure}"
        return JsError("text-after-value", reason, stop, begin, end)
    if message.startswith("Unexpected"):
        reason = (
            f"“{token}” is not expected here: look for a missing comma, colon, bracket or quote"
        )
    else:
        reason = f"“{token}”: {message[:1].lower()}{message[1:]}"
    return JsError("js-syntax", reason, stop, begin, end)
