'use client'
import { useTranslations } from 'next-intl'
import { useId, useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import {
  gridCells,
  gridCellsCountMax,
  gridFault,
  splitPicture,
  type Grid,
} from '@/lib/editor/region-grid'
import type { NodeOf } from '@/lib/kinds'
import { isPart } from '@/lib/kinds'
import type { ImageAsset } from '@/lib/media/asset'
import { boxOf } from '@/lib/media/shape'
import { useEditor, useEditorStore } from './context'
import { Picture } from './picture'

const counts = ['rows', 'columns'] as const
const percents = ['gapPercent', 'marginPercent'] as const
type Field = (typeof counts)[number] | (typeof percents)[number]
const namings = ['numbers', 'places', 'none'] as const
type Naming = (typeof namings)[number]

/** Asks how a picture is to be split into cells, and makes a region of each in one step. */
export function PictureSplit() {
  const store = useEditorStore()
  const id = useEditor((state) => state.splitting)
  const image = useEditor(({ view, splitting }) =>
    splitting === undefined ? undefined : view.nodes.get(splitting),
  )
  const close = () => store.setState({ splitting: undefined })
  if (id === undefined || image?.kind !== 'image' || !image.asset) return null
  return <SplitDialog key={id} image={image} asset={image.asset} onClose={close} />
}

function SplitDialog({
  image,
  asset,
  onClose,
}: {
  readonly image: NodeOf<'image'>
  readonly asset: ImageAsset
  readonly onClose: () => void
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const formId = useId()
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({
    rows: '2',
    columns: '2',
    gapPercent: '0',
    marginPercent: '0',
  })
  const [naming, setNaming] = useState<Naming>('numbers')
  const grid = gridOf(typed)
  const fault = gridFault(grid, asset)
  const cells = gridCells(grid, asset)
  function split(event: FormEvent) {
    event.preventDefault()
    const { view } = store.getState()
    const now = view.nodes.get(image.id)
    if (fault || now?.kind !== 'image') return
    const nameOf = ({ row, column }: { row: number; column: number }, index: number) => {
      if (naming === 'none') return undefined
      return naming === 'numbers' ? String(index + 1) : t('split.place', { row, column })
    }
    const commands = splitPicture(view, now, cells, nameOf, uuidv7)
    if (store.dispatch(commands, { select: [image.id] })) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('split.title')}
      description={t('split.body')}
      footer={
        <>
          <Button onClick={onClose}>{t('split.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} disabled={fault !== undefined}>
            {t('split.make', { count: cells.length })}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={split} className="flex flex-col gap-3 pt-3">
        <Fields typed={typed} fault={fault} onType={(next) => setTyped({ ...typed, ...next })} />
        <NamingField naming={naming} onChange={setNaming} />
        <p role="status" className="min-h-4 text-xs text-warn-ink">
          {fault && t(`split.fault.${fault}`, { limit: gridCellsCountMax })}
        </p>
        <Overlay image={image} asset={asset} cells={cells} />
      </form>
    </Dialog>
  )
}

function NamingField({
  naming,
  onChange,
}: {
  readonly naming: Naming
  readonly onChange: (naming: Naming) => void
}) {
  const t = useTranslations('editor')
  return (
    <label className="text-xs text-ink-2">
      {t('split.names')}
      <Select
        value={naming}
        onChange={onChange}
        choices={namings.map((value) => ({ value, label: t(`split.naming.${value}`) }))}
        className="mt-1 rounded-md text-sm text-ink"
      />
    </label>
  )
}

function gridOf(typed: Readonly<Record<Field, string>>): Grid {
  const value = (field: Field) => (typed[field].trim() === '' ? NaN : Number(typed[field]))
  return {
    rows: value('rows'),
    columns: value('columns'),
    gapPercent: value('gapPercent'),
    marginPercent: value('marginPercent'),
  }
}

function Fields({
  typed,
  fault,
  onType,
}: {
  readonly typed: Readonly<Record<Field, string>>
  readonly fault: string | undefined
  readonly onType: (next: Partial<Record<Field, string>>) => void
}) {
  const t = useTranslations('editor')
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2">
      {[...counts, ...percents].map((field) => (
        <label key={field} className="text-xs text-ink-2">
          {t(`split.${field}`)}
          <Input
            type="number"
            inputMode="decimal"
            min={field === 'rows' || field === 'columns' ? 1 : 0}
            max={gridCellsCountMax}
            step={field === 'rows' || field === 'columns' ? 1 : 'any'}
            aria-invalid={fault !== undefined}
            value={typed[field]}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onType({ [field]: event.target.value })}
            className="mt-1 text-ink"
          />
        </label>
      ))}
    </div>
  )
}

/** The picture with the cells as they will be, and the regions that it has. */
function Overlay({
  image,
  asset,
  cells,
}: {
  readonly image: NodeOf<'image'>
  readonly asset: ImageAsset
  readonly cells: ReturnType<typeof gridCells>
}) {
  const t = useTranslations('editor')
  const view = useEditor((state) => state.view)
  const own = view.document.nodes.filter((node) => isPart(node) && node.of === image.id)
  return (
    <div className="flex justify-center rounded-lg bg-canvas p-2">
      <div
        className="relative max-h-[36dvh] max-w-full"
        style={{ aspectRatio: `${asset.width} / ${asset.height}` }}
      >
        <Picture
          asset={asset}
          name={image.label ?? t('kinds.image')}
          className="max-h-[36dvh] w-auto max-w-full"
        />
        <div aria-hidden className="absolute inset-0" data-grid-preview>
          {own.map((node) =>
            node.kind === 'region' ? (
              <i
                key={node.id}
                className="absolute rounded-[2px] ring-1 ring-white/70 ring-inset"
                style={placeIn(boxOf(node.shape))}
              />
            ) : null,
          )}
          {cells.map(({ row, column, shape }) => (
            <i
              key={`${row},${column}`}
              className="absolute bg-accent/10 ring-1 ring-accent ring-inset"
              style={placeIn(boxOf(shape))}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function placeIn({ x, y, width, height }: ReturnType<typeof boxOf>) {
  const percent = (fraction: number) => `${fraction * 100}%`
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) }
}
