import type { Command } from '../graph/command'
import type { Edge, Node } from '../graph/document'
import { isImageAsset, type Asset } from '../media/asset'
import { bounds } from '../std/bounds'
import type { EdgeId, NodeId } from '../std/id'
import { cutText, withoutEnding } from '../std/text'
import { card, column, pictureRect, widthOf } from './geometry'
import { mediaNode, rounded, type NewId } from './gestures'
import type { Point, Size } from './session'

/** A file that was dropped, once it is uploaded. */
export type Dropped = { readonly name: string; readonly asset: Asset }

/** One thing to be made: what it looks like and what it sounds like. */
export type Pair = { readonly photo?: Dropped; readonly sound?: Dropped }

/**
 * Pairs photos with sounds: first those of one file stem (`dog1.jpg`, `Dog1.wav`), then, among the
 * rest, those whose only number is the same (`photo 1`, `bark 1`), then by order. Nothing is left out.
 */
export function pairFiles(files: readonly Dropped[]): Pair[] {
  const photos = files.filter((file) => isImageAsset(file.asset))
  const sounds = files.filter((file) => !isImageAsset(file.asset))
  const partner = new Map<Dropped, Dropped>()
  const free = new Set(sounds)
  for (const key of [stemOf, numberOf]) {
    for (const photo of photos) {
      const wanted = key(photo.name)
      if (partner.has(photo) || wanted === undefined) continue
      const sound = [...free].find((each) => key(each.name) === wanted)
      if (!sound) continue
      partner.set(photo, sound)
      free.delete(sound)
    }
  }
  const rest = [...free]
  const pairs = photos.map((photo): Pair => {
    const sound = partner.get(photo) ?? rest.shift()
    return sound ? { photo, sound } : { photo }
  })
  return [...pairs, ...rest.map((sound): Pair => ({ sound }))]
}

function stemOf(name: string): string {
  return withoutEnding(name).normalize('NFC').toLowerCase().trim()
}

function numberOf(name: string): string | undefined {
  const numbers = stemOf(name).match(/\d+/g)
  return numbers?.length === 1 ? String(Number(numbers[0])) : undefined
}

/** Exchanges the photos or the sounds of two pairs. */
export function swapped(
  pairs: readonly Pair[],
  what: 'photo' | 'sound',
  from: number,
  to: number,
): Pair[] {
  const one = pairs[from]?.[what]
  const other = pairs[to]?.[what]
  return pairs.map((pair, index) => {
    if (index !== from && index !== to) return pair
    const given = index === from ? other : one
    const { [what]: _, ...rest } = pair
    return given ? { ...rest, [what]: given } : rest
  })
}

/** What a thing made of a pair is called: after its photo, else its sound, else as the caller says. */
export function nameOfPair({ photo, sound }: Pair): string | undefined {
  const name = withoutEnding((photo ?? sound)?.name ?? '').trim()
  return name ? cutText(name, bounds.labelLengthMax) : undefined
}

/** Words of the interface's language for what is made. */
type PairWords = {
  readonly set: string
  readonly thing: (ordinal: number) => string
  readonly shownIn: string
  readonly makes: string
}

const { gap, rowGap, thingsWidth, soundsWidth, pairedPicturesWidth } = column

/**
 * One undo step that makes a set of things, each with its photo and its sound: sounds on the left, the
 * set in the middle, photos on the right, all in one order and each column centred on the set, so that
 * wires are short and cross neither a card nor one another. In reading order the set stands before what
 * it holds: `nodeCount` is how many nodes there are before.
 */
