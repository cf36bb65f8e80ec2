'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { MakeableKind } from '@/lib/editor/gestures'
import { kindLooks } from './kind-looks'

const choices = ['entity', 'set', 'text', 'image', 'audio', 'document', 'question'] as const

/** What can be put on the canvas. */
export function KindChoices({ onChoose }: { readonly onChoose: (kind: MakeableKind) => void }) {
  const t = useTranslations('editor')
  return (
    <ul className="grid grid-cols-2 gap-0.5">
      {choices.map((kind) => {
        const look = kindLooks[kind]
        return (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onChoose(kind)}
              className="flex h-8 w-full items-center gap-2 rounded-lg px-2 text-left hover:bg-line/60"
            >
              <look.icon aria-hidden className={classNames('size-4 shrink-0', look.ink)} />
              {t(`kinds.${kind}`)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
