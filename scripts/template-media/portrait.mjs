/** The portrait of the second template, 800 × 600. */
import { air, blur, box, circle, die, glow, line, linear, num, oval, shape, svg } from './draw.mjs'

const SIZE = [800, 600]
const SHOULDERS = 'M118 600Q126 500 214 466Q300 440 340 424H470Q510 440 594 466Q682 500 690 600Z'

const defs =
  blur('soft', 8) +
  glow +
  air('#6f7f86') +
  linear('skin', [
    [0, '#f6cfac'],
    [0.7, '#efbf98'],
    [1, '#dca37b'],
  ]) +
  linear('neck', [
    [0, '#c98f69'],
    [1, '#e8b78f'],
  ]) +
  linear('hair', [
    [0, '#4a3d3b'],
    [0.5, '#2a2324'],
    [1, '#1d1819'],
  ]) +
  linear('knit', [
    [0, '#4a6a94'],
    [1, '#2c4568'],
  ]) +
  linear('pane', [
    [0, '#d8ebf3'],
    [1, '#f7f4e4'],
  ]) +
  `<clipPath id="view"><rect x="70" y="40" width="220" height="330"/></clipPath>`

/** The wall and its window, with trees outside and the light that falls in. */
function wall() {
  return (
    box(0, 0, ...SIZE, '#d9c9ae') +
    `<rect width="800" height="600" fill="url(#air)" opacity="0.5"/>` +
    box(70, 40, 220, 330, 'url(#pane)') +
    `<g clip-path="url(#view)">` +
    oval(120, 380, 120, 90, '#b4cfa0') +
    oval(260, 390, 100, 120, '#9dbf8e') +
    `</g>` +
    `<rect x="70" y="40" width="220" height="330" fill="none" stroke="#faf6ea" stroke-width="14"/>` +
    box(175, 46, 10, 320, '#faf6ea') +
    box(76, 196, 208, 10, '#faf6ea') +
    box(52, 370, 256, 18, '#faf6ea') +
    box(52, 388, 256, 5, '#9c8a6c', 'opacity="0.6"') +
    oval(210, 210, 400, 380, 'url(#glow)')
  )
}

/** A shelf with three books and a potted plant. */
function shelf() {
  return (
    box(560, 214, 200, 12, '#8f653d', 'rx="2"') +
    box(566, 228, 190, 10, '#5b4630', 'opacity="0.25" filter="url(#soft)"') +
    [
      [578, 22, 74, '#5c7f79'],
      [602, 28, 88, '#c8743f'],
      [632, 20, 66, '#e7d4a4'],
    ]
      .map(
        ([x, w, h, fill]) =>
          box(x, 214 - h, w, h, fill, 'rx="2"') +
          box(x + 4, 226 - h, w - 8, 4, '#fff6df', 'opacity="0.6"'),
      )
      .join('') +
    shape('M686 170H740L732 214H694Z', '#d08b63') +
    [-46, -22, 4, 28, 50]
      .map(
        (turn) =>
          `<g transform="rotate(${turn} 713 172)">${shape('M713 172Q696 128 713 92Q730 128 713 172Z', turn % 4 ? '#76a069' : '#5d8657')}</g>`,
      )
      .join('')
  )
}

/** The rows of a jersey, thirty-four stitches wide; each is lit or shaded by lot. */
function stitches() {
  const roll = die(81)
  return Array.from({ length: 13 * 34 }, (_, i) => {
    const row = Math.floor(i / 34)
    const x = 130 + (i % 34) * 16.4 + (row % 2) * 8.2
    const y = 470 + row * 12
    return line(
      `M${num(x - 4)} ${y}l4 6l4 -6`,
      roll() < 0.5 ? '#6c8bb3' : '#20375a',
      1.6,
      'opacity="0.42"',
    )
  }).join('')
}

