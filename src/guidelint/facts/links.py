"""Every URL of an article: in Markdown, in raw HTML and JSX, in props, in frontmatter.

A fact's span is the URL itself, so that an edit of it touches nothing else. Its value is
``{"url", "role", "kind", "text"}``:

* `role` says what the URL must lead to: ``link`` (a page), ``image``, ``asset`` (another file),
  ``slug`` (the name of another article, in frontmatter lists such as ``relatedSlugs``);
* `kind` says how it is written: ``link image definition autolink html`` as `model.Link` has
  them, ``prop`` and ``prop-markdown`` (a Markdown link inside a prop's text), ``frontmatter``
  and ``frontmatter-markdown``;
* `text` is the link's text ("" where it has none); a text that breaks off with dots also has
  its place, ``text_start``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from guidelint.facts.link_props import Props
from guidelint.facts.link_roles import DOTS, PATH, fact_of, in_text, inside, key_role, role_of
from guidelint.facts.local import Once
from guidelint.facts.texts import SHARED, Texts
from guidelint.facts.texts import texts as make_texts
from guidelint.lazy import lazy_pattern
from guidelint.model import Article, Fact, Node, Settings, Value

_SLUG_KEY = lazy_pattern(
    r"(?:related|recommended|similar|next|prev(?:ious)?|see_?also|further)[-_]?"
    r"(?:(?:slug|guide|post|article|page|read|reading)s?)?\Z",
    re.IGNORECASE,
)
_OWN = frozenset(("canonical", "canonicalurl", "permalink", "slug", "url", "path", "aliases",
                  "redirect_from", "redirect_to", "redirects", "alias", "schema", "jsonld",
                  "json_ld", "structureddata", "opengraph", "og", "seo"))  # fmt: skip
_SLUG = lazy_pattern(r"[^\W_](?:[\w\-/]*[^\W_])?\Z")


def extract(article: Article, settings: Settings, once: Once | None = None) -> tuple[Fact, ...]:
    """All URLs of an article, in document order."""
    joined = (once(SHARED, make_texts) if once else Texts(article)).joined
    marked = "](" in joined or ("<" in joined and ("<a" in joined or "<img" in joined))
    found = [
        *_frontmatter(article),
        *_body(article),
        *Props(article, marked=marked).facts(settings.components),
    ]
    if article.engine == "gfm":
        found += _raw_html(article)
    seen: set[tuple[int, int]] = set()
    unique = []
    for fact in sorted(found, key=_span):
        if (fact.start, fact.end) not in seen:
            seen.add((fact.start, fact.end))
            unique.append(fact)
    return tuple(unique)


_span = attrgetter("start", "end")


# --- the body --------------------------------------------------------------------------------


def _body(article: Article) -> Iterator[Fact]:
    source = article.source
    for link in article.links:
        role = "image" if link.kind == "image" else role_of(link.url)
        fact = fact_of(
            source, link.url_start, link.url_end, "body", link.url, role, link.kind, link.text
        )
        if link.text.endswith(DOTS) and source.startswith(f"[{link.text}](", link.start):
            fact.value["text_start"] = link.start + 1
        yield fact


_TAG = lazy_pattern(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)>|\{\{[<%]\s*([\w/-]+)(\s[^{}]*?)[%>]\}\}")
_ATTRIBUTE = lazy_pattern(
    r"""(?<![\w:-])(href|src|to|poster|link|image_path)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'`=<>]+))""",
    re.IGNORECASE,
)
_QUOTED = ("code", "inlineCode")


def _raw_html(article: Article) -> Iterator[Fact]:
    """URL attributes of raw HTML, of components in plain Markdown, and of Hugo's shortcodes."""
    source = article.source
    if "=" not in source or ("<" not in source and "{{" not in source):
        return
    known = {(link.url_start, link.url_end) for link in article.links}
    quoted = None
    for tag in _TAG.finditer(source, article.content_start):
        name, start = (tag[1], tag.start(2)) if tag[1] else (tag[3], tag.start(4))
        for found in _ATTRIBUTE.finditer(source, start, tag.end() - 1):
            group = 2 if found[2] is not None else 3 if found[3] is not None else 4
            span, url = found.span(group), _unescaped(found[group])
            if "{{" in url or "{%" in url or span in known:
                continue
            role = key_role(found[1] if found[1] != "image_path" else "src", url, name)
            if role:
                quoted = _quoted(article.root) if quoted is None else quoted
                if not any(a <= tag.start() < b for a, b in quoted):
                    yield fact_of(source, *span, "body", url, role, "html")


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _quoted(node: Node) -> list[tuple[int, int]]:
    """The spans of code and of HTML comments."""
    if node.kind in _QUOTED or (node.kind == "html" and node.value.startswith("<!--")):
        return [(node.start, node.end)]
    return [span for child in node.children for span in _quoted(child)]


# --- frontmatter -----------------------------------------------------------------------------


def _frontmatter(article: Article) -> Iterator[Fact]:
    front = article.frontmatter
    if front is None or front.data is None:
        return
    for member in front.data.members:
        if member.key.lower() in _OWN:
            continue  # the article's own address, and data for search engines
        path = f"frontmatter.{member.key}"
        yield from _front_value(article.source, member.value, path, member.key, member.key)


def _front_value(source: str, value: Value, path: str, key: str, top: str) -> Iterator[Fact]:
    if value.kind == "array":
        for index, item in enumerate(value.items):
            yield from _front_value(source, item, f"{path}[{index}]", key, top)
    elif value.kind == "object":
        for member in value.members:
            if member.key.lower() not in ("aliases", "canonical", "canonicalurl"):
                yield from _front_value(
                    source, member.value, f"{path}.{member.key}", member.key, top
                )
    elif value.kind == "string":
        yield from _front_text(source, value, path, key, top)


def _front_text(source: str, value: Value, path: str, key: str, top: str) -> Iterator[Fact]:
    data: str = value.data.strip()
    if not data:
        return
    if _is_slug_key(top) and (key == top or key.lower() in ("slug", "id")) and _SLUG.match(data):
        start, end = inside(value, 0, len(value.data))
        yield fact_of(source, start, end, path, data, "slug", "frontmatter")
        return
    role = key_role(key, data, "")
    if (
        not role
        and data[0] in "/.h"
        and PATH.match(data)
        and (data[0] == "/" or "/" in data.lstrip("./"))
    ):
        role = role_of(data)
    if role:
        start, end = inside(value, 0, len(value.data))
        yield fact_of(source, start, end, path, data, role, "frontmatter")
    elif "](" in data or "<a" in data:
        yield from in_text(source, value, path, "frontmatter-markdown")


@lru_cache(maxsize=256)
def _is_slug_key(key: str) -> bool:
    return _SLUG_KEY.match(key) is not None
