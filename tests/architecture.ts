import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** A room and what it may import; `floor` says how high it stands, and imports go strictly down. */
export type Room = {
  readonly floor: number
  readonly path: string
  readonly imports: readonly string[]
}

const std = 'lib/std'
const contract = 'lib/api/contract'
const belowServices = [
  'lib/std',
  'lib/media',
  'lib/messages',
  'lib/prompt',
  'lib/targets',
  'lib/kinds',
  'lib/graph',
  'lib/assets',
  'lib/store',
  'lib/formats',
  'lib/references',
  'lib/knowledge',
  'lib/compile',
  'lib/providers',
  'lib/citations',
]

/**
 * The import table, which ARCHITECTURE.md shows (a test compares the two). A room is added in the change
 * that adds the room; a path that is longer wins over one that it begins with.
 */
export const rooms: readonly Room[] = [
  { floor: 0, path: 'lib/std', imports: [] },
  { floor: 1, path: 'lib/media', imports: [std] },
  { floor: 1, path: 'lib/messages', imports: [std] },
  { floor: 2, path: 'lib/prompt', imports: ['lib/media', std] },
  { floor: 3, path: 'lib/targets', imports: ['lib/prompt', 'lib/media', std] },
  { floor: 3, path: 'lib/kinds', imports: ['lib/prompt', 'lib/media', std] },
  { floor: 4, path: 'lib/graph', imports: ['lib/kinds', 'lib/media', std] },
  { floor: 5, path: 'lib/assets', imports: ['lib/media', std] },
  {
    floor: 5,
    path: 'lib/store',
    imports: ['lib/graph', 'lib/prompt', 'lib/media', std, 'generated'],
  },
  {
    floor: 5,
    path: 'lib/formats',
    imports: ['lib/graph', 'lib/kinds', 'lib/prompt', 'lib/media', std],
  },
  {
    floor: 5,
    path: 'lib/providers',
    imports: ['lib/targets', 'lib/prompt', std],
  },
  { floor: 5, path: 'lib/references', imports: ['lib/graph', 'lib/kinds', std] },
  {
    floor: 6,
    path: 'lib/composer',
    imports: ['lib/references', 'lib/graph', 'lib/kinds', std],
  },
  {
    floor: 6,
    path: 'lib/knowledge',
    imports: ['lib/references', 'lib/graph', 'lib/kinds', std],
  },
  { floor: 6, path: 'lib/citations', imports: ['lib/graph', std] },
  {
    floor: 7,
    path: 'lib/compile',
    imports: ['lib/references', 'lib/graph', 'lib/kinds', 'lib/prompt', 'lib/media', std],
  },
  {
    floor: 7,
    path: 'lib/editor',
    imports: ['lib/composer', 'lib/references', 'lib/graph', 'lib/kinds', 'lib/media', std],
  },
  { floor: 7, path: 'lib/templates', imports: ['lib/messages'] },
  { floor: 8, path: 'lib/services', imports: [...belowServices, 'lib/templates'] },
  {
    floor: 8,
    path: contract,
    imports: [
      'lib/formats',
      'lib/knowledge',
      'lib/graph',
      'lib/kinds',
      'lib/prompt',
      'lib/media',
      std,
    ],
  },
  {
    floor: 9,
    path: 'lib/api',
    imports: [
      contract,
      'lib/services',
      'lib/graph',
      'lib/prompt',
      'lib/media',
      'lib/messages',
      std,
    ],
  },
  { floor: 10, path: 'lib/client', imports: [contract] },
  {
    floor: 11,
    path: 'lib/cli',
    imports: [...belowServices, 'lib/services', contract, 'lib/client'],
  },
  {
    floor: 11,
    path: 'components',
    imports: [
      'lib/editor',
      'lib/compile',
      'lib/composer',
      'lib/knowledge',
      'lib/citations',
      'lib/formats',
      'lib/references',
      'lib/targets',
      'lib/kinds',
      'lib/graph',
      'lib/prompt',
      'lib/media',
      'lib/messages',
      std,
      contract,
      'lib/client',
    ],
  },
  {
    floor: 12,
    path: 'app',
    imports: ['components', 'lib/api', contract, 'lib/services', 'lib/messages'],
  },
  { floor: 12, path: 'proxy.ts', imports: ['lib/api'] },
  { floor: 12, path: 'instrumentation.ts', imports: ['lib/services'] },
  // The database clients, written by scripts/generate.mjs and not read here.
  { floor: 0, path: 'generated', imports: [] },
]

