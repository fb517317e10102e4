export * from "./shared";
export { Level as Severity } from "./shared";
