/** The two still lifes of the second template, 800 × 600 each. */
import {
  air,
  blur,
  box,
  circle,
  die,
  glow,
  line,
  linear,
  num,
  oval,
  radial,
  shape,
  svg,
} from './draw.mjs'

const SIZE = [800, 600]

const shared =
  blur('soft', 8) +
  glow +
  linear('board', [
    [0, '#c99a68'],
    [1, '#a87243'],
  ]) +
  radial(
    'dish',
    [
      [0, '#ffffff'],
      [0.7, '#f2eee4'],
      [1, '#d5cec0'],
    ],
    [0.42, 0.35, 0.7],
  )

/** A wooden table seen from slightly above; `wall` is `[left light, right shade]`. */
function kitchen(wall, seed) {
  const roll = die(seed)
  const grain = Array.from({ length: 46 }, () => {
    const y = 404 + Math.pow(roll(), 1.3) * 196
    const x = roll() * 760 - 60
    const d = `M${num(x)} ${num(y)}q60 ${num(roll() * 8 - 4)} ${num(90 + roll() * 160)} ${num(roll() * 4 - 2)}`
    return line(d, '#7d5129', num(1 + roll() * 1.4), `opacity="${num(0.16 + roll() * 0.22)}"`)
  })
  return (
    box(0, 0, ...SIZE, wall[0]) +
    `<rect width="800" height="600" fill="url(#air)"/>` +
    oval(170, 110, 380, 320, 'url(#glow)') +
    box(0, 398, 800, 202, 'url(#board)') +
    grain.join('') +
    line('M0 462H800M0 540H800', '#6d4521', 2, 'opacity="0.4"') +
    box(0, 396, 800, 4, '#e0b88a') +
    box(0, 386, 800, 12, '#5b3b20', 'opacity="0.25" filter="url(#soft)"')
  )
}

const APPLE =
  'M0 -78C-22 -96 -76 -98 -98 -54C-118 -8 -96 62 -54 88C-32 100 -16 92 0 92' +
  'C16 92 32 100 54 88C96 62 118 -8 98 -54C76 -98 22 -96 0 -78Z'

/** Streaks run from the stalk to the foot along the round of the fruit, as on a real apple. */
function streaks(seed, colour) {
  const roll = die(seed)
  return Array.from({ length: 64 }, () => {
    const side = roll() * 2 - 1
    const from = -70 + roll() * 24
    const to = from + 40 + roll() * 90
    const d = `M${num(side * 34)} ${num(from)}Q${num(side * 108)} ${num((from + to) / 2)} ${num(side * 86)} ${num(to)}`
    return line(d, colour, num(1 + roll() * 2), `opacity="${num(0.12 + roll() * 0.2)}"`)
  }).join('')
}

function apple(x, y, scale, turn, paint, seed) {
  const roll = die(seed + 1)
  const dots = Array.from({ length: 46 }, () => {
    const a = roll() * 6.2832
    const d = Math.sqrt(roll()) * 84
    return circle(d * Math.cos(a), d * Math.sin(a), 0.8 + roll() * 0.9, '#fff0c9', 'opacity="0.55"')
  })
  return (
    oval(
      x + 14 * scale,
      y + 90 * scale,
      106 * scale,
      15 * scale,
      '#3c2410',
      'opacity="0.5" filter="url(#soft)"',
    ) +
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">` +
    `<clipPath id="skin${seed}"><path d="${APPLE}"/></clipPath>` +
    shape(APPLE, `url(#${paint})`) +
    `<g clip-path="url(#skin${seed})">` +
    streaks(seed, paint === 'green' ? '#f4f2b4' : '#ffb65c') +
    dots.join('') +
    oval(
      0,
      -82,
      46,
      20,
      paint === 'green' ? '#7d9a33' : '#7c1518',
      'opacity="0.6" filter="url(#soft)"',
    ) +
    oval(0, 96, 90, 24, '#2b0a0a', 'opacity="0.35" filter="url(#soft)"') +
    oval(
      -46,
      -34,
      17,
      32,
      '#ffffff',
      'opacity="0.6" transform="rotate(24 -46 -34)" filter="url(#soft)"',
    ) +
    oval(-50, -40, 7, 16, '#ffffff', 'opacity="0.75" transform="rotate(24 -50 -40)"') +
    line('M84 20Q76 62 44 82', '#ffd9b0', 5, 'opacity="0.4"') +
    `</g>` +
    line('M0 -74Q4 -104 20 -118', '#6a4524', 8) +
    line('M1 -80Q5 -104 18 -115', '#a17849', 2.6) +
    shape('M8 -98Q34 -140 86 -128Q66 -88 8 -98Z', 'url(#leaf)') +
    line('M10 -98Q44 -112 82 -126', '#d4e8a8', 2, 'opacity="0.8"') +
    `</g>`
  )
}

