"""Where a text holds digits that could be a short number to call, and where it surely does not.

Only the neighbours of the digits are looked at here: "Room 112", "112 hotels", "₩1,339",
"119 km", "119-1", "since 1990" and "119호" are none, whatever the rest of the sentence says.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from guidelint.facts.figures import SHORT
from guidelint.facts.numerals import DIGIT
from guidelint.facts.registry import Registry, Word, digits
from guidelint.lazy import lazy_pattern

CALL = lazy_pattern(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|ed|led|ing|ling)?|ring(?:s|ing)?|phon(?:e|es|ed|ing)|text(?:ing)?|"
    r"contact(?:s|ed|ing)?|telephon\w*|reach(?:es|ed|able)?|report(?:ed|s)?\s+(?:\w+\s+){0,3}(?:to|on)|"
    r"answers?|available|hotline|helpline|number|numbers|appelez|appeler|appelle|composez|composer|faites|"
    r"contactez|numéro|wähl\w*|ruf\w*|anruf\w*|nummer|llam\w+|marqu?\w+|número|teléfono|lig(?:ue|ar|uem)|disque|"
    r"chiam\w+|compon\w+|telefon\w*|numero|hubungi|telepon|nomor|menelepon|ara\w+|numara\w*|gọi|quay|số|"
    r"bel|bellen|zadzwoń|dzwoń)\b|โทร|กด|打|拨|撥|致电|致電|电话|電話|ダイヤル|かけ|通報|전화|번호|신고|звон|набер|"
    r"कॉल|डायल|اتصل",
    re.IGNORECASE,
)
_LONG = lazy_pattern(r"\d{2,4}(?:[ -]\d{1,4}){1,4}")
_GLUED_BEFORE = lazy_pattern(
    r"(?:[A-Za-z0-9_$€£¥₩₹₱฿+À-ɏ]|\d[.,:~–—-]|(?<!\d)\d{1,2}/|[A-Za-z]-|[₩$€£¥₹₱฿]\s)\Z"
)
_GLUED_AFTER = lazy_pattern(
    r"[A-Za-z_%°℃À-ɏ+]|[.,:]\d|/\d{1,2}(?!\d)|/\d{4}|[–—~-][\d₩$€£¥a-z]|[ -]\d{3}"
)
# What a number right behind it counts, names or measures.
_COUNTED = frozenset(
    """
    room rooms rm suite unit apt apartment flat block blocks blk building bldg house locker lockers
    gate gates terminal track seat seats row table booth stall bus buses tram lineno linesno train
    trains flight flights route routes highway highways hwy interstate motorway autobahn freeway
    road rd avenue ave street st exit exits floor floors level levels page pages p pp chapter
    chapters no nos nr num section article act item figure fig step steps day days season episode
    volume vol version iso spf model type class grade porsche boeing airbus samsung galaxy element
    elements scored scores channel fm zone area district zip code platform studio hall lot plot
    kilometer kilometre km mile since circa year age aged usd krw jpy eur gbp thb vnd sgd php idr
    inr mxn try aud twd hkd cny rmb rs won baht press approximately approx about around roughly
    nearly almost over under exactly chambre zimmer camera quarto linea ligne buslinie linie
    autobus autocarro onibus kamar oda stanza calle rua rue jalan vuelo voo volo flug
    """.split()  # noqa: SIM905
)
_COUNTED_FOREIGN = lazy_pattern(
    r"(?:\b(?:bổ sung|habitación|línea|autobús|ônibus|buýt|phòng)\.?\s*|[№€£¥₩₹₱฿]\s*|"
    r"\bn[º°]\s*|(?:제|第|약|約|约|ห้อง|หน้า)\s*)\Z",
    re.IGNORECASE,
)
_YEAR_BEFORE = lazy_pattern(r"\b(?:in|from|of|until|by|since|between|to|and)\s+\Z", re.IGNORECASE)
_CJK_UNIT = lazy_pattern(
    r"\s?(?:号室|號室|号线|號線|号公路|番線|番地|番バス|番街|号|號|호|번지|번길|번\s*(?:버스|출구|국도|게이트|방)|층|분|명|개|년|월|일|원|"
    r"박|円|元|块|塊|路|米|公里|キロ|メートル|室|階|楼|樓|ページ|页|頁|페이지|度|時|点|點|歳|岁|살|人|か所|件|回|年|月|日|名|"
    r"미터|킬로|퍼센트|个|個|分|บาท|เมตร|กิโล|นาที|ห้อง|คน|ปี)"
)
_OPENERS = frozenset(
    """
    for or and in from if to at on when while is are was can will connects connect answers answer
    gets get reaches reach puts works immediately right straight now first anytime any free as with
    without via by using not does do doesn't don't the a an then before after but who which that
    instead because so day round around only directly anywhere everywhere nationwide through across
    throughout may should must handles covers takes serves provides offers gives helps has runs
    there here you your they it also again next hotline helpline line call calls number numbers
    operator operators dispatcher dispatchers centre center app text sms whenever vs versus until
    forwards redirects routes leads goes links
    pour en et ou est depuis si oder für und bei ist wenn aus an y o para es desde e per è da se em
    erreichbar erreichen erreicht zu rufen anrufen wählen alarmieren kontaktieren joignable disponible
    gratuitement répond funciona atiende atende responde gratis sin gratuito risponde attivo tersedia
    toll-free reachable staffed brings summons sends dispatches cho é untuk atau dan adalah jika için ve veya arayın arayınız numaralı numarası numarasını numarasından numarasına để hoặc và là khi nếu voor of
    bel lub i или и для
    """.split()  # noqa: SIM905 (a word list reads better than eighty quoted words)
)
_ADDRESS = lazy_pattern(
    r",?\s+[^\W\d_][^,.;:()]{0,32}?(?:-(?:daero|ro|gil|dong|gu|ga)\b|\s(?:streets?|st|roads?|rd|avenue|ave|lane|ln|"
    r"blvd|boulevard|drive|dr|square|plaza|way)\b)",
    re.IGNORECASE,
)
_WORDS = lazy_pattern(r"\w+")
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GAP = lazy_pattern(r"[\s\"'”’»*_)\]`\ufffc]*")


_SECOND = lazy_pattern(r" (\d{3,4})(?!\d)")


def shown(source: str, start: int, end: int, registry: Registry) -> bool:
    """Whether digits that a known number can begin with stand in source[start:end].

    Digits of amounts, decimals and ranges are left out: most of what a page of digits holds.
    """
    stop = end
    while source[stop : stop + 1].isdecimal():  # the last digits go on
        stop += 1
    return any(
        (match[0] in registry.firsts or not match[0].isascii()) and match.start() < end
        for match in _NO_AMOUNT.finditer(source, start, stop + 1)
    )


_NO_AMOUNT = lazy_pattern(rf"[{DIGIT}](?<![{DIGIT}$€£¥₩₹₱฿.,][{DIGIT}])[{DIGIT}]++(?![%°+])")


def candidates(text: str, registry: Registry) -> list[tuple[int, int, str]]:
    """Start, end and digits of every number the registry knows whose neighbours allow it."""
    found = []
    last = 0
    for match in SHORT.finditer(text):
        run = match[0] if match[0].isascii() else digits(match[0])
        if run not in registry.firsts or match.start() < last:
            continue
        candidate = _candidate(text, match.start(), match.end(), run, registry.holders)
        if candidate:
            found.append(candidate)
            last = candidate[1]
    return found


def _candidate(
    text: str, start: int, end: int, run: str, known: dict[str, tuple[str, ...]]
) -> tuple[int, int, str] | None:
    """The number that begins with the digits at [start, end), unless its neighbours forbid it."""
    if text[start - 1 : start] == "#" and "#" + run in known:
        start, run = start - 1, "#" + run
    long = _LONG.match(text, start)
    while long:  # 116 117, but of "119 112" the first
        whole = digits(long[0])
        if whole in known:
            end, run = long.end(), whole
            break
        cut = max(long[0].rfind(" "), long[0].rfind("-"))
        long = _LONG.match(text, start, start + cut)
    if run not in known:
        return None
    before = text[max(0, start - 16) : start]
    if _GLUED_BEFORE.search(before) or _is_counted(before):
        return None
    if _GLUED_AFTER.match(text, end) and not _another(text, end, known):
        return None
    year = len(run) == 4 and "1000" <= run <= "2099"
    if year and _YEAR_BEFORE.search(before) and not CALL.search(text[max(0, start - 60) : start]):
        return None
    return start, end, run


def _is_counted(before: str) -> bool:
    """Whether what stands before a number makes it a room's, a bus's, an amount's …"""
    text = before.rstrip()
    if text[-1:] in ("#", "$"):
        return True
    words = _WORDS.findall(text)
    if words and text.endswith((words[-1], words[-1] + ".")) and words[-1].lower() in _COUNTED:
        return True
    return not before.isascii() and _COUNTED_FOREIGN.search(before) is not None


