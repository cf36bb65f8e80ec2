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
const vowels = {
  a: 0,
  ae: 1,
  ya: 2,
  yae: 3,
  eo: 4,
  e: 5,
  yeo: 6,
  ye: 7,
  wa: 9,
  weo: 14,
  eu: 18,
  i: 20,
  o: 8,
  u: 13,
}

/** Whether a word's last syllable ends in a consonant. */
export const closes = (word: string): boolean => {
  const last = word.at(-1) ?? ''
  return isSyllable(last) && endOf(last) !== ends.none
}

/** Stems of adjectives in ㅎ without it. */
const stemsInH =
  '하야 까마 빨가 노라 파라 허여 꺼머 뻘거 누러 퍼러 거머 가마 발가 벌거 말가 뿌여 보야 동그라 둥그러 커다라 기다라 조그마 이러 그러 저러 널따라 높다라 가느다라'

const contracted: ReadonlyMap<number, number> = new Map([
  [vowels.a, vowels.ae],
  [vowels.ya, vowels.yae],
  [vowels.eo, vowels.e],
  [vowels.yeo, vowels.ye],
])

/** 하야 → 하얗, 하얀, 하얘: how a stem in ㅎ stands in its forms. */
export function formsInH(stem: string): readonly string[] {
  const last = stem.at(-1) ?? ''
  const rest = stem.slice(0, -1)
  const vowel = contracted.get(vowelOf(last))
  return [
    rest + withEnd(last, ends.h),
    rest + withEnd(last, ends.n),
    ...(vowel === undefined ? [] : [rest + withVowel(last, vowel)]),
  ]
}

const irregular: ReadonlyMap<string, string> = new Map([
  ...stemsInH.split(' ').flatMap((stem) => {
    const [whole = '', ...forms] = formsInH(stem)
    return ['', '새', '시', '샛', '싯'].flatMap((lead) =>
      forms.map((form) => [lead + form, `${lead}${whole}다`] as const),
    )
  }),
  ['켜', '켜다'],
  ['펴', '펴다'],
  ['커', '크다'],
  ['큰', '크다'],
  ['긴', '길다'],
  ['먼', '멀다'],
  ['흰', '희다'],
  ['둥근', '둥글다'],
  ['둥글어', '둥글다'],
  ['푸르러', '푸르다'],
  ['달라', '다르다'],
  ['빨라', '빠르다'],
  ['느려', '느리다'],
  ['불러', '부르다'],
  ['흘러', '흐르다'],
  ['납작해', '납작하다'],
])

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
  const known = irregular.get(bare)
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
  if (bare.endsWith('데')) return predicateOf(bare.slice(0, -1))
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
  if (/[파퍼빠뻐]/u.test(last) && before !== '') return `${rest}${withVowel(last, vowels.eu)}다`
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

/** 물었다 → 물다, 탔다 → 타다, 구웠다 → 굽다: a dictionary form of the past as that of the present. */
export function presentOf(form: string): string {
  const [stem, last = ''] = [form.slice(0, -2), form.at(-2) ?? '']
  if (!form.endsWith('다') || !isPast(form) || /^(?:있|겠)$/u.test(last)) return form
  if (/[았었]/u.test(last) && stem !== '') return `${stem}다`
  return fromInfinitive(stem + withEnd(last, ends.none))
}

/** An adjective before its noun as a predicate: 긴 → 길다, 짧은 → 짧다, 곱슬곱슬한 → 곱슬곱슬하다. */
export function predicateOf(adnominal: string): string {
  const known = irregular.get(adnominal)
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
  if (!isSyllable(last) || /[0-9]/u.test(word)) return false
  if (/^(?:새|헌|옛|맨)$/.test(word) || irregular.has(word)) return true
  return (
    endOf(last) === ends.n &&
    (word.length === 1 || /[던온]$/u.test(word) || !ofNouns.has(vowelOf(last)))
  )
}