function halfApple(x, y, scale) {
  const seedAt = (u, turn) =>
    oval(u, 12, 7, 14, '#6a3a1c', `transform="rotate(${turn} ${u} 12)"`) +
    oval(u - 2, 8, 2, 5, '#b98453', `transform="rotate(${turn} ${u} 12)"`)
  return (
    oval(
      x + 8,
      y + 88 * scale,
      104 * scale,
      14 * scale,
      '#3c2410',
      'opacity="0.5" filter="url(#soft)"',
    ) +
    `<g transform="translate(${x} ${y}) rotate(-6) scale(${scale})">` +
    shape(APPLE, '#b3201f') +
    `<g transform="translate(0 1) scale(0.935)">${shape(APPLE, 'url(#flesh)')}</g>` +
    shape(
      'M0 -70Q-54 -40 -46 20Q-34 66 0 78Q34 66 46 20Q54 -40 0 -70Z',
      'none',
      'stroke="#dcc98a" stroke-width="2.4" opacity="0.8"',
    ) +
    shape('M0 -30Q-34 -8 -26 26Q-16 46 0 52Q16 46 26 26Q34 -8 0 -30Z', '#ecdca2') +
    seedAt(-13, 14) +
    seedAt(13, -14) +
    line('M0 -74Q2 -92 10 -104', '#6a4524', 8) +
    `</g>`
  )
}

export function apples() {
  const red = (id, bright, deep) =>
    radial(
      id,
      [
        [0, bright],
        [0.5, '#d32f2a'],
        [0.82, deep],
        [1, '#6d1114'],
      ],
      [0.34, 0.3, 0.8],
    )
  const defs =
    shared +
    air('#7f9a94') +
    red('red', '#f47e4e', '#a51b1f') +
    red('ripe', '#ef5b45', '#97171d') +
    radial(
      'green',
      [
        [0, '#e9ef9b'],
        [0.5, '#b5cb52'],
        [0.85, '#82a034'],
        [1, '#58741f'],
      ],
      [0.34, 0.3, 0.8],
    ) +
    radial('flesh', [
      [0, '#fffbe6'],
      [0.8, '#fbf2cf'],
      [1, '#ead9a0'],
    ]) +
    linear('leaf', [
      [0, '#8dbb57'],
      [1, '#47782f'],
    ]) +
    linear('cloth', [
      [0, '#fbf8f0'],
      [1, '#e2dccd'],
    ])
  const cloth =
    oval(420, 556, 330, 30, '#3c2410', 'opacity="0.35" filter="url(#soft)"') +
    shape(
      'M92 470Q250 436 430 446Q620 440 724 474Q742 520 690 566Q520 586 396 572Q240 590 118 560Q78 520 92 470Z',
      'url(#cloth)',
    ) +
    line('M112 540Q250 566 396 552Q520 566 690 546', '#5f8f8a', 7, 'opacity="0.75"') +
    line('M114 526Q250 551 396 538Q520 551 696 531', '#5f8f8a', 2.5, 'opacity="0.75"') +
    line(
      'M180 470Q220 500 214 548M600 462Q590 500 622 546M330 560Q352 528 344 506',
      '#c9c1ae',
      3,
      'opacity="0.8"',
    )
  return svg(
    ...SIZE,
    defs,
    kitchen(['#c4d4cc'], 61) +
      cloth +
      apple(494, 328, 1.12, 7, 'green', 62) +
      apple(290, 340, 1.3, -5, 'red', 64) +
      apple(596, 420, 1.05, 10, 'ripe', 66) +
      halfApple(424, 448, 0.98),
  )
}