/**
 * Rooms that only think, the same in the browser, on the server and in the tests; and the packages that
 * each may import. What a package does is not seen here, so a room names every one that it trusts.
 */
const pure: Readonly<Record<string, readonly string[]>> = {
  'lib/std': ['zod'],
  'lib/media': ['zod', 'file-type'],
  'lib/messages': [],
  'lib/prompt': [],
  'lib/targets': [],
  'lib/kinds': ['zod'],
  'lib/graph': ['zod', '@noble/hashes'],
  'lib/formats': [
    'fflate',
    'rehype-sanitize',
    'remark-cjk-friendly',
    'remark-gfm',
    'remark-parse',
    'remark-rehype',
    'unified',
  ],
  'lib/references': [],
  'lib/composer': [],
  'lib/knowledge': [],
  'lib/citations': [],
  'lib/compile': [],
  'lib/editor': ['zod', '@xyflow/react'],
  'lib/templates': [],
  [contract]: ['zod'],
}

/** Clock, randomness, environment, network and what differs between machines (ICU). */
const impureNames = new Set([
  'Intl',
  'WebSocket',
  'XMLHttpRequest',
  'crypto',
  'document',
  'fetch',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'setInterval',
  'setTimeout',
  'window',
])
const impureMembers = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
])

/** Packages that stand in few places, and those places. */
const fenced: readonly {
  readonly match: RegExp
  readonly allowed: readonly string[]
  readonly typesAllowed: readonly string[]
}[] = [
  { match: /^(react|react-dom)(\/|$)/, allowed: ['components', 'app'], typesAllowed: [] },
  {
    match: /^@xyflow\//,
    allowed: ['components/editor'],
    typesAllowed: ['lib/editor/canvas.ts'],
  },
  { match: /^@?prisma(\/|$)|^libsql$|^@libsql\/|^pg$/, allowed: ['lib/store'], typesAllowed: [] },
]

/** Up to here no module keeps anything between two calls. */
const statelessFloorMax = 4

const environmentReader = 'lib/services/env.ts'

export type SourceFile = { readonly path: string; readonly text: string }

/** Every breach of the table and of the fences, as sentences that name the files. */
export function findBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (!room) return [`${file.path} stands in no room of the table`]
    const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
    return [
      ...judgeImports(file.path, room, source),
      ...judgeNames(file.path, source),
      ...(room.floor <= statelessFloorMax ? judgeState(file.path, source) : []),
    ]
  })
}

/** Pairs of rooms of the table of which the lower may import the higher or its neighbour. */
export function findClimbs(): string[] {
  return rooms.flatMap(({ path, floor, imports }) =>
    imports
      .filter((target) => (rooms.find((room) => room.path === target)?.floor ?? Infinity) >= floor)
      .map((target) => `${path} -> ${target}`),
  )
}

/** The rooms of a page's table: floor, room, what it gives (not read), and what it may import. */
export function roomsOnPage(page: string): Room[] {
  return [...page.matchAll(/^\| *(\d+) *\| *`([^`]+)` *\|[^|]*\|([^|]*)\|$/gm)].map(
    ([, floor, path = '', imports = '']) => ({
      floor: Number(floor),
      path,
      imports: [...imports.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }),
  )
}

function isWithin(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`)
}

function roomOf(path: string): Room | undefined {
  return rooms
    .filter((room) => isWithin(path, room.path))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

type Import = { readonly from: string; readonly typeOnly: boolean }

/** Imports, re-exports, dynamic imports, `require` and `import('…')` types. */
function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const see = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : node
      const typeOnly = Boolean(clause && 'isTypeOnly' in clause && clause.isTypeOnly)
      if (node.moduleSpecifier) add(node.moduleSpecifier, typeOnly)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true)
    } else if (ts.isCallExpression(node) && isLoading(node)) add(node.arguments[0], false)
    ts.forEachChild(node, see)
  }
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ from: node.text, typeOnly })
  }
  see(source)
  return found
}

