import React, { forwardRef, lazy, type ComponentProps, type HTMLAttributes } from "react";
import { cva, type VariantProps } from "class-variance-authority";
import PriceTable from "./tables";

type Base = { id: string; kind: "a" | "b"; size: number; label?: string };

export function Picked(props: Pick<Base, "id" | "label">) {
  return <i>{props.id}{props.label}</i>;
}
export function Omitted({ id, kind }: Omit<Base, "size" | "label">) {
  return <i>{id}{kind}</i>;
}
export const Optional = ({ id, size }: Partial<Base> & Required<Pick<Base, "label">>) => <i>{id}{size}</i>;
export const Excluded = ({ kind }: { kind: Exclude<"a" | "b" | "c", "c">; only: Extract<"x" | "y", "x"> }) => <i>{kind}</i>;

// An intersection with markup attributes is open: other props are passed on.
export const Button = forwardRef<HTMLButtonElement, HTMLAttributes<HTMLButtonElement> & { tone?: "plain" | "loud" }>(
  ({ tone = "plain", ...props }, ref) => <button ref={ref} data-tone={tone} {...props} />,
);

const badge = cva("badge", { variants: { color: { red: "r", blue: "b" }, wide: { true: "w" } } });
export function Badge({ color, wide, text }: VariantProps<typeof badge> & { text: string }) {
  return <b className={badge({ color, wide })}>{text}</b>;
}

// Unions of objects, mapped types, indexed access, generics, recursion.
type Media = { kind: "photo"; src: string } | { kind: "video"; url: string; length?: number };
export function Figure(props: Media & { caption?: string }) {
  return <figure>{props.kind === "photo" ? props.src : props.url}{props.caption}</figure>;
}
type Flags = { [K in "sun" | "rain"]?: boolean };
export function Weather({ flags, kind, list }: { flags: Flags; kind: Base["kind"]; list: List<number> }) {
  return <i>{String(flags)}{kind}{list.items.length}</i>;
}
interface List<T, K extends string = "up"> {
  items: T[];
  order?: K;
}
interface TreeNode {
  label: string;
  nodes?: TreeNode[];
}
export function Tree({ root }: { root: TreeNode }) {
  return <ul>{root.label}</ul>;
}
export function Choice<T extends "one" | "two">({ value }: { value: T; all?: T[] }) {
  return <i>{value}</i>;
}

// The props of another component, a lazy one, a class, template literals, satisfies.
export function Tickets(props: ComponentProps<typeof PriceTable>) {
  return <PriceTable {...props} />;
}
export const Later = lazy(() => import("./tables"));
export class Clock extends React.Component<{ zone: string; seconds?: boolean; children: React.ReactNode }> {
  render() {
    const { zone } = this.props;
    return <time>{zone}{this.props.children}</time>;
  }
}
export const Bar = (({ width }) => <hr style={{ color: width }} />) satisfies React.FC<{ width: `${number}px` }>;
export const Odd = ({ x }: { x: Base extends { id: infer I } ? I : never; y?: unknown }) => <i>{String(x)}</i>;

// Not components.
export const useClock = () => 3;
export const LIMIT = 10;
export const Context = React.createContext(null);
export function Helper(value: number) {
  return value + 1;
}
