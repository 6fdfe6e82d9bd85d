import { createRequire } from 'node:module';
import { defineConfig } from 'vite';

// GraphiQL's own bundle of styles carries Monaco's styles a second time and 400 kB of fonts as data URLs, so the page
// takes the four style sheets behind it instead. Two of them belong to plugins that only GraphiQL itself can resolve.
const graphiql = createRequire(createRequire(import.meta.url).resolve('graphiql/package.json'));
const pluginStyles = ['@graphiql/plugin-doc-explorer/style.css', '@graphiql/plugin-history/style.css'];

export default defineConfig({
  base: '/explorer/',
  resolve: { alias: pluginStyles.map((find) => ({ find, replacement: graphiql.resolve(find) })) },
  worker: { format: 'es' },
  build: {
    // The editor is one large lazy chunk by nature; the default limit of 500 kB would warn on each build.
    chunkSizeWarningLimit: 4000,
    // Fonts and icons stay files: the content security policy then needs no data: for fonts.
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Licences are in licenses.md instead of in every chunk.
      output: { comments: { legal: false } },
      // "use client" means something to servers that render React; this page has none.
      checks: { moduleLevelDirective: false },
    },
  },
});
