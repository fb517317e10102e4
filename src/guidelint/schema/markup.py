"""Astro, Vue and Svelte files: their scripts, and what their markup shows of its children."""

from __future__ import annotations

import re

from guidelint.lazy import lazy_pattern

_FENCE = lazy_pattern(r"\A\s*---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_SCRIPT = lazy_pattern(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_MAP = lazy_pattern(r"<\w+\s[^<>]*?\bcomponents=\{(\{[^{}]*\}|\w+)\}")
_COMMENT = lazy_pattern(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
_SLOT = lazy_pattern(r"<slot\b")
_RENDERED = lazy_pattern(r"\{@render\s+(?:\w+\.)?children\b")


def script_of(code: str, suffix: str) -> str:
    """The TypeScript in a file of markup: Astro's fence, or all ``<script>`` of Vue and Svelte."""
    if suffix == ".astro":
        fence = _FENCE.match(code)
        maps = "".join(
            f"\ncompileMDX({{ components: {found[1]} }});" for found in _MAP.finditer(code)
        )
        return (fence[1] if fence else "") + maps  # <Content components={{ Card }} /> in the markup
    return "\n".join(found[2] for found in _SCRIPT.finditer(code))


def template_of(code: str, suffix: str) -> str:
    """What stands outside the script."""
    if suffix == ".astro":
        fence = _FENCE.match(code)
        return code[fence.end() :] if fence else code
    return _SCRIPT.sub("", code)


def shows_children(code: str, suffix: str) -> bool:
    """Whether the markup has a place for what stands between the component's tags."""
    template = _COMMENT.sub("", template_of(code, suffix))
    if _SLOT.search(template):  # a named one too: children choose theirs with slot="…"
        return True
    if suffix == ".svelte" and _RENDERED.search(template):
        return True
    return suffix == ".astro" and "Astro.slots" in code
