// As much of React's types as the fixtures need, for the comparison with the compiler.
declare namespace JSX {
  interface Element {}
  interface ElementClass {}
  interface IntrinsicElements {
    [name: string]: any;
  }
}
declare namespace React {
  type ReactNode = string | number | boolean | null | undefined | JSX.Element | ReactNode[];
  type PropsWithChildren<P = unknown> = P & { children?: ReactNode };
  interface FC<P = {}> {
    (props: P): ReactNode;
    displayName?: string;
  }
  interface HTMLAttributes<T> {
    className?: string;
    id?: string;
    children?: ReactNode;
    onClick?: (event: T) => void;
  }
  type ComponentProps<T> = T extends (props: infer P) => any ? P : HTMLAttributes<T>;
  class Component<P = {}, S = {}> {
    constructor(props: P);
    props: P;
    state: S;
  }
  function memo<C extends (props: any) => any>(component: C): C;
  function forwardRef<T, P = {}>(render: (props: P, ref: T) => ReactNode): (props: P) => ReactNode;
  function lazy<C>(load: () => Promise<{ default: C }>): C;
  function createContext<T>(value: T): { value: T };
}
declare module "react" {
  export = React;
}
declare module "class-variance-authority" {
  export function cva<V>(base: string, config: { variants: V }): (options?: any) => string;
  export type VariantProps<F> = any;
}
declare module "some-ui" {
  export const Tabs: React.FC;
}
declare module "mdx/types" {
  export type MDXComponents = Record<string, unknown>;
}
