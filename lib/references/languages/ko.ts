import { wordsOf, type Language, type Sense } from './define'
import { koreanGrades, plainGrades } from './grades'

const counting = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉']
const tens = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔']
const alone = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉']

/** 한, 두 … 아흔아홉 before a counter, 하나, 둘 … alone, and 첫째, 둘째 … */
function numerals(): (readonly [Sense, string])[] {
  const rows: (readonly [Sense, string])[] = []
  for (let ten = 0; ten < 10; ten++) {
    for (let unit = 0; unit < 10; unit++) {
      const n = ten * 10 + unit
      if (n === 0) continue
      const before = n === 20 ? '스무' : (tens[ten] as string) + (counting[unit] as string)
      const noun = (tens[ten] as string) + (alone[unit] as string)
      const ordinal = n === 1 ? '첫' : before
      rows.push([{ tag: 'number', n }, before])
      if (noun !== before) rows.push([{ tag: 'number', n }, noun])
      for (const end of ['번째', ' 번째', '번 째']) rows.push([{ tag: 'place', n }, ordinal + end])
      if (n < 5) rows.push([{ tag: 'place', n }, n === 1 ? '첫째' : `${noun}째`])
      else rows.push([{ tag: 'place', n }, `${before}째`])
    }
  }
  return rows
}

/** What hangs on a noun: a suffix of names, a case or an adverbial particle, and a topic, focus or ending behind it. */
const particle = new RegExp(
  '^(?:들|네|이들|이네)?(?:님|씨)?' +
    '(?:이|가|을|를|의|께|께서|에|에서|에게|에게서|한테|한테서|더러|에다|에다가|로|으로|로서|으로서|로써|으로써|로부터|으로부터|와|과|랑|이랑|하고|보다|처럼|만큼|같이|대로|마다|부터|까지|조차|마저|뿐|밖에|커녕|치고|이나|나|이든|든|이든지|든지|이나마|나마|이라도|라도|이라든가|라든가|야|이야|야말로|이야말로|이며|며|이고|고|이자|이란|란|이라는|라는|이라고|라고|이라서|라서|인데|인지|인가|인가요|인|일까|이지|지|이지만|지만|이니|이니까|이면|면|이에요|예요|입니다|입니까|이다|이었다|였다|이었고|였고|이죠|죠|이요|요)?' +
    '(?:은|는|도|만|만은|만이|만의|까지|부터|의|가|요|은요|는요|만요|도요)?$',
)

