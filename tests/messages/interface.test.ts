import { expect, test } from 'vitest'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

type Messages = { readonly [key: string]: string | Messages }

/** Every message by its path, such as `graphs.title`. */
function flatten(messages: Messages, path = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') flat.set(at, value)
    else for (const [inner, text] of flatten(value, at)) flat.set(inner, text)
  }
  return flat
}

/** Names of the ICU arguments and tags of a message, sorted, each once. */
function argumentsOf(text: string): string[] {
  const names = [...text.matchAll(/\{\s*(\w+)\s*(?=[,}])|<(\w+)>/g)].map((m) => m[1] ?? m[2])
  // What stands inside a plural's branches is text and not an argument, save where it is used as one.
  const branches = [...text.matchAll(/(?:=\d+|zero|one|two|few|many|other)\s*\{(\w+)\}/g)].map(
    (m) => m[1],
  )
  return [...new Set(names)]
    .filter((name) => !branches.includes(name))
    .map(String)
    .sort()
}

const english = flatten(en)
const korean = flatten(ko)

test('both languages have the same keys', () => {
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort())
})

test.each([...english])('%s has the same arguments in both languages', (key, text) => {
  expect(argumentsOf(korean.get(key) ?? '')).toEqual(argumentsOf(text))
})

test('no message is empty', () => {
  const empty = [...english, ...korean].filter(([, text]) => text.trim() === '')
  expect(empty).toEqual([])
})

test('every Korean message holds Korean, save names that are the same everywhere', () => {
  const foreign = [...korean].filter(
    ([key, text]) => !/[가-힣]/.test(text) && text !== english.get(key),
  )
  expect(foreign).toEqual([])
})

test('no Korean message leaves the choice of a particle to its reader', () => {
  const bracketed = [...korean].filter(([, text]) =>
    /[이가은는을를와과로]\(|\([이가은는을를와과으]/.test(text),
  )
  expect(bracketed).toEqual([])
})
