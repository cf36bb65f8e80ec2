'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { movedWithin } from '@/lib/editor/members'
import { nameOf } from '@/lib/editor/view'
import type { NodeOf } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { Field } from './field'
import { fieldLook } from './typed-field'

/** The members of a set in their order; what is not in it yet can be added here too. */
export function MemberList({ set }: { readonly set: NodeOf<'set'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  const { members } = set
  const write = (next: readonly string[]) =>
    store.dispatch([{ type: 'setMembers', id: set.id, members: next as NodeId[] }])
  const others = view.document.nodes.filter(
    (node) =>
      node.id !== set.id &&
      !members.includes(node.id) &&
      node.kind !== 'question' &&
      node.kind !== 'answer',
  )
  return (
    <Field label={t('members')}>
      <ol className="flex flex-col">
        {members.map((id, index) => {
          const name = nameOf(view, id)
          return (
            <li
              key={id}
              className="flex items-center gap-1.5 border-b border-line py-0.5 last:border-0"
            >
              <span className="w-5 shrink-0 text-ink-2 tabular-nums">{index + 1}</span>
              <span className="min-w-0 grow truncate">{name}</span>
              <AliasChip alias={view.aliases.get(id) ?? ''} />
              <IconButton
                label={t('moveUp', { name })}
                disabled={index === 0}
                onClick={() => write(movedWithin(members, [id], index - 1))}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label={t('moveDown', { name })}
                disabled={index === members.length - 1}
                onClick={() => write(movedWithin(members, [id], index + 2))}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton
                label={t('takeOut', { name })}
                onClick={() => write(members.filter((each) => each !== id))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          )
        })}
      </ol>
      {others.length > 0 && (
        <select
          aria-label={t('addMember')}
          value=""
          onChange={(event) => write([...members, event.target.value])}
          className={`${fieldLook} mt-1.5`}
        >
          <option value="">{t('addMember')}</option>
          {others.map((node) => (
            <option key={node.id} value={node.id}>
              {[view.aliases.get(node.id), node.label].filter(Boolean).join(' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
