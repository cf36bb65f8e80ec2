/** The garden, where the second dog is seen. */
import { blur, box, circle, die, line, linear, num, oval, shape, svg, tone } from './draw.mjs'
import { dachshund, dogDefs } from './dogs.mjs'

/** Leaves lit from above over any set of places; `[x, y, light]` comes from `place`. */
function foliage(seed, count, size, palette, place) {
  const roll = die(seed)
  const leaves = Array.from({ length: count }, () => place(roll))
  leaves.sort((a, b) => a[2] - b[2])
  return leaves
    .map(([x, y, light]) => {
      const r = size * (0.7 + roll() * 0.6)
      const fill = tone(palette, light + (roll() - 0.5) * 0.22)
      return oval(
        x,
        y,
        r,
        r * 0.58,
        fill,
        `transform="rotate(${num(roll() * 180)} ${num(x)} ${num(y)})"`,
      )
    })
    .join('')
}

const LEAVES = ['#2f5633', '#477a44', '#6b9f58', '#9cc476']

function hedge() {
  const edge = (x) => 246 + 9 * Math.sin(x / 47) + 6 * Math.sin(x / 19 + 2)
  const top = Array.from({ length: 61 }, (_, i) => `L${i * 20} ${num(edge(i * 20) + 9)}`).join('')
  return (
    shape(`M0 490${top}L1200 490Z`, '#3d6a3e') +
    foliage(21, 1900, 12, LEAVES, (roll) => {
      const x = roll() * 1240 - 20
      const depth = Math.pow(roll(), 0.9)
      return [x, edge(x) - 2 + depth * 238, 0.95 - depth * 0.9]
    })
  )
}

function tree(x, y, k, seed) {
  const lumps = [
    [0, -150, 60],
    [-46, -114, 44],
    [46, -116, 46],
    [0, -100, 50],
  ]
  return (
    shape(
      `M${x - 9 * k} ${y}L${x - 5 * k} ${y - 110 * k}H${x + 5 * k}L${x + 9 * k} ${y}Z`,
      '#8b6a4c',
    ) +
    lumps.map(([u, v, r]) => circle(x + u * k, y + v * k, r * k, '#83b077')).join('') +
    foliage(
      seed,
      Math.round(330 * k),
      9 * k,
      ['#7aa96f', '#93c083', '#add29a', '#cbe5b4'],
      (roll) => {
        const [u, v, r] = lumps[Math.floor(roll() * 4)]
        const a = roll() * 6.2832
        const d = Math.sqrt(roll()) * r
        const [px, py] = [u + d * Math.cos(a), v + d * Math.sin(a)]
        return [x + px * k, y + py * k, 0.5 - px / 260 - (py + 120) / 150]
      },
    )
  )
}

function blooms() {
  const roll = die(22)
  const out = []
  for (let i = 0; i < 26; i += 1) {
    const x = roll() * 1200
    const y = 280 + roll() * 170
    const fill = ['#f3b7c4', '#fbe3e6', '#e98fa6'][Math.floor(roll() * 3)]
    const r = 5 + roll() * 3
    for (let petal = 0; petal < 5; petal += 1) {
      const a = petal * 1.2566 + i
      out.push(circle(x + Math.cos(a) * r, y + Math.sin(a) * r, r * 0.8, fill))
    }
    out.push(circle(x, y, r * 0.55, '#f2c84b'))
  }
  return out.join('')
}

/** Blades are drawn from the far edge to the near one and grow on the way, which is what makes the lawn lie flat. */
function lawn(seed, count, from, to) {
  const roll = die(seed)
  const blades = Array.from({ length: count }, () => from + (to - from) * roll()).sort(
    (a, b) => a - b,
  )
  return blades
    .map((y) => {
      const near = (y - 470) / 330
      const x = roll() * 1220 - 10
      const height = 7 + near * 26 * (0.6 + roll() * 0.6)
      const lean = (roll() - 0.5) * height * 0.9
      const stroke = tone(['#4f8038', '#6d9f47', '#93c05e', '#b9d97d'], roll())
      const d = `M${num(x)} ${num(y)}q${num(lean * 0.2)} ${num(-height * 0.6)} ${num(lean)} ${num(-height)}`
      return line(d, stroke, num(1.2 + near * 2), 'opacity="0.75"')
    })
    .join('')
}

function daisies() {
  const roll = die(24)
  return Array.from({ length: 22 }, () => {
    const y = 540 + roll() * 240
    const x = roll() * 1200
    const r = 2.4 + (y - 500) / 90
    if (x > 260 && x < 900 && y < 690) return ''
    const petals = Array.from({ length: 8 }, (_, i) => {
      const a = i * 0.7854
      return oval(x + Math.cos(a) * r * 1.4, y + Math.sin(a) * r, r * 0.85, r * 0.6, '#fffdf4')
    })
    return petals.join('') + oval(x, y, r * 0.75, r * 0.6, '#f0b93a')
  }).join('')
}

function sky() {
  const cloud = (x, y, k) =>
    [
      [0, 0, 58, 24],
      [-44, 10, 46, 18],
      [46, 10, 54, 18],
      [14, -16, 40, 26],
      [-20, -8, 32, 22],
    ]
      .map(([u, v, rx, ry]) =>
        oval(x + u * k, y + v * k, rx * k, ry * k, '#ffffff', 'opacity="0.9"'),
      )
      .join('')
  return (
    box(0, 0, 1200, 420, 'url(#sky)') +
    cloud(250, 96, 1) +
    cloud(880, 70, 1.25) +
    cloud(560, 150, 0.7) +
    tree(130, 300, 1.15, 25) +
    tree(1040, 300, 1.3, 26) +
    tree(1160, 310, 0.9, 27)
  )
}

/** 1200 × 800. */
export function garden() {
  const defs =
    dogDefs +
    blur('soft', 8) +
    linear('sky', [
      [0, '#9fcdea'],
      [0.7, '#dcedf1'],
      [1, '#f3f2e0'],
    ]) +
    linear('grass', [
      [0, '#7fae55'],
      [0.4, '#8fbd60'],
      [1, '#649345'],
    ])
  return svg(
    1200,
    800,
    defs,
    sky() +
      hedge() +
      blooms() +
      box(0, 478, 1200, 322, 'url(#grass)') +
      box(0, 470, 1200, 26, '#2f5633', 'opacity="0.55" filter="url(#soft)"') +
      lawn(31, 1500, 484, 656) +
      oval(610, 652, 350, 26, '#2c4a20', 'opacity="0.6" filter="url(#soft)"') +
      dachshund() +
      lawn(32, 900, 662, 810) +
      daisies(),
  )
}
