import type { Span } from './text'

/** A turn of a conversation: what was said, without the words that say by whom. */
export type Said = Span & { readonly speaker?: string; readonly isModel: boolean }

/** Names under which people and models stand in copies of conversations. */
const people =
  /^(?:user|human|you|me|i|myself|prompt|나|저|사용자|유저|질문자|ユーザー|私|僕|あなた|用户|用戶|我|你)$/i
const models =
  /^(?:assistant|ai|bot|chatbot|model|chatgpt|gpt(?:[- ]?[0-9][\w.]*)?|claude|gemini|copilot|llama|grok|deepseek|system|어시스턴트|도우미|챗봇|챗지피티|인공지능|모델|アシスタント|助手|机器人|機器人)$/i

const opening =
  /^[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?([\p{L}][\p{L}\p{M}\p{N} ._'’-]{0,29}?)(?: said)?(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*/u

type Line = Span & { readonly name: string; readonly body: number }

/** Whether what a speaker said was a model's. */
export function isModel(speaker: string | undefined): boolean {
  return speaker !== undefined && models.test(speaker)
}

/**
 * The turns of a text in which lines begin with who speaks: a known role, or a name that speaks again after
 * another. A text without such lines is one turn without a speaker.
 */
export function turnsOfSpeakers(text: string): readonly Said[] {
  const lines = openings(text)
  const said = new Set(speakersAmong(lines))
  const begins = lines.filter(({ name }) => said.has(name))
  const [first] = begins
  if (!first) return [{ start: 0, end: text.length, isModel: false }]
  const head: Said[] =
    text.slice(0, first.start).trim() === '' ? [] : [{ start: 0, end: first.start, isModel: false }]
  return [
    ...head,
    ...begins.map(({ name, body }, index): Said => ({
      start: body,
      end: begins[index + 1]?.start ?? text.length,
      speaker: name,
      isModel: isModel(name),
    })),
  ]
}

function openings(text: string): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const match = opening.exec(text.slice(start, Math.min(end, start + 80)))
    const name = match?.[1]?.trim()
    if (match && name !== undefined) lines.push({ start, end, name, body: start + match[0].length })
    start = end + 1
  }
  return lines
}

function speakersAmong(lines: readonly Line[]): readonly string[] {
  const roles = lines
    .map(({ name }) => name)
    .filter((name) => people.test(name) || models.test(name))
  const counts = new Map<string, number>()
  for (const { name } of lines) counts.set(name, (counts.get(name) ?? 0) + 1)
  const again = [...counts].filter(([, count]) => count > 1).map(([name]) => name)
  const alternates = again.some((name) => {
    const places = lines.flatMap((line, index) => (line.name === name ? [index] : []))
    return places.some((place, index) => place - (places[index - 1] ?? place - 1) > 1)
  })
  const short = [...counts.keys()].filter((name) => name.split(/\s+/).length <= 3)
  if (alternates && again.length > 0 && short.length <= 12)
    return [...new Set([...roles, ...short])]
  return [...new Set(roles)]
}
