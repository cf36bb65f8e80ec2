import { documentSchema, type GraphDocument } from '@/lib/graph/document'
import { withAliases } from '@/lib/graph/alias'
import type { NodeKind, PartKind } from '@/lib/kinds'

/** What the gallery shows of each kind; the first node of each is the plain one. */
export const imageHash = `sha256-${'a'.repeat(64)}`
export const audioHash = `sha256-${'b'.repeat(64)}`
const brokenHash = `sha256-${'c'.repeat(64)}`

const image = { hash: imageHash, mediaType: 'image/png', byteCount: 1_000, width: 600, height: 400 }
const audio = { hash: audioHash, mediaType: 'audio/wav', byteCount: 1_000, durationSeconds: 2 }

const nodes = [
  { id: 'set', kind: 'set', label: 'my two dogs', members: ['dog', 'blank', 'photo'] },
  {
    id: 'dog',
    kind: 'entity',
    label: 'first dog',
    class: 'Dog',
    attributes: { fur: 'curly white' },
  },
  { id: 'blank', kind: 'entity' },
  {
    id: 'lone',
    kind: 'entity',
    label: 'a thing with a name that is far too long for its card',
    class: 'Example',
  },
  { id: 'photo', kind: 'image', label: 'living room', asset: image },
  {
    id: 'region',
    kind: 'region',
    of: 'photo',
    label: 'on the table',
    shape: { type: 'box', x: 0.15, y: 0.3, width: 0.3, height: 0.4 },
  },
  {
    id: 'polygon',
    kind: 'region',
    of: 'photo',
    label: 'on the chair',
    shape: {
      type: 'polygon',
      points: [
        { x: 0.6, y: 0.3 },
        { x: 0.9, y: 0.4 },
        { x: 0.75, y: 0.8 },
      ],
    },
  },
  { id: 'sound', kind: 'audio', label: 'bark one', asset: audio },
  { id: 'segment', kind: 'segment', of: 'sound', start: 0.5, end: 1.1 },
  {
    id: 'note',
    kind: 'text',
    text: 'The [first](#dog) is on the table in [this photo](#photo). **Both** have curly fur.',
  },
  { id: 'twin', kind: 'entity', label: 'second dog', class: 'Dog', attributes: { fur: 'white' } },
  {
    id: 'open-note',
    kind: 'text',
    text: 'The second dog lies under the living room table. **The white one** barks, the ninth dog sleeps.',
  },
  { id: 'question', kind: 'question', text: 'What is [the first](#dog) wearing?' },
  {
    id: 'answer',
    kind: 'answer',
    text: 'A red scarf ([Region A](#region)).',
    model: 'example-model',
    status: 'complete',
    usage: { outputTokens: 12 },
  },
  {
    id: 'document',
    kind: 'document',
    label: 'manual',
    source: 'manual.pdf',
    passages: [1, 2, 3, 4].map((each) => ({
      id: `passage-${each}`,
      text: `Passage ${each} says what it says.`,
    })),
  },
  { id: 'empty-set', kind: 'set', members: [] },
  { id: 'empty-photo', kind: 'image' },
  { id: 'empty-sound', kind: 'audio' },
  { id: 'empty-note', kind: 'text', text: '' },
  { id: 'empty-question', kind: 'question', text: '' },
  { id: 'empty-answer', kind: 'answer', text: '', status: 'failed' },
  { id: 'empty-document', kind: 'document' },
  { id: 'broken-photo', kind: 'image', label: 'lost photo', asset: { ...image, hash: brokenHash } },
  { id: 'broken-sound', kind: 'audio', label: 'lost sound', asset: { ...audio, hash: brokenHash } },
]

const edges = [
  { id: 'shown', source: 'dog', target: 'region', relation: 'shown in' },
  { id: 'makes', source: 'dog', target: 'sound', relation: 'makes' },
  { id: 'alike', source: 'dog', target: 'lone', relation: 'looks like', status: 'proposed' },
]

/** The graph that the gallery draws from; it is a document like any other, and validated as one. */
export const galleryDocument: GraphDocument = withAliases(
  documentSchema.parse({ versions: { document: 1 }, title: 'Gallery', nodes, edges }),
)

/** Nodes of each kind in the state that is named, as far as a kind has it. */
export const galleryCards: Readonly<
  Record<
    Exclude<NodeKind, PartKind>,
    { plain: string; empty?: string; broken?: string; open?: string }
  >
> = {
  entity: { plain: 'lone', empty: 'blank' },
  set: { plain: 'set', empty: 'empty-set' },
  text: { plain: 'note', empty: 'empty-note', open: 'open-note' },
  image: { plain: 'photo', empty: 'empty-photo', broken: 'broken-photo' },
  audio: { plain: 'sound', empty: 'empty-sound', broken: 'broken-sound' },
  question: { plain: 'question', empty: 'empty-question' },
  answer: { plain: 'answer', empty: 'empty-answer' },
  document: { plain: 'document', empty: 'empty-document' },
}

/** A picture that needs no server: two shapes on a ground, as an SVG in its own address. */
export const galleryImageUrl = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#cfd8d3"/><rect y="290" width="600" height="110" fill="#a8917c"/><circle cx="180" cy="200" r="60" fill="#f3ead9"/><circle cx="450" cy="200" r="50" fill="#4b6a75"/></svg>',
)}`

/** Two seconds of a rising tone as a WAV of 8 kHz, made on the spot. */
export function galleryAudio(): ArrayBuffer {
  const rate = 8_000
  const count = 2 * rate
  const bytes = new DataView(new ArrayBuffer(44 + count))
  const text = (at: number, value: string) =>
    [...value].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)))
  text(0, 'RIFF')
  bytes.setUint32(4, 36 + count, true)
  text(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, rate, true)
  bytes.setUint32(28, rate, true)
  bytes.setUint16(32, 1, true)
  bytes.setUint16(34, 8, true)
  text(36, 'data')
  bytes.setUint32(40, count, true)
  for (let at = 0; at < count; at++) {
    const seconds = at / rate
    const loudness = Math.sin((Math.PI * at) / count) ** 2
    const tone = Math.sin(2 * Math.PI * (300 + 200 * seconds) * seconds)
    bytes.setUint8(44 + at, 128 + Math.round(100 * loudness * tone))
  }
  return bytes.buffer
}
