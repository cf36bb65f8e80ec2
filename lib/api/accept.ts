import { fail, ok, type Result } from '../std/result'

/** What a member of Accept takes: a type, or with `*` all of a group or everything, as well as it says. */
type Range = {
  readonly group: string
  readonly type: string
  readonly weight: number
  readonly order: number
}

/** A member of the list, within which a comma in quotation marks stands for itself. */
const member = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g
const mediaRange = /^([!#$%&'*+.^_`|~\w-]+)\/([!#$%&'*+.^_`|~\w-]+)$/
/** RFC 9110, 12.4.2, has 0 to 1 with three places at most; what clients send, such as `.2`, is read as it is meant. */
const weightForm = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

/**
 * Chooses the form of an answer by `Accept` (RFC 9110, 12.5.1): the one of the greatest weight, which the most
 * specific range that fits it gives. Of equals, the one that is named more exactly, then the one named first,
 * then the one offered first. Parameters of a type but its weight are not looked at, as none of ours has any,
 * and neither is a member that is none: a header of nothing else is like one that was not sent. An error of form
 * in a weight costs no member its place, and `*` alone, which some clients send, is everything.
 *
 * @param offered media types, the usual one first
 * @returns one of them, or `request.notAcceptable`
 */
export function acceptedType<Type extends string>(
  header: string | null,
  offered: readonly [Type, ...Type[]],
): Result<Type> {
  const ranges = rangesOf(header ?? '')
  if (ranges.length === 0) return ok(offered[0])
  const rated = offered.flatMap((type) => {
    const range = rangeFor(type, ranges)
    return range && range.weight > 0 ? [{ type, range }] : []
  })
  const [best] = rated.sort(
    ({ range: a }, { range: b }) =>
      b.weight - a.weight || exactness(b) - exactness(a) || a.order - b.order,
  )
  return best ? ok(best.type) : fail('request.notAcceptable', { offered })
}

function rangesOf(header: string): Range[] {
  return (header.match(member) ?? []).flatMap((text, order) => {
    const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
    const [, group = '', type = ''] = mediaRange.exec(name === '*' ? '*/*' : name) ?? []
    const isRange = group !== '' && (group !== '*' || type === '*')
    return isRange ? [{ group, type, weight: weightOf(parameters), order }] : []
  })
}

/** From 0 to 1, to which a number beyond is brought; 1 where none is given or what is given is no number. */
function weightOf(parameters: readonly string[]): number {
  const given = parameters.map((part) => /^q\s*=\s*"?([^"]*)"?$/.exec(part)?.[1])
  const weight = given.find((each) => each !== undefined)?.trim() ?? ''
  return weightForm.test(weight) ? Math.min(1, Math.max(0, Number(weight))) : 1
}

/** The range that says most of a type; of two that say as much, the first. */
function rangeFor(offered: string, ranges: readonly Range[]): Range | undefined {
  const fitting = ranges.filter(({ group, type }) =>
    [offered, `${offered.split('/', 1)[0]}/*`, '*/*'].includes(`${group}/${type}`),
  )
  return fitting.sort((a, b) => exactness(b) - exactness(a) || a.order - b.order)[0]
}

function exactness({ group, type }: Range): number {
  return Number(group !== '*') + Number(type !== '*')
}
