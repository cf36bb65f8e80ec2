/**
 * The three dogs, each as one group on its own, so that a test can paint a dog alone and compare its edges with the
 * box that the document draws around it. What they wear is drawn here and told nowhere in the documents.
 */
import { circle, limb, line, linear, num, oval, radial, shape, wool, die } from './draw.mjs'

const WHITE = ['#a79fae', '#cdc5cb', '#ebe4de', '#faf6ee', '#fffefb']
const MUZZLE = 'url(#muzzle)'

export const dogDefs =
  linear('muzzle', [
    [0, '#fffdf8'],
    [0.55, '#f4ede4'],
    [1, '#c9bfc2'],
  ]) +
  linear('scarf', [
    [0, '#e2483d'],
    [1, '#a8252a'],
  ]) +
  linear('collar', [
    [0, '#4f8be0'],
    [1, '#1f4f9e'],
  ]) +
  radial(
    'gold',
    [
      [0, '#fff1b0'],
      [0.45, '#f0bb3a'],
      [1, '#a8741a'],
    ],
    [0.36, 0.3, 0.75],
  ) +
  linear('coat', [
    [0, '#b9743f'],
    [0.4, '#9a5a2e'],
    [0.8, '#7a4322'],
    [1, '#5f331a'],
  ]) +
  linear('thigh', [
    [0, '#9a5a2e', 0],
    [0.4, '#98592e', 0.9],
    [0.6, '#8f522a'],
    [1, '#7a4322'],
  ]) +
  linear('foot', [
    [0, '#cf9660'],
    [1, '#a86d3d'],
  ]) +
  linear('ear', [
    [0, '#7b4422'],
    [1, '#4a2613'],
  ]) +
  linear(
    'snout',
    [
      [0, '#a9673a'],
      [0.5, '#a3653a'],
      [1, '#c98e5a'],
    ],
    [0, 0, 0.15, 1],
  ) +
  linear('bandana', [
    [0, '#f7cf4d'],
    [1, '#d99a1c'],
  ])

function eye(x, y, r) {
  return (
    oval(x, y, r * 1.25, r * 1.3, '#b7a9a4', 'opacity="0.55"') +
    oval(x, y, r, r * 1.08, '#2a1d1c') +
    oval(x + r * 0.1, y + r * 0.3, r * 0.6, r * 0.5, '#5d3b2a', 'opacity="0.75"') +
    circle(x - r * 0.28, y - r * 0.38, r * 0.34, '#ffffff') +
    circle(x + r * 0.36, y + r * 0.36, r * 0.15, '#ffffff', 'opacity="0.7"')
  )
}

function nose(x, y, r) {
  return (
    shape(
      `M${num(x - r)} ${num(y - r * 0.5)}Q${num(x)} ${num(y - r * 1.1)} ${num(x + r)} ${num(y - r * 0.4)}` +
        `Q${num(x + r * 1.05)} ${num(y + r * 0.5)} ${num(x + r * 0.1)} ${num(y + r * 0.9)}` +
        `Q${num(x - r * 1)} ${num(y + r * 0.5)} ${num(x - r)} ${num(y - r * 0.5)}Z`,
      '#2b2224',
    ) + oval(x - r * 0.1, y - r * 0.42, r * 0.5, r * 0.2, '#8b8084', 'opacity="0.9"')
  )
}

function paw(x, y, rx, ry) {
  const toe = (at) =>
    line(
      `M${num(x + rx * at)} ${num(y - ry * 0.15)}Q${num(x + rx * (at + 0.08))} ${num(y + ry * 0.4)} ` +
        `${num(x + rx * at)} ${num(y + ry * 0.8)}`,
      '#a2979f',
      1.8,
    )
  return oval(x, y, rx, ry, MUZZLE) + toe(0.3) + toe(0.62)
}

const curls = (lumps, seed, curl, shade = 0) => wool({ lumps, seed, curl, palette: WHITE, shade })

