import type { GraphDocument, Node } from '../graph/document'
import { nameOf } from '../kinds'
import { isImageAsset, type ImageAsset } from '../media/asset'
import { defineFormat, type ExportContext } from './define'
import { cardText, drawing, pictureId } from './html/canvas'
import { linkWriter, listedTexts, NodeList } from './html/list'
import { proseHtml } from './html/markdown'
import { escapeHtml, policyHash, word } from './html/markup'
import { script } from './html/script'
import { style } from './html/style'
import { Notes } from './notes'
import { outlineOf } from './outline'

/**
 * One page that needs nothing else: the canvas to look about in, every node with its medium, and the prompts.
 * Media are renditions within the page; its own policy lets nothing be asked of any network and no script
 * run but its one.
 */
export const html = defineFormat({
  id: 'html',
  extension: 'html',
  mediaType: 'text/html; charset=utf-8',
  packed: 'never',
  embeds: true,
  export(document, context) {
    const notes = new Notes()
    for (const node of document.nodes) {
      if (!('asset' in node) || !node.asset || context.media.has(node.asset.hash)) continue
      notes.tell('export.mediaNotThere', nameOf(node))
    }
    const text = page(document, context, notes)
    return { files: [{ path: 'graph.html', text }], notes: notes.list() }
  },
})

/** The texts of a page that are read as Markdown, as they stand in the list and on the cards. */
export function* proseTexts({ nodes }: GraphDocument): Generator<string> {
  for (const node of nodes) {
    yield* listedTexts(node)
    yield cardText(node)
  }
}

function page(document: GraphDocument, context: ExportContext, notes: Notes): string {
  const outline = outlineOf(document)
  const link = linkWriter(outline.names)
  const prose = (text: string, node: Node) => {
    const { html: read, isRead } = proseHtml(text, context.prose, link)
    if (!isRead) notes.tell('export.markdownUnread', nameOf(node))
    return read
  }
  const title = document.title || context.words[context.language].untitled
  const policy = [
    "default-src 'none'",
    `script-src ${policyHash(script)}`,
    `style-src ${policyHash(style)}`,
    'img-src data:',
    'media-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${context.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<svg class="hidden" aria-hidden="true"><defs>${pictures(document, context)}</defs></svg>
<header><h1>${escapeHtml(title)}</h1>
<button type="button" data-act="theme">${word(context, 'theme')}</button>
<button type="button" data-act="language"><span class="w" lang="en"><span lang="ko">한국어</span></span><span class="w" lang="ko"><span lang="en">English</span></span></button>
</header>
<main>
<div class="stage">
${drawing(document, context, prose)}
<div class="tools">
<button type="button" data-act="out">${word(context, 'zoomOut')}</button>
<button type="button" data-act="in">${word(context, 'zoomIn')}</button>
<button type="button" data-act="fit">${word(context, 'fit')}</button>
</div>
</div>
${new NodeList(document, context, outline, prose).html()}
${prompts(context)}
</main>
<script>${script}</script>
</body>
</html>
`
}

/** Each picture once, however often it is drawn. */
function pictures({ nodes }: GraphDocument, { media }: ExportContext): string {
  const assets = new Map<string, ImageAsset>()
  for (const node of nodes) {
    if ('asset' in node && node.asset && isImageAsset(node.asset))
      assets.set(node.asset.hash, node.asset)
  }
  return [...assets.values()]
    .flatMap(({ hash, width, height }) => {
      const url = media.get(hash)
      if (url === undefined) return []
      return [
        `<image id="${pictureId(hash)}" width="${width}" height="${height}" href="${escapeHtml(url)}"/>`,
      ]
    })
    .join('')
}

function prompts(context: ExportContext): string {
  if (context.prompts.length === 0) return ''
  const each = context.prompts.map(({ name, text }, index) => {
    const states = `<span data-state>${word(context, 'copy')}</span><span data-state hidden>${word(context, 'copied')}</span>`
    return `<details><summary>${escapeHtml(name)}</summary><p><button type="button" data-act="copy" data-of="prompt:${index}">${states}</button></p><pre id="prompt:${index}">${escapeHtml(text)}</pre></details>`
  })
  return `<section><h2>${word(context, 'prompts')}</h2>${each.join('')}</section>`
}
