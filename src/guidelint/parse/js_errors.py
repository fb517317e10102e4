"""Say why JavaScript was refused, and point at the cause rather than where reading stopped.

One lost quote turns everything after it inside out, so the place a parser stops at is often a
line or two late. The cause is looked for among the strings before it.
"""

from __future__ import annotations

from guidelint.lazy import lazy_pattern
from guidelint.model import Edit
from guidelint.parse.js_found import JsError
from guidelint.parse.js_lexer import Fault
from guidelint.parse.problems import shortened

AFTER_VALUE = "Unexpected content after expression"

_CURLY = "“”„‟‘’‚‛″′＂＇"
_STRING = lazy_pattern(r"\"(?:[^\"\\\n\r]|\\.)*+\"?|'(?:[^'\\\n\r]|\\.)*+'?|/\*(?s:.*?)\*/|`")
_CLOSED_TOO_LATE = lazy_pattern(r"[,{\[]\s*[\w$]+\s*:\s*(?:[\"'{\[]|\Z)|[,{\[]\s*\Z")
_OPENED_TOO_LATE = lazy_pattern(r"\s*(?:,\s*(?:[\w$]+\s*:|[\"'{\[]|\Z)|[}\]]+\s*(?:[,}\])/]|\Z))")
_TO_QUOTE = lazy_pattern(r"([^\"'`\n\r\[\]{}:]++[\"'])\s*(?:[,}\]]|\Z)")
_GAP = lazy_pattern(r"\s*,?\s*")
_QUOTE = lazy_pattern(r"[\"'`]")
_CURLY_QUOTE = lazy_pattern(f"[{_CURLY}]")
_CURLY_TEXT = lazy_pattern(r"[“”„]([^“”„\"\\\r\n]*)[“”\"](?=\s*[,}\]:)])")
_PROSE = lazy_pattern(
    r"(import|export) (?=[^\W\d])(?!\S+ from \S+[ \t]*(?:[\r\n]|\Z))[^{}=\"'`*;\r\n]*+(?=[\r\n]|\Z)"
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_TOKEN = lazy_pattern(r"[^\W\d][\w$]*|\d[\w.,]*|[\"'][^\"'\n\r]*[\"']?|\S")
_ESCAPE = lazy_pattern(r"\\(?:u\{[^}\n]{0,8}\}?|u[0-9a-fA-F]{0,4}|x[0-9a-fA-F]{0,2}|[0-9]+|.)?")
_LINE = lazy_pattern(r"[^\n\r]*")
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
        end = _line_end(source, stop, limit)
        reason = (
            f"The text {shortened(source[stop:end])} is not closed on its line: a quote is "
            "missing, or the text goes on in the next line and must not"
        )
        return JsError("string-not-closed", reason, stop, stop, end)
    if message.startswith("Unterminated template"):
        mark = max(source.rfind("`", start, stop), start)
        end = _line_end(source, mark, limit)
        return JsError(
            "template-not-closed",
            "A text in backticks is not closed: “`” is missing",
            stop,
            mark,
            end,
        )
    if message == "Unterminated comment":
        return JsError(
            "js-syntax", "A comment is not closed: “*/” is missing", stop, stop, stop + 2
        )
    if message.startswith("Unexpected character") and source[stop] in _CURLY:
        return _curly(source, stop, stop)
    bare = _bare_text(source, start, limit, stop)
    if bare is not None:
        return bare
    if stop >= limit:
        return _ends_too_early(source, start, stop, brackets)
    return _out_of_place(source, start, limit, stop, message, brackets)


def _line_end(source: str, offset: int, limit: int) -> int:
    found = _LINE.match(source, offset, limit)
    end = found.end() if found else offset
    return offset + len(source[offset:end].rstrip())


def _curly(source: str, stop: int, at: int) -> JsError:
    found = _CURLY_TEXT.match(source, at)
    if found is None:
        reason = "A curly quote stands where a straight one (\" or ') is needed"
        return JsError("smart-quote", reason, stop, at, at + 1)
    end = found.end()
    text = f'"{shortened(found.group(1))}"'
    reason = f"Curly quotes stand where straight ones are needed: write {text}"
    edits = (Edit(at, at + 1, '"'), Edit(end - 1, end, '"'))
    return JsError("smart-quote", reason, stop, at, end, edits)


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
        closed_late = None if opened_late else _CLOSED_TOO_LATE.search(text)
        if not opened_late and not closed_late:
            continue
        curly = _CURLY_QUOTE.search(source, begin, end)
        if curly and not opened_late:
            return _curly(source, stop, curly.start())
        if opened_late:
            begin, end = _before(source, start, begin), begin + 1
            curly = _CURLY_QUOTE.search(source, begin, end)
            if curly:
                return _curly(source, stop, curly.start())
            return _no_opening(source, stop, begin, end)
        if closed_late:
            end = begin + 1 + len(text[: closed_late.start()].rstrip())
        words = f"{shortened(source[begin:end])}{source[begin]}"
        reason = f"This text lost its closing quote: write {words}"
        return JsError("string-not-closed", reason, stop, begin, end)
    return None


def _no_opening(source: str, stop: int, begin: int, end: int) -> JsError:
    words = f"{source[end - 1]}{shortened(source[begin:end])}"
    reason = f"This text lost its opening quote: write {words}"
    return JsError("string-not-closed", reason, stop, begin, end)


def _bare_text(source: str, start: int, limit: int, stop: int) -> JsError | None:
    """A text without its opening quote: words where a value stands, then a quote that ends them."""
    begin = _before(source, start, stop)
    found = _TO_QUOTE.match(source, stop, limit)
    if found is None or _QUOTE.search(source, begin, stop):
        return None
    curly = _CURLY_QUOTE.search(source, begin, found.end(1))
    if curly:
        return _curly(source, stop, curly.start())
    return _no_opening(source, stop, begin, found.end(1))


def _before(source: str, start: int, stop: int) -> int:
    """Where the text begins in which `stop` stands: after a bracket, a colon, another text."""
    line = max(source.rfind("\n", start, stop) + 1, start)
    at = max(source.rfind(char, line, stop) for char in ":[{(\"'`")
    found = _GAP.match(source, max(at + 1, line), stop)
    return found.end() if found else stop


def _ends_too_early(source: str, start: int, stop: int, brackets: list[int]) -> JsError:
    open_one = brackets[-1] if brackets else -1
    if open_one >= start:
        mark = source[open_one]
        reason = f"“{mark}” is never closed: “{_CLOSING.get(mark, '}')}” is missing"
        return JsError("js-syntax", reason, stop, open_one, open_one + 1)
    end = start + len(source[start:stop].rstrip())
    begin = max(source.rfind(char, start, end) for char in " \t\n\r") + 1
    begin = max(begin, start)
    return JsError("js-syntax", "The expression stops in the middle", stop, begin, end)


def _out_of_place(
    source: str, start: int, limit: int, stop: int, message: str, brackets: list[int]
) -> JsError:
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
        if value_twice and source[begin - 1] == before:
            cure = f"a quote inside a text must be written \\{before}"
        elif value_twice:
            cure = "put a comma between them"
        reason = f"“{shortened(token)}” follows a finished value: {cure}"
        return JsError("text-after-value", reason, stop, begin, end)
    open_one = source[brackets[-1]] if brackets and brackets[-1] >= start else ""
    if token in _CLOSING.values() and _CLOSING.get(open_one, token) != token:
        reason = f"“{open_one}” is closed by “{token}”: “{_CLOSING[open_one]}” is missing before it"
    elif message.startswith("Unexpected"):
        reason = (
            f"“{token}” is not expected here: look for a missing comma, colon, bracket or quote"
        )
    else:
        reason = f"“{token}”: {message[:1].lower()}{message[1:]}"
    return JsError("js-syntax", reason, stop, begin, end)


def no_module(source: str, start: int, error: JsError) -> JsError:
    """Why a paragraph that starts with “import” or “export” is refused; it may be prose."""
    found = _PROSE.match(source, start)
    if found is None:
        return error._replace(kind="esm")
    word = found.group(1)
    edits = (Edit(start, start + 1, word[0].upper()),)
    reason = (
        f"A paragraph that starts with “{word}” is read as code in MDX: write "
        f"“{word.capitalize()}”, or start the sentence otherwise"
    )
    return JsError("esm", reason, error.offset, start, start + len(word), edits)
