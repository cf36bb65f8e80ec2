'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { useActionContext } from './action-context'
import { useComposer, useComposerStore } from './composer-context'
import { stateOf } from './composer-intake'
import { keepWriting, type Reader } from './composer-propose'
import { hasDraft, type ComposerState } from './composer-state'
import { useIntake, type Upload } from './intake'

export type Keeping = {
  /** Keeps what is written, once its files are there. */
  readonly keep: () => void
  /** The same by Enter, which first shows what is open. */
  readonly enter: (showOpen: () => void) => void
  readonly cancel: () => void
  /** How many files it waits for. */
  readonly waitedCount: number
}

/** The media of the text that have not arrived: those that will, and those that will not come by themselves. */
function notArrived({ field, media }: ComposerState, uploads: readonly Upload[]) {
  const all = field.ids.flatMap((id) => media.get(id) ?? [])
  const states = all.map((medium) => ({ medium, state: stateOf(medium, uploads) }))
  return {
    coming: states.filter(({ state }) => state === 'sending' || state === 'waiting'),
    lost: states.filter(({ state }) => state === 'failed' || state === 'gone'),
  }
}

export function openOf({ reading }: ComposerState) {
  const mentions = reading?.proposed.mentions ?? []
  return mentions.filter(({ status }) => status === 'ambiguous' || status === 'unresolved')
}

/** @param reader reads what is written now, so that what is kept is what stands there */
export function useKeeping(reader: RefObject<Reader | undefined>): Keeping {
  const t = useTranslations('editor.kinds')
  const context = useActionContext()
  const composer = useComposerStore()
  const isWaiting = useComposer((state) => state.isWaiting)
  const uploads = useIntake((state) => state.uploads)
  const waitedCount = useComposer((state) => notArrived(state, uploads).coming.length)
  /** The text of which the open phrases were shown already. */
  const shown = useRef<string>(undefined)

  function keep(): void {
    if (!hasDraft(composer.getState())) return
    const { coming, lost } = notArrived(composer.getState(), useIntake.getState().uploads)
    composer.setState({
      isWaiting: lost.length === 0 && coming.length > 0,
      missing: lost.map(({ medium: { name, kind } }) => name || t(kind)),
    })
    if (lost.length > 0 || coming.length > 0) return
    reader.current?.read()
    keepWriting(context, composer)
  }
  function enter(showOpen: () => void): void {
    reader.current?.read()
    const state = composer.getState()
    if (openOf(state).length > 0 && shown.current !== state.field.text) {
      shown.current = state.field.text
      return showOpen()
    }
    keep()
  }
  const goOn = useEffectEvent(keep)
  useEffect(() => {
    if (isWaiting && waitedCount === 0) goOn()
  }, [isWaiting, waitedCount])
  const cancel = () => composer.setState({ isWaiting: false })
  return { keep, enter, cancel, waitedCount: isWaiting ? waitedCount : 0 }
}
