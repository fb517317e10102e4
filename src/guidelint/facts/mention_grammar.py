"""Which services a sentence ties to a number: labels, verbs, "for", lists.

Ambulance, Fire, Police: 119        label: the words chained right before it
In a fire in Busan, call 119        tied: the words before, through a verb
call 110 for the police             following: the words after, through "for", "if", "(" …
Tell the police, then call 1345     nothing: the words only stand nearby
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, TypeVar

from guidelint.facts.mention_tokens import CALL
from guidelint.facts.registry import Word
from guidelint.lazy import lazy_pattern
from guidelint.tuples import NamedTuple

CALL_AFTER = lazy_pattern(
    r"\s?(?:['’]\w+|numara\w*)?\s?ara\w*|"
    r"\s?(?:番|번)?(?:에|으로|로|に|へ|を|を?ダイヤル)?\s?(?:전화|신고|연락|電話|通報|かけ|连络|聯絡)"
)
_LABEL = lazy_pattern(
    r"[\s*_)\]\"”’'\ufffc]*(?:[:：–—|=＝(（\[{]|[→➜➡⇒▶►]\ufe0f?|->|=>|-(?=\s)|[.·…]{2,}|(?=[☎📞📱☏]))"
    r"[\s*_(\"“\ufffc]*(?:(?:tel|phone|ph)\b[\s.:：]*|[☎📞📱☏]\ufe0f?[\s:：]*)?\Z",
    re.IGNORECASE,
)
_LABEL_CALL = lazy_pattern(
    r"[\s*_)\]\"”’'\ufffc]*[:：–—|=-][\s*_]*(?:please\s+)?(?:just\s+)?(?:call|dial|ring|phone|text|contact)"
    r"(?:\s+the)?[\s*_]*\Z",
    re.IGNORECASE,
)
_LATE_LABEL = lazy_pattern(r"[^.;!?]{1,64}[:：–—=|][\s*_(\"“\ufffc]*\Z")
_BESIDE = lazy_pattern(r"[\s*_,\"“”'’\ufffc]*\Z")
_TIE = lazy_pattern(
    r"(?:\b(?:on|at|is|are|answers?|to|via|through|by|under|with|sur|le|au|est|auf|unter|die|der|al|el|il|"
    r"è|é|no|ke|di|adalah|là|için|phone|number|numbers|line|hotline|helpline|desk|centre|center|code)|는|은|이|가|を|は|"
    r"に|로|으로|是|คือ|ที่|numarası|たら|れば|なら|ときは|時は|際は|場合は|하면|나면|되면|시|시에는|时|時|请|請)[\s:*_\"“'‘\ufffc]*\Z",
    re.IGNORECASE,
)
_BREAK = lazy_pattern(
    r"\b(?:then|otherwise|alternatively|afterwards|instead|except|unless|similar)\b|"
    r"\bor\s+(?:call|dial|contact|ask|ring|phone|text)\b|;\s*(?:for|call|dial)\b",
    re.IGNORECASE,
)
_CLOSERS = " *_`\"'”’)]"
_PAUSES = (",", ";", "，", "；", "、", "–", "—", "/")
_NOT = lazy_pattern(r"\b(?:not|never|no longer|cannot|nor)\b|n['’]t\b", re.IGNORECASE)
_AFTER = lazy_pattern(
    r"[\s\"'”’)*_\]]*(?:,\s*(?=for|if|when|and ask))?"
    r"(?:(?:immediately|right away|at once|now|first|straight away|directly|anytime|only|free|here|there)\W+)*"
    r"(?:for|if|when|whenever|in case|to\s+(?:report|reach|get|call|request|speak|find|have|be)|and\s+(?:ask|say|request|tell)|connects?|puts?|reach(?:es)?|gets?|is|"
    r"are|handles?|covers?|will|can|as|brings?|summons|sends|dispatches|goes|links|serves|gives|works for|pour|en cas|"
    r"für|bei|wenn|ist|para|en caso|si|es|per|in caso|se|è|em|é|untuk|jika|adalah|için|khi|nếu|để|là|cho)\b",
    re.IGNORECASE,
)
_LATE_FOR = lazy_pattern(
    r"\b(?:for|if|when|whenever|ask\s+for|request|to\s+(?:report|reach|get|call))\b[^.;]{0,32}\Z|\bto\s+\Z",
    re.IGNORECASE,
)
_AFTER_LABEL = lazy_pattern(
    r"[\s*_)\]\"”’]*(?:[:：–—=|→➜➡⇒-]|->|=>)[\s*_(\"“\ufffc]*(?:for\s+|the\s+|an?\s+)*\Z|\s*for\s+(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_BARE = lazy_pattern(r"[\s*_)\]\"”’]*[(（]?[\s*_]*\Z")  # "119 (fire)", "119 fire"
_RUN_END = lazy_pattern(
    r"[\s*_]*(?:\Z|[).,;:!?/|–—&+（）()、。-]|(?:and|or|for|in|at|on|from|when|if|only|services?|department|brigade|"
    r"numbers?|hotline|helpline|line|call|cent(?:er|re)|emergencies|available|free|24)\b|[^\x00-\x7f])",
    re.IGNORECASE,
)
_AFTER_CJK = lazy_pattern(
    r"\s?(?:番|번|号|號)?(?:(?:에|로|으로)\s?전화하면\s?|는|은|이|가|は|が|：|:|是|为|為|叫|报|報|找|（|\()"
)
COMPARED = lazy_pattern(
    r"\b(?:similar to|like|same as|equivalent (?:of|to)|equals?|instead of|rather than|not|don['’]t (?:call|dial|use)|"
    r"unlike|forget(?: about)?|skip|version of|counterpart (?:of|to)|compared (?:to|with)|akin to|just as|never (?:call|dial|use)|"
    r"do not (?:call|dial|use)|no|(?:version|equivalent|counterpart) of \w+)\s+(?:the\s+|a\s+|dialing\s+|dialling\s+|calling\s+)*[\"'“‘*]*\Z",
    re.IGNORECASE,
)
DENIED = lazy_pattern(
    r"[\s\"'”’*]*(?:(?:does|do|will|would|can|is|are)\s*(?:not|n['’]t)|doesn['’]t|don['’]t|won['’]t|cannot|can['’]t|"
    r"isn['’]t|no longer|never|will never|ne\s|n['’]|nicht|no funciona|non funziona|não funciona|"
    r"(?:は|은|는)[^。.]{0,12}(?:ない|ません|않|안 |없)|不)",
    re.IGNORECASE,
)
OR_LOCAL = lazy_pattern(
    r"[\s\"'”’)*]*(?:,?\s*or|/)\s+(?:call\s+)?(?:your|the|their|a)?\s*(?:own\s+)?(?:local|nearest|national|country)",
    re.I,
)
JOIN = lazy_pattern(
    r"[\s\"'”’*_`]*(?:[,/&·、・]|or|and|und|oder|et|ou|y|o|e|dan|atau|ve|veya|và|hoặc|또는|와|과|이나|和|或|と|または)"
    r"[\s\"'“‘*_`]*\Z",
    re.IGNORECASE,
)
_CHAIN = lazy_pattern(
    r"[\s,/&+·、・(（]*(?:(?:and|or|und|et|y|e|ou|oder|o|ve|dan|và|및|또는|와|과|和|及|與|与|と|や)\b[\s,/&(]*)?"
    r"(?:the\s+|an?\s+|of\s+|medical\s+)*(?:services?|department|brigade|emergencies|units?)?[\s,/&(]*\Z",
    re.IGNORECASE,
)


# "Call 112 and the police will come": what comes is what is called
_AND = lazy_pattern(r"[\s*_\"”’]*and\s+(?:the\s+|an?\s+)?(?:local\s+)?\Z", re.IGNORECASE)
_COMES = lazy_pattern(
    r"\s+(?:will|comes?|arrives?|shows? up|gets? to you|is on (?:its|the) way)\b", re.IGNORECASE
)


def run(text: str, words: list[Word], at: int, step: int) -> tuple[int, int]:
    """The indices (first, last) of the words chained with words[at]: "Ambulance, Fire, Police"."""
    first = last = at
    if step < 0:
        while first > 0 and _CHAIN.match(text, words[first - 1].end, words[first].start):
            first -= 1
    else:
        while last + 1 < len(words) and _CHAIN.match(text, words[last].end, words[last + 1].start):
            last += 1
    return first, last


class Claim(NamedTuple):
    roles: tuple[str, ...]
    taken: int  # the end of the words used up after the number


_Placed = TypeVar("_Placed", bound=tuple[Any, ...])


def between(items: list[_Placed], start: int, end: int) -> list[_Placed]:
    """Those of `items`, sorted by their first field, that start within [start, end)."""
    return items[bisect_left(items, (start,)) : bisect_left(items, (end,))]


def services(words: list[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.service for word in words if word.service != "none"))


def claim(text: str, left: int, start: int, end: int, right: int, words: list[Word]) -> Claim:
    """The services tied to the number at [start, end) within [left, right)."""
    before = [word for word in between(words, left, start) if word.end <= start]
    after = between(words, end, right)
    label: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    if before:
        tail = text[before[-1].end : start]
        first, _ = run(text, before, len(before) - 1, -1)
        roles = services(before[first:])
        if _LABEL.match(tail) or _LABEL_CALL.match(tail) or _BESIDE.match(tail):
            label = roles
        elif len(tail) <= 100 and not _BREAK.search(tail) and not _NOT.search(tail):
            if _LATE_LABEL.match(tail):
                label = roles
            elif CALL.search(tail) or _TIE.search(tail) or CALL_AFTER.match(text, end):
                tied = roles
    following, taken = _after(text, end, after, right)
    if label:
        vague = set(label) <= {"emergency", "medical"}
        spoken = bool(re.match(r"\W*for\b", text[end : end + 8]))
        if following and (vague or spoken):
            return Claim(following if vague else label + following, taken)
        return Claim(label, 0)
    if following:
        return Claim(following, taken)
    return Claim(tied, 0)


def beside(text: str, start: int, end: int, right: int, words: list[Word]) -> tuple[str, ...]:
    """The services near the number at [start, end): in [start, right), but not those that name
    the number at `right`."""
    held = between(words, start, right)
    if text[right : right + 1].isdigit() and held and held[-1].start >= end:
        first, _ = run(text, held, len(held) - 1, -1)
        if _BESIDE.match(text[held[-1].end : right]) or _LABEL.match(text[held[-1].end : right]):
            held = held[:first]
    return services(held)


def _handed_on(tail: str) -> bool:
    """Whether words are tied to the next number, at the end of `tail`, and not to the one before."""
    return bool(_BESIDE.match(tail) or _LABEL.match(tail) or _TIE.search(tail) or CALL.search(tail))


def _after(text: str, end: int, after: list[Word], right: int) -> tuple[tuple[str, ...], int]:
    """The services tied to a number by what follows it, and where their words end."""
    if not after:
        return (), 0
    gap = text[end : after[0].start]
    if len(gap) > 70 or _NOT.search(gap):
        return (), 0
    _, last = run(text, after, 0, 1)
    another = text[right : right + 1].isdigit() and gap.lstrip(_CLOSERS)[:1] in _PAUSES
    if another and _handed_on(text[after[last].end : right]):
        return (), 0  # "119, for the police 112"
    tied = (
        _AFTER_LABEL.match(gap)
        or _AFTER_CJK.match(gap)
        or (_AND.match(gap) and _COMES.match(text, after[last].end))
        or (_AFTER.match(gap) and len(gap) <= 48)
        or _LATE_FOR.search(gap)
        or (_AFTER_BARE.match(gap) and _RUN_END.match(text, after[last].end))
    )
    return (services(after[: last + 1]), after[last].end) if tied else ((), 0)