/** One banana of a hand: it hangs from the crown at the origin and bends to the left; `paint` names its lit side. */
function banana(turn, length, seed) {
  const roll = die(seed)
  const k = length
  const freckles = Array.from({ length: 16 }, () => {
    const t = 0.2 + roll() * 0.65
    const x = -150 * Math.sin(t * 2.3) + (roll() - 0.5) * 26
    const y = 330 * t + 10
    return oval(x, y, 1 + roll() * 1.6, 2 + roll() * 3, '#7a5216', 'opacity="0.5"')
  })
  const outer = 'M-8 -6C-60 40 -176 120 -170 244C-166 304 -130 352 -86 372L-74 360'
  const body = `${outer}C-92 320 -98 260 -70 190C-44 130 0 80 14 8Z`
  return (
    `<g transform="rotate(${turn}) scale(${num(k)})">` +
    `<clipPath id="peel${seed}"><path d="${body}"/></clipPath>` +
    shape(body, 'url(#peel)') +
    `<g clip-path="url(#peel${seed})">` +
    shape(
      'M14 8C0 80 -44 130 -70 190C-98 260 -92 320 -74 360L-100 330C-128 270 -110 190 -78 130C-50 84 -20 60 -8 -6Z',
      'url(#facet)',
    ) +
    line(
      'M-18 26C-78 90 -142 160 -138 244C-136 290 -116 330 -88 352',
      '#ffe88a',
      9,
      'opacity="0.6" filter="url(#thin)"',
    ) +
    line(
      'M-4 30C-40 96 -106 160 -112 250C-112 296 -100 330 -82 354',
      '#c08a17',
      3,
      'opacity="0.75"',
    ) +
    freckles.join('') +
    oval(0, 6, 36, 40, '#8fa53a', 'opacity="0.6" filter="url(#soft)"') +
    oval(-84, 364, 26, 22, '#7d8b2c', 'opacity="0.55" filter="url(#thin)"') +
    `</g>` +
    shape('M-90 370Q-84 384 -72 382Q-68 372 -74 358Z', '#4a3416') +
    shape(body, 'none', 'stroke="#8a5d10" stroke-width="1.6" opacity="0.55"') +
    `</g>`
  )
}

export function bananas() {
  const defs =
    shared +
    air('#9aa7b4') +
    blur('thin', 3) +
    linear('facet', [
      [0, '#fff2a0'],
      [0.6, '#fde46e'],
      [1, '#f4cf45'],
    ]) +
    linear(
      'peel',
      [
        [0, '#c98d18'],
        [0.3, '#ecb92c'],
        [1, '#fbd748'],
      ],
      [0, 0.5, 1, 0.3],
    )
  const plate =
    oval(412, 506, 318, 62, '#3c2410', 'opacity="0.5" filter="url(#soft)"') +
    oval(404, 490, 310, 66, '#c9c0af') +
    oval(404, 483, 310, 65, 'url(#dish)') +
    `<ellipse cx="404" cy="481" rx="292" ry="59" fill="none" stroke="#5c86a8" stroke-width="4"/>` +
    oval(404, 486, 224, 41, '#e2dccf') +
    oval(404, 489, 222, 39, '#f7f4ec')
  const hand = [
    [-98, 1.02, 71],
    [-84, 1.06, 72],
    [-70, 1.06, 73],
    [-56, 1.0, 74],
  ]
  return svg(
    ...SIZE,
    defs,
    kitchen(['#cfd9de'], 70) +
      plate +
      oval(400, 486, 220, 22, '#4a3a20', 'opacity="0.45" filter="url(#soft)"') +
      `<g transform="translate(206 216)">` +
      hand.map((one) => banana(...one)).join('') +
      shape('M-26 22Q-34 -6 -28 -44L-4 -58L18 -46Q14 -6 28 14Q4 40 -26 22Z', '#a08b33') +
      shape('M-28 -44L-4 -58L18 -46L16 -34L-6 -42L-27 -32Z', '#5a4420') +
      line('M-8 -38Q-14 -8 -8 22M8 -38Q6 -8 16 14', '#6f6122', 2.4, 'opacity="0.7"') +
      `</g>`,
  )
}
