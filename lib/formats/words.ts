import type { NodeKind } from '../kinds'

/** Words of an exported page, in one language. */
export type Words = Readonly<Record<WordName, string>> & {
  readonly kinds: Readonly<Record<NodeKind, string>>
}

export type WordName =
  | 'untitled'
  | 'things'
  | 'pictures'
  | 'sounds'
  | 'notes'
  | 'documents'
  | 'conversation'
  | 'prompts'
  | 'copy'
  | 'copied'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'theme'
  | 'play'
  | 'source'
  | 'noFile'
  | 'seconds'
