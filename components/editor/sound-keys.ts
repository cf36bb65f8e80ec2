/** What takes the keys of a sound that is looked at closely: its wave. */
export const playheadSelector = '[data-playhead]'

/** What a key does while a sound is looked at closely. */
export type SoundKey =
  | { readonly does: 'seek'; readonly by: number; readonly to?: 0 | 'end' }
  | { readonly does: 'zoom'; readonly by: number }
  | { readonly does: 'toggle' | 'loop' | 'mark' }

type Press = {
  readonly key: string
  readonly code: string
  readonly target: EventTarget
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Where letters are written; there no key means anything else. */
const written = 'input:not([type="range"]), textarea, select, [contenteditable]'
/** Where these keys mean something of their own. */
const pressed = 'button, input, a, [role="button"]'

/** Letters go by their place on the keyboard, so that they work while it writes Korean. */
const letters: Readonly<Record<string, SoundKey>> = {
  KeyM: { does: 'mark' },
  KeyL: { does: 'loop' },
  Equal: { does: 'zoom', by: 0.1 },
  NumpadAdd: { does: 'zoom', by: 0.1 },
  Minus: { does: 'zoom', by: -0.1 },
  NumpadSubtract: { does: 'zoom', by: -0.1 },
}

export function keyOf(press: Press): SoundKey | undefined {
  const { target, key, shiftKey } = press
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  if (target instanceof Element && target.closest(written)) return undefined
  const letter = letters[press.code]
  if (letter) return letter
  if (target instanceof Element && target.closest(pressed)) return undefined
  const step = shiftKey ? 0.1 : 1
  switch (key) {
    case ' ':
      return { does: 'toggle' }
    case 'ArrowLeft':
    case 'ArrowDown':
      return { does: 'seek', by: -step }
    case 'ArrowRight':
    case 'ArrowUp':
      return { does: 'seek', by: step }
    case 'Home':
      return { does: 'seek', by: 0, to: 0 }
    case 'End':
      return { does: 'seek', by: 0, to: 'end' }
  }
  return undefined
}
