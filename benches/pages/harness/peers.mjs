/** The peers: where each begins, and what its compiler needs. A new one gets a line here. */

import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import solid from 'vite-plugin-solid';

/** React and Preact differ in what JSX becomes, and in where hooks come from. */
const jsx = (importSource, hooks) => ({
  oxc: { jsx: { runtime: 'automatic', importSource } },
  resolve: { alias: { hooks } },
});

/**
 * By name: `browser` is the entry of the widget, `server` that of a module whose `render` gives the
 * markup of a view, and `config` what a build adds to Vite's own.
 */
export const PEERS = {
  vanilla: { browser: 'vanilla/browser.mjs' },
  preact: { browser: 'jsx/preact.browser.jsx', server: 'jsx/preact.server.jsx', config: () => jsx('preact', 'preact/hooks') },
  react: { browser: 'jsx/react.browser.jsx', server: 'jsx/react.server.jsx', config: () => jsx('react', 'react') },
  svelte: { browser: 'svelte/browser.mjs', server: 'svelte/server.mjs', config: () => ({ plugins: [svelte(SVELTE)] }) },
  solid: { browser: 'solid/browser.jsx', server: 'solid/server.jsx', config: () => ({ plugins: [solid(SOLID)] }) },
  lit: { browser: 'lit/browser.mjs', server: 'lit/server.mjs' },
  vue: { browser: 'vue/browser.mjs', server: 'vue/server.mjs', config: () => ({ plugins: [vue(VUE)] }) },
};

// Without this the plugin looks for a configuration file, and complains that there is none.
const SVELTE = { configFile: false };
const SOLID = { ssr: true, solid: { hydratable: false }, hot: false };
const VUE = { features: { optionsAPI: false } };
