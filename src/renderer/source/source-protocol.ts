/** What the page and a source in a worker say to each other. */
import type { FacetName, Filter } from '../../core/document/model.ts';
import type { EventSource, ListSort, WindowQuery } from '../../core/table/event-source.ts';
import type { PackedWindow } from './window-packing.ts';

export type SourceQuestion =
  | { readonly method: 'window'; readonly query: WindowQuery }
  | { readonly method: 'facets'; readonly filter: Filter; readonly names: readonly FacetName[] }
  | { readonly method: 'overview'; readonly filter: Filter; readonly bins: number }
  | { readonly method: 'search'; readonly text: string; readonly filter: Filter; readonly limit: number }
  | {
      readonly method: 'list';
      readonly filter: Filter;
      readonly sort: ListSort;
      readonly offset: number;
      readonly limit: number;
    }
  | {
      readonly method: 'listPlace';
      readonly filter: Filter;
      readonly sort: ListSort;
      readonly eventId: string;
    }
  | { readonly method: 'events'; readonly ids: readonly string[] };

type Method = SourceQuestion['method'];

/** The answer to each question as it crosses; a window's bins cross as one array. */
export type SourceAnswer<M extends Method = Method> = M extends 'window'
  ? PackedWindow
  : Awaited<ReturnType<EventSource[M]>>;

export type ToSource =
  | { readonly type: 'ask'; readonly id: number; readonly question: SourceQuestion }
  | { readonly type: 'cancel'; readonly id: number };

export type FromSource =
  | { readonly type: 'answer'; readonly id: number; readonly answer: SourceAnswer }
  /** A mistake in the question or in the source; `message` is for developers. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
