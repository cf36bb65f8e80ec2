/**
 * Three barks, synthesised: a voice of harmonics whose pitch glides up and falls, shaped by the resonances of a small, a
 * middling and a large throat, with a breath of noise at each onset and the echo of a room. Additive synthesis keeps
 * every partial under the Nyquist frequency, so nothing aliases, and needs no filter state.
 */
import { die } from './draw.mjs'

export const RATE_HZ = 22050
export const DURATION_SECONDS = 2

/** −3 dB under full scale. */
const PEAK = Math.pow(10, -3 / 20)

/**
 * `pitchHz` is where a bark dwells; `formants` are `[centre Hz, bandwidth Hz, gain]`; `barks` are
 * `[start s, length s, loudness, pitch factor]`.
 */
const VOICES = {
  'bark-one.wav': {
    seed: 101,
    pitchHz: 900,
    breath: 0.1,
    rough: 0.05,
    tilt: 1.15,
    formants: [
      [1150, 520, 1],
      [2700, 700, 0.55],
      [4600, 1100, 0.22],
    ],
    barks: [
      [0.12, 0.15, 0.86, 0.98],
      [0.46, 0.15, 0.92, 1.0],
      [1.12, 0.18, 1, 1.0],
    ],
  },
  'bark-two.wav': {
    seed: 102,
    pitchHz: 520,
    breath: 0.085,
    rough: 0.08,
    tilt: 1.05,
    formants: [
      [760, 380, 1],
      [1650, 520, 0.6],
      [3100, 900, 0.24],
    ],
    barks: [
      [0.14, 0.2, 0.9, 0.99],
      [0.6, 0.2, 0.85, 0.98],
      [1.2, 0.24, 1, 1.0],
    ],
  },
  'bark-three.wav': {
    seed: 103,
    pitchHz: 280,
    breath: 0.075,
    rough: 0.12,
    tilt: 0.95,
    formants: [
      [430, 260, 1],
      [980, 380, 0.7],
      [2200, 800, 0.26],
    ],
    barks: [
      [0.16, 0.3, 1, 1.0],
      [0.98, 0.34, 0.94, 0.98],
    ],
  },
}

const resonance = (formants, hz) =>
  formants.reduce((sum, [centre, width, gain]) => {
    const away = (hz - centre) / (width / 2)
    return sum + gain / (1 + away * away)
  }, 0.02)

/** Fast on, a held middle that sags a little, then a rounded fall: the mouth opens with a snap and shuts softly. */
function envelope(t) {
  const attack = Math.min(1, t / 0.09)
  const release = Math.min(1, (1 - t) / 0.5)
  return Math.sin((attack * Math.PI) / 2) * Math.pow(Math.sin((release * Math.PI) / 2), 1.6)
}

/** Pitch as a share of the dwelling pitch: up in the first fifth, level, then down as the breath gives out. */
function glide(t) {
  if (t < 0.2) return 0.78 + 0.22 * Math.sin((t / 0.2) * (Math.PI / 2))
  if (t < 0.55) return 1
  return 1 - 0.34 * Math.pow((t - 0.55) / 0.45, 1.4)
}

function bark(voice, [start, length, loudness, factor], out, roll) {
  const first = Math.round(start * RATE_HZ)
  const count = Math.round(length * RATE_HZ)
  const partials = Math.floor((RATE_HZ * 0.45) / (voice.pitchHz * factor))
  const detune = Array.from({ length: partials }, () => roll() * 2 * Math.PI)
  let phase = 0
  let wobble = 0
  for (let i = 0; i < count; i += 1) {
    const t = i / count
    // A slow random walk of the pitch stands in for the small unsteadiness of living vocal folds.
    wobble = wobble * 0.995 + (roll() - 0.5) * 0.0016
    const hz = voice.pitchHz * factor * glide(t) * (1 + wobble)
    phase += (2 * Math.PI * hz) / RATE_HZ
    const opening = 0.82 + 0.3 * Math.sin(Math.PI * Math.min(1, t * 1.4))
    let sum = 0
    for (let k = 1; k <= partials; k += 1) {
      if (k * hz > RATE_HZ * 0.45) break
      const weight = resonance(voice.formants, (k * hz) / opening) / Math.pow(k, voice.tilt)
      sum += weight * Math.sin(k * phase + detune[k - 1])
    }
    const growl = 1 + voice.rough * Math.sin(phase / 2)
    out[first + i] += loudness * envelope(t) * sum * growl
  }
}

/** Breath: noise through two-pole resonators at the voice's own formants, loudest as the mouth opens. */
function breath(voice, [start, length, loudness], out, roll) {
  const first = Math.round(start * RATE_HZ) - Math.round(0.012 * RATE_HZ)
  const count = Math.round(length * RATE_HZ)
  const poles = voice.formants.map(([centre, width, gain]) => {
    const r = Math.exp((-Math.PI * width * 1.6) / RATE_HZ)
    const a = 2 * r * Math.cos((2 * Math.PI * centre) / RATE_HZ)
    return { a, b: -r * r, gain: gain * (1 - r), y1: 0, y2: 0 }
  })
  for (let i = 0; i < count; i += 1) {
    const t = i / count
    const noise = roll() * 2 - 1
    let sum = 0
    for (const pole of poles) {
      const y = noise * pole.gain + pole.a * pole.y1 + pole.b * pole.y2
      pole.y2 = pole.y1
      pole.y1 = y
      sum += y
    }
    const burst = Math.min(1, t / 0.04) * (0.25 * (1 - t) + Math.exp(-t * 11))
    out[first + i] += loudness * voice.breath * 9 * burst * sum
  }
}

/** A few early echoes and a short dull tail; without them the barks sound pasted onto silence. */
function room(dry) {
  const wet = Float64Array.from(dry)
  for (const [seconds, gain] of [
    [0.0113, 0.2],
    [0.0197, 0.15],
    [0.0311, 0.11],
  ]) {
    const lag = Math.round(seconds * RATE_HZ)
    for (let i = lag; i < dry.length; i += 1) wet[i] += gain * dry[i - lag]
  }
  for (const [seconds, gain] of [
    [0.0297, 0.5],
    [0.0371, 0.48],
    [0.0411, 0.46],
    [0.0437, 0.44],
  ]) {
    const lag = Math.round(seconds * RATE_HZ)
    const line = new Float64Array(dry.length)
    let dull = 0
    for (let i = lag; i < dry.length; i += 1) {
      dull = dull * 0.68 + line[i - lag] * 0.32
      line[i] = dry[i - lag] + gain * dull
      wet[i] += 0.028 * line[i]
    }
  }
  return wet
}

/** Mono PCM, 16 bits, with the plain 44-byte RIFF header. */
function wav(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE_HZ, 24)
  bytes.writeUInt32LE(RATE_HZ * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((value, i) => bytes.writeInt16LE(Math.round(value * 32767), 44 + i * 2))
  return bytes
}

export const soundNames = Object.keys(VOICES)

/** The bytes of one bark; the last hundredth of a second is faded so that the file ends in silence. */
export function makeSound(name) {
  const voice = VOICES[name]
  const roll = die(voice.seed)
  const dry = new Float64Array(RATE_HZ * DURATION_SECONDS)
  for (const one of voice.barks) {
    bark(voice, one, dry, roll)
    breath(voice, one, dry, roll)
  }
  const wet = room(dry)
  const loudest = wet.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const fade = RATE_HZ / 100
  return wav(
    wet.map((value, i) => (value / loudest) * PEAK * Math.min(1, (wet.length - 1 - i) / fade)),
  )
}
