/** Signs of what ends a syllable, as they stand in decomposed words. */
const ends = new Map([
  ['ㄴ', '\u11ab'],
  ['ㄹ', '\u11af'],
  ['ㅄ', '\u11b9'],
  ['ㅆ', '\u11bb'],
  ['ㅎ', '\u11c2'],
])

/**
 * A form of Korean whose single consonants stand for what ends a syllable: ㄹ 뻔 finds 잘릴 뻔. It reads words
 * that are decomposed (NFD), so that it names no classes of syllables, and only groups are optional.
 */
const form = (source: string): RegExp =>
  new RegExp(
    source.normalize('NFD').replace(/[ㄴㄹㅄㅆㅎ]/gu, (end) => ends.get(end) ?? end),
    'u',
  )

/*
 * A clause is read with `#` in place of a phrase and `@` in that of a medium, their particles behind them.
 */

/** What is denied: 안 나와, 못 내, 하얗지 않아, 낸 적이 없어, 찾기 어려워. */
const denied = [
  '(?:^| )(?:안|못) ',
  '(?:안|못)(?:나와|나오|나온|나옵|나타|보여|보이|보인|들려|들리|짖|울어|찍혀|찍히|찍었|먹|해|했|돼|됐)',
  '않|(?:^| )(?:아니|아닌|아닐|아닙|아냐|아녜)|모르|몰라|몰랐',
  '(?:ㄴ|ㄹ|는) (?:적|수|리|필요|바|턱|일)(?:이|가|은|는|도)? ?없|거의 .*없',
  '기(?:가|는|도|에)? ?(?:어렵|어려|힘들)|실패|그만두|그만둔|그만뒀|멈추|멈췄|멈춘',
  '거짓|틀리|틀려|틀렸|틀린|착각|오해|잘못',
]
/** Who is left out: 둘째 빼고 모두, 첫째밖에 없어; and what is put in the place of another where the two can't be told. */
const without = [
  '[#@](?:을|를|이|가)? ?(?:빼고|빼면|뺀|제외|외에|이외|말고|대신|아니라|아닌)|[#@]밖에|는 대신',
]
/** What is so no longer: 예전에는, 깎기 전에는, 하얗던, 뚱뚱했던 적이 있어. */
const past = [
  '(?:^| )(?:예전|옛날|과거|한때)|(?:^| )(?:이전|전|처음|아까)에는|(?:^| )(?:원래|본래)(?:는)?(?: |$)|기 전에',
  '(?<!모)던(?= |$)|ㄴ 적(?:이|은|도)? ?있|(?:았|었|했|였|갔|왔)었',
]
/** What is meant, guessed, wished or due: 나올 거야, 잘릴 뻔했어, 하얀 줄 알았어, 나오려고 했어, 있어야 해. */
const supposed = [
  '의심|추정|추측|짐작',
  '(?<!르)ㄹ (?:거|것|게|건|예정|뻔|계획|생각|듯|테|참|셈)(?:이|야|예|하|했|인|입|다|ㄴ|ㄹ|$| )|ㄹ지(?:도|$)',
  '(?:ㄴ|는|ㄹ) 줄(?:로|은|도|만)? ?(?:알|았|믿|생각)|(?:ㄴ|는) (?:척|체) ?(?:하|했|해|한|합)',
  '다고 (?:생각|믿|여기|추측|의심|짐작)|려고$|려(?:고|구)? ?(?:해|했|한|합|하|들|든)|려다|려던|겠|더라도|(?:기를|길) (?:바라|바란|원|기대|희망)',
  '(?:아|어|해|여|와|워|려|져)야 (?:해|하|했|한|합|돼|되|된|됩|됐)',
]
/** What is only heard: 나온대요, 하얗다더라, [사진 1]이래요, 나온다고 들었어. */
const heard = [
  '(?<! |^)(?:대|래)요(?=[.,!~]|$| )|(?:이|이었|였)래(?=[.,!~]|$| )|(?:다|라)(?:더라|더군|던데|더니|던가)',
  '(?:ㅆ|ㅎ|ㅄ|는)대(?=[.,!~]|$| )|(?:^| )(?!(?:현|군|순|반|연|한|전)대)\\S*ㄴ대(?=[.,!~]|$| )|(?:하|ㅎ|ㅆ|ㅄ|는)다(?:네|는데|던)',
  '(?:다|라)고(?:는|도)? (?:들|그러|그래|그랬|했|전해|말)|다고(?:는|도)? (?:해|하|합|한)|(?:다|라)는 (?:말|얘기|이야기|소문|소식)|에 따르면|들은 바',
]

export const opens: readonly RegExp[] = [...denied, ...without, ...past, ...supposed, ...heard].map(
  form,
)

/** What denies of a medium alone: 이빨이 빠졌어 is told, [사진 1]에서 빠졌어 shows nobody. */
export const leavesMedium = form('빠져|빠졌|빠진|빠지|누락|사라|지워|지웠|삭제|제외|불참|결석|가려')

/** What the whole of a sentence leaves open. */
export const uncertain =
  /^(?:아마|아마도|혹시|만약|만일|어쩌면|글쎄|또는|혹은|아니면)|것 ?같|듯(?:하|해|싶)|지도 모르|수도 있|는지|을까|(?:^|\s)\S*(?:거나|든지)(?=\s|$)|라면 (?!을|이)|다면(?:\s|$)|싶(?:어|다|은)|(?:^|[\s,])아니(?:지|다)?,? (?!야|에요|예요)(?=\S)/u
