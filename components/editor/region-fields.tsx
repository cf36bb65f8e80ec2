'use client'
import { Crosshair, Grid3x3, ImageUp, SquareDashedMousePointer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { insideChoices, outwardOf, regionsOf, setInside } from '@/lib/editor/region-gestures'
import type { NodeOf } from '@/lib/kinds'
import { boxOf } from '@/lib/media/shape'
import { useActionContext } from './action-context'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { Field } from './field'
import { NumberField } from './part-fields'
import { usePointing } from './pointing'
import { jumpToRegion, toggleDrawing } from './region-state'
import { TypedField } from './typed-field'

/** A picture's regions, each to be renamed and found, and what makes more of them. */
export function RegionSection({ image }: { readonly image: NodeOf<'image'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { flow } = useActionContext()
  const view = useEditor((state) => state.view)
  const isDrawing = useEditor((state) => state.drawingOn === image.id)
  const regions = regionsOf(view, image.id)
  return (
    <Field label={t('regions')}>
      <ul aria-label={t('regions')}>
        {regions.map((region) => (
          <RegionRow key={region.id} region={region} depth={outwardOf(view, region).length - 1} />
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap gap-1.5">
        <Button
          aria-pressed={isDrawing}
          disabled={!image.asset}
          onClick={() => toggleDrawing(store, flow, image.id)}
        >
          <SquareDashedMousePointer aria-hidden className="size-4" />
          {isDrawing ? t('stopDrawing') : t('drawRegion')}
        </Button>
        <Button disabled={!image.asset} onClick={() => store.setState({ splitting: image.id })}>
          <Grid3x3 aria-hidden className="size-4" />
          {t('actions.splitPicture')}
        </Button>
        <Button onClick={() => store.setState({ replacing: { id: image.id } })}>
          <ImageUp aria-hidden className="size-4" />
          {t('actions.replacePicture')}
        </Button>
      </div>
    </Field>
  )
}

const indent = 12
const indentsCountMax = 4

function RegionRow({
  region,
  depth,
}: {
  readonly region: NodeOf<'region'>
  readonly depth: number
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { flow } = useActionContext()
  const alias = useEditor((state) => state.view.nodes.get(region.id)?.alias ?? '')
  const pointing = usePointing([region.id])
  return (
    <li
      className="flex items-center gap-1.5 py-0.5"
      style={{ paddingLeft: Math.min(depth, indentsCountMax) * indent }}
      onMouseMove={pointing.onMouseMove}
      onMouseLeave={pointing.onMouseLeave}
    >
      <AliasChip alias={alias} />
      <TypedField
        node={region}
        field="label"
        label={t('region.nameOf', { alias })}
        placeholder={t('kinds.region')}
        className="grow"
      />
      <IconButton
        label={t('region.jump', { name: region.label || alias })}
        onClick={() => jumpToRegion(store, flow, region)}
      >
        <Crosshair aria-hidden />
      </IconButton>
    </li>
  )
}

/** Which region this one is inside of. */
export function InsideField({ region }: { readonly region: NodeOf<'region'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  const choices = insideChoices(view, region)
  if (choices.length === 0 && region.inside === undefined) return null
  return (
    <Field label={t('region.inside')}>
      <Select<string>
        aria-label={t('region.inside')}
        value={region.inside ?? ''}
        onChange={(id) => store.dispatch(setInside(region, id || undefined))}
        choices={[
          { value: '', label: t('region.insideNone') },
          ...choices.map((each) => ({
            value: each.id,
            label: [each.alias, each.label].filter(Boolean).join(' '),
          })),
        ]}
        className="rounded-md text-sm"
      />
    </Field>
  )
}

/** Coordinates stay behind a disclosure. */
export function ShapeFields({ region }: { readonly region: NodeOf<'region'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const box = boxOf(region.shape)
  const isBox = region.shape.type === 'box'
  const write = (key: keyof typeof box, value: number) => {
    if (!isBox) return
    store.dispatch([{ type: 'updateNode', id: region.id, patch: { shape: { [key]: value } } }])
  }
  return (
    <details>
      <summary className="cursor-pointer text-xs text-ink-2">{t('coordinates')}</summary>
      <p className="pt-1 text-xs text-ink-2">{t('a11y.region')}</p>
      <div className="grid grid-cols-2 gap-1.5 pt-2">
        {(['x', 'y', 'width', 'height'] as const).map((key) => (
          <label key={key} className="text-xs text-ink-2">
            {t(`box.${key}`)}
            <NumberField
              value={box[key]}
              disabled={!isBox}
              onChange={(value) => write(key, value)}
            />
          </label>
        ))}
      </div>
    </details>
  )
}
