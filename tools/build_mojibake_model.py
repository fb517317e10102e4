"""Build src/guidelint/mojibake/data/model.bin from redistributable text (see mojibake_sources).

    PYTHONPATH=src python tools/build_mojibake_model.py [--pairs 64000] [--triples 32000]

Counts characters after one and two others, each language by its share, smooths them
(Witten-Bell, down to pairs of character classes), keeps the pairs and triples that say most
over what is known without them, and packs costs in tenths of a nat, one byte each. Of common
words whose bytes are easily lost, a filter remembers that they exist (12 bits a word, 0.3 % of
other words pass).
"""

from __future__ import annotations

import argparse
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from mojibake_sources import Text, common_words, every_text, own_prose

from guidelint.mojibake.classes import CLASSES, classify, plain
from guidelint.mojibake.language import places

OUT = Path(__file__).parents[1] / "src" / "guidelint" / "mojibake" / "data" / "model.bin"

# How much of what guides are written in; languages not named share the rest evenly.
SHARES = {
    "own": 6, "ko": 8, "en": 3, "ja": 2, "zh": 2, "zh_TW": 1.5, "fr": 1.5, "de": 1.5, "es": 1.5,
    "pt": 1.5, "ru": 1.5, "it": 1.2, "vi": 1, "tr": 1, "uk": 1, "el": 1, "pl": 1, "cs": 1, "th": 1,
    "ar": 1, "fa": 1, "hi": 1.5, "hu": 1, "sv": 1, "no": 1, "da": 1, "fi": 1, "nl": 1, "ro": 1,
    "bg": 1.5, "sr": 0.8, "bn": 1.5, "ta": 1.5, "he": 0.7, "ml": 1.2, "ne": 1.2, "ca": 0.7,
    "lo": 0.6, "hr": 0.5, "bs": 0.5, "sk": 0.5, "sl": 0.5, "mk": 0.4, "te": 0.4, "kn": 0.4,
    "mr": 0.4, "is": 0.4, "et": 0.4, "lv": 0.4, "lt": 0.4, "id": 0.3, "gu": 0.3, "ka": 0.3,
    "hy": 0.3, "ur": 0.3, "km": 0.3, "my": 0.3, "si": 0.3, "az": 0.3, "be": 0.3, "am": 0.2,
    "kk": 0.2, "sq": 0.2, "emoji": 0.15,
}  # fmt: skip
OTHERS = 0.02
UNIT = {"prose": 1.0, "word": 5.0, "own": 4.0}  # weight that counts as having been seen once
LOST = {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xAD}  # bytes that Windows-1252 cannot show, or hides
WORDS, WORDS_JOINED = 1000, 2000  # a language; of Korean, Japanese and Chinese
LAST = "\U00031fff"  # tags, in the flags of regions, lie beyond
KOREAN = re.compile("[가-힣]{2,}")
NONE = "\0"  # the character before a word is not known

Counts = dict[str, float]


class Tables:
    """What was counted: characters after others, by weight and by times seen."""

    def __init__(self) -> None:
        self.triples: Counts = defaultdict(float)
        self.seen: Counts = defaultdict(float)
        self.which: Counts = defaultdict(float)  # boundaries and digits, by weight

    def merge(self, counts: Counts, share: float, unit: float) -> None:
        total = sum(counts.values())
        for key, weight in counts.items():
            first, second, char = key
            key = plain(first) + plain(second) + plain(char)
            self.triples[key] += weight * share * 1e6 / total
            self.seen[key] += max(weight / unit, 1.0)
            if char < "\x80":
                self.which[char] += weight * share * 1e6 / total


def count() -> Tables:
    """Count all sources; within a language, prose and words have half each."""
    by_kind: dict[tuple[str, str], Counts] = defaultdict(lambda: defaultdict(float))
    lines: Counter[Text] = Counter(every_text())
    for text, times in lines.items():
        if max(text.text, default="") > LAST:
            continue
        counts = by_kind[text.language, text.kind]
        weight = text.weight * min(times, 3) ** 0.5
        _add(counts, text.text, weight, text.whole)
        if text.kind == "prose" and not text.text.isascii():
            _add(counts, text.text.upper(), weight * 0.03, text.whole)
    tables = Tables()
    kinds = Counter(language for language, _ in by_kind)
    for (language, kind), counts in by_kind.items():
        unit = 0.1 if language == "emoji" else UNIT[kind]
        tables.merge(counts, SHARES.get(language, OTHERS) / kinds[language], unit)
    return tables


def _add(counts: Counts, text: str, weight: float, whole: bool) -> None:
    padded = f"\n\n{text}\n" if whole else NONE + text
    for at in range(len(padded) - 2):
        counts[padded[at : at + 3]] += weight


