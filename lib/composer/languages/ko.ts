import { korean } from '../../references/languages/ko'
import { formsInH, presentOf } from './ko-forms'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** 한, 두, 세 … before a counter, and 하나, 둘, 셋 … alone. */
const numbers = [...korean.words].flatMap(([word, sense]) =>
  sense.tag === 'number' ? [{ word, n: sense.n }] : [],
)
const wordBefore = (n: number): string =>
  numbers.find((number) => number.n === n)?.word ?? String(n)

export const numberForms = [...numbers.map(({ word }) => word), '석', '넉', '[1-9][0-9]?']
  .sort((a, b) => b.length - a.length)
  .join('|')

export function numberOf(word: string): number | undefined {
  if (/^[0-9]+$/.test(word)) return Number(word)
  if (word === '석') return 3
  if (word === '넉') return 4
  return numbers.find((number) => number.word === word)?.n
}

/** 둘, 셋. */
export const countWord = (n: number): string =>
  numbers.findLast((number) => number.n === n)?.word ?? String(n)

/** 첫째, 첫 번째. */
export function placeWord(n: number, style: '째' | '번째'): string {
  if (style === '번째') return n === 1 ? '첫 번째' : `${wordBefore(n)} 번째`
  if (n === 1) return '첫째'
  return `${n < 5 ? countWord(n) : wordBefore(n)}째`
}

/** 첫째, 첫 번째, 1번: which place they say. */
export function placeOf(word: string): number | undefined {
  const bare = word.replace(/ ?번째$|째$|번$/u, '')
  if (bare === '첫') return 1
  if (bare === '둘') return 2
  return numberOf(bare)
}

/** Words of a count that count no things: 두 가지 이유, 세 칸. */
const measuring = list('가지 모금 칸')
export const counters = [
  ...[...korean.words].flatMap(([word, { tag }]) =>
    tag === 'counter' && !measuring.has(word) ? [word] : [],
  ),
  ...'분 사람 곡 인 알 톨 자리 종류 종 동 묶음 봉 량'.split(' '),
  '가지 종류',
]
  .sort((a, b) => b.length - a.length)
  .join('|')

/** Nouns of what is counted, timed or measured without being a thing of a graph. */
export const abstractNouns = list(
  `이유 시도 단계 날 주 달 해 시간 층 출구 줄 문단 문장 장면 질문 문제 방법 생각 목표 목적 원칙 경우 차례 회의 만남 인상 편지 버전 페이지 학년 번지 순서 조건 특징 가설 결과 월 일 시 교시
  세대 의견 번 살 년 분 초 개월 주일 시간 가지 차이 차이점 공통점 예 예시 선택지 옵션 요인 원 달러 킬로 미터 배 곳 군데 건 점 등 위 쪽 명 개 마리 대 장 권 이틀 하루 사흘 오늘 내일 어제 작년 올해 내년 지난주 지난달 요즘 아침 저녁 우리 나 저 너 그 이 것 거 수 때 중
  모두 다 나머지 전체 둘다 총 약 전부 각각 서로 정도 부분 대답 답 말 이야기 이름 나이 색 색깔 크기 무게 소개 설명 관계 사이 요일 학기 과목 주제 계획 기회 걱정 하나 둘 셋 넷
  안건 일정 약속 할일 액션아이템 문항 보기 항목 참고 주석 부록 단원 챕터 레벨`,
)

/** Parts that a thing has: counted, they are no things of a graph of their own. */
export const parts = list(
  '다리 눈 귀 바퀴 손잡이 문 창문 팔 손 발 날개 뿔 이빨 꼬리 주머니 방 단추 버튼 줄무늬 점 구멍 모서리 칸 카메라 코 입 손가락 발가락 뿌리 잎 층',
)

/** What a thing may have a value of. */
export const attributeNouns = list(
  `종류 줄 털 몸 배 등 목 목줄 얼굴 머리 머리카락 부리 주둥이 발톱 수염 갈기 가슴 핸들 안장 브레이크 벨 뚜껑 화면 액정 배터리 
  이름 나이 색 색깔 색상 크기 사이즈 무게 키 몸무게 길이 높이 폭 너비 두께 가격 값 상태 종류 품종 종 견종 성별 성격 재질 재료 소재 버전 모델 브랜드 제조사 연식 위치 장소 온도 체온 혈압 맥박 속도
  용량 모양 무늬 냄새 맛 소리 목소리 별명 직업 고향 취미 특징 증상 진단 번호 제목 저자 원산지 유통기한 주행거리 열 당뇨 사료 간식 바탕 배경 글씨 글자 글꼴 테두리`,
)