/** The first dog: a curly white one with a snout of ordinary length and long legs, sitting, in a red scarf. */
export function poodle() {
  const tail = line('M228 388Q190 376 180 330', '#e6ded8', 17) + curls([[170, 314, 34]], 11, 10)
  const farLeg = curls(limb([396, 318, 21], [408, 388, 17], 7), 12, 9, 0.2) + paw(420, 400, 25, 11)
  const body = curls(
    [
      [268, 350, 59],
      [292, 322, 62],
      [320, 300, 60],
      [346, 286, 56],
      [362, 262, 46],
    ],
    13,
    12,
  )
  const haunch = curls([[262, 359, 49]], 14, 12, -0.04) + paw(312, 401, 36, 12)
  const leg = curls(limb([362, 316, 26], [370, 386, 18], 7), 15, 9.5) + paw(383, 401, 27, 12)
  const head = curls(
    [
      [388, 222, 45],
      [414, 218, 42],
    ],
    16,
    10,
  )
  const muzzle =
    shape('M424 205Q454 196 478 207Q502 212 500 228Q498 246 470 252Q440 258 420 246Z', MUZZLE) +
    line('M489 238Q478 249 456 246Q447 244 443 238', '#6d5b60', 2.6) +
    shape('M462 248Q474 250 480 246Q482 260 472 262Q463 260 462 248Z', '#e58a8a') +
    nose(490, 214, 13) +
    circle(462, 232, 1.4, '#a2979f') +
    circle(470, 227, 1.4, '#a2979f') +
    circle(471, 236, 1.4, '#a2979f')
  const cheek = curls(limb([420, 226, 11], [430, 250, 13], 3), 19, 9, 0.1)
  const top = curls(
    [
      [372, 182, 33],
      [426, 182, 26],
      [398, 169, 36],
    ],
    17,
    10,
    -0.05,
  )
  const ear = curls(
    [
      [372, 206, 21],
      [364, 228, 24],
      [360, 250, 24],
    ],
    18,
    8.5,
    0.1,
  )
  const scarf =
    shape('M330 262Q372 298 428 254L434 272Q384 322 326 286Z', 'url(#scarf)') +
    line('M334 272Q378 306 428 264', '#f27a6c', 3, 'opacity="0.7"') +
    shape('M392 286L412 352L391 345L376 356L372 292Z', 'url(#scarf)') +
    shape('M402 284L446 332L427 336L420 352L388 296Z', 'url(#scarf)') +
    line('M392 300L398 340M408 298L426 328', '#861a22', 2.4, 'opacity="0.55"') +
    oval(393, 290, 17, 14, 'url(#scarf)', 'transform="rotate(-20 393 290)"') +
    line('M382 286Q392 280 402 282', '#f58d7e', 2.6, 'opacity="0.8"')
  const face = eye(436, 203, 8) + line('M426 188Q436 182 446 187', '#b9adb0', 3)
  return `<g>${tail}${farLeg}${body}${haunch}${leg}${scarf}${head}${muzzle}${cheek}${top}${ear}${face}</g>`
}

/** The long-nosed white one's collar, drawn under its head, and the bell, drawn over it. */
function blueCollar() {
  return (
    shape('M908 366Q944 392 984 352L988 368Q950 414 902 386Z', 'url(#collar)') +
    line('M912 375Q948 398 984 360', '#8fb9f2', 2.4, 'opacity="0.8"')
  )
}

function goldenBell() {
  return (
    circle(971, 394, 5, 'none', 'stroke="#b9851f" stroke-width="3"') +
    circle(975, 410, 14, 'url(#gold)') +
    line('M962 412Q975 418 988 411', '#8a5c12', 2.2) +
    circle(975, 418, 2.8, '#5b3a0a') +
    line('M975 418L975 424', '#5b3a0a', 2)
  )
}