class Model:
    """Smoothed costs in nats, and which of them are worth shipping."""

    def __init__(self, tables: Tables, pairs: int, triples: int) -> None:
        self.kinds: dict[str, int] = {}
        self.alone: Counts = {}
        self.unseen = [25.0] * len(CLASSES)
        self.which = tables.which
        self._count(tables)
        self._singles()
        self._classes()
        self.rows, self.back = self._choose(
            self.pairs, self.pairs_seen, self._by_class, pairs, novelty=1.0
        )
        self.contexts, self.context_back = self._choose(
            self.triples, self.triples_seen, self._by_pair, triples, novelty=1.0
        )
        for char in self.back:  # ASCII after ASCII is not listed, and not rarer for it
            if char < "\x80":
                self.back[char] = 0.0

    def kind(self, char: str) -> int:
        if char not in self.kinds:
            self.kinds[char] = classify(char)
        return self.kinds[char]

    def _count(self, tables: Tables) -> None:
        self.singles: Counts = defaultdict(float)
        self.pairs: Counts = defaultdict(float)
        self.pairs_seen: Counts = defaultdict(float)
        self.triples: Counts = defaultdict(float)
        self.triples_seen: Counts = defaultdict(float)
        self.class_pairs: dict[tuple[int, int], float] = defaultdict(float)
        for (first, second, char), weight in tables.triples.items():
            times = tables.seen[first + second + char]
            self.singles[char] += weight
            self.class_pairs[self.kind(second), self.kind(char)] += weight
            self.pairs[second + char] += weight
            self.pairs_seen[second] += times
            if first != NONE and (char >= "\x80" or second >= "\x80"):
                self.triples[first + second + char] += weight
                self.triples_seen[first + second] += times

    def _singles(self) -> None:
        """Cost of a character within its class; what was not seen shares a small rest."""
        sizes = Counter(self.kind(chr(point)) for point in range(0x32000))
        members: dict[int, list[str]] = defaultdict(list)
        for char in self.singles:
            members[self.kind(char)].append(char)
        self.class_total = [0.0] * len(CLASSES)
        for kind in range(len(CLASSES)):
            known = members[kind]
            total = sum(self.singles[char] for char in known)
            others = max(sizes[kind] - len(known), 0)
            rest = (len(known) + 1) * 0.5 if others else 0.0
            for char in known:
                self.alone[char] = -math.log(max(self.singles[char], 1e-9) / (total + rest))
            if others:
                self.unseen[kind] = -math.log(max(rest, 1e-3) / max(total + rest, 1e-3) / others)
            self.class_total[kind] = total

    def _classes(self) -> None:
        """Costs of a class after a class."""
        width = len(CLASSES)
        everything = sum(self.class_total)
        prior = [(total + 20) / (everything + 20 * width) for total in self.class_total]
        strength = 200.0
        self.after: list[list[float]] = []
        for one in range(width):
            total = sum(self.class_pairs.get((one, two), 0.0) for two in range(width))
            row = [
                (self.class_pairs.get((one, two), 0.0) + strength * prior[two]) / (total + strength)
                for two in range(width)
            ]
            self.after.append([-math.log(p) for p in row])

    def _char(self, char: str) -> float:
        return self.alone.get(char, self.unseen[self.kind(char)])

    def _by_class(self, before: str, char: str) -> float:
        return self.after[self.kind(before)][self.kind(char)] + self._char(char)

    def _by_pair(self, before: str, char: str) -> float:
        found = self.rows.get(before[1], {}).get(char)
        if found is not None:
            return found
        return self.back.get(before[1], 0.0) + self._by_class(before[1], char)

    def _choose(
        self,
        counts: Counts,
        seen: Counts,
        without: Callable[[str, str], float],
        most: int,
        *,
        novelty: float,
    ) -> tuple[dict[str, dict[str, float]], Counts]:
        """The entries that gain most over `without`, by context, and the cost of not being one."""
        totals: Counts = defaultdict(float)
        types: Counter[str] = Counter()
        for key, weight in counts.items():
            totals[key[:-1]] += weight
            types[key[:-1]] += 1
        gains = []
        for key, weight in counts.items():
            before, char = key[:-1], key[-1]
            if before < "\x80" and char < "\x80" and len(before) == 1:
                continue  # ASCII after ASCII is never in question
            trust = seen[before] / (seen[before] + novelty * types[before])
            poor = math.exp(-without(before, char))
            good = trust * weight / totals[before] + (1 - trust) * poor
            worse = (1 - trust) * poor if len(before) == 1 else poor
            gains.append((weight * abs(math.log(good / worse)), key, -math.log(good)))
        gains.sort(reverse=True)
        rows: dict[str, dict[str, float]] = defaultdict(dict)
        for _, key, cost in gains[:most]:
            rows[key[:-1]][key[-1]] = cost
        back = {}
        for before in totals if len(next(iter(totals))) == 1 else rows:
            row = rows.get(before, {})
            kept = min(sum(math.exp(-cost) for cost in row.values()), 0.9999)
            other = min(sum(math.exp(-without(before, char)) for char in row), 0.9999)
            back[before] = -math.log(min(max((1 - kept) / (1 - other), 1e-4), 1.0))
        return rows, back


