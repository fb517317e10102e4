import type { MDXComponents } from "mdx/types";
import { Tabs } from "some-ui";
import * as Boxes from "./components/mdx/boxes";
import PriceTable from "./components/mdx/tables";
import { Chart } from "@/components/mdx/tables";

const shared = { Chart };

export function useMDXComponents(components: MDXComponents): MDXComponents {
  return {
    h1: (props: any) => <h1 className="big" {...props} />,
    PriceTable,
    Prices: PriceTable,
    Remark: ({ text }: { text: string }) => <p>{text}</p>,
    Tabs,
    Quote: Boxes.Quote,
    ...shared,
    ...components,
  };
}
