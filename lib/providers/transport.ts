import { fail, type Failure } from '../std/result'
import type { Access, AnswerEvent, Ask, Provider } from './define'
import { isPassing } from './failures'

/** Times in seconds. */
export type Limits = {
  /** Until a provider says the first thing; models that think first take their time. */
  readonly firstSeconds: number
  /** Between two things that it says. */
  readonly stallSeconds: number
  readonly totalSeconds: number
  readonly attemptsCount: number
  /** Waits grow from this by doubling, each drawn evenly between nothing and it (full jitter). */
  readonly waitSeconds: number
  /** A provider that asks for a longer wait is not waited for: its failure is told, with the wait. */
  readonly waitSecondsMax: number
}

export const usualLimits: Limits = {
  firstSeconds: 120,
  stallSeconds: 60,
  totalSeconds: 600,
  attemptsCount: 4,
  waitSeconds: 1,
  waitSecondsMax: 30,
}

export type Options = {
  readonly signal: AbortSignal
  readonly limits?: Limits | undefined
  /** Evenly drawn from [0, 1). */
  readonly random?: (() => number) | undefined
}

/**
 * Asks a model, again where that may help and nothing was answered yet, and gives up on what hangs.
 *
 * Once something was answered there is no other attempt: its words would not go on from those that are shown.
 * Gives the events of `AnswerEvent` in their order, exactly one last one, and never throws. An answer that ends
 * without a word is the failure `provider.empty`; a stop is `provider.stopped`, within the same turn of the loop.
 */
export async function* answer(
  provider: Provider,
  access: Access,
  ask: Ask,
  { signal, limits = usualLimits, random = Math.random }: Options,
): AsyncGenerator<AnswerEvent> {
  if (provider.needsKey && !access.key) {
    yield failed(fail('provider.keyMissing', { provider: provider.id }).error)
    return
  }
  const deadline = Date.now() + limits.totalSeconds * 1000
  for (let attempt = 1; ; attempt++) {
    let hasText = false
    let failure: Failure | undefined
    for await (const event of oneAttempt(provider, access, ask, { signal, limits, deadline })) {
      if (event.type === 'delta') hasText = true
      if (event.type === 'failed') {
        failure = event.failure
        break
      }
      if (event.type === 'end' && event.reason !== 'blocked' && !hasText) {
        failure = fail('provider.empty').error
        break
      }
      yield event
      if (event.type === 'end') return
    }
    failure ??= fail('provider.cutOff').error
    const waitSeconds = waitBefore(attempt, failure, limits, random)
    const isLast = hasText || attempt >= limits.attemptsCount || !isPassing(failure)
    const isLate = waitSeconds === undefined || Date.now() + waitSeconds * 1000 > deadline
    if (isLast || isLate) {
      yield failed(failure)
      return
    }
    yield { type: 'retry', attempt: attempt + 1, waitSeconds, failure }
    if (!(await waited(waitSeconds, signal))) {
      yield failed(fail('provider.stopped').error)
      return
    }
  }
}

/** One attempt with its time-outs. What it is stopped by ends it at once, whether or not the wire reacts. */
async function* oneAttempt(
  provider: Provider,
  access: Access,
  ask: Ask,
  { signal, limits, deadline }: { signal: AbortSignal; limits: Limits; deadline: number },
): AsyncGenerator<AnswerEvent> {
  const controller = new AbortController()
  let giveUp: (failure: Failure) => void = () => {}
  const givenUp = new Promise<Failure>((resolve) => (giveUp = resolve))
  const onAbort = () => giveUp(fail('provider.stopped').error)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  let timer: NodeJS.Timeout | undefined
  const watch = (seconds: number) => {
    clearTimeout(timer)
    const left = Math.min(seconds * 1000, deadline - Date.now())
    const timedOut = fail('provider.timedOut', { seconds: Math.max(0, Math.round(left / 1000)) })
    timer = setTimeout(() => giveUp(timedOut.error), Math.max(0, left))
  }
  const events = provider.stream(access, ask, controller.signal)[Symbol.asyncIterator]()
  try {
    watch(limits.firstSeconds)
    for (;;) {
      const next = await Promise.race([events.next(), givenUp])
      if ('code' in next) {
        yield failed(next)
        return
      }
      if (next.done) return
      clearTimeout(timer)
      yield next.value
      watch(limits.stallSeconds)
    }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    controller.abort()
    // The stream ends by itself once its request is aborted; nobody waits for it.
    void events.return?.(undefined).then(undefined, () => {})
  }
}

function failed(failure: Failure): AnswerEvent {
  return { type: 'failed', failure }
}

/** In seconds; nothing where the provider asks for more than is waited. */
function waitBefore(
  attempt: number,
  { params }: Failure,
  limits: Limits,
  random: () => number,
): number | undefined {
  const told = params['waitSeconds']
  const most = Math.min(limits.waitSecondsMax, limits.waitSeconds * 2 ** (attempt - 1))
  if (typeof told !== 'number') return random() * most
  // Whoever was told the same moment should not come back in the same one.
  return told > limits.waitSecondsMax ? undefined : told + random() * limits.waitSeconds
}

/** Whether the wait went by without a stop. */
function waited(seconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const onAbort = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve(true)
    }, seconds * 1000)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
