'use client'
import { EyeOff, Pin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { Node } from '@/lib/kinds'
import { useEditorStore } from './context'
import { Field } from './field'

const choices = ['auto', 'always', 'never'] as const

/** Whether prompts tell of a node: as there is room, first of all, or not at all. */
export function InPromptField({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const set = (choice: (typeof choices)[number]) => {
    const inPrompt = choice === 'auto' ? null : choice
    store.dispatch([{ type: 'updateNode', id: node.id, patch: { inPrompt } }])
  }
  return (
    <Field label={t('inPrompt.label')}>
      <Select
        aria-label={t('inPrompt.label')}
        value={node.inPrompt ?? 'auto'}
        onChange={set}
        choices={choices.map((value) => ({ value, label: t(`inPrompt.${value}`) }))}
        className="rounded-lg text-base"
      />
    </Field>
  )
}

/** Says on a card that a person decided on it; nothing where prompts take it as there is room. */
export function InPromptMark({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  if (node.inPrompt === undefined) return null
  const Icon = node.inPrompt === 'always' ? Pin : EyeOff
  const label = `${t('inPrompt.label')}: ${t(`inPrompt.${node.inPrompt}`)}`
  return (
    <span role="img" aria-label={label} title={label} className="shrink-0 text-ink-2">
      <Icon aria-hidden className="size-3.5" />
    </span>
  )
}
