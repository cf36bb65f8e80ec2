'use client'
import { ImageOff } from 'lucide-react'
import Image from 'next/image'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { boxOf } from '@/lib/media/shape'
import type { NodeOf } from '@/lib/kinds'
import type { ImageAsset } from '@/lib/media/asset'
import { mediaUrl } from './media'

/** A picture that keeps its place while it loads and says so when it cannot be shown. */
export function Picture({
  asset,
  name,
  className,
}: {
  readonly asset: ImageAsset
  readonly name: string
  readonly className?: string
}) {
  const t = useTranslations('editor')
  const url = mediaUrl(asset)
  const [broken, setBroken] = useState<string>()
  if (broken === url) {
    return (
      <span
        className={classNames(
          'flex flex-col items-center justify-center gap-1 bg-canvas p-2 text-center text-xs text-ink-2',
          className,
        )}
      >
        <ImageOff aria-hidden className="size-4" />
        {t('pictureBroken')}
      </span>
    )
  }
  return (
    <Image
      src={url}
      alt={name}
      width={asset.width}
      height={asset.height}
      draggable={false}
      unoptimized
      // Lazy loading would wait for a picture that the canvas has already decided to show.
      loading="eager"
      onError={() => setBroken(url)}
      className={classNames('bg-canvas object-contain', className)}
    />
  )
}

/** The place of a region as a background: the crop is cut to the frame's shape around its middle. */
export function Crop({
  image,
  region,
  width,
  height,
}: {
  readonly image: NodeOf<'image'>
  readonly region?: NodeOf<'region'> | undefined
  readonly width: number
  readonly height: number
}) {
  const { asset } = image
  if (!asset) return null
  const box = region ? boxOf(region.shape) : { x: 0, y: 0, width: 1, height: 1 }
  const scale = Math.max(width / (box.width * asset.width), height / (box.height * asset.height))
  const whole = { width: asset.width * scale, height: asset.height * scale }
  const left = (box.x + box.width / 2) * whole.width - width / 2
  const top = (box.y + box.height / 2) * whole.height - height / 2
  const held = (value: number, max: number) => Math.max(0, Math.min(max, value))
  return (
    <span
      aria-hidden
      className="block shrink-0 rounded-md bg-canvas bg-no-repeat"
      style={{
        width,
        height,
        backgroundImage: `url("${mediaUrl(asset)}")`,
        backgroundSize: `${whole.width}px ${whole.height}px`,
        backgroundPosition: `${-held(left, whole.width - width)}px ${-held(top, whole.height - height)}px`,
      }}
    />
  )
}
