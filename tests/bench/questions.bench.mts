// What it costs to answer questions from a graph of films, people and places, named as public knowledge graphs name
// their relations, beside writing the same document as JSON: the index of facts and the words of the graph once, then
// questions of one to three hops, each of another thing.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/questions.bench.mts
import { readDocument } from '../../lib/graph/migrate'
import { Facts } from '../../lib/knowledge/facts'
import { answerQuestion } from '../../lib/knowledge/questions/answer'
import { lexiconOf } from '../../lib/knowledge/questions/lexicon'

const nodeCounts = [1_000, 10_000, 20_000] as const
const questionsCount = 200

const syllables = ['ba', 'ri', 'to', 'mel', 'san', 'ko', 'vi', 'dra', 'len', 'os', 'pa', 'quin']
const nameOf = (n: number) => {
  const part = (at: number) => syllables[Math.floor(n / 12 ** at) % 12] as string
  const word = part(0) + part(1) + part(2)
  return `${word[0]?.toUpperCase()}${word.slice(1)} ${part(3).toUpperCase()}${n}`
}

function documentOf(nodeCount: number) {
  const [people, films, cities] = [nodeCount * 0.5, nodeCount * 0.4, nodeCount * 0.09].map(
    Math.floor,
  )
  const countries = nodeCount - (people as number) - (films as number) - (cities as number)
  const nodes: object[] = []
  const edges: object[] = []
  const link = (source: string, relation: string, target: string) =>
    edges.push({ id: `e${edges.length}`, source, target, relation })
  for (let at = 0; at < countries; at++) {
    nodes.push({
      id: `c${at}`,
      kind: 'entity',
      label: `Land ${nameOf(at)}`,
      class: 'country',
      attributes: { population: 1000 * at },
    })
  }
  for (let at = 0; at < (cities as number); at++) {
    nodes.push({ id: `t${at}`, kind: 'entity', label: `City ${nameOf(at)}`, class: 'city' })
    link(`t${at}`, 'located in', `c${at % countries}`)
  }
  for (let at = 0; at < (people as number); at++) {
    nodes.push({
      id: `p${at}`,
      kind: 'entity',
      label: nameOf(at),
      class: 'human',
      attributes: { 'date of birth': `19${10 + (at % 90)}-03-0${1 + (at % 9)}` },
    })
    link(`p${at}`, 'place of birth', `t${(at * 7) % (cities as number)}`)
    if (at % 2 === 0) link(`p${at}`, 'spouse', `p${at + 1}`)
  }
  for (let at = 0; at < (films as number); at++) {
    nodes.push({
      id: `f${at}`,
      kind: 'entity',
      label: `Film ${nameOf(at)}`,
      class: 'film',
      attributes: { year: 1950 + (at % 75), runtime: `${80 + (at % 90)} min` },
    })
    link(`f${at}`, 'director', `p${(at * 3) % (people as number)}`)
    for (let each = 0; each < 4; each++)
      link(`f${at}`, 'cast member', `p${(at * 11 + each * 17) % (people as number)}`)
  }
  const read = readDocument({ title: 'Films', nodes, edges })
  if (!read.ok) throw new Error(JSON.stringify(read.error).slice(0, 300))
  return { document: read.value, films: films as number }
}

const forms: readonly ((film: string) => string)[] = [
  (film) => `Who directed ${film}?`,
  (film) => `Where was the director of ${film} born?`,
  (film) => `In which country is the place of birth of the director of ${film} located?`,
  (film) => `Which films did the director of ${film} direct?`,
  (film) => `How many cast members does ${film} have?`,
  (film) => `${film}의 감독은 누구야?`,
  (film) => `${film}의 감독의 배우자는 누구인가요?`,
  (film) => `When was the spouse of the director of ${film} born?`,
]

const milliseconds = (work: () => unknown): number => {
  const begin = performance.now()
  work()
  return performance.now() - begin
}
const medianOf = (taken: readonly number[]) =>
  [...taken].sort((a, b) => a - b)[Math.floor(taken.length / 2)] as number

for (const nodeCount of nodeCounts) {
  const { document, films } = documentOf(nodeCount)
  const json = medianOf(
    Array.from({ length: 7 }, () => milliseconds(() => JSON.stringify(document))),
  )
  const facts = medianOf(Array.from({ length: 5 }, () => milliseconds(() => new Facts(document))))
  const words = milliseconds(() => lexiconOf(document))
  const index = new Facts(document)
  let answered = 0
  const taken = Array.from({ length: questionsCount }, (_, at) => {
    const film = `Film ${nameOf((at * 37) % films)}`
    const question = (forms[at % forms.length] as (name: string) => string)(film)
    return milliseconds(() => {
      if (answerQuestion(document, question, index).status === 'answered') answered++
    })
  }).sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(share * (taken.length - 1))] as number).toFixed(1)
  const triples = document.edges.length + document.nodes.length * 3
  console.log(
    `${nodeCount} nodes, about ${triples} triples: JSON.stringify ${json.toFixed(1)} ms, ` +
      `facts ${(facts / json).toFixed(1)} x, words ${(words / json).toFixed(1)} x; ` +
      `${answered} of ${questionsCount} questions answered, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`,
  )
}
