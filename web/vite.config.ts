import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Two entries, built one after the other: `--mode console` and `--mode field`. */
export default defineConfig(({ mode }) => {
  const entry = mode === 'field' ? 'field' : 'console';
  return {
    root: entry,
    base: `/${entry}/`,
    publicDir: 'public',
    plugins: [react(), ...(entry === 'field' ? [offline()] : [])],
    // The server puts the nonce of each answer in its place; only the components of the console make styles as they are drawn.
    ...(entry === 'console' ? { html: { cspNonce: 'FANGKONG-STYLE-NONCE' } } : {}),
    worker: { format: 'es' as const },
    build: {
      outDir: `../target/pages/static/${entry}`,
      emptyOutDir: true,
      target: entry === 'field' ? 'es2020' : 'es2022',
      sourcemap: false,
      chunkSizeWarningLimit: 2000,
    },
    server: { proxy: { '/api': 'http://localhost:8080' } },
  };
});

/** The field pages are an application that starts without a network; what it knows lies in IndexedDB. */
function offline() {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    manifest: {
      id: '/field/',
      name: '防控网 Fangkong',
      short_name: '防控网',
      lang: 'zh-CN',
      start_url: '/field/',
      scope: '/field/',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#0b6e75',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
      navigateFallback: '/field/index.html',
      navigateFallbackDenylist: [/^\/api\//],
      cleanupOutdatedCaches: true,
      clientsClaim: true,
    },
  });
}