export function pairCommands(
  pairs: readonly Pair[],
  at: Point,
  words: PairWords,
  nodeCount: number,
  newId: NewId,
): { commands: Command[]; setId: string } {
  const setId = newId() as NodeId
  const members: NodeId[] = []
  const things: Command[] = []
  const wires: WireCommand[] = []
  const photos: Node[] = []
  const sounds: Node[] = []
  const put = (file: Dropped, column: Node[]) => {
    const node = mediaNode(file.asset, file.name, newId(), at)
    column.push(node)
    return node.id
  }
  pairs.forEach((pair, index) => {
    const id = newId() as NodeId
    members.push(id)
    const label = nameOfPair(pair) ?? words.thing(index + 1)
    things.push({ type: 'addNode', node: { id, kind: 'entity', label, layout: rounded(at) } })
    if (pair.photo) {
      wires.push(wire(newId(), id, put(pair.photo, photos), words.shownIn, 1))
    }
    if (pair.sound) {
      wires.push(wire(newId(), id, put(pair.sound, sounds), words.makes, 2))
    }
  })
  const setX = at.x + (sounds.length > 0 ? soundsWidth + gap : 0)
  const columns = [
    { nodes: sounds, x: at.x, width: soundsWidth },
    { nodes: photos, x: setX + thingsWidth + gap, width: pairedPicturesWidth },
  ]
  const setRows = pairs.length * (card.thingHeight + card.thingGap) + card.headerHeight + 4
  const heights = columns.map(({ nodes, width }) => columnHeight(nodes, width))
  const middle = at.y + Math.max(setRows, ...heights) / 2
  const placed = columns.flatMap(({ nodes, x, width }, index) =>
    stacked(nodes, { x, y: middle - (heights[index] ?? 0) / 2 }, width),
  )
  // Read pair by pair, as the wires name them.
  const order = new Map(wires.map(({ edge }, index) => [edge.target, index]))
  const media = placed.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  // The rows are centred and not the card, whose name stands over them.
  const layout = rounded({ x: setX, y: middle - setRows / 2 - card.headerHeight / 2 })
  const set: Command = {
    type: 'addNode',
    at: nodeCount,
    node: { id: setId, kind: 'set', label: words.set, members, layout },
  }
  const adds = media.map((node): Command => ({ type: 'addNode', node }))
  return { commands: [...things, ...adds, set, ...wires], setId }
}

function columnHeight(nodes: readonly Node[], width: number): number {
  return nodes.reduce((sum, node) => sum + mediaHeight(node, width) + rowGap, -rowGap)
}

/** Cards below one another. */
function stacked(nodes: readonly Node[], top: Point, width: number): Node[] {
  let { y } = top
  return nodes.map((node) => {
    const layout = { ...rounded({ x: top.x, y }), width }
    y += mediaHeight(node, width) + rowGap
    return { ...node, layout }
  })
}

function mediaHeight(node: Node, width: number): number {
  const inner = node.kind === 'image' ? pictureRect(node, width).height : card.waveHeight
  return card.headerHeight + inner + card.padding
}

type WireCommand = Extract<Command, { type: 'addEdge' }>

function wire(
  id: string,
  source: NodeId,
  target: NodeId,
  relation: string,
  order: number,
): WireCommand {
  const edge: Edge = { id: id as EdgeId, source, target, relation, order }
  return { type: 'addEdge', edge }
}

/** Places uploaded files as cards beside one another, in rows of four; `size` is that of all together. */
export function placeFiles(
  files: readonly Dropped[],
  at: Point,
  newId: NewId,
): { commands: Command[]; ids: string[]; size: Size } {
  const ids: string[] = []
  let { x, y } = at
  let rowHeight = 0
  let right = at.x
  const commands = files.map((file, index): Command => {
    if (index > 0 && index % 4 === 0) {
      x = at.x
      y += rowHeight + rowGap
      rowHeight = 0
    }
    const node = mediaNode(file.asset, file.name, newId(), { x, y })
    ids.push(node.id)
    const width = widthOf(node)
    rowHeight = Math.max(rowHeight, mediaHeight(node, width))
    right = Math.max(right, x + width)
    x += width + rowGap
    return { type: 'addNode', node }
  })
  return { commands, ids, size: { width: right - at.x, height: y + rowHeight - at.y } }
}