/** Vowels before a last ㄴ of longer words that only nouns have: 쿠션, 도전, 정원, 핸드폰. */
const ofNouns: ReadonlySet<number> = new Set([vowels.eo, vowels.yeo, vowels.weo, vowels.o])

/** 상담할, 버릴, 먹을: a verb of what is to be done, before its noun; 서울 and 과일 are nouns. */
export function isProspective(word: string): boolean {
  const last = word.at(-1) ?? ''
  const rest = word.slice(0, -1)
  if (word.length < 2 || !isSyllable(last) || endOf(last) !== ends.l || last === '일') return false
  return (last === '을' && closes(rest)) || stems.test(rest + withEnd(last, ends.none))
}

/** Ends of stems in a vowel, behind which 고, 며 and 다 are no copula: 예쁘고, but 갤럭시고. */
const stems =
  /(?:^(?:가|오|보|나|서|자|타|사|주|두|꾸|누|차|짜|싸|세|매|메|내|빼|재|대|쉬|뛰|쥐|휘|희|띠|크|쓰|뜨|트|끄|치|피|비|시|지|새|깨|떼|베|하|되|켜|펴|서|이|아니)|하|되|지|르|쁘|프|느리|어리|흐리|시리|달리|다니|마시|계시|생기|보이|놓이|쌓이|섞이|가지|그리|나오|들어가|들어오|비싸|키우|외우|배우|싸우|태우|세우|비우|치우|고치|다치|마치|미치|걸치|버리|걸리|울리|열리|팔리|물리|가리|누리|올리|돌리|졸리|떨리|갈리|날리|말리|살리|알리|틀리|들리|불리|벗기|남기|숨기|안기|쫓기|길쭉하|지내|보내|끝내|나가|다녀가|자라|모자라|기다리|버티|벌리|흘리|[하으가보오]려|뿌리|때리|두드리|흔들리|이|히)$/u

/** Whether 은 or 는 makes a word describe the next (작은, 짖는) and not its topic (버전은, 열은). */
export function isDescribing(word: string): boolean {
  const last = word.at(-1)
  const stem = word.slice(0, -1)
  if (last === '은')
    return /(?:^(?:작|짧|많|적|높|낮|넓|좁|얇|굵|밝|맑|젊|늙|낡|검|붉|깊|얕|같|좋|싫|젖|익|썩|남|닳|얕|옅|짙|묽|곱|굽|굳|낯익|괜찮|수많|새하얗)|않|찮|맞|받|입|앉|신|싶|잃|찢)$/u.test(
      stem,
    )
  if (last === '는')
    return stems.test(stem) || /(?:[있없짖웃먹찍입신앉눕숨돋익젖썩맞받않]|찾)$/u.test(stem)
  return isAdnominal(word) && isOfVerb(word)
}

/** 튼튼한, 귀여운, 깨진: of the stem of a verb; 도서관, 부산 and 반 are nouns. */
const isOfVerb = (word: string): boolean =>
  irregular.has(word) ||
  (word.length === 1
    ? /^[새헌옛맨찬짠쓴신센싼단난된산본간온탄판준든한]$/u.test(word)
    : /(?:던|[아어여와워져려러사나]온|(?<![재피도고가]|교통)난|든)$/u.test(word) ||
      (word.endsWith('운') && !closes(word.slice(0, -1))) ||
      stems.test(withoutLast(word)))

/** What one is told to be with, at a sentence's end and where it goes on. */
export const copulaEnd = '이?야|이?다|입니다|이?예요|이에요'
export const copulaOn = '이?고|이?며|인데요?|이지만'
/** 이건 냉장고예요, 강아지들이야, 제 자전거인데: what hangs on a noun with which a statement ends. */
export const isTold = (tail: string): boolean => told.test(tail)
const told = new RegExp(`^(?:들)?(?:${copulaEnd}|인데요?)[.,!~:]*$`, 'u')