/** The third dog: a curly white one too, but with a long snout and short legs, in a blue collar with a golden bell. */
export function longWhite() {
  const tail =
    curls(limb([822, 470, 15], [790, 446, 13], 3), 31, 8, 0.05) +
    curls(limb([786, 438, 12], [782, 408, 14], 3), 32, 7.5)
  const far = curls(limb([962, 448, 22], [968, 482, 18], 4), 33, 9, 0.22) + paw(982, 494, 26, 11.5)
  const body = curls(
    [
      [832, 444, 54],
      [862, 434, 58],
      [896, 422, 58],
      [926, 406, 54],
      [940, 372, 42],
    ],
    34,
    11.5,
  )
  const haunch = curls([[836, 454, 46]], 35, 11.5, -0.03) + paw(882, 494, 32, 12)
  const near = curls(limb([926, 452, 26], [932, 480, 21], 4), 36, 9.5) + paw(946, 494, 28, 12)
  const head = curls(
    [
      [940, 308, 42],
      [966, 306, 38],
    ],
    37,
    9.5,
  )
  const muzzle =
    shape(
      'M962 278Q990 272 1010 290Q1050 300 1096 303Q1113 308 1111 324Q1108 342 1084 345' +
        'Q1040 353 1004 348Q976 344 958 326Z',
      MUZZLE,
    ) +
    line('M1100 328Q1092 338 1066 336Q1036 335 1020 322', '#6d5b60', 2.6) +
    line('M1092 344Q1062 350 1030 347', '#b7a9b0', 2, 'opacity="0.7"') +
    nose(1099, 311, 13) +
    circle(1066, 320, 1.4, '#a2979f') +
    circle(1075, 325, 1.4, '#a2979f') +
    circle(1078, 316, 1.4, '#a2979f')
  const cheek = curls(limb([966, 312, 11], [970, 338, 13], 3), 40, 9, 0.1)
  const top = curls(
    [
      [930, 272, 30],
      [978, 274, 25],
      [954, 261, 33],
    ],
    38,
    9.5,
    -0.05,
  )
  const ear = curls(
    [
      [926, 294, 19],
      [916, 318, 22],
      [911, 344, 23],
      [912, 364, 20],
    ],
    39,
    8.5,
    0.1,
  )
  const face = eye(984, 292, 7.5) + line('M974 279Q984 273 993 278', '#b9adb0', 3)
  return (
    `<g>${tail}${far}${body}${haunch}${near}${blueCollar()}${head}${muzzle}${cheek}${top}${ear}` +
    `${goldenBell()}${face}</g>`
  )
}

/** Short flat hairs along the body, so that the coat does not look like plastic. */
function hairs(seed, count, place) {
  const roll = die(seed)
  return Array.from({ length: count }, () => {
    const { x, y, dx, dy } = place(roll)
    const colour = roll() < 0.5 ? '#d69a62' : '#4f2a14'
    const d = `M${num(x)} ${num(y)}q${num(dx * 0.5)} ${num(dy * 0.2)} ${num(dx)} ${num(dy)}`
    return line(d, colour, 1.3, `opacity="${num(0.14 + roll() * 0.2)}"`)
  }).join('')
}

/** A short leg around `x`; one of the far side is dark. */
function shortLeg(x, dark) {
  // The near legs fade into the body at the top, as a thigh does, instead of ending in an edge.
  return (
    shape(
      `M${x - 48} 520Q${x - 50} 430 ${x + 6} 436Q${x + 54} 444 ${x + 48} 530Q${x + 40} 590 ${x + 28} 630` +
        `Q${x + 46} 640 ${x + 36} 654H${x - 6}Q${x - 26} 652 ${x - 22} 622Q${x - 30} 590 ${x - 48} 520Z`,
      dark ? '#56301a' : 'url(#thigh)',
    ) +
    shape(
      `M${x - 23} 630Q${x - 26} 654 ${x - 4} 655L${x + 38} 655Q${x + 50} 642 ${x + 28} 630Q${x + 4} 618 ${x - 23} 630Z`,
      dark ? '#83532f' : 'url(#foot)',
    ) +
    line(`M${x + 12} 641q3 6 0 12M${x + 25} 641q3 6 0 12`, '#5f331a', 2.2, 'opacity="0.75"')
  )
}

