import createNextIntlPlugin from 'next-intl/plugin'

/**
 * Headers of what Next serves by itself. Pages get theirs, with a nonce, in proxy.ts, and the API in its
 * `route`: neither may be doubled here.
 */
const staticHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures come from the media route, which knows who may see them; Next's optimiser does not.
  images: { unoptimized: true },
  // `npm test` checks types; checking them at every start would only make it slower.
  typescript: { ignoreBuildErrors: true },
  // Packages with native parts or files of their own beside them must not be bundled.
  serverExternalPackages: [
    '@libsql/client',
    '@prisma/adapter-libsql',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/driver-adapter-utils',
    '@prisma/schema-engine-wasm',
    'libsql',
    'pg',
    'pino',
  ],
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  async headers() {
    return [{ source: '/_next/static/:path*', headers: staticHeaders }]
  },
}

export default createNextIntlPlugin('./app/i18n/request.ts')(config)
