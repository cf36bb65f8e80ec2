import { describe, expect, it } from 'vitest'
import { told } from './support'

const cars = [
  { label: 'first car', class: 'Car', attributes: { has: 'dent in the door', colour: 'red' } },
  { label: 'second car', class: 'Car', attributes: { place: 'in the yard', wears: 'cover' } },
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
    [
      'R4',
      '첫째 아이, 둘째 아이, 막내가 와요. 막내는 세 살이에요.',
      ['첫째 아이: e1', '둘째 아이: e2', '막내: e3', '막내: e3'],
    ],
  ])('%s beside children: %s', (_, text, expected) => {
    expect(told(children, text)).toEqual(expected)
  })
})
