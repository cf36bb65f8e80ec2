import { isImageMediaType } from '@/lib/media/asset'
import { cutText } from '@/lib/std/text'

/** What a paste or a file brings into the text, in order: words, files that become chips, new lines. */
export type Pasted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'line' }

export type PastedContent = {
  readonly pieces: readonly Pasted[]
  /** Pictures that stand elsewhere: of these only the words remain. */
  readonly remoteCount: number
}

/** Lines of plain text. */
function pastedText(text: string): PastedContent {
  const pieces = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .flatMap((line, index): Pasted[] => [
      ...(index > 0 ? [{ kind: 'line' } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ])
  return { pieces, remoteCount: 0 }
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE FIGCAPTION FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
)
const unread = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'BUTTON'])

/**
 * Reads HTML of a clipboard: its words by lines, pictures that it brings along in their places. Nothing is
 * fetched: a picture that stands elsewhere is taken from the files beside the HTML where these are as
 * many, else only its words remain.
 */
export function pastedHtml(html: string, files: readonly File[]): PastedContent {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const found = new Map([...body.querySelectorAll('img')].map((each) => [each, fileOf(each)]))
  const remote = [...found].flatMap(([each, file]) => (file ? [] : [each]))
  if (files.length === remote.length) remote.forEach((each, at) => found.set(each, files[at]))
  const pieces: Pasted[] = []
  let remoteCount = 0
  const line = () => {
    if (pieces.length > 0 && pieces.at(-1)?.kind !== 'line') pieces.push({ kind: 'line' })
  }
  const words = (text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + text }
    else if (text.trim() !== '' || last?.kind === 'file') pieces.push({ kind: 'text', text })
  }
  const picture = (element: HTMLImageElement) => {
    const file = found.get(element)
    if (file) return pieces.push({ kind: 'file', file })
    remoteCount += 1
    return words(element.alt.trim())
  }
  const walk = (node: Node) => {
    if (node instanceof Text) return words(node.data.replace(/\s+/g, ' '))
    if (!(node instanceof Element) || unread.has(node.tagName.toUpperCase())) return
    if (node instanceof HTMLImageElement) return void picture(node)
    const isBlock = blocks.has(node.tagName)
    if (isBlock || node.tagName === 'BR') line()
    if (node.tagName === 'PRE')
      for (const each of pastedText(node.textContent ?? '').pieces) pieces.push(each)
    else node.childNodes.forEach(walk)
    if (isBlock) line()
  }
  walk(body)
  while (pieces.at(-1)?.kind === 'line') pieces.pop()
  const isSomething = (piece: Pasted) => piece.kind !== 'text' || piece.text !== ''
  return { pieces: pieces.map(trimmed).filter(isSomething), remoteCount }
}

/** Spaces at the ends of lines are of the HTML's own layout. */
function trimmed(piece: Pasted, index: number, all: readonly Pasted[]): Pasted {
  if (piece.kind !== 'text') return piece
  const start = all[index - 1]?.kind ?? 'line'
  const end = all[index + 1]?.kind ?? 'line'
  let { text } = piece
  if (start === 'line') text = text.trimStart()
  if (end === 'line') text = text.trimEnd()
  return { kind: 'text', text }
}

const nameLengthMax = 80

/** The picture that an `<img>` holds in its own address, if it does and is of a kind that is taken. */
function fileOf(element: HTMLImageElement): File | undefined {
  const found = /^data:(image\/[a-z0-9.+-]+)(;base64)?,(.*)$/is.exec(
    element.getAttribute('src') ?? '',
  )
  const [, type = '', base64, data = ''] = found ?? []
  if (base64 === undefined || !isImageMediaType(type.toLowerCase())) return undefined
  try {
    const bytes = Uint8Array.from(atob(data.trim()), (letter) => letter.charCodeAt(0))
    const ending = type.slice('image/'.length).replace('jpeg', 'jpg')
    const name = cutText(element.alt.trim().replace(/[\\/]/g, ' '), nameLengthMax)
    const isWhole = name === '' || /\.[a-z0-9]{1,5}$/i.test(name)
    return new File([bytes], isWhole ? name : `${name}.${ending}`, { type })
  } catch {
    return undefined
  }
}

/** What a clipboard or a drop holds for the text; undefined where the field does better by itself. */
export async function pastedFrom(data: {
  readonly files: readonly File[]
  readonly html: string
  readonly text: string
}): Promise<PastedContent> {
  const { files, html, text } = data
  if (html !== '') {
    const read = pastedHtml(html, files)
    const hasWords = read.pieces.some((each) => each.kind === 'text' && each.text.trim() !== '')
    if (hasWords || files.length === 0) return read
  }
  if (files.length > 0) return pastedFiles(files)
  return pastedText(text)
}

/** Files one beside the other, texts as their lines. */
async function pastedFiles(files: readonly File[]): Promise<PastedContent> {
  const read = await Promise.all(
    files.map(async (file): Promise<readonly Pasted[]> => {
      if (!isText(file)) return [{ kind: 'file', file }]
      const text = await file.text()
      const isHtml = file.type === 'text/html' || /\.html?$/i.test(file.name)
      return (isHtml ? pastedHtml(text, []) : pastedText(text)).pieces
    }),
  )
  const pieces = read.flatMap((each, index): readonly Pasted[] => {
    const areFiles = read[index - 1]?.at(-1)?.kind === 'file' && each[0]?.kind === 'file'
    if (index === 0) return each
    return [areFiles ? { kind: 'text', text: ' ' } : { kind: 'line' }, ...each]
  })
  return { pieces, remoteCount: 0 }
}

function isText(file: File): boolean {
  return file.type.startsWith('text/') || /\.(md|markdown|txt|html?)$/i.test(file.name)
}
