/** The living room, where the first and the third dog are seen. */
import { blur, box, circle, die, glow, line, linear, num, oval, shape, svg } from './draw.mjs'
import { dogDefs, longWhite, poodle } from './dogs.mjs'

const roomDefs =
  dogDefs +
  blur('soft', 8) +
  linear('wall', [
    [0, '#b9c8b9'],
    [1, '#a5b8a8'],
  ]) +
  linear('floor', [
    [0, '#a97d55'],
    [1, '#c79a6c'],
  ]) +
  linear('glass', [
    [0, '#cfe6f2'],
    [0.6, '#eaf4f3'],
    [1, '#f6f3e2'],
  ]) +
  linear('tabletop', [
    [0, '#b67b48'],
    [1, '#99602f'],
  ]) +
  linear('timber', [
    [0, '#8d5629'],
    [1, '#6c3e1c'],
  ]) +
  linear('back', [
    [0, '#3f8f8b'],
    [1, '#22625f'],
  ]) +
  linear('seat', [
    [0, '#4aa19c'],
    [1, '#2f7c78'],
  ]) +
  linear(
    'arm',
    [
      [0, '#4da39e'],
      [0.5, '#3a8d88'],
      [1, '#236763'],
    ],
    [0, 0, 1, 0.6],
  ) +
  glow +
  linear('linen', [
    [0, '#f4eee0'],
    [1, '#ddd3bf'],
  ])

function wall() {
  const moulding = [60, 370, 680, 990].map((x) => {
    return `<rect x="${x}" y="520" width="270" height="66" fill="none" stroke="#8fa595" stroke-width="3"/>`
  })
  return (
    box(0, 0, 1200, 620, 'url(#wall)') +
    box(0, 486, 1200, 130, '#b6c6b6') +
    box(0, 482, 1200, 8, '#c9d6c7') +
    box(0, 490, 1200, 4, '#8fa595', 'opacity="0.6"') +
    moulding.join('') +
    box(0, 600, 1200, 22, '#dbe2d6') +
    box(0, 600, 1200, 3, '#eef2ea') +
    oval(640, 210, 420, 400, 'url(#glow)')
  )
}

function floor() {
  const roll = die(3)
  const planks = []
  for (let i = -14; i <= 14; i += 1) {
    const far = 600 + i * 66
    const near = 600 + i * 108
    planks.push(line(`M${far} 622L${near} 800`, '#7f5936', 1.6, 'opacity="0.55"'))
    const t = 0.15 + roll() * 0.75
    const left = far + (near - far) * t
    const right = far + 66 + (near + 108 - far - 66) * t
    planks.push(
      line(`M${num(left)} ${num(622 + 178 * t)}H${num(right)}`, '#7f5936', 1.4, 'opacity="0.5"'),
    )
    const tint = roll() < 0.5 ? '#8a6140' : '#d9b083'
    planks.push(
      shape(
        `M${far} 622H${far + 66}L${near + 108} 800H${near}Z`,
        tint,
        `opacity="${num(0.06 + roll() * 0.14)}"`,
      ),
    )
  }
  return (
    box(0, 622, 1200, 178, 'url(#floor)') +
    planks.join('') +
    box(0, 622, 1200, 26, '#5b3d22', 'opacity="0.22" filter="url(#soft)"') +
    shape('M600 640H668L650 700H570ZM676 640H742L738 700H660Z', '#fff3cf', 'opacity="0.3"') +
    shape('M564 712H648L622 800H520ZM658 712H738L734 800H634Z', '#fff3cf', 'opacity="0.3"')
  )
}

function rug() {
  const ring = (rx, ry, fill) => oval(905, 718, rx, ry, fill)
  return (
    oval(905, 726, 268, 58, '#4d331d', 'opacity="0.25" filter="url(#soft)"') +
    ring(268, 56, '#e4d8bd') +
    ring(250, 51, '#cfb98d') +
    ring(240, 48.5, '#e9dfc8') +
    ring(176, 35, '#cfb98d') +
    ring(168, 33, '#e4d8bd')
  )
}

