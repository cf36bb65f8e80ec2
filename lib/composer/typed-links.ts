import { findLinks } from '../graph/links'
import type { Mention } from '../references'

/** Links as phrases over the whole of each, whatever they point at: no noun goes on behind one. */
export function linkMentions(text: string): readonly Mention[] {
  return findLinks(text).map(({ start, end, textStart, textEnd, targets }) => ({
    start,
    end,
    text: text.slice(textStart, textEnd),
    refers: targets.map(({ id }) => id),
    status: 'explicit',
    reason: { code: 'reason.link', params: {} },
  }))
}

/** Mentions that are links, over the whole link and not its words alone. */
export function overLinks(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const byText = new Map(findLinks(text).map((link) => [link.textStart, link]))
  return mentions.map((mention) => {
    const link = byText.get(mention.start)
    return link && link.textEnd === mention.end
      ? { ...mention, start: link.start, end: link.end }
      : mention
  })
}
