import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keep } from '@/lib/composer'
import { applyBatch } from '@/lib/graph/apply'
import { check } from '@/lib/graph/check'
import { propose, mediaOf, statesOf, turnsOf, writing } from './support'

type Chat = {
  readonly name: string
  readonly language: 'en' | 'ko' | 'ja' | 'zh'
  readonly media: readonly string[]
  readonly text: string
  readonly states: readonly string[]
  readonly turns: readonly string[]
}

const chatsIn = (name: string): readonly Chat[] =>
  JSON.parse(readFileSync(`tests/fixtures/composer/${name}.json`, 'utf8')) as Chat[]

const sorted = (lines: readonly string[]) => [...lines].sort()

describe.each(['en', 'ko', 'ja', 'zh', 'none'])('chats: %s', (file) => {
  it.each(chatsIn(file).map((chat) => [chat.name, chat] as const))(
    'CP1, CP3, CP4, CP5, CP6, CP7, CP9, CP10 and CP11 %s',
    (_, { language, media, text, states, turns }) => {
      const given = writing(text, { language, media: mediaOf(media) })
      const proposed = propose(given)
      expect(sorted(statesOf(proposed))).toEqual(sorted(states))
      expect(turnsOf(proposed, text)).toEqual(turns)
    },
  )

  it.each(chatsIn(file).map((chat) => [chat.name, chat] as const))(
    'CP15 %s is kept without errors',
    (_, { language, media, text }) => {
      const given = writing(text, { language, media: mediaOf(media) })
      const kept = applyBatch(given.document, keep(given, propose(given)).commands)
      if (!kept.ok) throw new Error(kept.error.code)
      expect(check(kept.value.document).filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )
})

describe('what proposes nothing', () => {
  it('CP2 and CP8 at least eight texts', () => {
    const chats = chatsIn('none')
    expect(chats.length).toBeGreaterThanOrEqual(8)
    for (const { name, states } of chats) expect([name, states]).toEqual([name, []])
  })
})
