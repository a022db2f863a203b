/** The layer rules. A broken one fails `npm test`. */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
});
const core = '^src/core/(cancel|theme|vocabulary)';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    layer('core-dates', '^src/core/dates/', ['^src/core/dates/', '^src/core/cancel']),
    layer('core-document', '^src/core/(document|theme|vocabulary)/', [core, '^src/core/(dates|document)/']),
    layer('core-search', '^src/core/search/', [core, '^src/core/(dates|document|search)/']),
    layer('core-table', '^src/core/table/', [core, '^src/core/(dates|document|search|table)/']),
    layer('core-history', '^src/core/history/', [core, '^src/core/(dates|document|search|table|history)/']),
    layer('core-codecs', '^src/core/codecs/', [core, '^src/core/(dates|document|search|table|codecs)/']),
    layer('core-layout', '^src/core/layout/', [core, '^src/core/(dates|document|search|table|layout)/']),
    layer('core-figure', '^src/core/figure/', [
      core,
      '^src/core/(dates|document|search|table|layout|figure)/',
    ]),
    layer(
      'i18n',
      '^src/i18n/',
      [
        '^src/i18n/',
        '^src/core/(dates|figure|figure/html)/words\\.ts$',
        '^src/core/document/(model|problem|assert-never)\\.ts$',
        '^src/core/figure/contract\\.ts$',
      ],
      'i18n fills the word contracts of core, words its problems and notes, and reads nothing else of it',
    ),
    layer('host', '^src/host/[^/]+$', ['^src/host/[^/]+$', '^src/core/']),
    layer('host-node', '^src/host/node/', ['^src/host/']),
    layer('main', '^src/main/', ['^src/(main|core|host|i18n)/']),
    layer('preload', '^src/preload/', ['^src/preload/', '^src/host/[^/]+$']),
    layer('renderer', '^src/renderer/', ['^src/(renderer|core|i18n)/', '^src/host/[^/]+$']),
    layer('cli', '^src/cli/', ['^src/(cli|core|host|i18n)/']),
    {
      name: 'edtf-only-in-dates',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/dates/' },
      to: { path: 'node_modules/edtf/' },
    },
    {
      name: 'vis-only-in-its-adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/renderer/timeline/vis-adapter\\.ts$' },
      to: { path: 'node_modules/(vis-|moment)' },
    },
    {
      name: 'core-without-environment',
      severity: 'error',
      from: { path: '^src/(core|i18n|host)/', pathNot: '^src/host/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-only-electron',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: 'node_modules', pathNot: 'node_modules/electron/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(url|worker|raw|inline)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default'],
    },
  },
};
