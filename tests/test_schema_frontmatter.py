"""Frontmatter schemas that a repo has already: zod, Contentlayer, Keystatic, TypeScript types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guidelint.checks.json_schema import schema_problems
from guidelint.schema import frontmatter, model_schema, type_schema

pytest.importorskip("tree_sitter_typescript")

TEXT: dict[str, Any] = {"type": "string"}


def read(tmp_path: Path, code: str, name: str = "src/content.config.ts") -> list[dict[str, Any]]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, "utf-8")
    found = frontmatter([path], tmp_path)
    for entry in found:
        assert schema_problems(entry["schema"]) == []
    return found


def zod(tmp_path: Path, expression: str, before: str = "") -> Any:
    """The schema of one key, and whether it is required."""
    code = (
        'import { defineCollection, z, reference } from "astro:content";\n'
        f"{before}\n"
        f"const posts = defineCollection({{ schema: ({{ image }}) => z.object({{ key: {expression} }}) }});\n"
        "export const collections = { posts };\n"
    )
    (entry,) = read(tmp_path, code)
    return entry["schema"]["properties"]["key"], "key" in entry["schema"]["required"]


@pytest.mark.parametrize(
    ("expression", "schema", "required"),
    [
        ("z.string()", TEXT, True),
        ("z.string().optional()", TEXT, False),
        ("z.string().trim().min(2).max(60, 'too long')", {**TEXT, "minLength": 2, "maxLength": 60}, True),
        ("z.string().length(3)", {**TEXT, "minLength": 3, "maxLength": 3}, True),
        ("z.string().url()", {**TEXT, "format": "uri"}, True),
        ("z.email()", {**TEXT, "format": "email"}, True),
        ("z.string().datetime()", {**TEXT, "format": "date-time"}, True),
        ("z.string().regex(/^[a-z-]+$/)", {**TEXT, "pattern": "^[a-z-]+$"}, True),
        ("z.string().startsWith('/a.')", {**TEXT, "pattern": r"^/a\."}, True),
        ("z.string().default('x')", {**TEXT, "default": "x"}, False),
        ("z.string().nullable()", {"type": ["string", "null"]}, True),
        ("z.string().nullish()", {"type": ["string", "null"]}, False),
        ("z.number().int().positive().max(5)", {"type": "integer", "exclusiveMinimum": 0, "maximum": 5}, True),
        ("z.boolean().default(false)", {"type": "boolean", "default": False}, False),
        ("z.date()", {**TEXT, "format": "date"}, True),
        ("z.coerce.date()", {"type": ["string", "number"]}, True),
        ("z.enum(['a', 'b']).optional()", {"enum": ["a", "b"]}, False),
        ("z.literal(3)", {"enum": [3]}, True),
        ("z.array(z.string()).nonempty()", {"type": "array", "items": TEXT, "minItems": 1}, True),
        ("z.string().array().max(3)", {"type": "array", "items": TEXT, "maxItems": 3}, True),
        ("z.union([z.string(), z.number()])", {"type": ["string", "number"]}, True),
        ("z.string().or(z.number())", {"type": ["string", "number"]}, True),
        ("z.tuple([z.string(), z.number()])", {"type": "array", "prefixItems": [TEXT, {"type": "number"}], "items": False, "minItems": 2}, True),
        ("image().optional()", TEXT, False),
        ("reference('authors')", TEXT, True),
        ("z.any()", {}, False),
        ("z.string().transform((s) => s.length)", TEXT, True),
        ("z.string().refine((s) => s !== 'x', 'no x')", TEXT, True),
        ("z.preprocess((v) => String(v), z.string())", {}, False),
    ],
)  # fmt: skip
def test_zod(tmp_path: Path, expression: str, schema: dict[str, Any], required: bool) -> None:
    assert zod(tmp_path, expression) == (schema, required)


def test_zod_objects(tmp_path: Path) -> None:
    schema, _ = zod(
        tmp_path,
        "z.array(base.extend({ b: z.number() }).omit({ c: true }).partial({ b: true }))",
        "const base = z.object({ a: z.string(), c: z.string() }).passthrough();",
    )
    assert schema["items"] == {
        "type": "object",
        "properties": {"a": TEXT, "b": {"type": "number"}},
        "required": ["a"],
        "additionalProperties": True,
    }


def test_zod_choices_by_name(tmp_path: Path) -> None:
    before = "const KINDS = ['a', 'b'] as const;\nenum Level { Low = 'low', High = 'high' }"
    assert zod(tmp_path, "z.enum(KINDS)", before) == ({"enum": ["a", "b"]}, True)
    assert zod(tmp_path, "z.nativeEnum(Level)", before) == ({"enum": ["low", "high"]}, True)


def test_zod_unions_of_objects_keep_their_tags(tmp_path: Path) -> None:
    schema, _ = zod(
        tmp_path,
        "z.discriminatedUnion('t', [z.object({ t: z.literal('p') }), z.object({ t: z.literal('q') })])",
    )
    assert [branch["properties"]["t"] for branch in schema["anyOf"]] == [
        {"enum": ["p"]},
        {"enum": ["q"]},
    ]


def test_zod_that_is_not_understood_takes_anything(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path,
        'import { z } from "zod";\nimport { slugish } from "somewhere";\n'
        "export const collections = { posts: defineCollection({ schema: z.object({ a: slugish(), b: z.string().regex(/x/i) }) }) };",
    )
    assert entry["schema"]["properties"] == {"a": {}, "b": TEXT, "slug": TEXT}
    assert entry["notes"] == ["slugish() is not known", ".regex() is not known"]


@pytest.mark.parametrize(
    ("name", "code", "files"),
    [
        (
            "src/content.config.ts",
            "const posts = defineCollection({ loader: glob({ pattern: '**/*.{md,mdx}', base: './src/data/posts' }), schema: z.object({ a: z.string() }) });\nexport const collections = { posts };",
            ["src/data/posts/**"],
        ),
        (
            "src/content/config.ts",
            "export const collections = { 'posts': defineCollection({ type: 'content', schema: z.object({ a: z.string() }) }) };",
            ["src/content/posts/**"],
        ),
        (
            "content.config.ts",
            "export default defineContentConfig({ collections: { posts: defineCollection({ type: 'page', source: 'posts/**/*.md', schema: z.object({ a: z.string() }) }) } });",
            ["content/posts/**"],
        ),
        (
            "velite.config.ts",
            "const posts = defineCollection({ name: 'Post', pattern: 'posts/**/*.mdx', schema: s.object({ a: s.string(), body: s.mdx() }) });\nexport default defineConfig({ root: 'texts', collections: { posts } });",
            ["texts/posts/**"],
        ),
        (
            "contentlayer.config.ts",
            "export const posts = defineDocumentType(() => ({ name: 'posts', filePathPattern: `posts/**/*.mdx`, fields: { a: { type: 'string', required: true } } }));\nexport default makeSource({ contentDirPath: 'data' });",
            ["data/posts/**"],
        ),
        (
            "keystatic.config.ts",
            "export default config({ collections: { posts: collection({ path: 'content/posts/*', schema: { a: fields.text({ validation: { isRequired: true } }), body: fields.mdx({ label: 'Text' }) } }) } });",
            ["content/posts/**"],
        ),
    ],
)  # fmt: skip
def test_where_the_articles_of_a_schema_are(
    tmp_path: Path, name: str, code: str, files: list[str]
) -> None:
    (entry,) = read(tmp_path, code, name)
    assert (entry["name"], entry["files"], entry["source"]) == ("posts", files, name)
    assert entry["schema"]["properties"]["a"] == TEXT
    assert entry["schema"]["required"] == ["a"]


def test_contentlayer_fields(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path,
        "const Post = defineDocumentType(() => ({ name: 'Post', fields: {\n"
        "  date: { type: 'date', required: true },\n"
        "  kind: { type: 'enum', options: ['a', 'b'] },\n"
        "  tags: { type: 'list', of: { type: 'string' } },\n"
        "}, computedFields: { url: { type: 'string', resolve: (post) => post._id } } }));",
        "contentlayer.config.ts",
    )
    assert entry["schema"]["properties"] == {
        "date": TEXT,
        "kind": {"enum": ["a", "b"]},
        "tags": {"type": "array", "items": TEXT},
    }


def test_keystatic_fields(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path,
        "export default config({ collections: { guides: collection({ slugField: 'title', schema: {\n"
        "  title: fields.slug({ name: { label: 'Title' } }),\n"
        "  kind: fields.select({ label: 'Kind', options: [{ label: 'A', value: 'a' }], defaultValue: 'a' }),\n"
        "  tags: fields.array(fields.text({ label: 'Tag' })),\n"
        "  short: fields.text({ validation: { isRequired: true, length: { max: 40 } } }),\n"
        "  cover: fields.object({ alt: fields.text({ label: 'Alt' }) }),\n"
        "} }) } });",
        "keystatic.config.tsx",
    )
    schema = entry["schema"]
    assert schema["required"] == ["title", "short"]
    assert schema["properties"]["kind"] == {"enum": ["a"]}
    assert schema["properties"]["short"] == {**TEXT, "maxLength": 40}
    assert schema["properties"]["tags"]["items"] == {"type": ["string", "null"]}
    assert list(schema["properties"]["cover"]["properties"]) == ["alt"]


def test_another_function_of_that_name_is_no_collection(tmp_path: Path) -> None:
    assert read(tmp_path, 'const posts = collection(db, "posts");', "firebase.ts") == []


def test_a_type_of_typescript(tmp_path: Path) -> None:
    path = tmp_path / "posts.ts"
    path.write_text(
        "type Kind = 'a' | 'b';\nexport type Meta = { title: string; kind?: Kind; open?: boolean };\n",
        "utf-8",
    )
    assert type_schema(path, "Meta", tmp_path) == {
        "type": "object",
        "properties": {"title": TEXT, "kind": {"enum": ["a", "b"]}, "open": {"type": "boolean"}},
        "required": ["title"],
        "additionalProperties": False,
    }
    assert type_schema(path, "Other", tmp_path) is None


def test_a_model_of_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed, repo = tmp_path / "lib", tmp_path / "repo"
    for folder, name in ((installed, "guide_models"), (repo, "own_models")):
        folder.mkdir()
        (folder / f"{name}.py").write_text(
            "from pydantic import BaseModel\nclass Guide(BaseModel):\n    title: str\n"
        )
        monkeypatch.syspath_prepend(str(folder))
    assert model_schema("guide_models:Guide", repo)["required"] == ["title"]
    for reference, words in (
        ("own_models:Guide", "lies in this repository"),
        ("guide_models:Other", "no pydantic model"),
        ("nowhere_at_all:Guide", "is installed"),
        ("../x:Guide", "is installed"),
    ):
        with pytest.raises(ValueError, match=words):
            model_schema(reference, repo)
