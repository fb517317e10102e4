import React, { type FC, type PropsWithChildren, memo as m } from "react";
import { TONES, type Theme, Level, Order } from "@/lib";
import type { Tone, Place } from "~shared";
import * as Shared from "../../lib/shared";

type BoxType = "tip" | "warning" | "arc-free";

const STYLES: Record<BoxType, string> = { tip: "t", warning: "w", "arc-free": "a" };

// React.FC with an inline type; children are shown.
export const InfoBox: React.FC<PropsWithChildren<{ type?: BoxType; title?: string; tone?: Tone; theme?: Theme }>> = ({
  type = "tip",
  title,
  tone,
  theme,
  children,
}) => (
  <aside className={STYLES[type]} data-tone={tone} data-theme={theme}>
    {title}
    {children}
  </aside>
);

// Children are taken and dropped; a prop is never read.
export const AnswerBlock: FC<PropsWithChildren<{ question: string; answer: string; author?: string }>> = ({
  question,
  answer,
}) => (
  <dl>
    {question}
    {answer}
  </dl>
);

// Enums, an enum by namespace, a tuple, a nested imported interface, keyof typeof.
interface CardProps {
  level: Level;
  order?: Order;
  severity?: Shared.Level;
  place: Place;
  style?: keyof typeof STYLES;
  tone?: (typeof TONES)[number];
  icon?: React.ReactNode;
  children?: Shared.Slot;
  onOpen?: (name: string) => void;
  since?: Date;
}
function Card({ level, order, severity, place, style, tone, icon, children, onOpen, since }: CardProps) {
  return <div onClick={() => onOpen?.(place.name)}>{level}{order}{severity}{style}{tone}{icon}{children}{String(since)}</div>;
}
function CardHeader({ text }: { text: string }) {
  return <h3>{text}</h3>;
}
Card.Header = CardHeader;
export { Card, CardHeader as Header };

// memo with a function that has a name, through an alias of memo.
export const Quote = m(function Quote({ text, by = "nobody" }: { text: string; by?: string }) {
  return <q title={by}>{text}</q>;
});
