import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import { validate } from '../std/validate'
import { withAliases } from './alias'
import { check } from './check'
import type { Diagnostic } from './diagnostic'
import { documentSchema, documentVersion, type GraphDocument } from './document'

type Raw = Record<string, unknown>

/**
 * One step a version: `steps[n]` leads from version n + 1 to n + 2. They are contiguous, and each
 * has a frozen fixture of the version that it reads.
 */
const steps: readonly ((document: Raw) => Raw)[] = []

/**
 * Reads a document of unknown origin: fills in what a caller may leave out, migrates from any
 * earlier version, validates every field and checks the whole.
 *
 * @returns the document in today's version with every alias given, or `document.tooNew`,
 *   `document.invalid` (with all bad fields as causes) or `document.refused` (with all findings)
 */
export function readDocument(value: unknown): Result<GraphDocument> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return fail('document.invalid', { at: '' })
  }
  const migrated = migrate(value as Raw)
  if (!migrated.ok) return migrated
  const valid = validate(documentSchema, withDefaults(migrated.value), 'document.invalid')
  if (!valid.ok) return valid
  const document = withAliases(valid.value)
  const errors = check(document).filter((finding) => finding.severity === 'error')
  if (errors.length === 0) return ok(document)
  const causes = errors.slice(0, 20).map((finding): Failure => {
    const pointer = pointerTo(document, finding)
    return { code: finding.code, params: finding.params, pointer }
  })
  return fail('document.refused', { count: errors.length }, { causes })
}

/** Leads a stored or sent document to today's version, or says that it is newer than this program. */
export function migrate(value: Raw): Result<Raw> {
  const versions = value.versions as { document?: unknown } | undefined
  const version = versions === undefined ? documentVersion : versions?.document
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail('document.versionInvalid', {}, { pointer: '/versions/document' })
  }
  if (version > documentVersion) {
    const params = { version, known: documentVersion }
    return fail('document.tooNew', params, { pointer: '/versions/document' })
  }
  const migrated = steps.slice(version - 1).reduce((document, step) => step(document), value)
  return ok({ ...migrated, versions: { ...versions, document: documentVersion } })
}

/** What a caller may leave out: title, edges and their ids. */
function withDefaults(value: Raw): Raw {
  const edges = value.edges ?? []
  if (!Array.isArray(edges) || edges.length > bounds.edgeCountMax) {
    return { title: '', ...value, edges }
  }
  const taken = new Set(edges.map((edge) => (edge as Raw | null)?.id))
  let number = 0
  const freeId = () => {
    do number++
    while (taken.has(`e${number}`))
    return `e${number}`
  }
  const named = edges.map((edge: unknown) => {
    const lacksId = edge !== null && typeof edge === 'object' && (edge as Raw).id === undefined
    return lacksId ? { ...edge, id: freeId() } : edge
  })
  return { title: '', ...value, edges: named }
}

/** Where two share an id, the later one is meant. */
function pointerTo(document: GraphDocument, finding: Diagnostic): string {
  const { code, params, nodeId, edgeId } = finding
  if (edgeId !== undefined) {
    return `/edges/${document.edges.findLastIndex((edge) => edge.id === edgeId)}`
  }
  if (nodeId !== undefined) {
    return `/nodes/${document.nodes.findLastIndex((node) => node.id === nodeId)}`
  }
  const list = code === 'schema.classTwice' ? 'classes' : 'relations'
  const index = document.schema?.[list].findLastIndex(({ name }) => name === params['name'])
  return `/schema/${list}/${index}`
}