function window() {
  const view =
    box(560, 74, 150, 250, 'url(#glass)') +
    `<g clip-path="url(#pane)">` +
    oval(590, 330, 90, 60, '#a9c79a') +
    oval(690, 340, 90, 80, '#8fb586') +
    circle(672, 232, 34, '#9cc08f') +
    circle(694, 252, 34, '#88b07e') +
    circle(650, 256, 26, '#a9cb9b') +
    oval(604, 128, 34, 11, '#ffffff', 'opacity="0.85"') +
    oval(624, 120, 24, 12, '#ffffff', 'opacity="0.85"') +
    shape('M560 74H610L560 210Z', '#ffffff', 'opacity="0.35"') +
    `</g>`
  const frame =
    `<rect x="554" y="68" width="162" height="262" fill="none" stroke="#f5f2e8" stroke-width="14"/>` +
    box(631, 72, 9, 254, '#f5f2e8') +
    box(558, 192, 154, 9, '#f5f2e8') +
    `<rect x="562" y="76" width="146" height="246" fill="none" stroke="#b9beb0" stroke-width="2"/>` +
    box(536, 330, 198, 16, '#f5f2e8') +
    box(536, 344, 198, 5, '#93a596')
  return view + frame
}

function curtains() {
  const folds = (x, flip) => {
    const out = []
    for (let i = 0; i < 4; i += 1) {
      const at = x + (flip ? -1 : 1) * i * 11
      out.push(line(`M${at} 56Q${at + 3} 200 ${at - 2} 396`, '#c4b99f', 2.4, 'opacity="0.75"'))
    }
    return out.join('')
  }
  return (
    shape('M512 52H562Q570 220 552 400H508Z', 'url(#linen)') +
    folds(520, false) +
    shape('M758 52H708Q700 220 716 400H760Z', 'url(#linen)') +
    folds(750, true) +
    box(496, 44, 278, 8, '#7a5230', 'rx="4"') +
    circle(496, 48, 8, '#8d6239') +
    circle(774, 48, 8, '#8d6239')
  )
}

function shelf() {
  const books = [
    [884, 26, 66, '#c8743f'],
    [911, 20, 58, '#e3c68b'],
    [932, 24, 70, '#5c7f79'],
    [957, 18, 60, '#b9583f'],
  ]
  return (
    box(866, 152, 220, 10, '#5f4a38', 'opacity="0.25" filter="url(#soft)"') +
    books
      .map(([x, width, height, fill]) => {
        return (
          box(x, 136 - height, width, height, fill, 'rx="2"') +
          box(x + 3, 136 - height + 9, width - 6, 4, '#fff6df', 'opacity="0.6"') +
          box(x + width - 5, 136 - height, 5, height, '#2c1c10', 'opacity="0.14"')
        )
      })
      .join('') +
    shape(
      'M1010 136Q996 116 1004 98Q1012 86 1022 84H1036Q1046 86 1054 98Q1062 116 1048 136Z',
      '#efe7d6',
    ) +
    shape('M1036 84Q1046 86 1054 98Q1062 116 1048 136H1036Q1050 112 1036 84Z', '#c9bda6') +
    [
      [1029, 86, 1010, 40],
      [1029, 86, 1030, 30],
      [1029, 86, 1052, 44],
    ]
      .map(([x, y, u, v]) =>
        line(`M${x} ${y}Q${(x + u) / 2 + 3} ${(y + v) / 2} ${u} ${v}`, '#6f8a5b', 2.6),
      )
      .join('') +
    [
      [1010, 42, -24],
      [1020, 58, -36],
      [1030, 32, 0],
      [1034, 56, 20],
      [1050, 46, 34],
      [1042, 62, 44],
    ]
      .map(([x, y, turn]) => oval(x, y, 5, 12, '#7f9d68', `transform="rotate(${turn} ${x} ${y})"`))
      .join('') +
    box(860, 136, 224, 12, '#94653a', 'rx="2"') +
    box(860, 136, 224, 4, '#b98757', 'rx="2"')
  )
}

function plant() {
  const leaves = [
    [-58, 150, '#5d8657'],
    [-34, 182, '#76a069'],
    [-12, 204, '#5d8657'],
    [14, 196, '#86ae76'],
    [36, 174, '#6a9460'],
    [60, 140, '#557d50'],
  ]
  const leaf = ([turn, length, fill]) =>
    `<g transform="rotate(${turn} 636 606)">` +
    shape(
      `M636 606Q608 ${606 - length * 0.6} 636 ${606 - length}Q664 ${606 - length * 0.6} 636 606Z`,
      fill,
    ) +
    line(`M636 600V${606 - length * 0.9}`, '#c9dcb4', 1.8, 'opacity="0.6"') +
    `</g>`
  return (
    oval(640, 690, 74, 14, '#4d331d', 'opacity="0.4" filter="url(#soft)"') +
    leaves.map(leaf).join('') +
    shape('M590 600H682L670 690Q636 698 602 690Z', '#c27b54') +
    shape('M650 600H682L670 690Q660 694 648 694Z', '#8f5236', 'opacity="0.5"') +
    box(584, 592, 104, 18, '#d08b63', 'rx="4"') +
    box(584, 606, 104, 5, '#8f5236', 'opacity="0.35"')
  )
}

