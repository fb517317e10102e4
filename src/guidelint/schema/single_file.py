"""Components that are a whole file: Astro, Vue and Svelte."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidelint.lazy import lazy_pattern
from guidelint.schema import shapes
from guidelint.schema.components import entry
from guidelint.schema.markup import shows_children, template_of
from guidelint.schema.project import Project
from guidelint.schema.reads import Reads, pattern_names, reads_of_object, used_names
from guidelint.schema.shapes import ANY, Schema
from guidelint.schema.source import Module, field, text, unquoted, walk
from guidelint.schema.typescript import Types
from guidelint.schema.values import literal

Given = dict[str, tuple[str, object]]  # prop -> local name, default (None: none that is plain)

if TYPE_CHECKING:
    from tree_sitter import Node

SUFFIXES = (".astro", ".vue", ".svelte")
_WHOLE = lazy_pattern(
    r"\.\.\.Astro\.props|\$\$(?:props|restProps)|\$attrs|\$props\b(?!\s*[<(])|v-bind=\"props\""
)
_VUE_TYPES: dict[str, Schema] = {
    "String": {"type": "string"},
    "Number": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "Array": {"type": "array"},
    "Object": {"type": "object"},
}


def described_file(project: Project, path: Path) -> dict[str, Any] | None:
    """The entry of the component in an Astro, Vue or Svelte file."""
    module = project.module(path)
    if module is None:
        return None
    code = path.read_text("utf-8", "replace")
    types = Types(project)
    read = {".astro": _astro, ".vue": _vue, ".svelte": _svelte}[path.suffix]
    schema, given = read(types, module, path)
    template = template_of(code, path.suffix)
    reads = _reads(module, template, code, schema, given)
    out = entry(types, schema, reads, project.relative(path))
    out["children"] = shows_children(code, path.suffix)
    if path.suffix == ".vue" and not shapes.is_open(schema):  # these fall through to the root
        out["props"]["properties"].update(dict.fromkeys(("class", "style", "id"), ANY))
    return out


def _reads(module: Module, template: str, code: str, schema: Schema, given: Given) -> Reads:
    """Props that the script uses or the template names; `given` maps a prop to its local name."""
    defaults = tuple((p, value) for p, (_, value) in given.items() if value is not None)
    own = _own_object(module)
    passed_on = own != "" and reads_of_object(module.root, own).all
    if passed_on or _WHOLE.search(code) or "..." in given:
        return Reads(frozenset(), True, defaults=defaults)
    used = used_names(module.root)
    for node in walk(module.root):
        if node.type == "member_expression":
            used.add(text(field(node, "property")))
    words = set(re.findall(r"[A-Za-z_$][\w$]*", template))
    names = [n for n in shapes.names_in(schema) if given.get(n, (n, None))[0] in used | words]
    return Reads(frozenset((*names, "children")), False, defaults=defaults)


def _own_object(module: Module) -> str:
    """What a Vue script calls its props: ``const props = defineProps()``."""
    for name, value in module.values.items():
        if text(field(value, "function")) in ("defineProps", "withDefaults"):
            return name
    return ""


def _declared(types: Types, module: Module, path: Path, *names: str) -> Schema | None:
    """The first of the types that the file declares or imports."""
    for name in names:
        if name in module.types or name in module.imports:
            return types.deref(types.named(name, [], path, {}))
    return None


def _astro(types: Types, module: Module, path: Path) -> tuple[Schema, Given]:
    schema = _declared(types, module, path, "Props")
    given: Given = {}
    untyped: dict[str, Schema] = {}
    for pattern, value in _unpacked(module):
        if not text(value).startswith("Astro.props"):
            continue
        for prop, local, default in pattern_names(pattern):
            given[prop] = (local, literal(default)[1])
            untyped[prop] = ANY
        if value.type in ("as_expression", "satisfies_expression") and schema is None:
            schema = types.deref(types.schema(value.named_children[1], path, {}))
    if schema is None:
        for node in walk(module.root):
            if node.type == "member_expression" and text(field(node, "object")) == "Astro.props":
                untyped[text(field(node, "property"))] = ANY
        more = "..." in untyped
        untyped.pop("...", None)
        schema = shapes.object_of(untyped, more=more)
    return schema, {} if "..." in given and not shapes.is_open(schema) else given


def _unpacked(module: Module) -> list[tuple[Node, Node]]:
    """``const { a } = value`` of the whole file: pattern and value."""
    found = []
    for node in walk(module.root):
        name, value = field(node, "name"), field(node, "value")
        if node.type != "variable_declarator" or name is None or value is None:
            continue
        if name.type == "object_pattern":
            found.append((name, value))
    return found


def _vue(types: Types, module: Module, path: Path) -> tuple[Schema, Given]:
    given: Given = {}
    schema = shapes.object_of({})
    for node in walk(module.root):
        if node.type == "call_expression" and text(field(node, "function")) == "defineProps":
            holder = field(node, "type_arguments")
            if holder is not None and holder.named_children:
                schema = types.deref(types.schema(holder.named_children[0], path, {}))
            else:
                schema = _runtime(types, field(node, "arguments"), path)
            given.update(_with_defaults(node))
        elif _is_props_option(node):
            schema = _runtime_object(types, field(node, "value"), path)
    return schema, given


def _with_defaults(call: Node) -> Given:
    """The defaults of ``withDefaults(defineProps<Props>(), { size: "s" })``."""
    holder = call.parent
    outer = holder.parent if holder is not None else None
    if holder is None or outer is None or text(field(outer, "function")) != "withDefaults":
        return {}
    known, defaults = literal(holder.named_children[-1])
    return {name: (name, default) for name, default in defaults.items()} if known else {}


def _is_props_option(node: Node) -> bool:
    """Whether a pair is the ``props: …`` of the component's own options object."""
    if node.type != "pair" or unquoted(field(node, "key")) != "props" or node.parent is None:
        return False
    holder = node.parent.parent
    if holder is not None and holder.type == "arguments" and holder.parent is not None:
        return text(field(holder.parent, "function")) == "defineComponent"
    return holder is not None and holder.type == "export_statement"