export const korean: Language = {
  tag: 'ko',
  spaced: true,
  headFinal: true,
  words: wordsOf([
    ...koreanGrades(),
    ...numerals(),
    [{ tag: 'place', n: 1 }, '첫, 처음, 맨 앞, 맨 처음, 제일 앞, 가장 앞, 첫번, 한번째, 한 번째'],
    [
      { tag: 'place', n: -1 },
      '마지막, 맨 뒤, 맨 끝, 맨뒤, 맨끝, 맨 마지막, 맨마지막, 제일 마지막, 제일 뒤, 끝에 있는',
    ],
    [
      { tag: 'fromEnd', sign: -1, spatial: false },
      '뒤에서, 끝에서, 마지막에서, 맨 뒤에서, 맨 끝에서, 뒤에서부터, 끝에서부터, 뒤로부터, 아래에서',
    ],
    [
      { tag: 'fromEnd', sign: 1, spatial: false },
      '앞에서, 처음에서, 맨 앞에서, 앞에서부터, 처음부터 세어, 위에서',
    ],
    [
      { tag: 'fromEnd', sign: -1, spatial: true },
      '오른쪽에서, 오른쪽에서부터, 오른쪽부터, 맨 오른쪽에서',
    ],
    [{ tag: 'fromEnd', sign: 1, spatial: true }, '왼쪽에서, 왼쪽에서부터, 왼쪽부터, 맨 왼쪽에서'],
    [{ tag: 'middle' }, '가운데, 중간, 한가운데, 가운데에 있는, 중간에 있는'],
    [{ tag: 'parity', odd: true }, '홀수 번째, 홀수번째, 홀수 번, 홀수번, 홀수'],
    [{ tag: 'parity', odd: false }, '짝수 번째, 짝수번째, 짝수 번, 짝수번, 짝수'],
    [{ tag: 'side', side: 'left', most: true }, '맨 왼쪽, 가장 왼쪽, 제일 왼쪽, 맨왼쪽'],
    [{ tag: 'side', side: 'right', most: true }, '맨 오른쪽, 가장 오른쪽, 제일 오른쪽, 맨오른쪽'],
    [{ tag: 'side', side: 'left', most: false }, '왼쪽, 왼편, 좌측, 왼쪽에 있는'],
    [{ tag: 'side', side: 'right', most: false }, '오른쪽, 오른편, 우측, 오른쪽에 있는'],
    [{ tag: 'side', side: 'top', most: true }, '맨 위, 가장 위, 제일 위, 맨위, 맨 위쪽'],
    [
      { tag: 'side', side: 'bottom', most: true },
      '맨 아래, 가장 아래, 제일 아래, 맨아래, 맨 아래쪽, 맨 밑',
    ],
    [{ tag: 'side', side: 'top', most: false }, '위쪽, 위쪽에 있는, 상단, 상단의'],
    [{ tag: 'side', side: 'bottom', most: false }, '아래쪽, 아래쪽에 있는, 하단, 하단의'],
    [
      { tag: 'relation', where: 'between' },
      '사이, 사이에 있는, 사이에 놓인, 사이에 앉은, 사이에 앉아 있는, 사이에 서 있는, 사이에 낀',
    ],
    [{ tag: 'both' }, '둘 다, 둘다, 둘 모두, 둘 모두 다, 양쪽, 양쪽 다, 두 가지 다, 둘 전부'],
    [
      { tag: 'all' },
      '어느 것도, 어느 쪽도, 어느 하나도, 모두, 전부, 다, 모든, 전체, 각, 각각의, 다들, 모두 다, 전부 다, 매',
    ],
    [{ tag: 'one' }, '아무, 어느 하나, 중 하나, 중 한, 가운데 하나, 가운데 한'],
    [{ tag: 'other' }, '다른, 또 다른, 또다른, 다른 한, 그 외 다른'],
    [{ tag: 'rest' }, '나머지, 그 외, 그 외의, 그 밖의, 남은, 그외'],
    [{ tag: 'former' }, '전자'],
    [{ tag: 'latter' }, '후자'],
    [{ tag: 'respectively' }, '각각, 각기, 차례로, 차례대로, 순서대로'],
    [{ tag: 'reversed' }, '반대로, 거꾸로, 반대 순서로, 역순으로'],
    [{ tag: 'this' }, '이, 그, 저, 요, 위, 위의, 위에, 앞의, 방금, 해당'],
    [{ tag: 'the' }, '내, 나의, 우리, 제'],
    [{ tag: 'some' }, '어떤, 어느, 무슨, 몇, 여러, 아무런'],
    [{ tag: 'pronoun', many: false, person: false }, '이것, 그것, 이거, 그거, 저거, 저것'],
    [{ tag: 'pronoun', many: false, person: true }, '그녀, 그이, 자기, 걔, 얘, 쟤'],
    [{ tag: 'pronoun', many: true, person: false }, '그것들, 이것들, 이들, 얘네, 걔네'],
    [{ tag: 'pronoun', many: true, person: true }, '그들'],
    [{ tag: 'noun' }, '것, 거, 꺼, 건, 걸, 게, 애, 애들, 녀석, 녀석들, 놈, 쪽, 것들, 거들'],
    [
      { tag: 'noun', kinds: ['image'] },
      '사진, 이미지, 그림, 사진들, 이미지들, 스크린샷, 화면 캡처, 캡처, 짤, 컷, 사진 파일, 이미지 파일, 장면 사진, 영상',
    ],
    [
      { tag: 'noun', kinds: ['audio'] },
      '소리, 오디오, 녹음, 음성, 음원, 소리들, 녹음 파일, 음성 파일, 오디오 파일, 녹음본, 트랙, 곡',
    ],
    [{ tag: 'noun', kinds: ['text'] }, '메모, 노트'],
    [{ tag: 'noun', kinds: ['document'] }, '문서, 파일, 자료'],
    [{ tag: 'noun', kinds: ['region'] }, '영역'],
    [{ tag: 'noun', kinds: ['segment'] }, '구간'],
    [
      { tag: 'counter' },
      '개, 가지, 권, 벌, 자루, 켤레, 그루, 송이, 병, 잔, 통, 봉지, 상자, 박스, 그릇, 접시, 쌍, 편, 곳, 군데, 조각, 줄기, 포기, 필, 점, 세트, 팩, 캔, 판, 다발, 모금, 칸',
    ],
    [{ tag: 'counter', counts: 'bodies' }, '대, 채, 척'],
    [{ tag: 'counter', kinds: ['entity'] }, '마리'],
    [{ tag: 'counter', person: true }, '명'],
    [
      { tag: 'noun', person: true },
      '남자애, 여자애, 남자아이, 여자아이, 꼬마, 어린이, 아이, 아이들, 사람, 사람들, 남자, 여자, 남성, 여성, 소년, 소녀, 분, 친구, 인물',
    ],
    [{ tag: 'counter', kinds: ['image', 'document'] }, '장'],
    [{ tag: 'and' }, '와, 과, 랑, 이랑, 하고, 및, 그리고, 또는, 혹은, 이나, 나'],
    [{ tag: 'to' }, '부터, 에서'],
    [{ tag: 'of' }, '의'],
    [{ tag: 'among' }, '중, 중에, 중에서, 중의, 가운데서, 중에선, 중에서는'],
    [
      { tag: 'tie' },
      '입은, 걸친, 걸치고 있는, 메고 있는, 들고 있는, 안고 있는, 신고 있는, 끼고 있는, 낀, 타고 있는, 입으신, 쓰신, 계신, 앉으신, 앉아 계신, 서 계신, 신으신, 가지신, 쓴, 있는, 앉은, 앉아 있는, 서 있는, 신은, 든, 가진, 맨, 두른, 달린, 나온, 위에 있는, 위의, 안에 있는, 옆에 있는, 위에 앉은, 위에 앉아 있는, 누워 있는, 나는, 인, 위에, 안에, 옆에, 안의, 속의, 차고 있는, 입고 있는, 쓰고 있는, 하고 있는',
    ],
    [{ tag: 'without' }, '없는, 안 쓴, 안 입은, 쓰지 않은, 입지 않은'],
    [{ tag: 'be' }, '이다, 이고, 입니다, 이에요, 예요, 이며'],
    [{ tag: 'not', how: 'is' }, '아닌'],
    [{ tag: 'not', how: 'except' }, '제외한, 뺀, 외의, 이외의'],
    [{ tag: 'not', how: 'instead' }, '말고, 빼고, 제외하고, 외에, 이외에'],
    [
      { tag: 'close' },
      '그림의 떡, 큰 소리 치, 큰소리, 두 번, 한 번, 한번, 두번, 세 번, 첫눈, 첫인상, 마지막으로, 처음으로, 처음에, 처음부터, 끝으로, 다시, 더, 제일, 가장, 먼저, 다음, 이번, 이제, 이따가, 이전, 이후, 이날, 그제, 그저, 그만, 그럼, 그래서, 그리고, 그런데, 그러나, 그때, 그래도, 그러면, 내내, 내년, 세상, 열심히, 한참, 한때, 한편, 그냥, 좀, 서로, 같은, 오늘, 내일, 어제, 지금, 아직, 이미, 벌써, 매우, 아주, 너무, 정말, 훨씬, 꼭, 모두가, 함께, 따로, 다시는, 처럼, 보다, 때문, 우선, 첫째로, 둘째로, 셋째로',
    ],
    [
      { tag: 'abstract' },
      '이유, 이유는, 시도, 단계, 날, 주, 달, 해, 시간, 층, 출구, 줄, 문단, 문장, 장면, 질문, 문제, 방법, 생각, 목표, 목적, 원칙, 경우, 차례, 회의, 만남, 인상, 편지, 버전, 페이지, 학년, 번지, 버스, 국도, 홈, 게이트, 순서, 조건, 특징, 가설, 결과, 월, 일, 시, 교시, 세대, 의견',
    ],
  ]),
  grades: plainGrades('ko'),
  showing: new Set(
    '올리 올려 찍 찍어 보내 보이 보여 첨부하 첨부해 붙이 붙여 넣 넣어 말하 말해 말씀하 가리키 고르 골라 선택하 선택해 적 적어 쓰 그리 그려 녹음하 녹음해 녹화하 보 듣 받 언급하 공유하 공유해 업로드하 업로드해 소개하 소개해 묻 물 물어보 설명하 설명해 인용하 추가하 추가해 표시하 표시해 만들 만들어'.split(
      ' ',
    ),
  ),
  speakers: new Set('내가 제가 네가 니가 너가 우리가 저희가 너희가 당신이 여러분이'.split(' ')),
  patterns: [
    {
      form: /제? ?([1-9][0-9]{0,4}) ?(?:번째|번 째|째)/y,
      sense: (match) => ({ tag: 'place', n: Number(match[1]) }),
    },
    {
      form: /([1-9][0-9]{0,4}) ?번(?=부터|까지|에서(?= ?(?:[0-9]{1,5} ?번|\S+ ?번째|마지막)[^.!?\n]{0,12}까지)|[이가은는을를과와의만도]|이랑|하고|[^가-힣]|$)/y,
      sense: (match) => ({ tag: 'place', n: Number(match[1]) }),
    },
    {
      form: /([0-9]{1,5})(?![0-9]|[.:/][0-9]|월|일|시|분|년|층|호|원|살|%|점)/y,
      sense: (match) => ({ tag: 'number', n: Number(match[1]) }),
    },
  ],
  particles: particle,
}
