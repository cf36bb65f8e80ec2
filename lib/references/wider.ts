import type { Node } from '../kinds'
import { stemOf } from './concepts'
import type { Counted } from './languages'
import { isAnimal, isPerson, mayBePerson } from './people'

/** Nouns that mean any of several kinds of thing: "the home" may be a cottage or a flat. */
const rows: readonly string[] = [
  'home: house flat apartment cottage villa cabin bungalow condo mansion',
  'vehicle: car truck lorry bus van motorcycle motorbike scooter taxi tractor',
  'fruit: apple banana pear peach plum grape cherry mango melon lemon kiwi',
]

const widerBy: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row) => {
    const [wider = '', words = ''] = row.split(': ')
    return words.split(' ').map((word) => [stemOf(word), wider] as const)
  }),
)

/** The stem of a noun that means more than this one and is told of it too. */
export function widerOf(stem: string): string | undefined {
  return isAnimal(stem) ? 'animal' : widerBy.get(stem)
}

const media: ReadonlySet<Node['kind']> = new Set(['image', 'audio', 'document', 'text', 'segment'])

/** Whether what counts nothing else may count a node: a medium only where it is called so (a picture "dog"). */
export function mayCount(counts: Counted, node: Node): boolean {
  const isMedium = media.has(node.kind)
  if (counts === 'people') return node.kind === 'entity' ? mayBePerson(node) : !isMedium
  const words = ['class' in node ? node.class : undefined, node.label?.split(/\s+/).at(-1)]
  const called = words.map((word) => widerOf(stemOf(word ?? '')))
  const isLiving = called.includes('animal')
  if (isMedium) return counts === 'animals' ? isLiving : called.some((each) => each && !isLiving)
  return !isPerson(node) && (counts === 'animals' || !isLiving)
}