function table() {
  const leg = (x, slant) =>
    shape(`M${x} 470H${x + 34}L${x + 26 + slant} 744H${x + 8 + slant}Z`, 'url(#timber)')
  const grain = []
  const roll = die(8)
  for (let i = 0; i < 16; i += 1) {
    const y = 392 + roll() * 34
    const x = 90 + roll() * 380
    grain.push(
      line(
        `M${num(x)} ${num(y)}q40 ${num(roll() * 5 - 2)} ${num(60 + roll() * 50)} 0`,
        '#7a4a22',
        1.4,
        'opacity="0.4"',
      ),
    )
  }
  return (
    oval(320, 744, 290, 22, '#4d331d', 'opacity="0.42" filter="url(#soft)"') +
    shape('M132 470H160L154 690H140Z', '#5a3318') +
    shape('M486 470H514L506 690H492Z', '#5a3318') +
    box(92, 452, 462, 34, '#744319') +
    box(92, 452, 462, 12, '#3f230e', 'opacity="0.4"') +
    leg(84, -8) +
    leg(528, 8) +
    shape('M98 384H548L586 432H60Z', 'url(#tabletop)') +
    grain.join('') +
    shape('M60 432H586V448Q586 454 580 454H66Q60 454 60 448Z', '#80491f') +
    box(60, 431, 526, 3, '#d09a66')
  )
}

function chair() {
  const leg = (x, slant) =>
    shape(`M${x} 610H${x + 30}L${x + 20 + slant} 716H${x + 8 + slant}Z`, 'url(#timber)')
  const tuft = [
    [860, 280],
    [940, 262],
    [1020, 280],
    [880, 352],
    [1060, 360],
    [820, 360],
  ].map(([x, y]) => circle(x, y, 6, '#1f5a57') + circle(x - 1, y - 1.5, 4, '#398884'))
  return (
    oval(940, 716, 230, 18, '#3f2a17', 'opacity="0.45" filter="url(#soft)"') +
    leg(742, -12) +
    leg(1108, 12) +
    shape('M752 560V262Q752 182 836 180H1044Q1128 182 1128 262V560Z', 'url(#back)') +
    line(
      'M764 540V264Q764 194 838 192H1042Q1116 194 1116 264V540',
      '#5db3ad',
      3,
      'opacity="0.55"',
    ) +
    tuft.join('') +
    box(764, 440, 352, 60, '#123f3d', 'opacity="0.4" filter="url(#soft)"') +
    box(730, 548, 420, 72, '#2a716d', 'rx="14"') +
    box(730, 596, 420, 24, '#184f4c', 'rx="12" opacity="0.7"') +
    shape('M768 482Q770 470 790 470H1090Q1110 470 1112 482L1118 520H762Z', '#54aaa4') +
    shape(
      'M762 516H1118Q1124 520 1124 540Q1122 572 1106 574H774Q758 572 756 540Q756 520 762 516Z',
      'url(#seat)',
    ) +
    line('M764 517H1116', '#86cbc5', 3, 'opacity="0.8"')
  )
}

function arms() {
  const arm = (x, shade) =>
    shape(`M${x} 620V450Q${x} 410 ${x + 38} 410Q${x + 76} 410 ${x + 76} 450V620Z`, 'url(#arm)') +
    line(
      `M${x + 9} 600V452Q${x + 9} 420 ${x + 38} 420Q${x + 67} 420 ${x + 67} 452V600`,
      '#7cc4be',
      2.4,
      'opacity="0.55"',
    ) +
    box(x + shade, 440, 16, 178, '#123f3d', 'opacity="0.16"')
  return arm(692, 60) + arm(1112, 0)
}

/** 1200 × 800. The boxes of the two dogs are stated in the documents and held by the test. */
export function livingRoom() {
  const onTable = oval(300, 412, 150, 12, '#3f230e', 'opacity="0.55" filter="url(#soft)"')
  const onChair = oval(905, 504, 120, 10, '#0d3836', 'opacity="0.6" filter="url(#soft)"')
  return svg(
    1200,
    800,
    roomDefs + `<clipPath id="pane"><rect x="560" y="74" width="150" height="250"/></clipPath>`,
    wall() +
      floor() +
      window() +
      curtains() +
      shelf() +
      rug() +
      plant() +
      chair() +
      onChair +
      longWhite() +
      arms() +
      table() +
      onTable +
      poodle(),
  )
}
