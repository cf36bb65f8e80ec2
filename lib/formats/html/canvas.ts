import { plainWords } from '../../graph/links'
import type { GraphDocument, Node } from '../../graph/document'
import { isPart, nameOf, type NodeOf } from '../../kinds'
import { cutText } from '../../std/text'
import type { ExportContext } from '../define'
import { boundsOf, cardHeaderHeight, centreOf, placesOf, type Rect } from '../places'
import { escapeHtml, number } from './markup'

const padding = 14
const textLengthMax = 1_200
const margin = 40
/** Room on the left for wires that go about what stands between their cards. */
const bowMargin = 140

/** The canvas as one drawing: groups behind, wires, cards with their pictures, regions on these. */
export function drawing(document: GraphDocument, context: ExportContext, prose: Prose): string {
  const places = placesOf(document)
  const frames = (document.groups ?? []).flatMap((group) => frame(group, document, places))
  const all = boundsOf([...places.values(), ...frames.map(({ rect }) => rect)])
  const box = all ?? { x: 0, y: 0, width: 640, height: 320 }
  const view = [
    box.x - bowMargin,
    box.y - margin,
    box.width + bowMargin + margin,
    box.height + 2 * margin,
  ]
  const cards = document.nodes.filter((node) => !isPart(node))
  // Sets behind, since their members stand in them.
  const ordered = [...cards.filter(isSet), ...cards.filter((node) => !isSet(node))]
  const label = escapeHtml(document.title || context.words[context.language].untitled)
  return [
    `<svg class="board" id="page:canvas" viewBox="${view.map(number).join(' ')}" tabindex="0" role="group" aria-label="${label}">`,
    '<defs><marker id="page:arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="arrow" d="M0 0L8 4L0 8z"/></marker></defs>',
    ...frames.map(({ svg }) => svg),
    ...ordered.filter(isSet).map((node) => card(node, places, document, context, prose)),
    ...document.edges.map((edge) => wire(edge, places, document)),
    ...ordered
      .filter((node) => !isSet(node))
      .map((node) => card(node, places, document, context, prose)),
    '</svg>',
  ].join('\n')
}

function isSet(node: Node): boolean {
  return node.kind === 'set'
}

function frame(
  group: NonNullable<GraphDocument['groups']>[number],
  { nodes }: GraphDocument,
  places: ReadonlyMap<string, Rect>,
) {
  const inside = nodes.filter((node) => node.group === group.id)
  const around = boundsOf(inside.flatMap(({ id }) => places.get(id) ?? []))
  const { width: givenWidth, height: givenHeight, ...corner } = group.layout ?? {}
  if (!around && !group.layout) return []
  const rect: Rect = {
    x: (around?.x ?? 0) - 24,
    y: (around?.y ?? 0) - 48,
    ...corner,
    width: givenWidth ?? (around?.width ?? 272) + 48,
    height: givenHeight ?? (around?.height ?? 168) + 72,
  }
  const svg = `<rect class="group" ${rectText(rect)} rx="16"/><text class="name" x="${number(rect.x + 12)}" y="${number(rect.y + 22)}">${escapeHtml(group.label ?? '')}</text>`
  return [{ rect, svg }]
}

function rectText({ x, y, width, height }: Rect): string {
  return `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`
}

function card(
  node: Node,
  places: ReadonlyMap<string, Rect>,
  document: GraphDocument,
  context: ExportContext,
  prose: Prose,
): string {
  const rect = places.get(node.id)
  if (!rect) return ''
  const kind =
    node.kind === 'entity' && node.class
      ? node.class
      : context.words[context.language].kinds[node.kind]
  const name = `${node.alias ?? ''} ${node.label ?? ''}`.trim() || node.id
  const lettersMax = Math.max(4, Math.floor((rect.width - 2 * padding) / 8))
  const title = cutText(`${name} · ${kind}`, lettersMax)
  return [
    `<a href="#${node.id}"><rect class="card" ${rectText(rect)} rx="12"/>`,
    `<text class="name" x="${number(rect.x + padding)}" y="${number(rect.y + 24)}">${escapeHtml(title)}</text></a>`,
    inside(node, rect, document, context, prose),
  ].join('')
}

function inside(
  node: Node,
  rect: Rect,
  document: GraphDocument,
  context: ExportContext,
  prose: Prose,
): string {
  if (node.kind === 'image' && node.asset) return pictureIn(node, rect, document, context)
  const own = cardText(node)
  const words =
    own === '' ? escapeHtml(cutText(cardWords(node, document, context), textLengthMax)) : ''
  const text = own === '' ? words : prose(own, node)
  if (text === '') return ''
  const look = own === '' ? 'body' : 'body prose'
  const body: Rect = {
    x: rect.x + padding,
    y: rect.y + cardHeaderHeight,
    width: Math.max(1, rect.width - 2 * padding),
    height: Math.max(1, rect.height - cardHeaderHeight - 8),
  }
  return `<foreignObject ${rectText(body)}><div xmlns="http://www.w3.org/1999/xhtml" class="${look}">${text}</div></foreignObject>`
}

/** The beginning of a node's own text, or none. */
export function cardText(node: Node): string {
  const own = 'text' in node && typeof node.text === 'string' ? node.text.trim() : ''
  return cutText(own, textLengthMax)
}

/** A text of a node as HTML. */
type Prose = (text: string, node: Node) => string

