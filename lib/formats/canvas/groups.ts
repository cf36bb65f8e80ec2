import { bounds } from '../../std/bounds'
import { isObject } from '../../std/json'
import { cutText } from '../../std/text'
import { Ids } from '../ids'
import type { Notes } from '../notes'
import { foreignKeys, layoutOf, nameOfRaw } from './foreign'
import { knownKeys, type Raw } from './model'

export type TakenGroups = {
  readonly list: readonly Raw[]
  /** Our id of each, by that of the canvas. */
  readonly byCanvasId: ReadonlyMap<string, string>
  /** The canvas's node of each that was ours before, by our id. */
  readonly own: ReadonlyMap<string, Raw>
  /** What a group of ours has no field for, by its id. */
  readonly kept: Raw
  /** The groups in the order of a list that had them before. */
  readonly inOrderOf: (before: unknown) => readonly Raw[]
}

/** The groups of a canvas. A group of ours has no `extra`, so what else it had is kept with the whole. */
export function takeGroups(nodes: readonly Raw[], notes: Notes): TakenGroups {
  const ids = new Ids()
  const byCanvasId = new Map<string, string>()
  const own = new Map<string, Raw>()
  const kept: Record<string, Raw> = {}
  const list: Raw[] = []
  const all = nodes.filter((raw) => raw['type'] === 'group')
  for (const raw of all) {
    if (list.length >= bounds.groupsCountMax) {
      notes.tell('import.groupsTooMany', nameOfRaw(raw))
      continue
    }
    const mine = isObject(raw['deixis']) ? raw['deixis']['group'] : undefined
    const isMine = isObject(mine) && typeof mine['id'] === 'string' && ids.claim(mine['id'])
    const id = isMine ? (mine['id'] as string) : ids.give(raw['id'] as string, 'g')
    byCanvasId.set(raw['id'] as string, id)
    if (isMine) {
      own.set(id, raw)
      list.push(mine)
    } else list.push(foreignGroup(raw, id))
    const more = {
      ...(typeof raw['color'] === 'string' && { color: cutText(raw['color'], 100) }),
      ...foreignKeys(raw, knownKeys.node, nameOfRaw(raw), notes),
    }
    if (Object.keys(more).length > 0) kept[id] = more
  }
  const inOrderOf = (before: unknown) => {
    const order = (Array.isArray(before) ? (before as unknown[]) : []).map((each) =>
      isObject(each) ? each['id'] : undefined,
    )
    return [...list].sort((a, b) => rank(order, a) - rank(order, b))
  }
  return { list, byCanvasId, own, kept, inOrderOf }
}

function rank(order: readonly unknown[], group: Raw): number {
  const at = order.indexOf(group['id'])
  return at === -1 ? order.length : at
}

function foreignGroup(raw: Raw, id: string): Raw {
  const label = raw['label']
  return {
    id,
    ...(typeof label === 'string' && { label: cutText(label, bounds.labelLengthMax) }),
    ...layoutOf(raw),
  }
}

/** The smallest group in which the middle of a node lies. */
export function groupAround(raw: Raw, { list }: TakenGroups): string | undefined {
  const { layout } = layoutOf(raw)
  if (!layout) return undefined
  const size = (value: unknown) => (typeof value === 'number' ? value : 0)
  const x = size(layout['x']) + size(layout['width']) / 2
  const y = size(layout['y']) + size(layout['height']) / 2
  let best: { readonly id: string; readonly area: number } | undefined
  for (const group of list) {
    const frame = isObject(group['layout']) ? group['layout'] : undefined
    if (!frame) continue
    const [left, top, width, height] = ['x', 'y', 'width', 'height'].map((key) =>
      size(frame[key]),
    ) as [number, number, number, number]
    const isIn = x >= left && x <= left + width && y >= top && y <= top + height
    const area = width * height
    if (isIn && (!best || area < best.area)) best = { id: group['id'] as string, area }
  }
  return best?.id
}
