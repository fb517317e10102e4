// The TypeScript compiler's own answer: node schema_tsc.cjs ROOT -> JSON {component: schema}.
const ts = require("typescript");
const path = require("path");
const root = path.resolve(process.argv[2]);
const config = ts.getParsedCommandLineOfConfigFile(path.join(root, "tsconfig.json"), {}, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (d) => { throw new Error(JSON.stringify(d.messageText)); },
});
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();
const ANYTHING = /^(ReactNode|Element|ReactElement)$/;

function schema(type, at, depth) {
  const F = ts.TypeFlags;
  if (depth > 6) return "…";
  if (type.aliasSymbol && ANYTHING.test(type.aliasSymbol.name)) return {};
  if (type.flags & (F.Any | F.Unknown)) return {};
  if (type.flags & F.Boolean) return { type: "boolean" };
  if (type.isUnion()) {
    const parts = type.types.filter((t) => !(t.flags & (F.Undefined | F.Void)));
    const names = parts.map((t) => checker.typeToString(t));
    if (names.includes("JSX.Element")) return {};
    return parts.length === 1 ? schema(parts[0], at, depth) : { any: parts.map((t) => schema(t, at, depth)) };
  }
  if (type.flags & F.TypeParameter) return schema(checker.getBaseConstraintOfType(type) || checker.getAnyType(), at, depth);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { value: type.value };
  if (type.flags & F.BooleanLiteral) return { value: checker.typeToString(type) === "true" };
  if (type.flags & (F.String | F.TemplateLiteral)) return { type: "string" };
  if (type.flags & F.Number) return { type: "number" };
  if (type.flags & F.Null) return { type: "null" };
  if (type.flags & (F.Undefined | F.Never)) return {};
  if (checker.isTupleType(type)) return { tuple: checker.getTypeArguments(type).map((t) => schema(t, at, depth + 1)) };
  if (checker.isArrayType(type)) return { items: schema(checker.getTypeArguments(type)[0], at, depth + 1) };
  if (type.getCallSignatures().length) return {};
  if (type.symbol && type.symbol.name === "Date") return {};
  const out = { properties: {} };
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (index) out.others = schema(index.type, at, depth + 1);
  for (const p of type.getProperties()) {
    const optional = Boolean(p.flags & ts.SymbolFlags.Optional);
    out.properties[p.name + (optional ? "?" : "")] = schema(checker.getTypeOfSymbolAtLocation(p, at), at, depth + 1);
  }
  return out;
}

const answer = {};
for (const file of program.getSourceFiles()) {
  if (file.isDeclarationFile || !file.fileName.startsWith(root + "/components")) continue;
  const symbol = checker.getSymbolAtLocation(file);
  for (const one of symbol ? checker.getExportsOfModule(symbol) : []) {
    const type = checker.getTypeOfSymbolAtLocation(one, file);
    const call = type.getCallSignatures()[0];
    const make = type.getConstructSignatures()[0];
    let props = call && call.parameters[0] && checker.getTypeOfSymbolAtLocation(call.parameters[0], file);
    if (!props && make) props = checker.getTypeOfSymbolAtLocation(make.getReturnType().getProperty("props"), file);
    if (props) answer[one.name === "default" ? "default:" + path.basename(file.fileName) : one.name] = schema(props, file, 0);
  }
}
console.log(JSON.stringify(answer, null, 1));
