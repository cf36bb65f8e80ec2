import { describe, expect, it } from 'vitest'
import { read, told, toldIn } from './support'

const cars = [
  {
    label: 'first car',
    class: 'Car',
    attributes: { has: 'dent in the door', colour: 'red', state: 'stained' },
  },
  {
    label: 'second car',
    class: 'Car',
    attributes: { place: 'in the yard', wears: 'cover', state: 'not stained' },
  },
  { label: 'Ivo', attributes: { has: 'rabbit', job: 'technician' } },
]
const children = [
  { label: '첫째 아이', attributes: { 종류: '딸' } },
  { label: '둘째 아이', attributes: { 종류: '아들' } },
  { label: '막내', attributes: { 나이: '세 살' } },
]

describe('what is said of a thing is no second reference to it', () => {
  it.each([
    ['R9', 'The door is scratched. The rabbit is called Pip.', []],
    ['R9', 'The yard is wide. The cover is torn.', []],
    ['R9', 'The technician came.', ['The technician: e3']],
    ['R9', 'The stained car is old.', ['The stained car: e1']],
    ['R4', 'Bikes seen:\n1. [Ivo](#e3)\n2. [the car](#e1)', ['Ivo: e3', 'the car: e1']],
    ['R27', '[Ivo](#e3) cars about.', ['Ivo: e3']],
    ['R28', 'Both cars are here. The black one is mine.', ['Both cars: e1,e2', 'The black one: ']],
    ['R28', 'Both cars are here. The red one is mine.', ['Both cars: e1,e2', 'The red one: e1']],
    ['R6', 'Both cars are here. The odd one is out.', ['Both cars: e1,e2']],
  ])('%s beside cars: %s', (_, text, expected) => {
    expect(told(cars, text)).toEqual(expected)
  })

  it.each([
    ['R24', '첫째 아이는 딸이고 둘째 아이는 아들이에요.', ['첫째 아이: e1', '둘째 아이: e2']],
    ['R24', '[첫째](#e1)는 딸이야.', ['첫째: e1']],
    ['R9', '그 딸은 안경을 써요.', ['그 딸: e1']],
    ['R27', '모두 컸어요. 이제 그 딸은 안경을 써요.', ['그 딸: e1']],
    [
      'R4',
      '첫째 아이, 둘째 아이, 막내가 와요. 막내는 세 살이에요.',
      ['첫째 아이: e1', '둘째 아이: e2', '막내: e3', '막내: e3'],
    ],
  ])('%s beside children: %s', (_, text, expected) => {
    expect(told(children, text)).toEqual(expected)
  })

  const geese = ['first goose', 'second goose', 'third goose'].map((label) => ({
    label,
    class: 'Goose',
  }))
  it.each([
    ['R7', 'All three swim. The second hisses.', ['All three: e1,e2,e3', 'The second: e2']],
    ['R7', 'All three lay white eggs. The last sank.', ['All three: e1,e2,e3', 'The last: e3']],
    [
      'R7',
      'The third hisses. The first and the third are white; the other one sleeps.',
      ['The third: e3', 'The first: e1', 'the third: e3', 'the other one: e2'],
    ],
    ['R4', 'Every Sunday we walk. All three sheds leak.', []],
    ['R25', 'The geese are loud. We all know that.', ['The geese: e1,e2,e3']],
    ['R4', 'All three geese came from batch 3.', ['All three geese: e1,e2,e3']],
  ])('%s beside geese: %s', (_, text, expected) => {
    expect(told(geese, text)).toEqual(expected)
  })

  it('R8 common nouns are named by the pairs of a list', () => {
    const things = ['tape', 'reel', 'wren', 'robin']
    expect(told(things, 'The tape and the reel hold a wren and a robin, respectively.')).toEqual([
      'The tape: e1',
      'the reel: e2',
      'wren: e3',
      'robin: e4',
      'respectively: e1,e3,e2,e4',
    ])
    expect(told(things, 'We saw a wren and a robin.')).toEqual([])
  })

  it.each([
    ['우리 둘 다 일찍 잤어.', []],
    ['둘 다 잘 나왔어.', ['둘 다: i1,i2']],
    ['両親は二人とも元気です。', []],
    ['二枚ともよく撮れています。', ['二枚とも: i1,i2']],
  ])('R2, R25 beside two photos: %s', (text, expected) => {
    const nodes = ['i1', 'i2'].map((id) => ({ id, kind: 'image', label: 'photo' }))
    expect(toldIn(read({ nodes, edges: [] }), text)).toEqual(expected)
  })
})
