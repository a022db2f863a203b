/**
 * Our kind of item for vis-timeline 8.5, made from its range item. Its own ones write each item's place and width in
 * each frame, read every height back from the page, and give a card three elements around it. This one knows its
 * height and its least width, is one element, and writes only what changed. It is placed by insets and not by a
 * transform: each transform is a node of its own to Chromium's compositor, which goes through all of them whenever the
 * stage moves (6 ms a frame for a hundred cards). The insets are physical ones: Chromium sets those anew without
 * matching the element against all rules again, which it does for logical ones.
 */
export interface VisRangeItem {
  readonly data: { readonly start: Date; readonly end: Date; readonly least: number } & VisItemContent;
  readonly options: { readonly rtl: boolean };
  readonly conversion: { toScreen(time: Date): number };
  dom: VisItemElements | null;
  readonly parent: { readonly width: number; readonly top: number };
  dirty: boolean;
  left: number | null;
  right: number | null;
  top: number | null;
  width: number | null;
  height: number | null;
  _createDomElement(): void;
  _updateContents(element: HTMLElement): void;
  _getDomComponentsSizes(): ItemSizes;
  _updateDomComponentsSizes(sizes: ItemSizes): void;
  repositionX(): void;
  repositionY(): void;
}

/** What an item shows and how high that is, px; asked for anew when the item is said to be dirty. */
export interface VisItemContent {
  readonly element: () => HTMLElement;
  readonly height: () => number;
}

interface VisItemElements {
  readonly box: HTMLElement;
  readonly frame: HTMLElement;
  readonly visibleFrame: HTMLElement;
  readonly content: HTMLElement;
}

interface ItemSizes {
  readonly height: number;
}

export type VisRangeItemClass = new (data: object, conversion: object, options: object) => VisRangeItem;

export function extendRangeItem(RangeItem: VisRangeItemClass): VisRangeItemClass {
  return class EventItem extends RangeItem {
    #writtenWidth = -1;
    #writtenStart = NaN;
    #writtenTop = NaN;

    override _createDomElement(): void {
      if (this.dom) return;
      const box = document.createElement('div');
      this.dom = { box, frame: box, visibleFrame: box, content: box };
      this.dirty = true;
    }

    /** vis would compare the markup of the old with that of the new. */
    override _updateContents(box: HTMLElement): void {
      const element = this.data.element();
      if (element.parentNode !== box) box.replaceChildren(element);
    }

    override _getDomComponentsSizes(): ItemSizes {
      return { height: this.data.height() };
    }

    override _updateDomComponentsSizes(sizes: ItemSizes): void {
      this.height = sizes.height;
      this.dirty = false;
      // Its own, since a card out of view may not be laid out.
      if (this.dom) this.dom.box.style.height = `${sizes.height}px`;
    }

    /** As wide as its time, at least as wide as its text; cut a stage beyond the stage, since elements have their limits. */
    override repositionX(): void {
      const { start, end, least } = this.data;
      const stage = this.parent.width;
      const from = Math.max(this.conversion.toScreen(start), -stage);
      const to = Math.min(this.conversion.toScreen(end), 2 * stage);
      const left = Math.round(from);
      this.width = Math.max(Math.round(to) - left, least);
      if (this.options.rtl) this.right = left;
      else this.left = left;
      if (this.width === this.#writtenWidth || !this.dom) return;
      this.#writtenWidth = this.width;
      this.dom.box.style.width = `${this.width}px`;
    }

    override repositionY(): void {
      if (!this.dom) return;
      const { style } = this.dom.box;
      const start = (this.options.rtl ? this.right : this.left) ?? 0;
      const top = this.top ?? 0;
      if (start !== this.#writtenStart) style[this.options.rtl ? 'right' : 'left'] = `${start}px`;
      if (top !== this.#writtenTop) style.top = `${top}px`;
      this.#writtenStart = start;
      this.#writtenTop = top;
    }
  };
}
