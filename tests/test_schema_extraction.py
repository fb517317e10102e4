"""Component schemas from source: every style of writing props, and the compiler's own answer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guidelint.checks.json_schema import schema_problems
from guidelint.schema import extract

pytest.importorskip("tree_sitter_typescript")

SITE = Path(__file__).parent / "schema_site"
SUFFIXES = (".tsx", ".jsx", ".astro", ".vue", ".svelte")
TEXT: dict[str, Any] = {"type": "string"}


def _all() -> dict[str, Any]:
    paths = [p for p in SITE.rglob("*") if p.suffix in SUFFIXES and p.stem != "mdx-components"]
    return extract(paths, SITE)


FOUND = _all()


def of(name: str) -> dict[str, Any]:
    return FOUND[name]  # type: ignore[no-any-return]


def props(name: str) -> dict[str, Any]:
    return of(name)["props"]["properties"]  # type: ignore[no-any-return]


def test_what_is_no_component_is_left_out() -> None:
    assert not {"Context", "LIMIT", "useClock", "Helper", "Level", "TONES"} & FOUND.keys()


def test_every_schema_can_be_checked() -> None:
    assert {
        name: schema_problems(e["props"])
        for name, e in FOUND.items()
        if schema_problems(e["props"])
    } == {}


def test_an_interface_that_extends_an_imported_one() -> None:
    table = of("PriceTable")
    assert table["source"] == "components/mdx/tables.tsx"
    assert list(props("PriceTable")) == [
        "title", "subtitle", "items", "currency", "columns", "highlight", "totals",
    ]  # fmt: skip
    assert table["props"]["required"] == ["title", "items"]
    assert table["props"]["additionalProperties"] is False
    row = props("PriceTable")["items"]["items"]
    assert row["properties"]["price"] == {"type": ["string", "number"]}
    assert row["properties"]["note"] == {"type": ["string", "null"]}
    assert row["properties"]["features"] == {"type": "array", "items": TEXT}
    assert row["required"] == ["name", "price"]


def test_defaults_are_kept() -> None:
    assert props("PriceTable")["currency"] == {**TEXT, "default": "KRW"}
    assert props("PriceTable")["columns"] == {"enum": [2, 3, 4], "default": 2}
    assert props("Rating")["label"] == {**TEXT, "default": "Rating"}
    assert props("Callout")["tone"]["default"] == "calm"


@pytest.mark.parametrize(
    ("name", "prop", "schema"),
    [
        ("Chart", "axes", {"x": TEXT, "y": TEXT}),
        ("Weather", "flags", {"sun": {"type": "boolean"}, "rain": {"type": "boolean"}}),
    ],
)
def test_records_and_mapped_types(name: str, prop: str, schema: dict[str, Any]) -> None:
    assert props(name)[prop]["properties"] == schema


def test_open_keys() -> None:
    assert props("Chart")["data"]["additionalProperties"] == {"type": "number"}
    assert props("Chart")["extra"]["additionalProperties"] == {"type": "boolean"}


@pytest.mark.parametrize(
    ("name", "prop", "values"),
    [
        ("InfoBox", "type", ["tip", "warning", "arc-free"]),  # a union of literals
        ("InfoBox", "tone", ["calm", "loud"]),  # (typeof LIST)[number], imported by an alias
        ("InfoBox", "theme", ["light", "dark", "high-contrast"]),  # keyof typeof OBJECT
        ("Card", "level", ["low", "high"]),  # an enum, through a barrel
        ("Card", "order", [1, 2, 4]),  # an enum of numbers
        ("Card", "severity", ["low", "high"]),  # by its namespace
        ("Card", "style", ["tip", "warning", "arc-free"]),  # keyof typeof RECORD
        ("Excluded", "kind", ["a", "b"]),
        ("Excluded", "only", ["x"]),
        ("Weather", "kind", ["a", "b"]),  # Base["kind"]
        ("Choice", "value", ["one", "two"]),  # a type parameter's bound
        ("Badge", "color", ["red", "blue"]),  # VariantProps
        ("OldCard", "kind", ["a", "b"]),  # Vue's PropType
        ("Rating", "kind", ["plain", "gold"]),
    ],
)
def test_choices(name: str, prop: str, values: list[Any]) -> None:
    assert props(name)[prop]["enum"] == values


def test_what_no_literal_can_be_fits_everything() -> None:
    card = props("Card")
    assert (card["icon"], card["onOpen"], card["since"]) == ({}, {}, {})


def test_tuples() -> None:
    coordinates = props("Card")["place"]["properties"]["coordinates"]
    number = {"type": "number"}
    assert coordinates == {
        "type": "array", "prefixItems": [number, number], "items": False, "minItems": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "names", "required"),
    [
        ("Picked", ["id", "label"], ["id"]),
        ("Omitted", ["id", "kind"], ["id", "kind"]),
        ("Optional", ["id", "kind", "size", "label"], ["label"]),
        ("Tickets", list(props("PriceTable")), ["title", "items"]),  # ComponentProps<typeof …>
        ("Later", list(props("PriceTable")), ["title", "items"]),  # lazy(() => import(…))
        ("Card.Header", ["text"], ["text"]),
        ("Bar", ["width"], ["width"]),  # satisfies FC<…>
        ("Clock", ["zone", "seconds"], ["zone"]),  # a class
        ("Plain", ["a", "b"], []),  # Astro without types
    ],
)
def test_which_props_there_are(name: str, names: list[str], required: list[str]) -> None:
    assert (list(props(name)), of(name)["props"]["required"]) == (names, required)


def test_a_union_of_objects_stays_one() -> None:
    branches = of("Figure")["props"]["anyOf"]
    assert [list(branch["properties"]) for branch in branches] == [
        ["kind", "src", "caption"],
        ["kind", "url", "length", "caption"],
    ]


def test_a_type_that_holds_itself() -> None:
    tree = of("Tree")["props"]
    assert tree["properties"]["root"] == {"$ref": "#/$defs/TreeNode"}
    assert tree["$defs"]["TreeNode"]["properties"]["nodes"]["items"] == {"$ref": "#/$defs/TreeNode"}


def test_markup_attributes_leave_an_object_open() -> None:
    assert "additionalProperties" not in of("Button")["props"]
    assert props("Button")["tone"]["enum"] == ["plain", "loud"]


@pytest.mark.parametrize(
    ("name", "children"),
    [
        ("InfoBox", True),
        ("AnswerBlock", False),  # taken by its type, dropped by its code
        ("PriceTable", False),
        ("Card", True),
        ("Clock", True),  # this.props.children
        ("Button", True),  # passed on with all the rest
        ("Old", True),
        ("Callout", True),  # <slot />
        ("Hero", True),  # a named slot
        ("Plain", False),
        ("PriceCard", True),
        ("OldCard", False),
        ("Rating", True),
        ("Note", True),  # {@render children()}
    ],
)
def test_whether_children_are_shown(name: str, children: bool) -> None:
    assert of(name)["children"] is children


@pytest.mark.parametrize(
    ("name", "unread"),
    [
        ("AnswerBlock", ["author"]),
        ("Grid", ["hidden"]),
        ("Old", ["unused"]),
        ("Callout", ["unused"]),
        ("PriceCard", ["never"]),
        ("Optional", ["kind", "label"]),
        ("PriceTable", None),  # the rest is passed on
        ("Tickets", None),
        ("Hero", None),  # Astro.props.wide in the markup
        ("Loose", None),
    ],
)
def test_props_that_are_never_read(name: str, unread: list[str] | None) -> None:
    assert of(name).get("unread") == unread


def test_props_that_another_component_reads(tmp_path: Path) -> None:
    path = tmp_path / "tabs.tsx"
    path.write_text(
        "export function Tab({ label, extra, children }: { label: string; extra?: string; children: ReactNode }) { return null; }\n"
        "export function Tabs({ children }: { children: ReactNode }) {\n"
        "  return <ul>{Children.map(children, (tab) => <li title={tab.props.label}>{tab.props.children}</li>)}</ul>;\n"
        "}\n"
    )
    tab = extract([path], tmp_path)["Tab"]
    assert (tab["children"], tab["unread"]) == (True, ["extra"])
    assert "notes" not in tab


def test_what_is_not_understood_is_said_and_fits_everything() -> None:
    assert props("Odd")["x"] == {}
    (note,) = of("Odd")["notes"]
    assert note.startswith("type not understood: Base extends")
    assert of("Old")["notes"] == ["props have no types"]
    assert "notes" not in of("Card")


def test_the_component_map_gives_the_names() -> None:
    assert FOUND["Prices"] == FOUND["PriceTable"]
    assert "import" not in FOUND["Prices"]
    assert of("Chart").get("import") is None  # by way of a spread of another object
    assert of("Grid")["import"] is True
    assert FOUND["Tabs"] == {"source": "some-ui", "children": True, "props": {}}
    assert list(props("Remark")) == ["text"]
    assert "*" not in FOUND


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("mdx-components.tsx", "export function useMDXComponents() { return { Card }; }"),
        ("x.tsx", "export const getMDXComponents = (more?: any) => ({ Card, ...more });"),
        ("x.tsx", "export const mdxComponents = { Card } as const;"),
        ("x.tsx", "const components: MDXComponents = { Card, h1: Title };"),
        ("x.tsx", "export const P = () => <MDXRemote components={{ Card }} source={s} />;"),
        (
            "x.tsx",
            "const m = { Card }; export const P = () => <MDXProvider components={m}>x</MDXProvider>;",
        ),
        ("x.ts", "const components = { Card }; await compileMDX({ source, components });"),
        ("x.ts", "await compileMDX({ source, components: { Card } });"),
        ("theme/MDXComponents.js", "export default { Card };"),
        ("theme/MDXComponents/index.js", "module.exports = { Card };"),
        ("page.astro", "---\nIMPORT\n---\n<Content components={{ Card }} />"),
    ],
)
def test_forms_of_component_maps(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "Card.tsx").write_text(
        "export const Card = () => <p />; export const Other = () => <p />;"
    )
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    up = "../" * (len(Path(name).parts) - 1) or "./"
    line = f'import {{ Card }} from "{up}Card";'
    path.write_text(code.replace("IMPORT", line) if "IMPORT" in code else f"{line}\n{code}\n")
    found = extract([tmp_path / "Card.tsx", path], tmp_path)
    assert found["Card"] == {
        "source": "Card.tsx",
        "children": False,
        "props": {
            "type": "object",
            "properties": {},
            "required": [],
            "additionalProperties": False,
        },
    }
    assert found["Other"]["import"] is True
    assert "*" not in found


def test_a_map_that_is_passed_around_leaves_room(tmp_path: Path) -> None:
    path = tmp_path / "a.tsx"
    path.write_text(
        "export const Card = () => <p />;\n"
        "export const mdxComponents = { Card };\n"
        "export const Page = ({ components }) => <MDXRemote components={components} />;\n"
        "export const Other = () => <Select components={{ Option: Card }} />;\n"
    )
    found = extract([path], tmp_path)
    assert "*" in found
    assert "Option" not in found


def test_two_components_of_one_name(tmp_path: Path) -> None:
    for folder, prop in (("a", "x"), ("b", "y")):
        (tmp_path / folder).mkdir()
        code = f"export const Card = (p: {{ {prop}: string }}) => <i>{{p.{prop}}}</i>;"
        (tmp_path / folder / "card.tsx").write_text(code)
        (tmp_path / folder / "card.test.tsx").write_text("export const Test = () => <p />;")
    found = extract(sorted(tmp_path.rglob("*.tsx")), tmp_path)
    assert set(found) == {"*", "Card"}
    assert [list(b["properties"]) for b in found["Card"]["props"]["anyOf"]] == [["x"], ["y"]]


def test_without_a_map_other_names_may_exist(tmp_path: Path) -> None:
    (tmp_path / "Card.tsx").write_text("export const Card = () => <p />;\n", "utf-8")
    assert set(extract([tmp_path / "Card.tsx"], tmp_path)) == {"*", "Card"}


def test_a_map_with_unknown_parts_is_open(tmp_path: Path) -> None:
    path = tmp_path / "mdx.tsx"
    path.write_text(
        'import { all } from "ui-kit";\n'
        "const Card = () => <p />;\n"
        "const components = { ...all, Card };\n"
        "export const Page = ({ source }) => <MDXRemote source={source} components={components} />;\n",
        "utf-8",
    )
    assert {"*", "Card"} <= set(extract([path], tmp_path))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "export default",
        "export const A = ({ a }: { a: ",
        "export const A: FC<",
        "interface P extends P {}\nexport const A = (p: P) => <i {...p} />;",
        "type P = P;\nexport const A = (p: P) => <i {...p} />;",
        "type P<T> = { a: P<T[]> };\nexport const A = (p: P<string>) => <i {...p} />;",
        'export * from "./a";\nexport { B } from "./a";\nimport { C } from "./a";\nexport { C };',
        "const A = B; const B = A; export { A };",
        "export const A = memo(A);",
        "export const A = (" * 300,
    ],
)
def test_broken_and_circular_code_ends_quietly(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.tsx"
    path.write_text(code, "utf-8")
    for entry in extract([path], tmp_path).values():
        assert schema_problems(entry["props"]) == []


def test_nothing_outside_the_root_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.ts").write_text("export interface P { secret: string }", "utf-8")
    inside = tmp_path / "site"
    inside.mkdir()
    path = inside / "a.tsx"
    path.write_text('import { P } from "../secret";\nexport const A = (p: P) => <i>{p.secret}</i>;')
    assert extract([path], inside)["A"]["props"].get("properties", {}) == {}


# --- the compiler's own answer -----------------------------------------------------------------


def _normal(schema: Any, definitions: dict[str, Any], depth: int = 0) -> Any:
    """Our schema in the form of schema_tsc.cjs."""
    if depth > 6:
        return "…"
    if "$ref" in schema:
        return _normal(definitions[schema["$ref"].rpartition("/")[2]], definitions, depth)
    if "enum" in schema:
        return _any([{"value": value} for value in schema["enum"]])
    if "anyOf" in schema:
        return _any([_normal(branch, definitions, depth) for branch in schema["anyOf"]])
    kind = schema.get("type")
    if isinstance(kind, list):
        return _any([{"type": name} for name in kind])
    if kind == "array" and "prefixItems" in schema:
        return {"tuple": [_normal(item, definitions, depth + 1) for item in schema["prefixItems"]]}
    if kind == "array":
        return {"items": _normal(schema.get("items", {}), definitions, depth + 1)}
    if kind != "object":
        return {"type": kind} if kind else {}
    out: dict[str, Any] = {"properties": {}}
    if isinstance(schema.get("additionalProperties"), dict):
        out["others"] = _normal(schema["additionalProperties"], definitions, depth + 1)
    for name, inner in schema["properties"].items():
        key = name if name in schema["required"] else name + "?"
        out["properties"][key] = _normal(inner, definitions, depth + 1)
    return out


def _any(parts: list[Any]) -> Any:
    flat = [inner for part in parts for inner in part.get("any", [part])]
    truth = [{"value": False}, {"value": True}]
    if all(value in flat for value in truth):
        flat = [{"type": "boolean"}, *(part for part in flat if part not in truth)]
    return flat[0] if len(flat) == 1 else {"any": sorted(flat, key=json.dumps)}


def _sorted(answer: Any) -> Any:
    """The compiler's answer with its unions in order and without children."""
    if isinstance(answer, list):
        return [_sorted(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    if "any" in answer:
        return _any([_sorted(part) for part in answer["any"]])
    return {key: _sorted(inner) for key, inner in answer.items() if key.rstrip("?") != "children"}


def test_the_typescript_compiler_says_the_same() -> None:
    """Needs node and the package typescript (5) where node finds it (NODE_PATH)."""
    node = shutil.which("node")
    script = str(Path(__file__).parent / "schema_tsc.cjs")
    if node is None:
        pytest.skip("node is not installed")
    run = subprocess.run(
        [node, script, str(SITE)], capture_output=True, text=True, check=False, env={**os.environ}
    )
    if "Cannot find module" in run.stderr or "is not a function" in run.stderr:
        pytest.skip("the package typescript is not there")
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout)
    compared = 0
    for name, theirs in answer.items():
        entry = FOUND.get("PriceTable" if name == "default:tables.tsx" else name)
        if entry is None or not theirs or "additionalProperties" not in json.dumps(entry["props"]):
            continue  # not a component, any, or open by markup attributes
        compared += 1
        ours = _normal(entry["props"], entry["props"].get("$defs", {}))
        if name == "Odd":  # a conditional type: understood by the compiler only
            theirs["properties"]["x"] = {}
        assert ours == _sorted(theirs), name
    assert compared >= 18
