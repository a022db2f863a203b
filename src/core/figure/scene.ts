/**
 * The scene: what a figure is made of, already measured and shaped. SVG, PNG and PDF are written from it and decide
 * nothing more. Units are px (1/96 inch), y grows downwards, x is physical (left to right) whatever the direction.
 */
import type { Line } from './text/text.ts';

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly description: string;
  readonly background: string;
  readonly nodes: readonly SceneNode[];
}

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
}

/** A plain colour, or a horizontal or vertical run of stops from (x1, y1) to (x2, y2) in scene units. */
export type Paint =
  | string
  | {
      readonly type: 'linear-gradient';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stops: readonly {
        readonly offset: number;
        readonly color: string;
        readonly opacity: number;
      }[];
    };

export type SceneNode =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill?: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: 'path';
      /** Absolute M, L, Q, C, A and Z commands. */
      readonly d: string;
      readonly fill?: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: 'text';
      /** Left edge of the line and its baseline. */
      readonly x: number;
      readonly y: number;
      readonly line: Line;
      readonly fill: string;
    }
  | {
      /** One thing to a reader: an event with its mark and labels, the legend, the axis. */
      readonly type: 'group';
      readonly role: 'title' | 'axis' | 'lane' | 'event' | 'relation' | 'legend' | 'sources' | 'note';
      /** What a screen reader says. */
      readonly label: string;
      readonly id?: string;
      readonly children: readonly SceneNode[];
    }
  | {
      /** The figure in one of its languages, where it has two. */
      readonly type: 'group';
      readonly role: 'part';
      readonly label: string;
      readonly id?: string;
      readonly language: string;
      readonly direction: 'ltr' | 'rtl';
      readonly children: readonly SceneNode[];
    };
