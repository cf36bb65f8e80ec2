'use client'
import { createContext, useContext, useEffect, useMemo, useState, type RefCallback } from 'react'
import type { Session } from '@/lib/editor/session'
import { useEditorStore } from './context'
import type { EditorStore } from './store'

/** A line of a prompt is lit with what it tells of, also while that is selected; an alias only with its node. */
type Kind = 'line' | 'alias'

/**
 * The places of a prompt that tell of nodes, marked with `data-lit` while those are lit. There are
 * thousands: were each to listen for itself, every key would be slow.
 */
class LitPlaces {
  readonly #places: Readonly<Record<Kind, Map<string, Set<Element>>>> = {
    line: new Map(),
    alias: new Map(),
  }
  #lit = new Set<Element>()
  #session: Session

  constructor(readonly store: EditorStore) {
    this.#session = store.getState().session
  }

  /** Marks what is lit from now on. */
  follow(): () => void {
    this.#mark()
    return this.store.subscribe(({ session }) => {
      const { lit, selectedNodes } = this.#session
      this.#session = session
      if (session.lit !== lit || session.selectedNodes !== selectedNodes) this.#mark()
    })
  }

  /** A place that is drawn; returns what forgets it. */
  add(kind: Kind, ids: readonly string[], element: Element): () => void {
    const places = this.#places[kind]
    for (const id of ids) {
      const at = places.get(id)
      if (at) at.add(element)
      else places.set(id, new Set([element]))
    }
    if (ids.some((id) => this.#isLit(kind, id))) this.#light(element)
    return () => {
      for (const id of ids) places.get(id)?.delete(element)
      // The element may go on as the place of something else.
      if (this.#lit.delete(element)) element.removeAttribute('data-lit')
    }
  }

  #isLit(kind: Kind, id: string): boolean {
    const { lit, selectedNodes } = this.#session
    return lit.has(id) || (kind === 'line' && selectedNodes.has(id))
  }

  #light(element: Element): void {
    this.#lit.add(element)
    element.setAttribute('data-lit', 'true')
  }

  #mark(): void {
    const before = this.#lit
    this.#lit = new Set()
    const { lit, selectedNodes } = this.#session
    const { line, alias } = this.#places
    for (const id of lit) {
      line.get(id)?.forEach((element) => this.#light(element))
      alias.get(id)?.forEach((element) => this.#light(element))
    }
    for (const id of selectedNodes) line.get(id)?.forEach((element) => this.#light(element))
    for (const element of before) {
      if (!this.#lit.has(element)) element.removeAttribute('data-lit')
    }
  }
}

const Context = createContext<LitPlaces | undefined>(undefined)
export const LitPlacesProvider = Context

/** The places of one prompt, for the provider around them. */
export function useLitPlaces(): LitPlaces {
  const store = useEditorStore()
  const [places] = useState(() => new LitPlaces(store))
  useEffect(() => places.follow(), [places])
  return places
}

/** For the element that tells of these nodes. */
export function useLitPlace(kind: Kind, ids: readonly string[]): RefCallback<Element> {
  const places = useContext(Context)
  const key = ids.join(' ')
  return useMemo(
    () => (element) => (element === null ? undefined : places?.add(kind, key.split(' '), element)),
    [places, kind, key],
  )
}
