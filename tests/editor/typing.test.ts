import { expect, test } from 'vitest'
import { withOthers } from '@/lib/editor/typing'

test.each([
  ['nothing typed by others', 'a dog', 'a big dog', 'a big dog', 'a dog'],
  ['nothing typed here', 'a dog', 'a dog', 'a dog sleeps', 'a dog sleeps'],
  [
    'others behind',
    'The dogs sleep.',
    'Today: The dogs sleep.',
    'Today: The dogs sleep. Both.',
    'The dogs sleep. Both.',
  ],
  ['others before', 'a dog', 'a dog barks', 'Look: a dog barks', 'Look: a dog'],
  ['others inside what was typed', 'a dog', 'a big dog', 'a bi-g dog', 'a -dog'],
])(
  'ES15 taking back what was typed leaves what others did: %s',
  (_case, own, from, theirs, merged) => {
    expect(withOthers(own, from, theirs)).toBe(merged)
  },
)
