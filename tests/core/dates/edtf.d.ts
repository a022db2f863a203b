declare module 'edtf' {
  export function parse(text: string): unknown;
}
declare module 'edtf/sample' {
  export function sample(options: { readonly count: number; readonly level?: number }): Generator<string>;
}
