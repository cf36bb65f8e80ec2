import { folded, type Facts, type Term, type Value } from './facts'

/** Text that is a number in decimal notation counts as that number: people type both. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !/^\s*[-+]?\d+(\.\d+)?\s*$/.test(value)) return undefined
  return Number(value)
}

/**
 * The order in which terms are told: what is absent, truth values, numbers, texts, nodes; texts by code units, so that
 * dates as ISO 8601 writes them stand in time, and nodes in reading order.
 */
export function compareTerms(facts: Facts, one: Term | undefined, other: Term | undefined): number {
  const [a, b] = [rankOf(facts, one), rankOf(facts, other)]
  if (a.rank !== b.rank) return a.rank - b.rank
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Whether one of two terms can be less than the other: numbers among themselves, and so texts and truth values. */
export function areComparable(facts: Facts, one: Term, other: Term): boolean {
  return rankOf(facts, one).rank === rankOf(facts, other).rank
}

function rankOf(facts: Facts, term: Term | undefined): { rank: number; key: number | string } {
  if (!term) return { rank: 0, key: 0 }
  if ('node' in term) return { rank: 4, key: facts.find(term) ?? 0 }
  const { value } = term
  if (typeof value === 'boolean') return { rank: 1, key: Number(value) }
  const number = numberOf(value)
  return number === undefined ? { rank: 3, key: folded(String(value)) } : { rank: 2, key: number }
}
