import type { ReactNode } from "react";

export interface Titled {
  title: string;
  subtitle?: string;
}

export enum Level {
  Low = "low",
  High = "high",
}

export enum Order {
  First = 1,
  Second,
  Fourth = 4,
}

export const TONES = ["calm", "loud"] as const;
export type Tone = (typeof TONES)[number];

export const THEMES = { light: "bg-white", dark: "bg-black", "high-contrast": "bg-yellow" };
export type Theme = keyof typeof THEMES;

export type Money = string | number;
export type Slot = ReactNode;

export interface Place {
  name: string;
  coordinates: [latitude: number, longitude: number];
  opening?: { from: string; to: string; days: ("mon" | "tue" | "sun")[] };
}
