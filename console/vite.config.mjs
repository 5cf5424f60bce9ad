import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packing } from './packing.mjs';
import { theming } from './theming.mjs';

// Paths are relative, so that the console works behind any prefix.
export default defineConfig({
  base: './',
  plugins: [react(), theming(), packing({ mostOfEntry: 480 * 1024 })],
  build: { outDir: 'target/site', emptyOutDir: true, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
});
