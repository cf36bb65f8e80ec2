/**
 * Runs once as the server starts: opens database and media and applies pending migrations, so that
 * the first request does not wait for it; media that nothing names are swept meanwhile. A failure is told in the log and by the health route, and
 * the next request tries again.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { instance, reportOpening } = await import('./lib/services/instance')
  const { sweepInBackground } = await import('./lib/services/sweep')
  await instance().then((opened) => void sweepInBackground(opened), reportOpening)
}
