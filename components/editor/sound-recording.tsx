'use client'
import { Circle, Pause, Square, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { timeText } from '@/lib/editor/segment-times'
import { cancelRecording, pauseRecording, stopRecording, useRecorder } from './sound-recorder'

/** From here on it is said how much is left. */
const toldSecondsLeft = 60

/** What is being recorded, over the canvas; once in an editor. */
export function SoundRecording() {
  const t = useTranslations('editor')
  const state = useRecorder((each) => each.state)
  const isOpen = state !== 'idle'
  const isHeld = state === 'recording' || state === 'paused' || state === 'ending'
  useEffect(() => {
    if (!isHeld) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isHeld])
  // Who leaves the graph keeps what was recorded in it.
  useEffect(
    () => () => {
      if (useRecorder.getState().state === 'asking') cancelRecording()
      else void stopRecording()
    },
    [],
  )
  if (!isOpen) return null
  return (
    <section
      role="dialog"
      aria-label={t('actions.recordSound')}
      className="fixed inset-x-0 top-16 z-40 mx-auto w-[min(26rem,calc(100vw-2rem))] rounded-card border border-line bg-panel p-4 shadow-card"
    >
      {state === 'failed' ? <Refused /> : <UnderWay />}
    </section>
  )
}

/** Why nothing is recorded, and what to do. */
function Refused() {
  const t = useTranslations('editor')
  const fault = useRecorder((each) => each.fault)
  return (
    <div className="flex items-start gap-2">
      <p role="alert" className="grow text-warn-ink">
        {fault && t(`record.fault.${fault}`)}
      </p>
      <IconButton label={t('dismiss')} onClick={cancelRecording}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}

function UnderWay() {
  const t = useTranslations('editor')
  const state = useRecorder((each) => each.state)
  const stop = useRef<HTMLButtonElement>(null)
  const isPaused = state === 'paused'
  const isReady = state === 'recording' || isPaused
  useEffect(() => {
    if (isReady) stop.current?.focus()
  }, [isReady])
  return (
    <>
      <div className="flex items-center gap-2">
        <Circle
          aria-hidden
          className={`size-3 ${state === 'recording' ? 'fill-warn text-warn motion-safe:animate-pulse' : 'text-ink-3'}`}
        />
        <p role="status" className="grow">
          {t(
            `record.state.${state === 'asking' || state === 'ending' ? state : isPaused ? 'paused' : 'recording'}`,
          )}
        </p>
        {isReady && <Elapsed />}
      </div>
      {isReady && <Level />}
      <div className="flex flex-wrap gap-1.5 pt-3">
        {isReady && (
          <>
            <Button ref={stop} look="primary" onClick={() => void stopRecording()}>
              <Square aria-hidden className="size-3.5 fill-current" />
              {t('record.stop')}
            </Button>
            <Button onClick={() => pauseRecording(!isPaused)}>
              {isPaused ? (
                <Circle aria-hidden className="size-3.5 fill-current" />
              ) : (
                <Pause aria-hidden className="size-4" />
              )}
              {isPaused ? t('record.goOn') : t('record.pause')}
            </Button>
          </>
        )}
        {state !== 'ending' && (
          <Button look="ghost" onClick={cancelRecording}>
            {isReady ? t('record.discard') : t('record.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}

function Elapsed() {
  const seconds = useRecorder((each) => Math.floor(each.seconds * 10) / 10)
  return (
    <span data-elapsed className="font-mono text-sm tabular-nums">
      {timeText(seconds, 1)}
    </span>
  )
}

function Level() {
  const t = useTranslations('editor')
  const level = useRecorder((each) => each.level)
  const left = useRecorder(({ seconds, secondsMax }) => Math.ceil(secondsMax - seconds))
  const minutes = useRecorder(({ secondsMax }) => Math.floor(secondsMax / 60))
  return (
    <>
      <div
        role="meter"
        aria-label={t('record.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
        className="mt-3 h-2 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full origin-left bg-ok" style={{ transform: `scaleX(${level})` }} />
      </div>
      {Number.isFinite(left) && (
        <p className="pt-2 text-xs text-ink-2" role={left <= toldSecondsLeft ? 'alert' : undefined}>
          {left <= toldSecondsLeft
            ? t('record.left', { seconds: Math.max(0, Math.ceil(left / 10) * 10) })
            : t('record.limit', { minutes })}
        </p>
      )}
    </>
  )
}
