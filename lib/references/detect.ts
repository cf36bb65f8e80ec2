import { HeadFinalReader } from './head-final'
import { HeadFirstReader } from './head-first'
import type { Phrase } from './phrase'
import type { Source } from './reader'

/** The phrase that begins at a token, if one does; what it means is not asked yet. */
export function phraseAt(source: Source, at: number): Phrase | undefined {
  const token = source.tokens[at]
  if (token?.type !== 'word') return undefined
  return token.language.headFinal
    ? HeadFinalReader.read(source, at)
    : HeadFirstReader.read(source, at)
}