/** A few words of what a card without a text holds; the whole stands in the list. */
function cardWords(node: Node, document: GraphDocument, context: ExportContext): string {
  const words = context.words[context.language]
  switch (node.kind) {
    case 'entity':
      return Object.entries(node.attributes ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join('\n')
    case 'set': {
      const places = document.nodes.filter(({ id, layout }) => layout && node.members.includes(id))
      if (places.length > 0) return ''
      const names = new Map(document.nodes.map((each) => [each.id, nameOf(each)]))
      return node.members.map((id, index) => `${index + 1}. ${names.get(id) ?? id}`).join('\n')
    }
    case 'audio': {
      const length = node.asset
        ? `${node.asset.durationSeconds.toFixed(1)} ${words.seconds}`
        : words.noFile
      return [length, plainWords(node.caption ?? '')].join('\n').trim()
    }
    case 'image':
      return words.noFile
    case 'document':
      return node.source ?? ''
    default:
      return ''
  }
}

/** The id under which the page holds a picture, of which every drawing is a use. */
export function pictureId(hash: string): string {
  return `media:${hash}`
}

function pictureIn(
  node: NodeOf<'image'>,
  rect: Rect,
  document: GraphDocument,
  context: ExportContext,
): string {
  const { asset } = node
  if (!asset || !context.media.has(asset.hash)) return ''
  const width = Math.max(1, rect.width - 2 * padding)
  const scale = width / asset.width
  const place = `translate(${number(rect.x + padding)} ${number(rect.y + cardHeaderHeight)}) scale(${scale})`
  return `<g transform="${place}">${pictureWithRegions(node, document)}</g>`
}

/** A picture in its own pixels with its regions outlined and named. */
export function pictureWithRegions(node: NodeOf<'image'>, { nodes }: GraphDocument): string {
  const { asset } = node
  if (!asset) return ''
  const regions = nodes.filter(
    (each): each is NodeOf<'region'> => each.kind === 'region' && each.of === node.id,
  )
  // Names are as large as a fortieth of the picture, so that they can be read at every size.
  const letter = Math.max(asset.width, asset.height) / 32
  const marks = regions.map((region) => {
    const shape = outline(region, asset.width, asset.height)
    const [x, y] = cornerOf(region)
    const tag = `<text class="tag" font-size="${number(letter)}" stroke-width="${number(letter / 5)}" x="${number(x * asset.width + letter / 3)}" y="${number(y * asset.height + letter)}">${escapeHtml(nameOf(region))}</text>`
    return `<a href="#${region.id}">${shape('shade')}${shape('region')}${tag}</a>`
  })
  return `<use href="#${pictureId(asset.hash)}"/>${marks.join('')}`
}

function outline({ shape }: NodeOf<'region'>, width: number, height: number) {
  return (look: string) => {
    if (shape.type === 'box') {
      const rect = {
        x: shape.x * width,
        y: shape.y * height,
        width: shape.width * width,
        height: shape.height * height,
      }
      return `<rect class="${look}" ${rectText(rect)}/>`
    }
    const points = shape.points.map(({ x, y }) => `${number(x * width)},${number(y * height)}`)
    return `<polygon class="${look}" points="${points.join(' ')}"/>`
  }
}

function cornerOf({ shape }: NodeOf<'region'>): readonly [number, number] {
  if (shape.type === 'box') return [shape.x, shape.y]
  return [Math.min(...shape.points.map(({ x }) => x)), Math.min(...shape.points.map(({ y }) => y))]
}

/** A wire between the edges of two cards; an end that is a part of a card is at that card. */
function wire(
  { source, target, relation }: GraphDocument['edges'][number],
  places: ReadonlyMap<string, Rect>,
  { nodes }: GraphDocument,
): string {
  const placeOf = (id: string) => {
    const own = places.get(id)
    if (own) return own
    const part = nodes.find((node) => node.id === id)
    return part && 'of' in part ? places.get(part.of) : undefined
  }
  const [from, to] = [placeOf(source), placeOf(target)]
  if (!from || !to || from === to) return ''
  const { path, middle } = wayBetween(from, to)
  return [
    `<path class="wire" d="${path}" marker-end="url(#page:arrow)"/>`,
    `<text class="relation" x="${number(middle.x)}" y="${number(middle.y + 4)}">${escapeHtml(cutText(relation, 60))}</text>`,
  ].join('')
}

/**
 * A curve from one card to another: between the sides that face each other, or, where one stands above the
 * other, about their left sides, so that it does not run behind what stands between them.
 */
function wayBetween(from: Rect, to: Rect) {
  const [a, b] = [centreOf(from), centreOf(to)]
  const isApart = from.x + from.width < to.x || to.x + to.width < from.x
  const isForward = isApart && a.x < b.x
  const start = isForward ? from.x + from.width : from.x
  const end = isForward || !isApart ? to.x : to.x + to.width
  const reach = isApart ? Math.abs(end - start) / 2 : 32 + Math.abs(a.y - b.y) / 4
  const [first, second] = isApart
    ? [start + (isForward ? reach : -reach), end + (isForward ? -reach : reach)]
    : [start - reach, end - reach]
  const path = `M${number(start)} ${number(a.y)}C${number(first)} ${number(a.y)} ${number(second)} ${number(b.y)} ${number(end)} ${number(b.y)}`
  // A cubic curve at its middle is an eighth of its ends and three of the points that draw it.
  const middle = { x: (start + 3 * first + 3 * second + end) / 8, y: (a.y + b.y) / 2 }
  return { path, middle }
}
