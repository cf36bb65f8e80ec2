import { test as base, expect } from '@playwright/test'
import { startServer, type Server } from './server'

/**
 * `server` is started once a worker, with the examples in it. `page` fails its test on anything that the
 * content security policy stops, on an uncaught error and on a request to another host, whatever else
 * the test looks at.
 */
export const test = base.extend<{ baseURL: string }, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page, server }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) faults.push(message.text())
    })
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (/^https?:$/.test(url.protocol) && url.origin !== server.url) {
        faults.push(`request to another host: ${url.href}`)
      }
    })
    // A browser in which the prompt was looked at last; tests of the answer choose its tab.
    await page.addInitScript(() => {
      try {
        if (localStorage.getItem('deixis.tab') === null)
          localStorage.setItem('deixis.tab', 'prompt')
      } catch {
        // An address that keeps nothing.
      }
    })
    await use(page)
    expect(faults).toEqual([])
  },
})

export { expect }