def words() -> list[str]:
    """Common words, not in Latin letters, that hold a byte that is easily lost; and our own."""
    kept: dict[str, list[str]] = defaultdict(list)
    for language, word in common_words():
        most = WORDS_JOINED if language in ("ko", "ja", "zh") else WORDS
        worth = len(word) > 1 and LOST & {*word.encode()} and any(c > "\u024f" for c in word)
        if worth and len(kept[language]) < most:
            kept[language].append(word)
    own = {word for text in own_prose() for word in KOREAN.findall(text.text)}
    return sorted({word for one in kept.values() for word in one} | own)


def remembered(all_words: list[str]) -> bytes:
    """A Bloom filter of words, 12 bits a word, read by `Language.knows`."""
    bits = bytearray(len(all_words) * 3 // 2)
    for word in all_words:
        for place in places(word, len(bits)):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def byte(cost: float) -> int:
    """A cost in tenths of a nat, in one byte."""
    return max(0, min(255, round(cost * 10)))


def coarse(cost: float) -> int:
    """The same to fifths of a nat: one bit less to store, and nothing that a reading turns on."""
    return max(0, min(254, round(cost * 5) * 2))


def which(model: Model, char: str) -> int:
    """What it costs that a boundary or a digit is this one."""
    alike = [other for other in model.which if plain(other) == plain(char)]
    total = sum(model.which[other] for other in alike)
    return byte(-math.log((model.which.get(char, 0.0) + 1) / (total + len(alike) + 1)))


def pack(model: Model) -> bytes:
    """The model as guidelint.mojibake.language reads it."""
    chars = sorted(
        {*model.alone, *model.rows, *(c for row in model.rows.values() for c in row)}
        | {char for key in model.contexts for char in key}
    )
    index = {char: at for at, char in enumerate(chars)}
    contexts = sorted(model.contexts, key=lambda key: (index[key[0]], index[key[1]]))
    firsts = Counter(key[0] for key in contexts)
    sections = {
        "chars": _words(_steps([ord(char) for char in chars])),
        "alone": bytes(coarse(model._char(char)) for char in chars),
        "back": bytes(coarse(model.back.get(char, 0.0)) for char in chars),
        "unseen": bytes(byte(cost) for cost in model.unseen),
        "which": bytes(which(model, chr(point)) for point in range(128)),
        "words": remembered(words()),
        "classes": bytes(byte(cost) for row in model.after for cost in row),
        "row_sizes": _words([len(model.rows.get(char, {})) for char in chars]),
        "context_counts": _words([firsts[char] for char in chars]),
        "context_sizes": _words([len(model.contexts[key]) for key in contexts]),
        "context_back": bytes(coarse(model.context_back[key]) for key in contexts),
        **_lists("pairs", [model.rows.get(char, {}) for char in chars], index),
        **_lists("triples", [model.contexts[key] for key in contexts], index),
    }
    seconds: dict[str, dict[str, float]] = defaultdict(dict)
    for key in contexts:
        seconds[key[0]][key[1]] = 0.0
    listed = _lists("contexts", [seconds.get(char, {}) for char in chars], index)
    sections |= {name: part for name, part in listed.items() if name != "contexts_cost"}
    raw = b"".join(
        name.encode() + b"\0" + len(part).to_bytes(4, "little") + part
        for name, part in sections.items()
    )
    return b"GLM2" + zlib.compress(raw, 9)


def _lists(name: str, rows: list[dict[str, float]], index: dict[str, int]) -> dict[str, bytes]:
    """Rows of (character, cost): steps between the characters' indexes in two planes, costs."""
    steps, costs = [], bytearray()
    for row in rows:
        listed = sorted(row, key=index.__getitem__)
        steps += _steps([index[char] for char in listed])
        costs += bytes(coarse(row[char]) for char in listed)
    planes = _words(steps)
    half = len(steps)
    return {
        f"{name}_low": planes[:half],
        f"{name}_high": planes[half:],
        f"{name}_cost": bytes(costs),
    }


def _steps(numbers: list[int]) -> list[int]:
    """How far each of rising numbers is from the one before."""
    return [two - one for one, two in zip([0, *numbers], numbers, strict=False)]


def _words(numbers: list[int]) -> bytes:
    return bytes(n & 255 for n in numbers) + bytes(n >> 8 for n in numbers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=64_000)
    parser.add_argument("--triples", type=int, default=32_000)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    data = pack(Model(count(), options.pairs, options.triples))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
