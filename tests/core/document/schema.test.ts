import type * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as model from '../../../src/core/document/model.ts';
import type { FigureOptions } from '../../../src/core/figure/contract.ts';
import * as schema from '../../../src/core/document/schema.ts';
import type * as schemaView from '../../../src/core/document/schema-view.ts';
import { isObject } from '../../../src/core/document/check-context.ts';

/** The fields that the schema names, without the open end of a loose object. */
type Fields<S extends { readonly pipe: readonly [{ readonly entries: object }, ...unknown[]] }> =
  keyof S['pipe'][0]['entries'];

describe('the schema and the records', () => {
  it('agree on what each record holds', () => {
    expectTypeOf<v.InferOutput<typeof schema.document>>().toExtend<model.TimelineDocument>();
    expectTypeOf<v.InferOutput<typeof schema.event>>().toExtend<model.TimelineEvent>();
    expectTypeOf<v.InferOutput<typeof schemaView.view>>().toExtend<model.SavedView>();
  });

  it('hold every option of a figure in its settings', () => {
    expectTypeOf<FigureOptions>().toExtend<model.FigureSettings>();
    // A figure in further files is several figures to the engine.
    expectTypeOf<Exclude<keyof model.FigureSettings, 'others'>>().toEqualTypeOf<keyof FigureOptions>();
    type Options = (typeof schemaView.figure)['pipe'][0]['entries']['options']['entries'];
    expectTypeOf<keyof Options>().toEqualTypeOf<keyof model.FigureSettings>();
  });

  it('name the same fields', () => {
    expectTypeOf<Fields<typeof schema.document>>().toEqualTypeOf<keyof model.TimelineDocument>();
    expectTypeOf<Fields<typeof schema.actor>>().toEqualTypeOf<keyof model.Actor>();
    expectTypeOf<Fields<typeof schema.place>>().toEqualTypeOf<keyof model.Place>();
    expectTypeOf<Fields<typeof schema.topic>>().toEqualTypeOf<keyof model.Topic>();
    expectTypeOf<Fields<typeof schema.source>>().toEqualTypeOf<keyof model.Source>();
    expectTypeOf<Fields<typeof schema.event>>().toEqualTypeOf<keyof model.TimelineEvent>();
    expectTypeOf<Fields<typeof schema.quote>>().toEqualTypeOf<keyof model.Quote>();
    expectTypeOf<Fields<typeof schema.citation>>().toEqualTypeOf<keyof model.Citation>();
    expectTypeOf<Fields<typeof schema.eventActor>>().toEqualTypeOf<keyof model.EventActor>();
    expectTypeOf<Fields<typeof schema.relation>>().toEqualTypeOf<keyof model.Relation>();
    expectTypeOf<Fields<typeof schemaView.filter>>().toEqualTypeOf<keyof model.Filter>();
    expectTypeOf<Fields<typeof schemaView.figure>>().toEqualTypeOf<keyof model.NamedFigure>();
    expectTypeOf<Fields<typeof schemaView.view>>().toEqualTypeOf<keyof model.SavedView>();
  });

  it('describe every definition that is published', () => {
    for (const [name, definition] of Object.entries(schema.DEFINITIONS)) {
      const descriptions = definition.pipe.filter((rule) => isObject(rule) && rule['type'] === 'description');
      expect(descriptions, name).toHaveLength(1);
    }
  });
});