def _runtime(types: Types, arguments: Node | None, path: Path) -> Schema:
    given = arguments.named_children if arguments else []
    return _runtime_object(types, given[0] if given else None, path)


def _runtime_object(types: Types, node: Node | None, path: Path) -> Schema:
    """``{ title: String, size: { type: Number, required: true } }`` and ``["title"]``."""
    if node is None:
        return shapes.object_of({})
    if node.type == "array":
        return shapes.object_of({unquoted(item): ANY for item in node.named_children})
    if node.type != "object":
        types.note("props are not written out")
        return shapes.object_of({}, more=True)
    properties: dict[str, Schema] = {}
    needed = []
    for pair in node.named_children:
        name, value = unquoted(field(pair, "key")), field(pair, "value")
        if pair.type != "pair" or value is None:
            continue
        options = {unquoted(field(p, "key")): field(p, "value") for p in value.named_children}
        kind = options.get("type") if value.type == "object" else value
        properties[name] = _runtime_type(types, kind, path)
        if value.type == "object":
            if text(options.get("required")) == "true":
                needed.append(name)
            known, default = literal(options.get("default"))
            if known:
                properties[name] = {**properties[name], "default": default}
    return shapes.object_of(properties, needed)


def _runtime_type(types: Types, node: Node | None, path: Path) -> Schema:
    if node is None:
        return ANY
    if node.type == "array":
        return shapes.union([_runtime_type(types, item, path) for item in node.named_children])
    if node.type in ("as_expression", "satisfies_expression"):
        return types.schema(node.named_children[1], path, {})
    return _VUE_TYPES.get(text(node), ANY)


def _svelte(types: Types, module: Module, path: Path) -> tuple[Schema, Given]:
    properties: dict[str, Schema] = {}
    needed: list[str] = []
    given: Given = {}
    schema = _declared(types, module, path, "$$Props")
    for node in walk(module.root):
        if node.type == "export_statement" and node.children[1].type == "lexical_declaration":
            if text(node.children[1]).startswith("let"):
                _exported_let(types, node.children[1], path, properties, needed)
        elif node.type == "variable_declarator":
            called = field(node, "value")
            target = field(node, "name")
            if called is None or text(field(called, "function")) != "$props" or target is None:
                continue
            schema = _runes(types, node, target, called, path, given)
    if schema is None:
        schema = shapes.object_of(properties, needed)
    return schema, given


def _exported_let(
    types: Types, node: Node, path: Path, properties: dict[str, Schema], needed: list[str]
) -> None:
    for one in node.named_children:
        name, annotation = text(field(one, "name")), field(one, "type")
        value = field(one, "value")
        schema = types.schema(annotation.named_children[0], path, {}) if annotation else ANY
        known, default = literal(value)
        properties[name] = {**schema, "default": default} if known else schema
        if value is None and not (annotation and "undefined" in text(annotation)):
            needed.append(name)


def _runes(types: Types, node: Node, target: Node, call: Node, path: Path, given: Given) -> Schema:
    """``let { a, b = 1 }: Props = $props()``."""
    annotation, holder = field(node, "type"), field(call, "type_arguments")
    pattern = target.type == "object_pattern"
    names = list(pattern_names(target)) if pattern else [("...", "", None)]
    given.update((prop, (local, literal(default)[1])) for prop, local, default in names)
    typed = annotation.named_children if annotation else holder.named_children if holder else ()
    if typed:
        return types.deref(types.schema(typed[0], path, {}))
    return shapes.object_of(
        {prop: ANY for prop, _, _ in names if prop != "..."}, more="..." in given
    )
