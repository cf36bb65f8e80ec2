/**
 * The example graphs that the product opens on. They are documents like any other; a medium is named by its path beside
 * the document (`media/…`), so that the command line compiles the files as they stand. Nothing here reads a file: the
 * service that installs a template reads the bytes.
 */
import type { Language } from '../messages'
import fruitEnglish from './fruit.en.json' with { type: 'json' }
import fruitKorean from './fruit.ko.json' with { type: 'json' }
import threeDogsEnglish from './three-dogs.en.json' with { type: 'json' }
import threeDogsKorean from './three-dogs.ko.json' with { type: 'json' }

export type Template = {
  readonly id: 'three-dogs' | 'fruit'
  readonly language: Language
  /** Unchecked, because this room stands below no schema: whoever installs it validates it. */
  readonly document: unknown
  /** File names in `lib/templates/media`. */
  readonly media: readonly string[]
}

const dogMedia = [
  'living-room.jpg',
  'garden.jpg',
  'bark-one.wav',
  'bark-two.wav',
  'bark-three.wav',
] as const

const fruitMedia = ['byungkook.jpg', 'apples.jpg', 'bananas.jpg'] as const

export const templates: readonly Template[] = [
  { id: 'three-dogs', language: 'en', document: threeDogsEnglish, media: dogMedia },
  { id: 'three-dogs', language: 'ko', document: threeDogsKorean, media: dogMedia },
  { id: 'fruit', language: 'en', document: fruitEnglish, media: fruitMedia },
  { id: 'fruit', language: 'ko', document: fruitKorean, media: fruitMedia },
]

/** The path of a medium as the documents write it, relative to this folder. */
export const templateMediaPath = (name: string): string => `media/${name}`
