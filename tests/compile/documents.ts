import { read } from './support'

const question = (text: string) => ({ id: 'q', kind: 'question', text })

/** One photo of twelve pictures in three rows, each a region, and in them eighteen smaller ones: thirty. */
export function contactSheet() {
  const tiles = Array.from({ length: 12 }, (_, index) => ({
    id: `t${index}`,
    kind: 'region',
    of: 'sheet',
    label: `row ${Math.floor(index / 4) + 1}, column ${(index % 4) + 1}`,
    shape: {
      type: 'box',
      x: (index % 4) * 0.25,
      y: Math.floor(index / 4) / 3,
      width: 0.25,
      height: 0.33,
    },
  }))
  const inner = Array.from({ length: 18 }, (_, index) => ({
    id: `i${index}`,
    kind: 'region',
    of: 'sheet',
    inside: `t${index % 12}`,
    shape: {
      type: 'box',
      x: (index % 4) * 0.25 + 0.05 + Math.floor(index / 12) * 0.08,
      y: (Math.floor(index / 4) % 3) / 3 + 0.05,
      width: 0.04,
      height: 0.06,
    },
  }))
  return read({
    title: 'Contact sheet',
    nodes: [
      {
        id: 'sheet',
        kind: 'image',
        label: 'contact sheet',
        asset: {
          hash: `sha256-${'c'.repeat(64)}`,
          mediaType: 'image/jpeg',
          byteCount: 4_000_000,
          width: 4_000,
          height: 3_000,
        },
      },
      ...tiles,
      ...inner,
      { id: 'valve', kind: 'entity', label: 'valve', class: 'Part', attributes: { state: 'new' } },
      { id: 'worn', kind: 'entity', label: 'worn valve', class: 'Part' },
      question('Is the [one here](#i0) as worn as the [other](#i13)?'),
    ],
    edges: [
      { source: 'valve', target: 'i0', relation: 'shown in' },
      { source: 'worn', target: 'i13', relation: 'shown in' },
    ],
  })
}

/** A recording of twenty minutes with fifteen segments, by the clock and between its seconds. */
export function longSound() {
  const segments = Array.from({ length: 15 }, (_, index) => {
    const isOnSeconds = index % 3 === 0
    const start = index * 75 + (isOnSeconds ? 0 : 0.25)
    return {
      id: `g${index}`,
      kind: 'segment',
      of: 'call',
      ...(index % 2 === 0 && { label: `knock ${index / 2 + 1}` }),
      start,
      end: start + (isOnSeconds ? 20 : 1.5),
      ...(index === 4 && { transcript: 'come in' }),
    }
  })
  return read({
    title: 'Long sound',
    nodes: [
      {
        id: 'call',
        kind: 'audio',
        label: 'night watch',
        caption: 'a corridor at night',
        asset: {
          hash: `sha256-${'d'.repeat(64)}`,
          mediaType: 'audio/wav',
          byteCount: 19_200_044,
          durationSeconds: 1_200,
        },
      },
      ...segments,
      question('Who knocks in [this one](#g4), and is it louder than the [last](#g14)?'),
    ],
  })
}
