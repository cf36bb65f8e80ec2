import type { Source, Tag } from './reader'

/** English words that begin no phrase, whatever follows. */
const inside: ReadonlySet<Tag> = new Set<Tag>([
  'close',
  'be',
  'and',
  'of',
  'to',
  'not',
  'among',
  'except',
])

/** "2. Giant", "3) Kia", "Three.": the number of a line, or how many were asked. */
function isAlone(tokens: Source['tokens'], at: number): boolean {
  const isEnd = (index: number) => (tokens[index]?.type ?? 'stop') === 'stop'
  return isEnd(at - 1) && (isEnd(at + 1) || tokens[at + 1]?.text === ')')
}

/** Whether a phrase may begin at a token: most words begin none, which is told without reading on. */
export function mayBegin({ tokens, vocabulary }: Source, at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  const { sense, stem, language } = token
  if (sense?.tag === 'number' && isAlone(tokens, at)) return false
  if (!language.headFinal) {
    if (sense !== undefined) return !inside.has(sense.tag)
    return token.known || vocabulary.heads.has(stem)
  }
  if (sense !== undefined || token.text === '그') return true
  if (vocabulary.heads.has(stem) || vocabulary.facets.has(stem)) return true
  // 나이가 가장 많은: what is measured is said of nothing here. 发出第三个声音的狗: a verb comes first.
  const measures = [tokens[at + 1], tokens[at + 2]].some((next) => next?.sense?.tag === 'extreme')
  return measures || (language.tag === 'zh' && vocabulary.edges.length > 0)
}
