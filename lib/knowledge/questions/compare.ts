import { magnitudeOf } from '../../references'
import type { Value } from '../facts'
import type { Comparison } from './description'

/** A value as a number by which it stands among its like: numbers, quantities with units, dates, clock times. */
export function comparableOf(value: Value): number | undefined {
  if (typeof value === 'boolean') return undefined
  return magnitudeOf(value)
}

const years = /^\d{4}$/

/** Whether one value stands so to another. A date and a bare year are compared by the year alone. */
export function compares(one: Value, operator: Comparison['operator'], other: Value): boolean {
  const [left, right] = [comparableOf(one), comparableOf(other)]
  if (left === undefined || right === undefined) return false
  const isYear = years.test(String(other)) && /^\d{4}[-./년]/.test(String(one))
  // A quantity with a unit and a bare number are compared as they are written.
  const bare = /^[-\d.,]+$/.test(String(one)) !== /^[-\d.,]+$/.test(String(other)) && !isYear
  const [a, b] = isYear
    ? [Math.floor(left), right]
    : bare
      ? [leadingNumber(one) ?? left, leadingNumber(other) ?? right]
      : [left, right]
  if (operator === '=') return a === b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}

function leadingNumber(value: Value): number | undefined {
  const digits = /-?\d[\d,]*(?:\.\d+)?/.exec(String(value))?.[0]
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''))
}
