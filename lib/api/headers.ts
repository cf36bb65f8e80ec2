/**
 * Headers of every page. The policy allows what the product itself serves and what carries the nonce of
 * this one answer; `strict-dynamic` lets those scripts load their own parts. Style attributes are allowed
 * because a canvas places its nodes by them; `<style>` elements need the nonce.
 *
 * @param nonce unpredictable, base64, a new one for every answer
 * @param isDevelopment the development server compiles with `eval` and writes styles of its own
 */
export function pageHeaders(nonce: string, isDevelopment = false) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce, isDevelopment),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'microphone=(self), camera=(), display-capture=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // A nonce beside 'unsafe-inline' would switch the latter off.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return directives.join('; ')
}
