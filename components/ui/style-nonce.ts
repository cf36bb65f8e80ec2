/**
 * Radix locks scrolling behind an open dialog with a `<style>` element, which the content security policy
 * lets through only with the nonce of this page. Its library reads the nonce from this global.
 */
declare global {
  var __webpack_nonce__: string | undefined
}

if (typeof document !== 'undefined') {
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
}

export {}