def _another(text: str, end: int, known: dict[str, tuple[str, ...]]) -> bool:
    """Whether a second known number follows after one space: "119 112"."""
    match = _SECOND.match(text, end)
    return match is not None and match[1] in known


def follows_well(text: str, end: int, words: list[Word] | None = None) -> bool:
    """Whether what follows a number lets it be one: not "112 hotels", not "119 km".

    Without the words for services in the text: whether it may.
    """
    at = _GAP.match(text, end).end()  # type: ignore[union-attr]
    if at >= len(text) or text[end] in ")）":
        return True
    if _CJK_UNIT.match(text, end) or _ADDRESS.match(text, end):
        return False
    sign = text[at]
    if text[end] in "'’" and text[end + 1 : end + 2].isalpha():
        return True  # 112'yi, 119's
    if not sign.isalnum():
        return sign not in "%°"
    if at == end:
        return ord(sign) > 0x2E80 or "\u0e00" <= sign <= "\u0e7f"  # 110番, 119에
    if sign.isdecimal():
        return at > end
    word = _WORD.match(text, at)
    if word is None or ord(sign) > 0x2E80 or "\u0e00" <= sign <= "\u0e7f":
        return True
    if word[0].replace("’", "'").lower() in _OPENERS:
        return True
    if words is None:
        return True
    first = bisect_left(words, (at,))
    if first == len(words) or words[first].start > at + (24 if sign.isupper() else 0):
        return False
    return sign.isupper() or _listed(text, at, words[first])


def _listed(text: str, at: int, word: Word) -> bool:
    """Whether a service follows as in a list ("110 police, 119 fire"), not "112 ambulances"."""
    return text[word.end - 1] != "s" and bool(_LIST_END.match(text, word.end))


_LIST_END = lazy_pattern(
    r"[\s*_]*(?:\Z|[.,;:!?)|/–—&+-]|(?:and|or|und|et|y|e|ou|oder|o|hotline|helpline|line|number|"
    r"services?|call|cent(?:er|re))\b)"
)