/** The noun of what a copula ends: 로드고 → 로드, 가야금이고 → 가야금, 아이폰, → 아이폰; nothing of 크고 or 작아요. */
export function nounOfPredicate(word: string): string | undefined {
  const bare = word.replace(/[.,!~…]+$/u, '')
  const firm =
    /^(.+?)(?:이에요|예요|입니다|이야|이다|이고|이며|인데요?|이지만|이었[가-힣]*|이네요?|이라서|이라|이죠|임)$/u.exec(
      bare,
    )
  if (firm) return /이$/u.test(bare) ? undefined : firm[1]
  const weak = /^(.+?)(?:야|고|며|다|지만|네요?|죠|였[가-힣]{1,3}|라서)$/u.exec(bare)
  if (!weak || /(?:니다|[는은ㄴ]다)$/u.test(bare)) return undefined
  const [, stem = ''] = weak
  // 바다: a noun of its own.
  if (stem.length === 1 && bare.endsWith('다')) return undefined
  const last = stem.at(-1) ?? ''
  if (!isSyllable(last)) return /[A-Za-z0-9]$/.test(stem) ? stem : undefined
  if (endOf(last) !== ends.none) return undefined
  return !stems.test(stem) || /야$/u.test(bare) || nounsLikeStems.test(stem) ? stem : undefined
}

/** Nouns that end as stems of verbs do: 강아지고, 청바지며. */
const nounsLikeStems =
  /(?:[바돼반편시휴잡먼]지|[강송망]아지|오렌지|이미지|패키지|페이지|머리|다리|고리|거리|유리)$/u

/** Whether a word is a verb that goes on (크고, 작고) and not a noun that ends alike (거문고, 망고). */
export function isGoingOn(word: string): boolean {
  const stem = word.slice(0, -1)
  const last = stem.at(-1) ?? ''
  if (!/[고며]$/.test(word) || !isSyllable(last)) return false
  const end = endOf(last)
  return end === ends.none ? stems.test(stem) : ![ends.n, 16, 21].includes(end)
}

/** 크면, 먹으면, 만들면: a verb in a condition; 장면 is none, and 보면 only points. */
export function isConditional(word: string): boolean {
  const stem = word.slice(0, -1)
  if (
    !word.endsWith('면') ||
    !/^[가-힣]{2,}$/u.test(word) ||
    /^(?:[가보]|따르|[도장]|라)면$/u.test(word)
  )
    return false
  return /[으라다하이]$/u.test(stem) || stems.test(stem) || endOf(stem.at(-1) ?? '') === ends.l
}

/** 하얗, 있, 많: a stem of a verb that no noun ends in. */
export const isBareStem = (word: string): boolean => {
  const last = word.at(-1) ?? ''
  return last === '없' || (isSyllable(last) && endsOfStems.has(endOf(last)))
}
/** ㄶ, ㄼ, ㅀ, ㅆ, ㅎ. */
const endsOfStems: ReadonlySet<number> = new Set([6, 11, 15, ends.ss, ends.h])

/** 구웠어, 있어요: what ends in a past tense or in 있 is a verb. */
export const isPast = (word: string): boolean =>
  [...word.slice(0, -1)].some((letter) => isSyllable(letter) && endOf(letter) === ends.ss)

/** Whether a clause goes on behind a word: 길고, 있는데, 하얀데, 짧고요; not 가운데 nor 거문고. */
export function isConnective(word: string): boolean {
  const bare = word.replace(/,$/u, '').replace(/(?<=고|구|데|니까)요$/u, '')
  if (/^(?:그런데|근데|한데|군데|그리고|하고|말고)$|가운데$/u.test(bare)) return false
  if (/(?:며|지만|니까|[어아해]서|면서|는데|은데|인데)$/u.test(bare)) return true
  if (/[고구]$/u.test(bare)) return /고$/u.test(bare) || bare !== word
  return bare.endsWith('데') && endOf(bare.at(-2) ?? '') === ends.n
}
