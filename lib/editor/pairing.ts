import type { Command } from '../graph/command'
import type { Edge, Node } from '../graph/document'
import { isImageAsset, type Asset } from '../media/asset'
import type { EdgeId, NodeId } from '../std/id'
import { card, pictureRect, widthOf } from './geometry'
import { mediaNode, rounded, type NewId } from './gestures'
import type { Point } from './session'

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
  return name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFC')
    .toLowerCase()
    .trim()
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

/** What a thing made of a pair is called: the stem that both share, else what the caller says. */
export function sharedStem(pair: Pair): string | undefined {
  if (!pair.photo || !pair.sound) return undefined
  const photo = pair.photo.name.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim()
  return stemOf(pair.photo.name) === stemOf(pair.sound.name) ? photo : undefined
}

/** Words of the interface's language for what is made. */
type PairWords = {
  readonly set: string
  readonly thing: (ordinal: number) => string
  readonly shownIn: string
  readonly makes: string
}

const columnGap = 96
const rowGap = 24
const setWidth = 312
const photoWidth = 240
const soundWidth = 264

/**
 * One undo step that makes a set of things, each with its photo and its sound: sounds on the left, the
 * set in the middle, photos on the right, all in one order, so that no wire crosses a card. In reading
 * order the set stands before what it holds: `nodeCount` is how many nodes there are before.
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
  const media: Command[] = []
  const wires: Command[] = []
  const setX = at.x + (pairs.some((pair) => pair.sound) ? soundWidth + columnGap : 0)
  const photos = { x: setX + setWidth + columnGap, y: at.y }
  const sounds = { x: at.x, y: at.y }
  pairs.forEach((pair, index) => {
    const id = newId() as NodeId
    members.push(id)
    const label = sharedStem(pair) ?? words.thing(index + 1)
    const layout = rounded({ x: setX + card.setPadding, y: at.y + index * card.thingHeight })
    things.push({ type: 'addNode', node: { id, kind: 'entity', label, layout } })
    const put = (file: Dropped, column: { x: number; y: number }, width: number) => {
      const node = mediaNode(file.asset, file.name, newId(), column)
      node.layout = { ...rounded(column), width }
      media.push({ type: 'addNode', node })
      column.y += mediaHeight(node, width) + rowGap
      return node.id
    }
    if (pair.photo) {
      wires.push(wire(newId(), id, put(pair.photo, photos, photoWidth), words.shownIn, 1))
    }
    if (pair.sound) {
      wires.push(wire(newId(), id, put(pair.sound, sounds, soundWidth), words.makes, 2))
    }
  })
  const layout = rounded({ x: setX, y: at.y })
  const set: Command = {
    type: 'addNode',
    at: nodeCount,
    node: { id: setId, kind: 'set', label: words.set, members, layout },
  }
  return { commands: [...things, ...media, set, ...wires], setId }
}

function mediaHeight(node: Node, width: number): number {
  const inner = node.kind === 'image' ? pictureRect(node, width).height : card.waveHeight
  return card.headerHeight + inner + card.padding
}

function wire(
  id: string,
  source: NodeId,
  target: NodeId,
  relation: string,
  order: number,
): Command {
  const edge: Edge = { id: id as EdgeId, source, target, relation, order }
  return { type: 'addEdge', edge }
}

/** Places uploaded files as cards beside one another, in rows of four. */
export function placeFiles(
  files: readonly Dropped[],
  at: Point,
  newId: NewId,
): { commands: Command[]; ids: string[] } {
  const ids: string[] = []
  let { x, y } = at
  let rowHeight = 0
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
    x += width + rowGap
    return { type: 'addNode', node }
  })
  return { commands, ids }
}
