import { describe, expect, it } from 'vitest'
import { resolve } from '@/lib/references'
import { read, told, toldIn } from './support'

const courier = { label: 'Courier', attributes: { type: 'monospace' } }

describe('words that stand for something else', () => {
  it.each([
    [['Fox'], 'The plot is as old as the fox and the grapes.', []],
    [['lion', 'fox'], 'The lion is as old as the fox.', ['The lion: e1', 'the fox: e2']],
    [['first gear', 'ring gear'], 'Shift into second gear before the hill.', []],
    [['beaker', 'beaker'], 'pour it into second beaker', ['second beaker: e2']],
    [[courier], 'The courier will arrive before noon.', []],
    [[courier], 'Set the title in Courier.', ['Courier: e1']],
    [['courier'], 'The courier will arrive before noon.', ['The courier: e1']],
    [['대금', '해금'], '대금은 이번 달 말까지 입금해 주세요.', []],
    [['대금', '해금'], '대금은 대나무로 만들어요.', ['대금: e1']],
    [['김 부장', '박 과장'], '부장으로 승진하신 거 축하드려요.', []],
    [['김 부장', '박 과장'], '부장은 오늘 쉬어요.', ['부장: e1']],
    [['小明', '小红'], '小明星们陆续走上了红毯。', []],
    [['小明', '小红'], '小明他们走上了红毯。', ['小明: e1']],
    [['dog', 'dog', 'dog'], 'That sounds odd.', []],
    [['dog', 'dog', 'dog'], 'Wash the odd ones.', ['the odd ones: e1,e3']],
    [['남자', '남자', '남자'], '45세 남자는 없어요.', []],
    [['남자', '남자', '남자'], '세 남자는 없어요.', ['세 남자: e1,e2,e3']],
    [['guitar'], 'The guitar lesson lasted long.', []],
    [['guitar'], 'The guitar stand fell over.', []],
    [['guitar'], 'The guitar cases were heavy.', []],
    [['guitar'], 'The guitar outside sounded old.', ['The guitar: e1']],
    [['guitar'], 'The guitar hidden under the bed is old.', ['The guitar: e1']],
    [['guitar'], 'The guitar broke yesterday.', ['The guitar: e1']],
    [['boat'], "Please don't rock the boat.", []],
    [['boat'], 'Please wash the boat.', ['the boat: e1']],
    [['boat', 'boat'], 'A larger boat costs more.', []],
    [['boat', 'boat', 'boat'], 'The first twenty are gone.', []],
    [['boat', 'boat', 'boat'], 'The first hundred are gone.', []],
    [['boat', 'boat', 'boat'], 'The second mooring cost more.', []],
    [['새', '새', '새'], '한 마리 한 마리 세었다.', []],
    [['배', '배', '배'], '값이 세 배가 되었다.', []],
    [['배', '배', '배'], '세 배 모두 하얗다.', ['세 배 모두: e1,e2,e3']],
    [['船', '船', '船'], '遊覧船が二隻ある。一隻目は古い。', []],
    [['船', '船', '船'], '船が三隻あります。一隻目は古い。', ['一隻目: e1']],
  ])('R24, R27 beside %j: %s', (things, text, expected) => {
    expect(told(things, text)).toEqual(expected)
  })

  it('R27 a verb behind a number is no noun', () => {
    const sounds = ['x', 'y', 'z', 'w'].map((label, index) => ({
      id: `s${index + 1}`,
      kind: 'audio',
      label,
    }))
    const document = read({ nodes: sounds, edges: [] })
    const text = 'The first and the fourth sound alike. The first two sound good.'
    expect(toldIn(document, text)).toEqual([
      'The first: s1',
      'the fourth: s4',
      'The first two: s1,s2',
    ])
  })

  it('R2 a counter at the end of a label is not what its bearer is', () => {
    const chairs = ['의자', '의자'].map((label, index) => ({
      id: `c${index}`,
      kind: 'entity',
      label,
    }))
    const set = { id: 's', kind: 'set', label: '의자 두 개', members: ['c0', 'c1'] }
    const document = read({ nodes: [...chairs, set], edges: [] })
    expect(resolve({ document, text: '세 개를 옮겨 줘.' })).toEqual([])
    expect(resolve({ document, text: '그 의자 두 개를 옮겨 줘.' })).toMatchObject([
      { text: '그 의자 두 개' },
    ])
  })

  it('R9 a wider noun finds what is of a narrower kind', () => {
    const things = ['oak cottage', 'red lorry', 'green pear']
    expect(told(things, 'The home is sold, the vehicle is new, the fruit is ripe.')).toEqual([
      'The home: e1',
      'the vehicle: e2',
      'the fruit: e3',
    ])
  })

  it('R11 what an empty set or a link to nothing left to speak of is no antecedent', () => {
    const document = read({
      nodes: [{ id: 's', kind: 'set', label: 'none yet', members: [] }],
      edges: [],
    })
    for (const link of ['[these](#s)', '[these](#gone)'])
      expect(resolve({ document, text: `${link} are here. They bark, and it does.` })).toHaveLength(
        1,
      )
  })
})
