import type { BufferTarget, MediaStreamAudioTrackSource, Output, WavOutputFormat } from 'mediabunny'

/**
 * Why nothing is recorded: the page may not ask (`insecure`), the person or the system said no (`denied`),
 * there is no microphone (`none`), another program has it (`busy`), or what was recorded could not be written.
 */
export type CaptureFault = 'insecure' | 'denied' | 'none' | 'busy' | 'broken'

export type Capture = {
  readonly pause: (isPaused: boolean) => void
  /** The bytes of a WAV file; undefined where nothing was heard. */
  readonly stop: () => Promise<ArrayBuffer | undefined>
  readonly cancel: () => void
}

type CaptureEvents = {
  readonly onSeconds: (seconds: number) => void
  readonly onLevel: (level: number) => void
  readonly onRate: (sampleRate: number) => void
  readonly onEnded: () => void
  readonly onFault: (fault: CaptureFault) => void
}

/** What the browser calls a refusal, and what it is here. */
const faults: Readonly<Record<string, CaptureFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Records the microphone as 16-bit samples in one channel, at the rate of the device. */
export async function capture(events: CaptureEvents): Promise<Capture | CaptureFault> {
  // Over plain HTTP browsers give the microphone to pages of the machine itself alone.
  if (!('mediaDevices' in navigator)) return 'insecure'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
  } catch (error) {
    return faults[error instanceof Error ? error.name : ''] ?? 'busy'
  }
  const [track] = stream.getAudioTracks()
  if (!track) return 'none'
  track.addEventListener('ended', events.onEnded)
  const stopMeter = meter(stream, events.onLevel)
  const release = () => {
    track.removeEventListener('ended', events.onEnded)
    stopMeter()
    for (const each of stream.getTracks()) each.stop()
  }
  try {
    const { source, output } = await writerOf(track, events)
    const watch = stopwatch(events.onSeconds)
    return {
      pause: (isPaused) => {
        watch.pause(isPaused)
        if (isPaused) source.pause()
        else source.resume()
      },
      stop: () => {
        watch.end()
        return finish(output, release)
      },
      cancel: () => {
        watch.end()
        release()
        void output.cancel().catch(() => undefined)
      },
    }
  } catch {
    release()
    return 'broken'
  }
}

async function writerOf(track: MediaStreamTrack, events: CaptureEvents) {
  // Loaded with the first recording: most people never make one.
  const library = await import('mediabunny')
  const source: MediaStreamAudioTrackSource = new library.MediaStreamAudioTrackSource(
    track as MediaStreamAudioTrack,
    {
      codec: 'pcm-s16',
      transform: { numberOfChannels: 1 },
      onEncoderConfig: ({ sampleRate }) => events.onRate(sampleRate),
    },
  )
  source.errorPromise.catch(() => events.onFault('broken'))
  const output = new library.Output({
    format: new library.WavOutputFormat(),
    target: new library.BufferTarget(),
  })
  output.addAudioTrack(source)
  await output.start()
  return { source, output }
}

async function finish(
  output: Output<WavOutputFormat, BufferTarget>,
  release: () => void,
): Promise<ArrayBuffer | undefined> {
  try {
    await output.finalize()
    return output.target.buffer ?? undefined
  } catch {
    return undefined
  } finally {
    release()
  }
}

/** Tells how loud it is, some times a second, until it is stopped. */
function meter(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // From -60 dB, which is a quiet room, to full.
    onLevel(power === 0 ? 0 : Math.max(0, Math.min(1, 1 + (10 * Math.log10(power)) / 60)))
  }, 60)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** Counts the seconds that are recorded: what is written comes in pieces too long to tell them by. */
function stopwatch(onSeconds: (seconds: number) => void) {
  let [seconds, last, isPaused] = [0, performance.now(), false]
  const count = () => {
    const now = performance.now()
    if (!isPaused) seconds += (now - last) / 1_000
    last = now
    onSeconds(seconds)
  }
  const timer = setInterval(count, 60)
  return {
    pause: (next: boolean) => {
      count()
      isPaused = next
    },
    end: () => clearInterval(timer),
  }
}
