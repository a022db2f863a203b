type Template = Electron.MenuItemConstructorOptions;

/** Roles that the documentation names, as far as menus of ours use them, and what Electron labels them. */
const ROLES: Readonly<Partial<Record<NonNullable<Template['role']>, string>>> = {
  about: 'About',
  services: 'Services',
  hide: 'Hide',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit',
  close: 'Close Window',
  minimize: 'Minimize',
  zoom: 'Zoom',
  front: 'Bring All to Front',
  window: 'Window',
  help: 'Help',
  togglefullscreen: 'Toggle Full Screen',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  delete: 'Delete',
  selectAll: 'Select All',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  recentDocuments: 'Open Recent',
  clearRecentDocuments: 'Clear Menu',
  appMenu: 'Communiqué',
  editMenu: 'Edit',
  windowMenu: 'Window',
};

/** Accelerators as the documentation lists them; case does not count. */
const MODIFIER = /^(CmdOrCtrl|CommandOrControl|Cmd|Command|Ctrl|Control|Alt|Option|AltGr|Shift|Super|Meta)$/i;
const KEY =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|[)!@#$%^&*(:;+=<,_\->.?/~`{}[\]|\\"']|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc)$/i;

type ItemPart = Pick<Electron.MenuItem, 'id' | 'label' | 'type' | 'enabled' | 'checked'> & {
  readonly role: Template['role'];
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
};

export class StandInMenuItem implements ItemPart {
  readonly id: string;
  readonly label: string;
  readonly type: Electron.MenuItem['type'];
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly role: Template['role'];
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
  readonly #template: Template;

  constructor(template: Template) {
    this.#template = template;
    this.role = template.role;
    this.type = template.type ?? (template.submenu === undefined ? 'normal' : 'submenu');
    this.id = template.id ?? '';
    this.label = template.label ?? (template.role === undefined ? '' : (ROLES[template.role] ?? ''));
    this.enabled = template.enabled ?? true;
    this.checked = template.checked ?? false;
    this.accelerator = template.accelerator === null ? undefined : template.accelerator;
    this.submenu = Array.isArray(template.submenu)
      ? StandInMenu.buildFromTemplate(template.submenu as Template[])
      : undefined;
  }

  /** A disabled item takes no click, as on screen. */
  click(): void {
    if (!this.enabled) return;
    this.#template.click?.(this as unknown as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
  }
}

/** `Menu`, which can be read and clicked. Templates that Electron would refuse are refused. */
export class StandInMenu {
  readonly items: readonly StandInMenuItem[];
  static #application: StandInMenu | null = null;
  /** The menu that was last shown where the pointer is. */
  static popped: StandInMenu | null = null;

  constructor(items: readonly StandInMenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Template[]): StandInMenu {
    template.forEach(check);
    return new StandInMenu(template.map((item) => new StandInMenuItem(item)));
  }

  /** The bar of macOS; on the other systems that of every window without its own. Null takes it away. */
  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.#application = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.#application;
  }

  /** Searches the submenus too; null where there is none of that id. */
  getMenuItemById(id: string): StandInMenuItem | null {
    return this.#all().find((item) => item.id === id) ?? null;
  }

  /** Shows it as a context menu. */
  popup(_options?: Electron.PopupOptions): void {
    StandInMenu.popped = this;
  }

  /** All labels, for a look at the whole menu. */
  labels(): readonly string[] {
    return this.#all().map(({ label }) => label);
  }

  #all(): readonly StandInMenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu === undefined ? [] : item.submenu.#all())]);
  }
}

function check({ label, role, type, accelerator, submenu }: Template): void {
  if (label === undefined && role === undefined && type !== 'separator') {
    throw new Error('Invalid template for MenuItem: must have at least one of label, role or type');
  }
  if (role !== undefined && ROLES[role] === undefined) throw new Error(`Unknown role: ${role}`);
  if (type === 'submenu' && submenu === undefined) throw new Error(`Submenu without items: ${label}`);
  if (accelerator === undefined || accelerator === null) return;
  const parts = accelerator.split('+').map((part) => (part === '' ? 'Plus' : part));
  const key = parts.at(-1) ?? '';
  if (!KEY.test(key) || !parts.slice(0, -1).every((part) => MODIFIER.test(part))) {
    throw new Error(`Not an accelerator: ${accelerator}`);
  }
}

/** Fails to compile where Electron would not take what the stand-in takes. */
type Fits<Real extends Wanted, Wanted> = Real & Wanted;
export type MenuClass = Fits<
  typeof Electron.Menu,
  {
    buildFromTemplate(template: Template[]): unknown;
    setApplicationMenu(menu: null): void;
    getApplicationMenu(): unknown;
  }
>;
