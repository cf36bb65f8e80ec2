'use client'
import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type messages from '@/lib/messages/interface/en.json'
import { figuresSchema } from '@/lib/api/contract/figures'
import { coordinateForms } from '@/lib/prompt/coordinates'
import { overridden, type Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { useEditorStore } from './context'
import { changeSettings } from './prompt-change'
import { budgetSchema, type PromptSettings } from './prompt-settings'

/** Figures that people change as numbers; the others are choices. */
const numbers = [
  'contextTokenCount',
  'answerTokenCount',
  'imagesCount',
  'imageSidePixels',
  'audiosCount',
  'audioTokensPerSecond',
  'cropBelowPixels',
  'clockFromSeconds',
] as const
type NumberName = (typeof numbers)[number]

type SourceKey = keyof (typeof messages)['editor']['limits']['sources']

type Draft = {
  readonly scope: 'auto' | 'graph' | 'question'
  readonly budget: Readonly<Record<'tokens' | 'images' | 'bytes', string>>
  readonly numbers: Readonly<Record<NumberName, string>>
  readonly coordinates: string
  readonly marks: string
}

/** How much of the graph goes along, and what a person knows better of a model than its row of figures. */
export function PromptLimits({
  settings,
  onClose,
}: {
  readonly settings: PromptSettings
  readonly onClose: () => void
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { profileId } = settings
  const profile = profiles[profileId] as Profile
  const [draft, setDraft] = useState(() => draftOf(settings))
  const read = readDraft(draft, profile)
  const wrong = 'wrong' in read ? read.wrong : []
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  function save() {
    if ('wrong' in read) return
    const { budget, scope, figures } = read
    const others = { ...settings.figures }
    delete others[profileId]
    const own = Object.keys(figures).length > 0 ? { ...others, [profileId]: figures } : others
    changeSettings(store, { budget, scope, figures: own })
    onClose()
  }
  const usual = draftOf({ ...settings, budget: {}, scope: undefined }, {})
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('limits.title', { name: profile.name })}
      description={t('limits.body')}
      className="max-w-lg!"
      footer={
        <>
          {wrong.length > 0 && (
            <p role="alert" className="w-full text-sm text-warn-ink">
              {t('limits.invalid')}
            </p>
          )}
          <Button look="ghost" className="mr-auto" onClick={() => setDraft(usual)}>
            {t('limits.reset')}
          </Button>
          <Button onClick={onClose}>{t('limits.cancel')}</Button>
          <Button look="primary" disabled={wrong.length > 0} onClick={save}>
            {t('limits.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <BudgetFields draft={draft} wrong={wrong} onChange={change} />
        <ModelFields profile={profile} draft={draft} wrong={wrong} onChange={change} />
        {/* Enter in a field does what the button below does. */}
        <button
          type="submit"
          className="sr-only"
          tabIndex={-1}
          aria-hidden
          disabled={wrong.length > 0}
        />
      </form>
    </Dialog>
  )
}

type FieldsProps = {
  readonly draft: Draft
  /** The fields in which no figure stands that can be. */
  readonly wrong: readonly string[]
  readonly onChange: (part: Partial<Draft>) => void
}

/** How much of the graph goes along at most. */
function BudgetFields({ draft, wrong, onChange }: FieldsProps) {
  const t = useTranslations('editor')
  return (
    <Group title={t('limits.budget')}>
      <Choice
        label={t('limits.scope')}
        value={draft.scope}
        onChange={(scope) => onChange({ scope: scope as Draft['scope'] })}
        choices={['auto', 'graph', 'question'].map((value) => ({
          value,
          label: t(`limits.scopes.${value as Draft['scope']}`),
        }))}
      />
      {(['tokens', 'images', 'bytes'] as const).map((name) => (
        <NumberRow
          key={name}
          label={t(`limits.budgets.${name}`)}
          value={draft.budget[name]}
          wrong={
            wrong.includes(name) ? t(`limits.wrong.${name === 'tokens' ? 'tokens' : 'count'}`) : ''
          }
          placeholder={t('limits.unlimited')}
          onChange={(value) => onChange({ budget: { ...draft.budget, [name]: value } })}
        />
      ))}
    </Group>
  )
}

/** A model's figures: the usual one stands in an empty field. */
function ModelFields({
  profile,
  draft,
  wrong,
  onChange,
}: FieldsProps & { readonly profile: Profile }) {
  const t = useTranslations('editor')
  return (
    <Group title={t('limits.model')}>
      {numbers.map((name) => (
        <NumberRow
          key={name}
          label={t(`limits.figures.${name}`)}
          value={draft.numbers[name]}
          wrong={
            wrong.includes(name)
              ? t(`limits.wrong.${name === 'answerTokenCount' ? 'answer' : 'count'}`)
              : ''
          }
          placeholder={String(profile[name].value)}
          hint={t('limits.source', {
            source: toldSource(profile[name].source, t),
            date: profile[name].date,
          })}
          onChange={(value) => onChange({ numbers: { ...draft.numbers, [name]: value } })}
        />
      ))}
      <Choice
        label={t('limits.figures.coordinates')}
        value={draft.coordinates}
        onChange={(coordinates) => onChange({ coordinates })}
        choices={[
          {
            value: '',
            label: t('limits.usual', {
              value: t(`limits.coordinates.${profile.coordinates.value}`),
            }),
          },
          ...coordinateForms.map((form) => ({
            value: form,
            label: t(`limits.coordinates.${form}`),
          })),
        ]}
      />
      <Choice
        label={t('limits.figures.marks')}
        value={draft.marks}
        onChange={(marks) => onChange({ marks })}
        choices={[
          {
            value: '',
            label: t('limits.usual', {
              value: t(`limits.marks.${profile.marks.value ? 'yes' : 'no'}`),
            }),
          },
          { value: 'yes', label: t('limits.marks.yes') },
          { value: 'no', label: t('limits.marks.no') },
        ]}
      />
    </Group>
  )
}

type Translate = ReturnType<typeof useTranslations<'editor'>>

/** Where a figure is from: its addresses as they are, what stands in braces in the interface's words. */
function toldSource(source: string, t: Translate): string {
  return source.replace(/\{(\w+)\}/g, (_, key: SourceKey) => t(`limits.sources.${key}`))
}

function draftOf(
  settings: PromptSettings,
  own = settings.figures[settings.profileId] ?? {},
): Draft {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const { tokens, images, bytes } = settings.budget
  const told = Object.fromEntries(numbers.map((name) => [name, text(own[name])]))
  return {
    scope: settings.scope ?? 'auto',
    budget: { tokens: text(tokens), images: text(images), bytes: text(bytes) },
    numbers: told as Record<NumberName, string>,
    coordinates: own.coordinates ?? '',
    marks: own.marks === undefined ? '' : own.marks ? 'yes' : 'no',
  }
}

type Read = {
  readonly figures: PromptSettings['figures'][string]
  readonly budget: PromptSettings['budget']
  readonly scope: PromptSettings['scope']
}

/** A number as people write it, with or without signs between the thousands. */
function numberIn(text: string): number {
  return Number(text.replace(/[,_\s]/g, ''))
}

/** What is written in the fields, or the names of those in which no figure stands that can be. */
function readDraft(draft: Draft, profile: Profile): Read | { readonly wrong: readonly string[] } {
  const given = (entries: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([name, text]) =>
        text.trim() === '' ? [] : [[name, numberIn(text)] as const],
      ),
    )
  const figures = figuresSchema.safeParse({
    ...given(draft.numbers),
    ...(draft.coordinates !== '' && { coordinates: draft.coordinates }),
    ...(draft.marks !== '' && { marks: draft.marks === 'yes' }),
  })
  const budget = budgetSchema.safeParse(given(draft.budget))
  const issues = [...(figures.error?.issues ?? []), ...(budget.error?.issues ?? [])]
  if (!figures.success || !budget.success)
    return { wrong: issues.map(({ path }) => String(path[0])) }
  const own = overridden(profile, figures.data)
  if (own.answerTokenCount.value >= own.contextTokenCount.value)
    return { wrong: ['answerTokenCount'] }
  const scope = draft.scope === 'auto' ? undefined : draft.scope
  return { figures: figures.data, budget: budget.data, scope }
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="pt-5">
      <legend className="float-left w-full pb-2 text-sm font-semibold">{title}</legend>
      <div className="clear-both flex flex-col gap-2">{children}</div>
    </fieldset>
  )
}

function NumberRow({
  label,
  value,
  wrong,
  placeholder,
  hint,
  onChange,
}: {
  readonly label: string
  readonly value: string
  /** What is wrong about the value, with the remedy; empty where nothing is. */
  readonly wrong: string
  readonly placeholder: string
  readonly hint?: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="grid grid-cols-[1fr_11rem] items-center gap-x-3">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        inputMode="decimal"
        value={value}
        placeholder={placeholder}
        aria-invalid={wrong !== ''}
        aria-describedby={`${id}-wrong${hint === undefined ? '' : ` ${id}-hint`}`}
        onChange={(event) => onChange(event.target.value)}
        className="text-right font-mono tabular-nums"
      />
      <p id={`${id}-wrong`} className="col-span-2 text-xs text-warn-ink empty:hidden">
        {wrong}
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="col-span-2 truncate text-xs text-ink-3" title={hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="grid grid-cols-[1fr_11rem] items-center gap-x-3">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        onChange={onChange}
        choices={choices}
        className="rounded-lg text-base"
      />
    </div>
  )
}
