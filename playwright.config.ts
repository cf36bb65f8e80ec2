import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/e2e/support/chromium'

const { executablePath, args, env } = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  // Each worker starts a server of its own. Two of them on two cores take half the time of one.
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Nothing slides while a test measures where it is; how things slide is for the eye to judge.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace of every test takes a third more time; `--trace retain-on-failure` makes them.
    trace: 'off',
    launchOptions: { executablePath, args: [...args], env },
  },
})
