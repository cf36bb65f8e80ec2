/**
 * Words of Korean taken apart. Endings are compared letter by letter (jamo), since most of them begin inside the last
 * syllable of the stem: 만든 is 만드 and ㄴ.
 *
 * Method: a syllable of U+AC00 to U+D7A3 is its initial, vowel and final by arithmetic (The Unicode Standard, chapter
 * 3.12); endings are stripped by a closed table, contractions and irregular stems undone (ㅂ, ㄷ, ㄹ, 르, 하). Each word has
 * several possible stems; two words agree where they share one.
 */

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const finals = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** The letters of a text. The silent initial is left out, so that 앉아 is ㅏㄴㅈㅏ with its final in one letter ㄵ. */
export function lettersOf(text: string): string {
  let letters = ''
  for (const syllable of text) {
    const code = syllable.charCodeAt(0) - 0xac00
    if (code < 0 || code > 11171) {
      letters += syllable
      continue
    }
    const initial = initials.charAt(Math.floor(code / 588))
    letters += (initial === 'ㅇ' ? '·' : initial) + vowels.charAt(Math.floor(code / 28) % 21)
    const final = code % 28
    if (final > 0) letters += finals.charAt(final)
  }
  return letters
}

export const isHangul = (text: string): boolean => /[가-힣]/.test(text)

export type Form = 'final' | 'adnominal' | 'joining' | 'noun' | 'past' | 'denied'

/** Endings of predicates by what the predicate does with them. */
const endingRows: readonly (readonly [Form, string])[] = [
  [
    'final',
    '다 ㄴ다 는다 니 냐 느냐 나 나요 는가 ㄴ가 은가 는가요 ㄴ가요 은가요 습니까 ㅂ니까 습니다 ㅂ니다 아요 어요 여요 아 어 여 지 지요 죠 는지 ㄴ지 은지 ㄹ까 을까 ㄹ까요 을까요 네 네요 군요 구나 고있다 고있니 고있나 고있나요 고있습니까 고있어 고있어요 고있는가 고있지 고있는지 고있습니다 아있다 어있다 아있니 어있니 아있나 어있나 아있나요 어있나요 아있어 어있어 아있어요 어있어요 아있습니까 어있습니까 아있지 어있지 아있는지 어있는지 아있는가 어있는가 아있죠 어있죠 음 ㅁ 세요 으세요 시나요 으시나요 시니 던가 던가요 거나 는거야 ㄴ거야 는거지 을거야 래 대 는데 ㄴ데 은데',
  ],
  [
    'past',
    'ㅆ다 았다 었다 였다 ㅆ니 았니 었니 ㅆ나 았나 었나 ㅆ나요 았나요 었나요 였나요 였나 ㅆ습니까 았습니까 었습니까 였습니까 ㅆ어 았어 었어 였어 ㅆ어요 았어요 었어요 였어요 ㅆ지 았지 었지 ㅆ죠 았죠 었죠 ㅆ는가 았는가 었는가 ㅆ는지 았는지 었는지 였는지 ㅆ을까 았을까 었을까 ㅆ을까요 았을까요 었을까요 ㅆ습니다 았습니다 었습니다 ㅆ냐 았냐 었냐 ㅆ음 았음 었음 ㅆ던가 았던가 었던가',
  ],
  [
    'adnominal',
    '는 ㄴ 은 ㄹ 을 던 ㅆ던 았던 었던 고있는 고있던 아있는 어있는 아있던 어있던 고계신 시는 으시는 신 으신 이는 인',
  ],
  [
    'joining',
    '고 며 으며 면서 으면서 고서 지만 아서 어서 는데 ㄴ데 은데 ㅆ고 았고 었고 고있고 아있고 어있고 고있으며 아있으며 어있으며 거나',
  ],
  ['noun', '기 음 ㅁ 함'],
  [
    'denied',
    '지않는 지않은 지않다 지않니 지않나 지않나요 지않아 지않아요 지않습니까 지않았다 지않았나요 지않았니 지않고 지않던 지못하는 지못한 지못했다 지않는지 지않은지 지않는가 지않지',
  ],
]

type Ending = { readonly letters: string; readonly form: Form }

const endings: readonly Ending[] = endingRows
  .flatMap(([form, list]) => list.split(' ').map((text) => ({ letters: lettersOf(text), form })))
  .sort((one, other) => other.letters.length - one.letters.length)

export type Stem = { readonly stem: string; readonly form: Form }

/** The stems that a predicate may have, in letters, each with what its ending does; the dictionary form itself included. */
export function stemsOf(word: string): readonly Stem[] {
  const letters = lettersOf(word.replaceAll(' ', ''))
  const found = new Map<string, Stem>()
  const add = (stem: string, form: Form) => {
    if (stem.length > 1 && !found.has(`${stem} ${form}`))
      found.set(`${stem} ${form}`, { stem, form })
  }
  for (const { letters: ending, form } of endings) {
    // A vowel that begins an ending stands behind a silent initial where the stem ends in a consonant.
    if (!letters.endsWith(ending) || letters.length === ending.length) continue
    const stem = letters.slice(0, -ending.length)
    for (const each of restored(stem, ending)) add(each, form)
  }
  for (const { ending, stem } of contracted(letters)) {
    for (const { letters: own, form } of endings) {
      if (own !== ending) continue
      add(stem, form)
    }
  }
  return [...found.values()]
}

