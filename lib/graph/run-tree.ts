/**
 * Runs of text in order, each with a length in either of two texts, to be cut at a place of one of them.
 *
 * Method: a tree balanced by height that is cut and joined, never changed in place (G. Blelloch,
 * D. Ferizovic, Y. Sun, "Just join for parallel ordered sets", 2016). A cut and a join cost about the
 * logarithm of the number of runs.
 */

/** Lengths in one's own text and in the merged one, in UTF-16 code units. */
type Lengths = { readonly own: number; readonly merged: number }

/**
 * A stretch that both texts have, its lengths equal, or that one of them has, the other length 0. `text`
 * is what the merged text alone has.
 */
export type Run = Lengths & { readonly text: string }

type Branch = Lengths & {
  readonly left: RunTree
  readonly run: Run
  readonly right: RunTree
  readonly height: number
}
export type RunTree = Branch | undefined

function branch(left: RunTree, run: Run, right: RunTree): Branch {
  return {
    left,
    run,
    right,
    height: Math.max(heightOf(left), heightOf(right)) + 1,
    own: (left?.own ?? 0) + run.own + (right?.own ?? 0),
    merged: (left?.merged ?? 0) + run.merged + (right?.merged ?? 0),
  }
}

function heightOf(tree: RunTree): number {
  return tree?.height ?? 0
}

/** All of one tree, a run, and all of another, in this order. */
function joined(left: RunTree, run: Run, right: RunTree): Branch {
  if (left && left.height > heightOf(right) + 1) {
    return balanced(left.left, left.run, joined(left.right, run, right))
  }
  if (right && right.height > heightOf(left) + 1) {
    return balanced(joined(left, run, right.left), right.run, right.right)
  }
  return branch(left, run, right)
}

/** A branch whose sides differ by two in height at most, turned so that they differ by one. */
function balanced(left: RunTree, run: Run, right: RunTree): Branch {
  if (left && left.height > heightOf(right) + 1) {
    const inner = left.right
    if (!inner || heightOf(left.left) >= inner.height) {
      return branch(left.left, left.run, branch(inner, run, right))
    }
    const outer = branch(left.left, left.run, inner.left)
    return branch(outer, inner.run, branch(inner.right, run, right))
  }
  if (right && right.height > heightOf(left) + 1) {
    const inner = right.left
    if (!inner || heightOf(right.right) >= inner.height) {
      return branch(branch(left, run, inner), right.run, right.right)
    }
    const outer = branch(inner.right, right.run, right.right)
    return branch(branch(left, run, inner.left), inner.run, outer)
  }
  return branch(left, run, right)
}

/** A tree with a run behind all others; one without length is left out. */
export function withRun(tree: RunTree, run: Run): RunTree {
  return run.own === 0 && run.merged === 0 ? tree : joined(tree, run, undefined)
}

/** The runs of one tree and behind them those of another. */
export function concatenated(left: RunTree, right: RunTree): RunTree {
  if (!left) return right
  const [rest, last] = withoutLast(left)
  return joined(rest, last, right)
}

function withoutLast({ left, run, right }: Branch): [RunTree, Run] {
  if (!right) return [left, run]
  const [rest, last] = withoutLast(right)
  return [joined(left, run, rest), last]
}

/**
 * The runs before a place of one side's text and those behind it; a run around it is divided. What the
 * merged text alone has there stands before a place of one's own; what one's own alone has there stands
 * behind a place of the merged text.
 */
export function cutAt(tree: RunTree, place: number, side: keyof Lengths): [RunTree, RunTree] {
  if (!tree) return [undefined, undefined]
  const { left, run, right } = tree
  const start = left?.[side] ?? 0
  const end = start + run[side]
  if (place < start || (place === start && side === 'merged')) {
    const [before, behind] = cutAt(left, place, side)
    return [before, joined(behind, run, right)]
  }
  if (place > end || (place === end && side === 'own')) {
    const [before, behind] = cutAt(right, place - end, side)
    return [joined(left, run, before), behind]
  }
  const at = place - start
  return [withRun(left, part(run, 0, at)), concatenated(withRun(undefined, part(run, at)), right)]
}

function part({ own, merged, text }: Run, start: number, end = Math.max(own, merged)): Run {
  const length = end - start
  return { own: own && length, merged: merged && length, text: text.slice(start, end) }
}

/** The runs in order. */
export function* runsOf(tree: RunTree): Generator<Run> {
  const open: Branch[] = []
  for (let now = tree; now || open.length > 0;) {
    if (now) {
      open.push(now)
      now = now.left
      continue
    }
    const next = open.pop() as Branch
    yield next.run
    now = next.right
  }
}
