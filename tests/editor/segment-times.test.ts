import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rulerTicks } from '@/lib/editor/segment-ruler'
import {
  heldSpan,
  heldTime,
  movedSpan,
  readTime,
  snappedTime,
  timeText,
  toMilliseconds,
  withEdge,
} from '@/lib/editor/segment-times'

const seconds = fc.double({ min: -10, max: 20_000, noNaN: true })
const length = fc.integer({ min: 2, max: 12_000_000 }).map((value) => value / 1_000)
const isWhole = (value: number) => value === toMilliseconds(value) / 1_000

describe('times', () => {
  test('EA1 what is written is read as it was, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (milliseconds) => {
        expect(readTime(timeText(milliseconds / 1_000))).toBe(milliseconds / 1_000)
        expect(readTime(String(milliseconds / 1_000))).toBe(milliseconds / 1_000)
      }),
    )
  })

  test.each([
    ['83.456', 83.456],
    ['1:23.456', 83.456],
    [' 1:23,456 ', 83.456],
    ['0:00.001', 0.001],
    ['1:02:03.004', 3_723.004],
    ['90', 90],
    ['2.5 s', 2.5],
    ['0.0004', 0],
    ['100:00', 6_000],
  ])('EA1 %s is a time', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })

  test.each(['', 'soon', '-1', '1:60', '1:75:00', '1:2:3:4', '.5', '1e3', '1.', '1:', ':30', '∞'])(
    'EA1 “%s” is none',
    (text) => {
      expect(readTime(text)).toBeUndefined()
    },
  )

  test('EA1 a time is written as people do', () => {
    expect(timeText(0)).toBe('0:00.000')
    expect(timeText(83.456)).toBe('1:23.456')
    expect(timeText(3_723.004)).toBe('1:02:03.004')
    expect(timeText(59.9996)).toBe('1:00.000')
    expect(timeText(5.25, 1)).toBe('0:05.2')
    expect(timeText(5.25, 0)).toBe('0:05')
  })
})

describe('spans', () => {
  test('EA2 whatever is drawn lies in the sound, to the millisecond, and at least one long', () => {
    fc.assert(
      fc.property(seconds, seconds, length, (a, b, duration) => {
        const { start, end } = heldSpan({ start: a, end: b }, duration)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(duration)
        expect(toMilliseconds(end) - toMilliseconds(start)).toBeGreaterThanOrEqual(1)
        expect(isWhole(start) && isWhole(end)).toBe(true)
        expect(heldSpan({ start: b, end: a }, duration)).toEqual({ start, end })
        expect(heldTime(a, duration)).toBeLessThanOrEqual(duration)
      }),
    )
  })

  test('EA2 an edge moves by itself: the other stays, and they never meet', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, length, (a, b, to, duration) => {
        const span = heldSpan({ start: a, end: b }, duration)
        const first = withEdge(span, 'start', to, duration)
        const last = withEdge(span, 'end', to, duration)
        expect(first.end).toBe(span.end)
        expect(last.start).toBe(span.start)
        for (const each of [first, last]) {
          expect(toMilliseconds(each.end) - toMilliseconds(each.start)).toBeGreaterThanOrEqual(1)
          expect(each.start).toBeGreaterThanOrEqual(0)
          expect(each.end).toBeLessThanOrEqual(duration)
        }
        // What can be had is had, to the millisecond.
        if (to >= 0 && toMilliseconds(to) < toMilliseconds(span.end)) {
          expect(toMilliseconds(first.start) - toMilliseconds(to)).toBe(0)
        }
      }),
    )
  })

  test('EA2 a span that is moved stays as long', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, length, (a, b, by, duration) => {
        const span = heldSpan({ start: a, end: b }, duration)
        const moved = movedSpan(span, by, duration)
        expect(toMilliseconds(moved.end) - toMilliseconds(moved.start)).toBe(
          toMilliseconds(span.end) - toMilliseconds(span.start),
        )
        expect(moved.start).toBeGreaterThanOrEqual(0)
        expect(moved.end).toBeLessThanOrEqual(duration)
      }),
    )
  })

  test('EA2 a segment that a document puts behind the end is brought back when it is changed', () => {
    expect(withEdge({ start: 5, end: 6 }, 'end', 7, 2)).toEqual({ start: 1.999, end: 2 })
    expect(heldSpan({ start: 1, end: 9 }, 2.0004999)).toEqual({ start: 1, end: 2 })
  })

  test('EA3 an edge is taken to what is near, and else left', () => {
    expect(snappedTime(1, [0.9, 1.04, 3], 0.05)).toBe(1.04)
    expect(snappedTime(1, [0.9, 1.06], 0.05)).toBe(1)
    expect(snappedTime(1, [], 1)).toBe(1)
    fc.assert(
      fc.property(
        seconds,
        fc.array(seconds),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (at, others, reach) => {
          const snapped = snappedTime(at, others, reach)
          expect(Math.abs(snapped - at)).toBeLessThanOrEqual(reach)
          expect([at, ...others]).toContain(snapped)
        },
      ),
    )
  })
})

describe('ruler', () => {
  test('EA4 lines are as many as there is room, in order, inside, and labelled without crowding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10_000, noNaN: true }),
        fc.double({ min: 0.001, max: 2_000, noNaN: true }),
        fc.integer({ min: 200, max: 1_200 }),
        (from, pixelsPerSecond, width) => {
          const to = from + width / pixelsPerSecond
          const ticks = rulerTicks(from, to, pixelsPerSecond)
          expect(ticks.length).toBeLessThan(width / 6 + 3)
          const labelled = ticks.filter(({ label }) => label !== undefined)
          for (const list of [ticks, labelled]) {
            for (const [index, tick] of list.slice(1).entries()) {
              expect(tick.seconds).toBeGreaterThan((list[index] as { seconds: number }).seconds)
            }
          }
          for (const [index, tick] of labelled.slice(1).entries()) {
            const gap = tick.seconds - (labelled[index] as { seconds: number }).seconds
            if (pixelsPerSecond > 0.001) expect(gap * pixelsPerSecond).toBeGreaterThan(71)
          }
          expect(new Set(labelled.map(({ label }) => label)).size).toBe(labelled.length)
        },
      ),
    )
  })

  test('EA4 seconds are whole from afar and fine from near', () => {
    expect(
      rulerTicks(0, 20, 20)
        .filter(({ label }) => label)
        .map(({ label }) => label),
    ).toEqual(['0:00', '0:05', '0:10', '0:15', '0:20'])
    const near = rulerTicks(1, 1.3, 1_000)
    expect(near.find(({ label }) => label)).toEqual({ seconds: 1, label: '0:01.0' })
    expect(near[1]).toEqual({ seconds: 1.01 })
  })
})
