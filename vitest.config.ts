import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    // What takes minutes at its full size is tried so by `npm run reliability` alone.
    env: { DEIXIS_LONG: mode === 'long' ? 'yes' : '' },
    // Laws are tried on the same values each time, so that a failure is a change's and not the day's.
    setupFiles: ['tests/support/seed.ts', 'tests/support/deriver.ts'],
    globalSetup: ['tests/support/deriver-bundle.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
}))