/** Shoulders in a jersey, the neck and the collar. */
function bust() {
  return (
    shape(SHOULDERS, 'url(#knit)') +
    `<clipPath id="bust"><path d="${SHOULDERS}"/></clipPath>` +
    `<g clip-path="url(#bust)">${stitches()}` +
    line('M236 600Q238 550 226 520M574 600Q572 550 584 520', '#1c3050', 5, 'opacity="0.5"') +
    oval(404, 450, 120, 40, '#14243f', 'opacity="0.4" filter="url(#soft)"') +
    `</g>` +
    shape('M352 360H458V440Q458 486 405 490Q352 486 352 440Z', 'url(#neck)') +
    shape('M352 386Q405 452 458 386V370H352Z', '#9a6242', 'opacity="0.6"') +
    shape('M352 398Q405 474 458 398V370H352Z', '#9a6242', 'opacity="0.22"') +
    shape('M338 424Q354 482 405 494L384 514Q338 476 326 434Z', '#f5efe2') +
    shape('M472 424Q456 482 405 494L426 514Q472 476 484 434Z', '#e7dfcf') +
    line('M318 436Q344 508 405 522Q466 508 492 436', '#24406a', 12) +
    line('M318 434Q344 504 405 518Q466 504 492 434', '#6384b0', 2.4, 'opacity="0.8"')
  )
}

/** Ears, face and hair, without the features. */
function head() {
  return (
    oval(292, 282, 22, 34, '#e3ab82') +
    oval(518, 282, 22, 34, '#d79d74') +
    line('M286 268Q298 280 292 300M524 268Q512 280 518 300', '#b97f5b', 3) +
    shape(
      'M294 236Q290 130 405 126Q526 130 522 236Q520 320 492 362Q456 412 405 414Q354 412 318 362Q292 320 294 236Z',
      'url(#skin)',
    ) +
    oval(330, 322, 26, 17, '#ec8f78', 'opacity="0.45" filter="url(#soft)"') +
    oval(480, 322, 26, 17, '#ec8f78', 'opacity="0.45" filter="url(#soft)"') +
    shape(
      'M282 250Q268 160 318 116Q366 70 446 88Q528 98 534 182Q536 222 528 252Q516 236 510 202Q486 200 466 176' +
        'Q430 206 376 196Q336 190 322 196Q302 214 296 254Z',
      'url(#hair)',
    ) +
    line(
      'M330 126Q370 96 430 106M316 156Q352 120 400 124M480 126Q512 150 516 190',
      '#7d6f6c',
      5,
      'opacity="0.5"',
    ) +
    line('M372 190Q350 178 342 160M430 188Q452 172 456 150', '#15110f', 3, 'opacity="0.5"')
  )
}

function eye(x) {
  return (
    shape(`M${x - 19} 272Q${x} 255 ${x + 19} 272Q${x} 284 ${x - 19} 272Z`, '#fffdfa') +
    circle(x, 270, 9.5, '#3d271c') +
    circle(x, 270, 5, '#120c0a') +
    circle(x - 3, 266, 3, '#ffffff') +
    line(`M${x - 21} 272Q${x} 253 ${x + 21} 272`, '#2a1f1d', 4)
  )
}

function lens(x) {
  return (
    `<circle cx="${x}" cy="272" r="41" fill="#ffffff" fill-opacity="0.1" stroke="#5b3a26" stroke-width="5"/>` +
    line(`M${x - 26} 250Q${x - 14} 240 ${x - 2} 240`, '#ffffff', 3.4, 'opacity="0.65"')
  )
}

/** Brows, eyes behind spectacles, nose and a smile. */
function features() {
  const centres = [350, 460]
  return (
    line('M326 236Q350 222 374 234', '#2a2324', 8) +
    line('M436 234Q460 222 484 236', '#2a2324', 8) +
    centres.map(eye).join('') +
    centres.map(lens).join('') +
    line('M391 268Q405 258 419 268M309 268L290 262M501 268L520 262', '#5b3a26', 5) +
    line('M404 280Q396 306 394 316Q402 326 416 319', '#c1835d', 4.5) +
    shape('M358 350Q405 370 452 350Q442 390 405 391Q368 390 358 350Z', '#8c2f33') +
    shape('M364 354Q405 371 446 354L442 364Q405 378 368 364Z', '#fffdf8') +
    oval(405, 384, 20, 7, '#e07a76') +
    line('M350 347Q356 352 362 350M460 347Q454 352 448 350', '#b06f50', 3.4)
  )
}

/** Byungkook: a friendly drawn person, who stands by a window and holds nothing that could give the answer away. */
export function byungkook() {
  return svg(...SIZE, defs, wall() + shelf() + bust() + head() + features())
}