/** Stems as the dictionary has them, of what stands before an ending. */
function* restored(stem: string, ending: string): Generator<string> {
  yield stem
  const first = ending.charAt(0)
  // 만드는, 만든, 만듭니다: ㄹ falls away.
  if (/^[ㄴㅂㅅ]/.test(first) && /[ㅏ-ㅣ]$/.test(stem)) yield `${stem}ㄹ`
  if (/^[ㅏ-ㅣ·]/.test(ending)) {
    // 들은, 들어: ㄷ has become ㄹ. 걸어 is of 걷다 or of 걸다.
    if (stem.endsWith('ㄹ')) yield `${stem.slice(0, -1)}ㄷ`
    // 지은, 지어: ㅅ has fallen away.
    if (/[ㅏ-ㅣ]$/.test(stem)) yield `${stem}ㅅ`
  }
  // 가까운, 무거운: ㅂ has become 우.
  if (stem.endsWith('·ㅜ')) yield `${stem.slice(0, -2)}ㅂ`
  if (stem.endsWith('·ㅘ') || stem.endsWith('·ㅝ')) yield `${stem.slice(0, -2)}ㅂ`
  // 흘러, 불러: 르 doubled its ㄹ.
  if (/ㄹㄹ$/.test(stem)) yield `${stem.slice(0, -2)}ㄹㅡ`
}

const foldedVowels: readonly (readonly [string, string, string])[] = [
  ['ㅘ', 'ㅗ', 'ㅏ'],
  ['ㅝ', 'ㅜ', 'ㅓ'],
  ['ㅕ', 'ㅣ', 'ㅓ'],
  ['ㅙ', 'ㅚ', 'ㅓ'],
  ['ㅐ', 'ㅏ', 'ㅏ'],
  ['ㅐ', 'ㅐ', 'ㅓ'],
  ['ㅔ', 'ㅔ', 'ㅓ'],
  ['ㅏ', 'ㅏ', 'ㅏ'],
  ['ㅓ', 'ㅓ', 'ㅓ'],
  ['ㅏ', 'ㅡ', 'ㅏ'],
  ['ㅓ', 'ㅡ', 'ㅓ'],
]

/** 해, 와, 써, 마셔: stem and ending have become one syllable. */
function* contracted(letters: string): Generator<{ stem: string; ending: string }> {
  for (const { letters: ending } of endings) {
    const vowel = /^·([ㅏㅓ])(.*)$/.exec(ending)
    if (!vowel) continue
    const [, begins, rest] = vowel as unknown as [string, string, string]
    for (const [shown, own, said] of foldedVowels) {
      if (said !== begins || !letters.endsWith(shown + rest)) continue
      const before = letters.slice(0, letters.length - shown.length - rest.length)
      if (before === '' || (before.endsWith('·') && shown === own)) continue
      yield { stem: before + own, ending }
      // 불러, 흘러.
      if (/ㄹㄹ$/.test(before) && own === 'ㅡ') yield { stem: `${before.slice(0, -2)}ㄹㅡ`, ending }
    }
  }
}

/** What hangs on a noun, longest first, with the part that it lets the noun play. */
export type Role =
  | 'subject'
  | 'object'
  | 'topic'
  | 'place'
  | 'genitive'
  | 'with'
  | 'than'
  | 'also'
  | 'from'
  | 'until'
  | 'among'
  | 'bare'
  | 'is'

const particleRows: readonly (readonly [Role, string])[] = [
  ['subject', '이 가 께서 이가 들이 들은'],
  ['object', '을 를 들을'],
  ['topic', '은 는 이란 란 이라는것은'],
  [
    'place',
    '에 에서 에게 한테 께 으로 로 에는 에선 에서는 에게는 한테는 에게서 한테서 에도 으로는 로는 속 안 에다 더러',
  ],
  ['genitive', '의'],
  ['with', '와 과 랑 이랑 하고'],
  ['than', '보다 보다도 보다는'],
  ['also', '도 만 까지도 뿐 마다 이나 나'],
  ['from', '부터 에서부터 로부터 으로부터'],
  ['until', '까지'],
  ['among', '중 중에 중에서 중에서는 중에는 중의'],
  [
    'is',
    '이야 야 이에요 예요 이니 니 입니까 인가요 인가 이냐 냐 이지 지 이죠 죠 일까 일까요 이다 이었어 였어 이었나요 였나요 이었습니까 이었니 였니 인지 이고 고 이며 입니다 이라고 라고 이요 요 인데 이여 이세요 세요',
  ],
]

const particles: ReadonlyMap<string, Role> = new Map(
  particleRows.flatMap(([role, list]) => list.split(' ').map((each) => [each, role] as const)),
)

/** The role that a particle gives; `bare` for none, undefined for what is no particle. Plural and honorific come first. */
export function roleOf(particle: string): Role | undefined {
  if (particle === '') return 'bare'
  const known = particles.get(particle)
  if (known !== undefined) return known
  const rest = /^(?:들|님|씨|네|이(?=[는가를의도랑와한에보]))(.*)$/.exec(particle)
  return rest ? roleOf(rest[1] as string) : undefined
}
