import { z } from 'zod'
import { isId } from '../std/id'
import { isStorableText, parseJson } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import type { StoreContext } from './context'
import { attempt } from './failure'
import type { Principal } from './principal'
import { foldTitle } from './titles'

export type GraphSummary = {
  readonly id: string
  readonly title: string
  readonly revision: number
  readonly nodeCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** `nextCursor` is absent on the last page. */
export type GraphPage = { readonly graphs: readonly GraphSummary[]; readonly nextCursor?: string }

export type ListOptions = {
  readonly cursor?: string | undefined
  readonly limit: number
  /** Words that the title holds, whatever their letter case. */
  readonly query?: string | undefined
}

const cursorSchema = z.tuple([z.int().min(0).max(8.64e15), z.string().refine(isId)])

/** The place after a graph in the list: its time of change in milliseconds, and its id among equals. */
function encodeCursor({ updatedAt, id }: GraphSummary): string {
  return Buffer.from(JSON.stringify([updatedAt.getTime(), id])).toString('base64url')
}

function decodeCursor(cursor: string) {
  const json = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'), { byteCountMax: 200 })
  const parsed = json.ok ? cursorSchema.safeParse(json.value) : undefined
  if (!parsed?.success) return undefined
  const [time, id] = parsed.data
  return { updatedAt: new Date(time), id }
}

/**
 * The workspace's graphs, newest change first. A cursor names a place, not a count, so what is made or
 * deleted between two pages neither repeats nor hides another graph.
 *
 * @returns a page, or `cursor.invalid`
 */
export function listGraphs(
  context: StoreContext,
  principal: Principal,
  options: ListOptions,
): Promise<Result<GraphPage>> {
  return attempt(async (): Promise<Result<GraphPage>> => {
    const after = options.cursor === undefined ? undefined : decodeCursor(options.cursor)
    if (options.cursor !== undefined && after === undefined) return fail('cursor.invalid')
    const query = foldTitle(options.query ?? '')
    // No title holds such text, and PostgreSQL would not even take it.
    if (!isStorableText(query)) return ok({ graphs: [] })
    const rows = await context.client.graph.findMany({
      where: {
        workspaceId: principal.workspaceId,
        ...(query === '' ? {} : { titleFolded: { contains: query } }),
        ...(after === undefined
          ? {}
          : {
              OR: [
                { updatedAt: { lt: after.updatedAt } },
                { updatedAt: after.updatedAt, id: { lt: after.id } },
              ],
            }),
      },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: options.limit + 1,
      select: {
        id: true,
        title: true,
        revision: true,
        nodeCount: true,
        createdAt: true,
        updatedAt: true,
      },
    })
    const graphs = rows.slice(0, options.limit)
    const last = graphs.at(-1)
    return ok(
      rows.length > graphs.length && last ? { graphs, nextCursor: encodeCursor(last) } : { graphs },
    )
  })
}
