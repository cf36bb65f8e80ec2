import type { GraphDocument } from '../graph/document'
import type { Node, NodeKind } from '../kinds'

type SetNode = Extract<Node, { kind: 'set' }>

const known = new WeakMap<GraphDocument, KnownGraph>()

/** What is asked of a graph again and again while texts are read, found out once for a version of it. */
export class KnownGraph {
  #nodes: ReadonlyMap<string, Node> | undefined
  #kinds: ReadonlySet<NodeKind> | undefined
  #wholes: readonly SetNode[] | undefined
  #relations: readonly string[] | undefined
  #plainRelations: ReadonlyMap<string, string> | undefined
  #edges: ReadonlySet<string> | undefined

  private constructor(readonly document: GraphDocument) {}

  static of(document: GraphDocument): KnownGraph {
    const graph = known.get(document) ?? new KnownGraph(document)
    known.set(document, graph)
    return graph
  }

  /** Nodes by their ids. */
  get nodes(): ReadonlyMap<string, Node> {
    return (this.#nodes ??= new Map(this.document.nodes.map((node) => [node.id as string, node])))
  }

  get kinds(): ReadonlySet<NodeKind> {
    return (this.#kinds ??= new Set(this.document.nodes.map(({ kind }) => kind)))
  }

  /** Sets of things alone, in reading order. */
  get wholes(): readonly SetNode[] {
    const isThing = (id: string) => this.nodes.get(id)?.kind === 'entity'
    return (this.#wholes ??= this.document.nodes.flatMap((node) =>
      node.kind === 'set' && node.members.every(isThing) ? [node] : [],
    ))
  }

  /** The names of relations, each once: those in use, then those of the schema. */
  get relations(): readonly string[] {
    return (this.#relations ??= [
      ...new Set([
        ...this.document.edges.map(({ relation }) => relation),
        ...(this.document.schema?.relations.map(({ name }) => name) ?? []),
      ]),
    ])
  }

  /** The first relation whose name says the same as these words, but for case and the verb's form. */
  relationOf(words: string): string | undefined {
    this.#plainRelations ??= new Map(
      [...this.relations].reverse().map((name) => [plain(name), name]),
    )
    return this.#plainRelations.get(plain(words))
  }

  hasEdge(source: string, target: string, relation: string): boolean {
    this.#edges ??= new Set(
      this.document.edges.map((edge) => keyOf(edge.source, edge.target, edge.relation)),
    )
    return this.#edges.has(keyOf(source, target, relation))
  }
}

/** Ids hold no white space. */
const keyOf = (source: string, target: string, relation: string): string =>
  `${source} ${target} ${relation}`

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:is|are) /, '')
    .replace(/(\w{3,}?)(?:es|s)\b/g, '$1')