/** Words in 이 that are no noun with its particle. */
export const adverbsInI = list('없이 많이 같이 높이 깊이 일찍이 멀리 더욱이 굳이')

/** What somebody is to another. */
export const kin =
  /^(?:형|누나|오빠|언니|동생|엄마|아빠|어머니|아버지|딸|아들|새끼|주인|친구|짝|손자|손녀|할머니|할아버지|삼촌|이모|고모|조카|남편|아내|제자|스승|선생님|상사|부하|후배|선배|짝꿍|라이벌|쌍둥이|형제|자매|어미|아비)$/u

/** Whether a noun means somebody, who is no part of anything: 시어머니, 원장님. */
export const isPerson = (noun: string): boolean =>
  /^(?:사람|남자|여자|아이|[가-힣]+님)$/u.test(noun) ||
  kin.test(noun.replace(/^(?:시|친|외|큰|작은|막내|새)(?=[가-힣]{2})/u, ''))

/** Nouns that say of a thing in what state it is. */
export const stateNouns = list('새 헌 중고 신품 미개봉 새것 리퍼 정상 비정상')

/** Words before a noun that are no part of its name. */
export const owners = list('우리 내 제 나의 저의 우리집 우리의 저희')
export const pointers = list(
  '이 그 저 요 여기 저기 다음 위 아래 여기에 총 약 모두 지금 현재 오늘 어제 내일 또 그리고 안녕 먼저 일단 사실 아주 정말 집 그럼 자 이제 혹시 다른 새로 방금 최근',
)

/** Whether a noun says what a medium is: 산책로 사진, 산책로 지도. */
export const isMediumOf = (noun: string): boolean =>
  mediumNouns.has(noun) || /^(?:지도|약도|도면|설계도|배치도|조감도)$/u.test(noun)

export const mediumNouns: ReadonlyMap<string, 'image' | 'audio'> = new Map([
  ...'사진 이미지 그림 스크린샷 캡처 엑스레이 엑스선 영상 컷 스캔 CT MRI'
    .split(' ')
    .map((word) => [word, 'image'] as const),
  ...'소리 녹음 음성 오디오 음원 목소리 파일 곡 노래 녹음본'
    .split(' ')
    .map((word) => [word, 'audio'] as const),
])
/** What pictures and sounds are of, where single ones are told by their kind: 새소리, 버섯 사진. */
export const ofNature =
  /^(?:들|야생|산)?(?:새|동물|곤충|벌레|풀벌레|개구리|매미|고래|박쥐|물고기|꽃|야생화|나무|식물|버섯|나비|악기) ?(?:울음|노래)?(?:소리|사진|그림|녹음)$/u
/** Nouns that say of media for what they are: 결혼사진 후보 are pictures. */
export const versionNouns = list('후보 시안 초안 버전 샘플 견본 원본 보정본 수정본 예시')
/** The kind of medium that a noun means: 새소리 is a sound. */
export const mediumOf = (noun: string): 'image' | 'audio' | undefined =>
  mediumNouns.get(noun) ??
  mediumNouns.get(/(?<=.)(?:사진|그림|영상|소리|녹음|목소리|엑스레이)$/u.exec(noun)?.[0] ?? '')
export const plainMedia = list(
  '목소리 사진 이미지 그림 소리 녹음 음성 오디오 음원 파일 녹음본 영상',
)

/** A colour, the forms of its verb and noun, and stems in ㅎ: 하얗고, 하얀, 하얘. */
const colourRows: readonly (readonly [colour: string, form: string, stems: string])[] = [
  ['흰색', '흰|희[고며다지네니어]|하양|백색', '하야 허여'],
  ['검은색', '검[은다고어지네습으]|검정', '까마 꺼머 거머 가마'],
  ['빨간색', '빨강|붉', '빨가 뻘거 발가 벌거'],
  ['파란색', '파랑|푸[르른]', '파라 퍼러'],
  ['노란색', '노랑', '노라 누러'],
  ['초록색', '초록', ''],
  ['녹색', '녹색', ''],
  ['갈색', '갈색', ''],
  ['회색', '회색|잿빛', ''],
  ['분홍색', '분홍|핑크', ''],
  ['보라색', '보라', ''],
  ['주황색', '주황|오렌지색', ''],
  ['금색', '금색', ''],
  ['은색', '은색', ''],
  ['남색', '남색', ''],
  ['베이지색', '베이지', ''],
  ...'하늘색 연두색 청록색 자주색 상아색 민트색 카키색 아이보리색'
    .split(' ')
    .map((name) => [name, name, ''] as const),
  ['투명', '투명', ''],
]
const colours = colourRows.map(([colour, form, stems]) => {
  const forms = stems.split(' ').flatMap((stem) => (stem === '' ? [] : formsInH(stem)))
  const verbs = forms.length === 0 ? '' : `|(?:새|시|샛|싯)?(?:${forms.join('|')})`
  return [colour, new RegExp(`^(?:${form}${verbs})`, 'u')] as const
})

