import { HeadFinalReader } from './head-final'
import { HeadFirstReader } from './head-first'
import type { Phrase } from './phrase'
import type { Source } from './reader'

/** The phrase that begins at a token, if one does; what it means is not asked yet. */
export function phraseAt(source: Source, at: number): Phrase | undefined {
  const token = source.tokens[at]
  if (token?.type !== 'word') return undefined
  if (token.language.headFinal) return HeadFinalReader.read(source, at)
  // Tom의 차, Tomの車, Tom이 모는 차: a name in the midst of another script has what stands behind it.
  const phrase = isNameAmongOthers(source, at) ? HeadFinalReader.read(source, at) : undefined
  return phrase?.clause ? phrase : HeadFirstReader.read(source, at)
}

/** Whether what ties a word of a language that puts its noun last hangs on a name. */
export function isNameAmongOthers({ tokens }: Source, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !/^\p{Lu}/u.test(token.text)) return false
  if (/^(?:의|이|가|을|를|께서)$/.test(token.particle)) return true
  const isJoined = next?.start === token.end || next?.sense?.tag === 'of'
  return next?.type === 'word' && isJoined && next.language.headFinal
}
