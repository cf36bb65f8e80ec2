import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keep } from '@/lib/composer'
import { applyBatch } from '@/lib/graph/apply'
import { check } from '@/lib/graph/check'
import { propose, mediaOf, statesOf, turnsOf, writing } from './support'

type Chat = {
  readonly name: string
  /** Numbers of SPEC.md that the chat is a case of. */
  readonly rules: readonly string[]
  readonly language: 'en' | 'ko' | 'ja' | 'zh'
  readonly media: readonly string[]
  readonly text: string
  readonly states: readonly string[]
  readonly turns: readonly string[]
}

const chatsIn = (name: string): readonly Chat[] =>
  JSON.parse(readFileSync(`tests/fixtures/composer/${name}.json`, 'utf8')) as Chat[]

const files = ['en', 'ko', 'ja', 'zh', 'none'] as const
const chats = files.flatMap(chatsIn)
const sorted = (lines: readonly string[]) => [...lines].sort()
const named = (list: readonly Chat[]) => list.map((chat) => [chat.name, chat] as const)
const casesOf = (rule: string) => named(chats.filter(({ rules }) => rules.includes(rule)))

function judge(_: string, { language, media, text, states, turns }: Chat): void {
  const proposed = propose(writing(text, { language, media: mediaOf(media) }))
  expect(sorted(statesOf(proposed))).toEqual(sorted(states))
  expect(turnsOf(proposed, text)).toEqual(turns)
}

/** The numbers of what is proposed and of the turns; decisions, bounds and keeping have tests of their own. */
const read = readFileSync('lib/composer/SPEC.md', 'utf8')
  .split('## Decisions')[0]!
  .split('\n')
  .flatMap((line) => /^- \*\*(CP\d+)\*\*/.exec(line)?.[1] ?? [])

describe('chats', () => {
  it.each(casesOf('CP1'))('CP1 %s', judge)
  it.each(casesOf('CP2'))('CP2 %s', judge)
  it.each(casesOf('CP3'))('CP3 %s', judge)
  it.each(casesOf('CP4'))('CP4 %s', judge)
  it.each(casesOf('CP5'))('CP5 %s', judge)
  it.each(casesOf('CP6'))('CP6 %s', judge)
  it.each(casesOf('CP7'))('CP7 %s', judge)
  it.each(casesOf('CP8'))('CP8 %s', judge)
  it.each(casesOf('CP9'))('CP9 %s', judge)
  it.each(casesOf('CP10'))('CP10 %s', judge)
  it.each(casesOf('CP11'))('CP11 %s', judge)
  it.each(casesOf('CP17'))('CP17 %s', judge)
  it.each(casesOf('CP18'))('CP18 %s', judge)
  it.each(casesOf('CP19'))('CP19 %s', judge)

  it.each(['en', 'ko'] as const)('every number of what is read has a case: %s', (language) => {
    const cases = new Set(
      chats.filter((chat) => chat.language === language).flatMap(({ rules }) => rules),
    )
    expect(read.filter((rule) => !cases.has(rule))).toEqual([])
  })

  it('every chat is a case of such a number', () => {
    const isCase = ({ rules }: Chat) =>
      rules.length > 0 && rules.every((rule) => read.includes(rule))
    expect(chats.filter((chat) => !isCase(chat)).map(({ name }) => name)).toEqual([])
  })

  it.each(named(chats))('CP15 %s is kept without errors', (_, { language, media, text }) => {
    const given = writing(text, { language, media: mediaOf(media) })
    const kept = applyBatch(given.document, keep(given, propose(given)).commands)
    if (!kept.ok) throw new Error(kept.error.code)
    expect(check(kept.value.document).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('what proposes nothing', () => {
  it('CP2 and CP8 at least eight texts', () => {
    const none = chatsIn('none')
    expect(none.length).toBeGreaterThanOrEqual(8)
    for (const { name, states } of none) expect([name, states]).toEqual([name, []])
  })
})
