import { isAnimal } from './people'
import { stemOf } from './concepts'

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
