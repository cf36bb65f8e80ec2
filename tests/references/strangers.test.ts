import { describe, expect, it } from 'vitest'
import { resolve } from '@/lib/references'
import { read } from './support'

const entity = (id: string, label: string, attributes?: Readonly<Record<string, string>>) => ({
  id,
  kind: 'entity',
  label,
  ...(attributes ? { attributes } : {}),
})

const kayaks = read({
  nodes: [
    entity('k1', 'kayak', { color: 'red', length: '4 m' }),
    entity('k2', 'kayak', { color: 'green', length: '5 m' }),
    entity('k3', 'kayak', { color: 'red', length: '3 m' }),
    { id: 's1', kind: 'audio', label: 'creak' },
    { id: 's2', kind: 'audio', label: 'splash' },
    { id: 'p1', kind: 'image' },
    { id: 'p2', kind: 'image' },
    { id: 'p3', kind: 'image' },
  ],
  edges: [
    { id: 'a', source: 'p1', target: 'k2', relation: 'shows' },
    { id: 'b', source: 'p2', target: 'k1', relation: 'shows' },
  ],
})

const staff = read({
  nodes: [
    entity('t1', '강 팀장'),
    entity('t2', '오 대리'),
    entity('c1', '의자', { 색: '흰색' }),
    entity('c2', '의자', { 색: '검은색' }),
    entity('c3', '의자', { 색: '빨간색' }),
    { id: 'p1', kind: 'image' },
    { id: 'p2', kind: 'image' },
    { id: 'p3', kind: 'image' },
  ],
})

/** What a text is found to mean: "phrase = node" where it is one reading, "phrase ? nodes" where it is open. */
const told = (document: typeof kayaks, text: string) =>
  resolve({ document, text }).map(({ text: phrase, refers, candidates }) =>
    candidates ? `${phrase} ? ${candidates.join()}` : `${phrase} = ${refers.join()}`,
  )

describe('what is not here', () => {
  it.each([
    ['R4', 'We rented eight tents, and the third leaked.', kayaks],
    ['R4', 'We rented eight tents. The third leaked.', kayaks],
    ['R4', 'All three cousins paddle.', kayaks],
    ['R4', 'テントは三つとも濡れている。', kayaks],
    ['R4', '화분 세 개 모두 시들었어요.', staff],
    ['R4', '가장 긴 터널은 중국에 있고 두 번째는 대만에 있다.', staff],
    ['R25', '이 팀장이 휴가를 갔다.', staff],
    ['R25', '문 대리에게 전해 주세요.', staff],
    ['R26', '작년에 찍은 사진 세 장을 보냈어.', staff],
    ['R11', '她们三个都是教练。', kayaks],
  ])('%s %s', (_, text, document) => expect(told(document, text)).toEqual([]))

  it('R25 a name that is written here is one, whatever its title', () =>
    expect(told(staff, '강 팀장이 오 대리를 만났다.')).toEqual(['강 팀장 = t1', '오 대리 = t2']))

  it('R26 what those who speak showed is here, whenever that was', () =>
    expect(told(staff, '내가 어제 찍은 사진 세 장을 봐.')).toEqual(['사진 세 장 = p1,p2,p3']))
})

describe('what was understood in part', () => {
  it.each([
    ['R28', 'Wash the kayaks with a dent.', ['the kayaks ? k1,k2,k3']],
    ['R28', 'Wash the second kayak with the red paddle.', ['the second kayak ? k1,k2,k3']],
    ['R28', 'Cover the kayaks with a tarp.', ['the kayaks = k1,k2,k3']],
    ['R28', 'Wash the kayaks with care.', ['the kayaks = k1,k2,k3']],
    ['R26', 'Wash the second kayak that wobbles.', ['the second kayak ? k1,k2,k3']],
    ['R27', 'The first and the second creak.', ['The first ? k1,s1,p1', 'the second ? k2,s2,p2']],
    ['R27', 'The first two photos show kayaks.', ['The first two photos = p1,p2']],
    ['R19', 'the photos that show the green kayak', ['the photos that show the green kayak = p1']],
    [
      'R16',
      'the longer of the first and the third kayak',
      ['the longer = k1', 'the first = k1', 'the third kayak = k3'],
    ],
    [
      'R7',
      'Sell the first photo and the third photo. Is the first or the latter better?',
      ['the first photo = p1', 'the third photo = p3', 'the first = p1', 'the latter = p3'],
    ],
    [
      'R7',
      'I saw the first photo and the second photo. The first photo is dim, the other one is not.',
      [
        'the first photo = p1',
        'the second photo = p2',
        'The first photo = p1',
        'the other one = p2',
      ],
    ],
  ])('%s %s', (_, text, expected) => expect(told(kayaks, text)).toEqual(expected))

  it.each([
    ['R9', '빨간색이나 흰색 의자들을 옮겨 줘.', ['빨간색이나 흰색 의자 = c1,c3']],
    ['R18', '첫째가 아니라 셋째 사진이야.', ['첫째 = p1', '셋째 사진 = p3']],
    ['R16', '첫 번째 사진과 세 번째 사진 중 더 큰 것', ['첫 번째 사진 = p1', '세 번째 사진 = p3']],
  ])('%s %s', (_, text, expected) => expect(told(staff, text)).toEqual(expected))
})