function isLoading({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(expression) && expression.text === 'require'
}

function judgeImports(path: string, room: Room, source: ts.SourceFile): string[] {
  return importsOf(source).flatMap(({ from, typeOnly }) => {
    const local = resolveLocal(path, from)
    if (local === undefined) return judgePackage(path, from, typeOnly)
    const target = roomOf(local)
    if (target === room) return []
    if (target && room.imports.includes(target.path)) return []
    return [`${path} must not import ${local}: ${room.path} may not import ${target?.path ?? 'it'}`]
  })
}

function resolveLocal(path: string, from: string): string | undefined {
  if (from.startsWith('@/')) return from.slice(2)
  if (!from.startsWith('.')) return undefined
  return normalize(join(dirname(path), from)).replaceAll('\\', '/')
}

/** A variable of a module, which one call leaves for the next, whoever makes that. */
function judgeState(path: string, source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const)
      ? [`${path} must not keep anything between calls: ${statement.getText()}`]
      : [],
  )
}

function judgePackage(path: string, from: string, typeOnly: boolean): string[] {
  const faults: string[] = []
  const trusted = trustedBy(path)
  if (trusted && !trusted.some((name) => isWithin(from, name))) {
    faults.push(`${path} must not import ${from}: it only thinks, and does not trust that package`)
  }
  for (const { match, allowed, typesAllowed } of fenced) {
    if (!match.test(from)) continue
    const places = typeOnly ? [...allowed, ...typesAllowed] : allowed
    if (places.some((place) => isWithin(path, place))) continue
    faults.push(`${path} must not import ${from}: it belongs to ${allowed.join(' and ')}`)
  }
  return faults
}

/** The packages that a file may import, or undefined where any will do. */
function trustedBy(path: string): readonly string[] | undefined {
  const room = Object.keys(pure).find((each) => isWithin(path, each))
  return room === undefined ? undefined : pure[room]
}

function judgeNames(path: string, source: ts.SourceFile): string[] {
  const faults: string[] = []
  const isThinking = trustedBy(path) !== undefined
  const declared = isThinking ? declaredNames(source) : new Set<string>()
  const see = (node: ts.Node) => {
    const name = isThinking ? impureNameOf(node, declared) : undefined
    if (name !== undefined) faults.push(`${path} must not use ${name}: it only thinks`)
    if (isEnvironment(node) && path !== environmentReader) {
      faults.push(`${path} must not read process.env: only ${environmentReader} does`)
    }
    ts.forEachChild(node, see)
  }
  see(source)
  return faults
}

function impureNameOf(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText()
    if (text === 'Math.random' || text === 'Date.now') return text
    if (impureMembers.has(node.name.text)) return node.name.text
  }
  // `new Date(milliseconds)` is a value; without arguments it is the clock.
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments?.length ?? 0) === 0 ? 'new Date()' : undefined
  }
  if (!ts.isIdentifier(node) || !impureNames.has(node.text) || declared.has(node.text)) {
    return undefined
  }
  return isReference(node) ? node.text : undefined
}

/** Whether an identifier reads a variable, rather than naming a member, a property or a type's field. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  return !('name' in parent && parent.name === node)
}

/** The names that a file declares itself: a parameter called `document` is not the browser's. */
function declaredNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>()
  const see = (node: ts.Node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node)
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
    ts.forEachChild(node, see)
  }
  see(source)
  return names
}

/** `process.env`, save the two that the build replaces with constants. */
function isEnvironment(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.getText() !== 'process.env') return false
  const { parent } = node
  const isConstant =
    ts.isPropertyAccessExpression(parent) && /^(NODE_ENV|NEXT_RUNTIME)$/.test(parent.name.text)
  return !isConstant
}