/** The colour that a word says, as a noun; 노래 is one where nothing goes on from it. */
export function colourOf(word: string): string | undefined {
  if (/^노래[가-힣]/u.test(word)) return undefined
  return colours.find(([, form]) => form.test(word))?.[0] ?? ofThing.exec(word)?.[0]
}
/** 치즈색, 밤색: the colour of something; not 염색 nor 검색. */
const ofThing =
  /^(?:[가-힣]{2,4}|[밤쥐살팥콩복])(?<![검염탐수특변탈착채퇴본물각원흑무단이생])색(?=$|이|을|의|인|으)/u

const aboutRows: readonly (readonly [string, RegExp])[] = [
  ['크기', /^(?:크다|작다|커다랗다|조그맣다|거대하다|자그마하다|조그마하다)$/],
  ['길이', /^(?:길다|짧다|기다랗다)$/],
  ['높이', /^(?:높다|낮다)$/],
  ['무게', /^(?:무겁다|가볍다)$/],
  ['나이', /^(?:어리다|늙다|젊다)$/],
  ['두께', /^(?:두껍다|얇다|굵다|가늘다)$/],
  ['온도', /^(?:뜨겁다|차갑다|따뜻하다|시원하다|미지근하다)$/],
  ['가격', /^(?:비싸다|싸다|저렴하다)$/],
  ['모양', /^(?:둥글다|동그랗다|네모나다|납작하다|뾰족하다)$/],
  [
    '상태',
    /(?:낡다|오래되다|새롭다|깨끗하다|더럽다|젖다|마르다|싱싱하다|썩다|상하다|멀쩡하다|헐겁다|느슨하다|익다|건강하다|아프다|시들다|녹슬다)$/,
  ],
]
/** What has come to be, told in the past: 깨졌다, 고장 났다, 탔다. */
const changed =
  /(?:지다|(?<![어만떠지타끝])나다|타다|식다|얼다|녹다|붓다|죽다|휘다|터지다|닳다|바래다|굳다|변하다|깎이다|잘리다|뜯기다|막히다|(?:오염|손상|파손|훼손|마모|변질|부패|변색|탈색|감염|골절)되다)$/u

/** What a predicate is about, by its dictionary form. */
export function aboutOf(predicate: string): string {
  const present = presentOf(predicate)
  if (present !== predicate && changed.test(present)) return '상태'
  return aboutRows.find(([, form]) => form.test(present))?.[0] ?? '특징'
}

/** What a value is about: a colour, a size; of any other, nothing. */
export function subjectMatterOf(value: string): string | undefined {
  if (colourOf(value) !== undefined) return '색'
  const about = aboutOf(value)
  return /^(?:특징|상태)$/u.test(about) ? undefined : about
}

/** Verbs of giving off a sound. */
export const sounding =
  /(?:소리|내[고며는지어]?|낸다|냅니다|내요|내$|낸|짖|울[어고며다부]|운다|웁니다|말[하해한했]|노래|부른|부르|불러|들리|들려|들을|나[고며는지]?(?:요)?$|난다|납니다|녹음|목소리|음성|소리야|신음|으르렁|멍멍|야옹|지저귀)/u
export const showing =
  /(?:있|나오|나와|나온|나옵|보이|보여|보입|찍[히혀힌]|찍었|등장|담[기겨긴]|앉|서\s|누[워운]|자고|사진|모습)/u
export const staying =
  /(?:있|앉|서\s|섰|누[워운웠]|자고|잔다|놓[여인였]|살[아고]|산다|매달|걸려|걸린|숨어|숨은|타고|탔|세워|쉬고|쉰다)/u
export const alike = /(?:닮|비슷하게 생|비슷하[다고게]|비슷해|똑같이 생|똑같[다고이아]|흡사)/u
export const placeNouns =
  '위|아래|밑|옆|앞|뒤|안|속|밖|곁|근처|왼쪽|오른쪽|가운데|구석|사이|맞은편|건너편'
/** Damage that is told with a verb of its own: 금이 갔다, 녹이 슬었다. */
export const flaws =
  /^(?:금 (?:가|갔)|줄 (?:가|갔)|구멍 (?:나|났)|녹 (?:슬|슨)|흠집 (?:나|났)|곰팡이 (?:피|폈)|고장 (?:나|났)|때 (?:타|탔|끼)|멍 (?:들|이))/u
