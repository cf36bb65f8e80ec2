#!/usr/bin/env node
// Prisma's command line insists on a native schema engine, which it would download, even for `generate`,
// which never calls it. This stands in its place. It fails on every call, because an engine that
// did nothing successfully would make `prisma migrate deploy` say that it had applied migrations.
console.error('Migrations run through `npm run db:migrate`, not through `prisma migrate`.')
process.exit(1)
