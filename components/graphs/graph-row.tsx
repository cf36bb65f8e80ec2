'use client'
import { Copy, Ellipsis, FolderOpen, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import type { GraphSummary } from '@/lib/api/contract/graphs'
import { bounds } from '@/lib/std/bounds'
import { GraphThumbnail } from './graph-thumbnail'

export type GraphRowProps = {
  readonly graph: GraphSummary
  readonly now: Date
  /** Whether another graph of the list is called the same, so that only when it was made tells them apart. */
  readonly hasNamesake: boolean
  readonly onRename: (title: string) => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
}

/** One graph of the list. The whole row opens it; F2 renames and Delete asks whether to delete. */
export function GraphRow(props: GraphRowProps) {
  const { graph, now, hasNamesake, onRename, onDuplicate, onDelete } = props
  const t = useTranslations('graphs')
  const [renaming, setRenaming] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  const createdId = useId()
  const title = graph.title || t('untitled')

  function closeRename(next: string, byKey: boolean) {
    setRenaming(false)
    if (next !== graph.title) onRename(next)
    // The link comes back in the next frame; without this the focus would fall to the page's top.
    if (byKey) requestAnimationFrame(() => link.current?.focus())
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'F2') setRenaming(true)
    else if (event.key === 'Delete') onDelete()
    else return
    event.preventDefault()
  }

  return (
    <li className="relative flex min-h-[72px] items-center gap-3 border-b border-line pr-1 pl-2 hover:bg-card">
      <GraphThumbnail graph={graph} />
      <div className="flex min-w-0 grow flex-col gap-x-4 py-2 sm:flex-row sm:items-center">
        {renaming ? (
          <TitleField title={graph.title} onClose={closeRename} />
        ) : (
          <div className="flex min-w-0 grow flex-col">
            <Link
              ref={link}
              href={`/graphs/${graph.id}`}
              aria-describedby={hasNamesake ? createdId : undefined}
              onKeyDown={onKeyDown}
              className="truncate font-medium -outline-offset-2 after:absolute after:inset-0 after:right-10"
            >
              {title}
            </Link>
            {hasNamesake && <CreatedAt id={createdId} time={graph.createdAt} />}
          </div>
        )}
        <RowFacts graph={graph} now={now} />
      </div>
      <RowMenu
        graph={graph}
        title={title}
        onRename={() => setRenaming(true)}
        onDuplicate={onDuplicate}
        onDelete={onDelete}
      />
    </li>
  )
}

/** To the second: several may have been made in one minute. */
function CreatedAt({ id, time }: { readonly id: string; readonly time: string }) {
  const t = useTranslations('graphs')
  const when = new Date(time).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  })
  return (
    <time id={id} dateTime={time} className="truncate text-xs text-ink-2">
      {t('created', { when })}
    </time>
  )
}

function RowFacts({ graph, now }: Pick<GraphRowProps, 'graph' | 'now'>) {
  const t = useTranslations('graphs')
  const format = useFormatter()
  const updatedAt = new Date(graph.updatedAt)
  // The clocks of server and browser may differ by a moment; nothing was changed in the future.
  const when = format.relativeTime(updatedAt < now ? updatedAt : now, now)
  const exact = updatedAt.toLocaleString(document.documentElement.lang)
  return (
    <p className="flex min-w-0 gap-x-4 text-sm whitespace-nowrap text-ink-2 max-sm:gap-x-2 sm:shrink-0">
      <span className="sm:w-24 sm:text-right">{t('count', { count: graph.nodeCount })}</span>
      <time
        dateTime={graph.updatedAt}
        title={exact}
        className="min-w-0 truncate sm:w-44 sm:text-right"
      >
        <span className="max-sm:hidden">{t('updated', { when })}</span>
        <span className="sm:hidden">{when}</span>
      </time>
    </p>
  )
}

type RowMenuProps = Pick<GraphRowProps, 'graph' | 'onDuplicate' | 'onDelete'> & {
  readonly title: string
  readonly onRename: () => void
}

function RowMenu({ graph, title, onRename, onDuplicate, onDelete }: RowMenuProps) {
  const t = useTranslations('graphs')
  const common = useTranslations('common')
  const router = useRouter()
  const isRenaming = useRef(false)

  // The field takes the focus, so it comes when the menu no longer holds it.
  function onClosed() {
    if (!isRenaming.current) return false
    isRenaming.current = false
    onRename()
    return true
  }

  return (
    <Menu
      onClosed={onClosed}
      trigger={
        <IconButton label={t('actionsFor', { title })}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<FolderOpen />} onSelect={() => router.push(`/graphs/${graph.id}`)}>
        {t('open')}
      </MenuItem>
      <MenuItem icon={<Pencil />} keys="F2" onSelect={() => (isRenaming.current = true)}>
        {t('rename')}
      </MenuItem>
      <MenuItem icon={<Copy />} onSelect={onDuplicate}>
        {t('duplicate')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} keys="Del" onSelect={onDelete}>
        {common('delete')}
      </MenuItem>
    </Menu>
  )
}

type TitleFieldProps = {
  readonly title: string
  /** With the title as it shall be, and whether a key ended it rather than a click elsewhere. */
  readonly onClose: (title: string, byKey: boolean) => void
}

function TitleField({ title, onClose }: TitleFieldProps) {
  const t = useTranslations('graphs')
  const field = useRef<HTMLInputElement>(null)
  const isClosed = useRef(false)
  useEffect(() => field.current?.select(), [])

  function close(next: string, byKey: boolean) {
    // Leaving by a key takes the focus away, which would close it a second time.
    if (isClosed.current) return
    isClosed.current = true
    onClose(next, byKey)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter that ends a composition belongs to the input method.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') close(event.currentTarget.value.trim(), true)
    else if (event.key === 'Escape') close(title, true)
  }

  return (
    <Input
      ref={field}
      aria-label={t('titleField')}
      defaultValue={title}
      maxLength={bounds.titleLengthMax}
      className="relative grow"
      onBlur={(event) => close(event.target.value.trim(), false)}
      onKeyDown={onKeyDown}
    />
  )
}
