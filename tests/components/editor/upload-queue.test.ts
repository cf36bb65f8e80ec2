import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UploadQueue, type Job } from '@/components/editor/upload-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Files that are answered by hand, in a queue of their own. */
function queued(count: number) {
  const queue = new UploadQueue()
  const sent: number[] = []
  const states: string[] = []
  const answers = new Map<number, (isAway: boolean) => void>()
  const jobs = Array.from({ length: count }, (_, index): Job => {
    return {
      send: (answered) => {
        sent.push(index)
        answers.set(index, answered)
        return () => answers.delete(index)
      },
      tell: (state) => (states[index] = state),
    }
  })
  for (const job of jobs) queue.add(job)
  const answer = (isAway: boolean, ...indexes: readonly number[]) => {
    for (const index of indexes) {
      const answered = answers.get(index)
      if (!answered) throw new Error(`${index} is not on its way`)
      answers.delete(index)
      answered(isAway)
    }
  }
  return { queue, jobs, sent, states, answer, onWay: () => [...answers.keys()] }
}

test('ES10 three files at most are on their way at a time, in their order', () => {
  const { sent, answer, onWay } = queued(5)
  expect(onWay()).toEqual([0, 1, 2])
  answer(false, 1, 0)
  expect(onWay()).toEqual([2, 3, 4])
  answer(false, 2, 3, 4)
  expect(sent).toEqual([0, 1, 2, 3, 4])
})

test('ES10 while the server is away one file at a time asks for all, after ever longer pauses', () => {
  const { sent, states, answer, onWay } = queued(20)
  answer(true, 0, 1, 2)
  expect(onWay()).toEqual([])
  expect(new Set(states)).toEqual(new Set(['waiting']))
  sent.length = 0
  const triedAt: number[] = []
  for (let second = 1; second <= 70; second++) {
    vi.advanceTimersByTime(1_000)
    if (onWay().length === 0) continue
    expect(onWay()).toHaveLength(1)
    triedAt.push(second)
    answer(true, ...onWay())
  }
  expect(triedAt.length).toBeGreaterThan(4)
  expect(triedAt.length).toBeLessThan(9)
  // None of them bars the others.
  expect(new Set(sent).size).toBe(sent.length)
  expect(new Set(states)).toEqual(new Set(['waiting']))
  vi.advanceTimersByTime(40_000)
  const [arrived = NaN] = onWay()
  answer(false, arrived)
  expect(onWay()).toHaveLength(3)
  expect(states.filter((_, index) => index !== arrived)).not.toContain('waiting')
})

test('ES10 what is asked for by hand goes at once and before the others', () => {
  const { queue, jobs, states, answer, onWay } = queued(6)
  answer(true, 0, 1, 2)
  queue.hurry(jobs.slice(4))
  expect(onWay()).toEqual([4, 5])
  expect(states.slice(3)).toEqual(['waiting', 'sending', 'sending'])
  answer(false, 4)
  expect(new Set(states)).toEqual(new Set(['sending']))
  expect(onWay()).toHaveLength(3)
})

test('ES10 who gives up the file that asks leaves the others asking', () => {
  const { queue, jobs, answer, onWay } = queued(3)
  answer(true, 0, 1, 2)
  vi.advanceTimersByTime(1_200)
  const [asking = NaN] = onWay()
  queue.drop(jobs[asking] as Job)
  expect(onWay()).toEqual([])
  vi.advanceTimersByTime(2_400)
  expect(onWay()).toHaveLength(1)
  expect(onWay()).not.toContain(asking)
})

test('ES10 a network that is back is tried at once', () => {
  const { queue, answer, onWay } = queued(2)
  answer(true, 0, 1)
  queue.probe()
  expect(onWay()).toHaveLength(1)
})
