import React from "react";
import type { Titled, Money } from "../../lib/shared";

interface Row {
  name: string;
  price: Money;
  note?: string | null;
  features?: readonly string[];
}

// An interface that extends one from another file, nested objects, lists, a default.
interface PriceTableProps extends Titled {
  items: Row[];
  currency?: string;
  columns?: 2 | 3 | 4;
  highlight?: boolean;
  totals?: { low: number; high: number };
}

export default function PriceTable({ title, items, currency = "KRW", columns = 2, ...rest }: PriceTableProps) {
  return (
    <section {...rest} data-columns={columns}>
      {title} {currency} {items.map((item) => item.name)}
    </section>
  );
}

// Declaration merging, an index signature, Record with open and with fixed keys.
export interface ChartProps {
  data: Record<string, number>;
}
export interface ChartProps {
  axes?: Record<"x" | "y", string>;
  extra?: { [key: string]: boolean };
}
export function Chart({ data, axes, extra }: ChartProps) {
  return <svg data-n={Object.keys(data).length}>{axes?.x}{String(extra)}</svg>;
}

// Props as a whole: member access, a nested pattern and an index.
export function Grid(props: { rows: string[][]; caption: string; hidden?: boolean; "aria-label"?: string }) {
  const { rows, caption: text } = props;
  return <table title={props["aria-label"]}>{rows.length}{text}</table>;
}