function brownHead() {
  return (
    shape(
      'M782 392Q786 300 856 286Q900 280 930 306Q968 330 1034 348Q1062 356 1058 378Q1054 400 1016 404' +
        'Q950 414 906 420Q860 446 812 430Z',
      'url(#coat)',
    ) +
    shape(
      'M918 352Q970 342 1034 349Q1062 356 1058 378Q1054 400 1016 404Q950 414 906 420Q884 420 880 402' +
        'Q886 366 918 352Z',
      'url(#snout)',
    ) +
    line('M1048 388Q1030 398 990 393Q950 390 926 376', '#4a2613', 3) +
    nose(1046, 358, 16) +
    [
      [990, 380],
      [1002, 386],
      [1004, 374],
    ]
      .map(([x, y]) => circle(x, y, 1.8, '#5f331a'))
      .join('') +
    oval(908, 322, 13, 6, '#c48852', 'opacity="0.8" transform="rotate(18 908 322)"') +
    eye(904, 340, 10)
  )
}

/** A yellow bandana with white dots. */
function bandana() {
  return (
    shape('M764 416Q806 470 884 424L890 444Q838 502 752 446Z', '#d99a1c') +
    shape('M764 440Q820 482 886 434Q880 520 846 566Q792 520 764 440Z', 'url(#bandana)') +
    [
      [806, 482],
      [838, 480],
      [866, 466],
      [826, 508],
      [852, 504],
      [842, 534],
    ]
      .map(([x, y]) => circle(x, y, 5, '#fff4cf'))
      .join('') +
    line('M764 430Q818 474 886 430', '#fbe08a', 3, 'opacity="0.8"')
  )
}

/** The second dog: brown and smooth, long snout, short legs, in a yellow bandana. */
export function dachshund() {
  const body =
    'M334 480Q336 420 410 414Q560 424 660 412Q748 396 792 372L872 424Q880 500 852 552' +
    'Q828 592 770 590Q700 596 600 578Q480 572 420 588Q340 590 326 530Z'
  const tail =
    shape('M392 424Q280 440 206 366Q196 358 190 368Q214 462 352 520Z', '#96572c') +
    line('M212 384Q262 446 360 452', '#c78a55', 8, 'opacity="0.35" filter="url(#soft)"')
  const ear =
    shape(
      'M826 300Q790 296 772 352Q750 420 768 458Q788 480 822 458Q858 424 862 366Q862 316 826 300Z',
      'url(#ear)',
    ) + line('M824 312Q796 330 786 388Q780 424 784 444', '#96592f', 5, 'opacity="0.45"')
  const light =
    line(
      'M372 440Q480 438 600 436Q680 434 740 416',
      '#dda469',
      14,
      'opacity="0.35" filter="url(#soft)"',
    ) +
    line(
      'M380 576Q500 556 620 570Q720 584 800 572',
      '#c48852',
      12,
      'opacity="0.35" filter="url(#soft)"',
    ) +
    oval(404, 516, 66, 66, '#c07c46', 'opacity="0.22" filter="url(#soft)"')
  const coat = hairs(51, 420, (roll) => {
    const x = 350 + roll() * 470
    return { x, y: 430 + roll() * 140, dx: -12 - roll() * 8, dy: 3 + roll() * 4 }
  })
  return (
    `<g>${tail}${shortLeg(452, true)}${shortLeg(806, true)}${shape(body, 'url(#coat)')}${light}${coat}` +
    `${shortLeg(396, false)}${shortLeg(750, false)}${bandana()}${brownHead()}${ear}</g>`
  )
}
