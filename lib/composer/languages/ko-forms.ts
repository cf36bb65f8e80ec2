/** Syllables of Korean by their parts: the first of the block, 21 vowels, 28 ends (the first is none). */
const first = 0xac00
const vowelsCount = 21
const endsCount = 28

const isSyllable = (letter: string): boolean => letter >= '가' && letter <= '힣'
const endOf = (letter: string): number => (letter.charCodeAt(0) - first) % endsCount
const vowelOf = (letter: string): number =>
  Math.floor((letter.charCodeAt(0) - first) / endsCount) % vowelsCount
const withEnd = (letter: string, end: number): string =>
  String.fromCharCode(letter.charCodeAt(0) - endOf(letter) + end)
const withVowel = (letter: string, vowel: number): string =>
  String.fromCharCode(letter.charCodeAt(0) + (vowel - vowelOf(letter)) * endsCount)

const ends = { none: 0, n: 4, l: 8, p: 17, ss: 20, h: 27 }
const vowels = { a: 0, ae: 1, yae: 3, eo: 4, yeo: 6, wa: 9, weo: 14, eu: 18, i: 20, o: 8, u: 13 }

/** Whether a word's last syllable ends in a consonant. */
export const closes = (word: string): boolean => {
  const last = word.at(-1) ?? ''
  return isSyllable(last) && endOf(last) !== ends.none
}

const irregular: Readonly<Record<string, string>> = {
  커: '크다',
  큰: '크다',
  긴: '길다',
  먼: '멀다',
  흰: '희다',
  둥근: '둥글다',
  둥글어: '둥글다',
  예뻐: '예쁘다',
  나빠: '나쁘다',
  아파: '아프다',
  바빠: '바쁘다',
  슬퍼: '슬프다',
  기뻐: '기쁘다',
  하얘: '하얗다',
  하얀: '하얗다',
  까매: '까맣다',
  까만: '까맣다',
  빨개: '빨갛다',
  빨간: '빨갛다',
  노래: '노랗다',
  노란: '노랗다',
  파래: '파랗다',
  파란: '파랗다',
  뿌얘: '뿌옇다',
  동그래: '동그랗다',
  동그란: '동그랗다',
  커다래: '커다랗다',
  커다란: '커다랗다',
  기다래: '기다랗다',
  이래: '이렇다',
  푸르러: '푸르다',
  달라: '다르다',
  빨라: '빠르다',
  느려: '느리다',
  불러: '부르다',
  흘러: '흐르다',
  납작해: '납작하다',
}

/** Endings behind a stem, the longest first; what stands behind them is the stem whole. */
const plainEndings = [
  '습니다',
  '는데요',
  '는데',
  '지만',
  '으며',
  '고요',
  '네요',
  '지요',
  '죠',
  '고',
  '며',
  '네',
  '지',
  '음',
]

/**
 * The dictionary form of a predicate's last word: 짧아 → 짧다, 길고 → 길다, 희고 → 희다, 가벼워요 → 가볍다.
 * Regular forms, ㅂ and 으 verbs and the colours; what it does not know keeps its words.
 */
export function dictionaryForm(word: string): string {
  const bare = word.replace(/[.,!?~…]+$/u, '').replace(/(?<=[가-힣])요$/u, '')
  const known = irregular[bare]
  if (known !== undefined) return known
  for (const ending of plainEndings) {
    if (bare.length > ending.length && bare.endsWith(ending))
      return `${bare.slice(0, -ending.length)}다`
  }
  if (/(?:은데|은)$/.test(bare) && bare.length > 2) return `${bare.replace(/(?:은데|은)$/, '')}다`
  if (/ㅂ니다$/.test(bare)) return bare
  if (bare.endsWith('니다')) return `${withoutLast(bare.slice(0, -2))}다`
  if (bare.endsWith('는다')) return `${bare.slice(0, -2)}다`
  if (bare.endsWith('다')) return pastless(bare)
  if (bare.endsWith('데')) return `${withoutLast(bare.slice(0, -1))}다`
  return fromInfinitive(bare)
}

/** 큽니 → 크, 쫓아간 → 쫓아가: the stem that an ending was hung on as a final consonant. */
function withoutLast(word: string): string {
  const last = word.at(-1) ?? ''
  return isSyllable(last) && endOf(last) !== ends.none
    ? word.slice(0, -1) + withEnd(last, ends.none)
    : word
}

function pastless(word: string): string {
  const before = word.at(-2) ?? ''
  if (isSyllable(before) && endOf(before) === ends.n && !/^(?:신|안|찬)다$/.test(word))
    return `${withoutLast(word.slice(0, -1))}다`
  return word
}

/** 짧아 → 짧다, 해 → 하다, 가벼워 → 가볍다, 져 → 지다. */
function fromInfinitive(word: string): string {
  const last = word.at(-1) ?? ''
  const rest = word.slice(0, -1)
  if (!isSyllable(last)) return word
  const before = rest.at(-1) ?? ''
  if (last === '해') return `${rest}하다`
  if (last === '돼') return `${rest}되다`
  if (/[아어]/.test(last) && closes(rest)) {
    // 났어, 깨졌어: what has come to be is told as such.
    return `${rest}다`
  }
  if (last === '여' && before !== '') return `${rest}이다`
  if (last === '워' && isSyllable(before) && endOf(before) === ends.none) {
    return `${rest.slice(0, -1)}${withEnd(before, ends.p)}다`
  }
  if (endOf(last) !== ends.none) return endOf(last) === ends.n ? `${withoutLast(word)}다` : word
  const vowel = vowelOf(last)
  if (vowel === vowels.yeo) return `${rest}${withVowel(last, vowels.i)}다`
  if (vowel === vowels.wa) return `${rest}${withVowel(last, vowels.o)}다`
  if (vowel === vowels.weo) return `${rest}${withVowel(last, vowels.u)}다`
  if (vowel === vowels.eo && before === '') return `${withVowel(last, vowels.eu)}다`
  return `${word}다`
}

/** An adjective before its noun as a predicate: 긴 → 길다, 짧은 → 짧다, 곱슬곱슬한 → 곱슬곱슬하다. */
export function predicateOf(adnominal: string): string {
  const known = irregular[adnominal]
  if (known !== undefined) return known
  if (adnominal.endsWith('운') && adnominal.length > 1) {
    const before = adnominal.at(-2) ?? ''
    if (isSyllable(before) && endOf(before) === ends.none)
      return `${adnominal.slice(0, -2)}${withEnd(before, ends.p)}다`
  }
  if (/(?:은|는)$/.test(adnominal) && adnominal.length > 1 && closes(adnominal.slice(0, -1)))
    return `${adnominal.slice(0, -1)}다`
  return endOf(adnominal.at(-1) ?? '가') === ends.n ? `${withoutLast(adnominal)}다` : adnominal
}

/** Whether a word may stand before a noun to describe it. */
export function isAdnominal(word: string): boolean {
  const last = word.at(-1) ?? ''
  if (!isSyllable(last) || word.length < 1) return false
  if (/^(?:새|헌|옛|맨)$/.test(word)) return true
  return endOf(last) === ends.n
}
