import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { referenceLanguages } from '../api/contract/resolve'
import { languages } from '../messages'
import { usualProfile } from '../prompt/profiles'
import { isObject, parseJson } from '../std/json'
import { targetIds, type TargetId } from '../targets'
import { formatIds, importFormatIds } from '../formats/names'
import { compileFile, type CompileFileOptions } from './compile'
import { standardInput, type Streams } from './input'
import { forTerminal } from './told'
import { resolveFile, type ResolveFileOptions } from './resolve'
import {
  exportFromServer,
  importToServer,
  type ExportOptions,
  type ImportOptions,
} from './transfer'

/** Exit codes: 1 when the document or the world refuses, 2 when the command itself is wrong. */
const exitCodes = { refused: 1, usage: 2 } as const

/**
 * Runs the command line.
 *
 * @param args what follows the command's name
 * @returns the exit code
 */
export async function run(args: readonly string[], given: Streams): Promise<number> {
  let code = 0
  const streams = given.isTerminal ? shownBy(given) : given
  const finish = (isDone: boolean) => {
    code = isDone ? 0 : exitCodes.refused
  }
  const program = new Command('deixis')
    .description(
      'Turns a graph of texts, pictures and sounds into a prompt in which every reference is resolved.',
    )
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .exitOverride()
    .showHelpAfterError('deixis --help and deixis <command> --help say what there is.')
  compileCommand(program).action(async (file: string, options: CompileOptions) => {
    finish(await compileFile(file, compileInput(options), streams))
  })
  const resolve = resolveCommand(program)
  resolve.action(async (file: string, options: ResolveOptions) => {
    finish(await resolveFile(file, resolveInput(resolve, file, options), streams))
  })
  exportCommand(program).action(async (graphId: string, options: ExportOptions) => {
    finish(await exportFromServer(graphId, options, streams))
  })
  importCommand(program).action(async (file: string, options: ImportOptions) => {
    finish(await importToServer(file, options, streams))
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : exitCodes.usage
  }
  return code
}

/** A terminal obeys what it is shown; a pipe takes what is written as it is. */
function shownBy(streams: Streams): Streams {
  return {
    ...streams,
    out: (content) => streams.out(typeof content === 'string' ? forTerminal(content) : content),
  }
}

function compileCommand(program: Command): Command {
  return program
    .command('compile')
    .description('Compiles a document in a file. No server and no database is needed.')
    .argument(
      '<file>',
      'the document as JSON, a backup (.deixis.zip), or - for standard input; { "path": "dog1.jpg" } names a medium beside the document',
    )
    .addOption(
      new Option('-t, --target <target>', 'whose request body is wanted')
        .choices(targetIds)
        .makeOptionMandatory(),
    )
    .option('-q, --question <text>', 'the question; by default the last question in the document')
    .addOption(
      new Option('--question-node <id>', 'the id of a question in the document').conflicts(
        'question',
      ),
    )
    .option('--focus <ids>', 'ids of nodes that the question is about, joined by commas')
    .addOption(
      new Option('--scope <scope>', 'attach all media, or those that the question reaches').choices(
        ['graph', 'question'],
      ),
    )
    .option('--profile <profile>', "a model's limits and costs; by default the target's usual one")
    .addOption(
      new Option(
        '--figures <json>',
        'your own figures of the profile, such as {"imagesCount":4}',
      ).argParser(readFigures),
    )
    .option('--budget <tokens>', 'leave out by relevance what is over so many tokens', readCount)
    .option('--images <count>', 'attach at most so many pictures', readCount)
    .option('--strips', 'write the alias of each picture in a strip below it')
    .addOption(
      new Option('--baseline <baseline>', 'the same graph as a plain chat, to compare').choices([
        'linear',
      ]),
    )
    .addOption(
      new Option('--media <media>', 'bytes in the request, or addresses in their place')
        .choices(['inline', 'reference'])
        .default('inline'),
    )
    .option(
      '-o, --output <file>',
      'write there instead of to standard output; a .zip takes the files with it',
    )
    .option('--whole', 'also the manifest and the diagnostics, as POST /prompt answers')
    .addOption(languageOption('of warnings and errors'))
    .addHelpText('after', compileExamples)
}

const compileExamples = `
Examples:
  deixis compile graph.json --target markdown
  deixis compile graph.json --target gemini --question "Which dog barks highest?" --output request.json
  deixis compile "Three dogs.deixis.zip" --target gemini --output request.json
  deixis compile graph.json --target gemini --media reference --whole
  deixis compile graph.json --target openai --profile openai-audio
  deixis compile graph.json --target anthropic --budget 20000
  deixis compile graph.json --target markdown --strips --output prompt.zip
  cat graph.json | deixis compile - --target markdown
`

type CompileOptions = Omit<
  CompileFileOptions,
  'question' | 'focus' | 'target' | 'profile' | 'budget'
> & {
  readonly target: TargetId
  readonly question?: string
  readonly questionNode?: string
  readonly focus?: string
  readonly profile?: string
  readonly figures?: object
  readonly budget?: number
  readonly images?: number
}

function compileInput({
  question,
  questionNode,
  focus,
  profile,
  figures,
  budget,
  images,
  ...options
}: CompileOptions): CompileFileOptions {
  const limits = {
    ...(budget !== undefined && { tokens: budget }),
    ...(images !== undefined && { images }),
  }
  return {
    ...options,
    ...(Object.keys(limits).length > 0 && { budget: limits }),
    profile:
      figures === undefined
        ? profile
        : { like: profile ?? usualProfile(options.target).id, ...figures },
    question: questionNode === undefined ? question : { node: questionNode },
    focus: focus?.split(',').map((id) => id.trim()),
  }
}

/** What is no object of JSON is refused here; each figure is judged where all options are. */
function readFigures(text: string): object {
  const value = parseJson(text)
  if (value.ok && isObject(value.value)) return value.value
  throw new InvalidArgumentError('Give JSON such as {"imagesCount":4}.')
}

/** What is no whole number is refused here, by the name of its option; its bounds are judged where all are. */
function readCount(text: string): number {
  if (/^-?\d{1,300}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number, such as 20.')
}

function resolveCommand(program: Command): Command {
  return program
    .command('resolve')
    .description(
      'Says what each phrase of a text points at in a document. No server and no database is needed, and no medium is read.',
    )
    .argument('<file>', 'the document as JSON, a backup (.deixis.zip), or - for standard input')
    .option('--text <text>', 'the text')
    .addOption(
      new Option('--file <file>', 'a file with the text, or - for standard input').conflicts(
        'text',
      ),
    )
    .option('--node <id>', 'the id of the node in which the text stands')
    .addOption(
      new Option(
        '--language <language>',
        'of the text, where its letters leave it open; reasons and errors are in it too if it is en or ko',
      ).choices(referenceLanguages),
    )
    .option('--json', 'JSON as POST /resolve answers, instead of a line for each phrase')
    .addHelpText('after', resolveExamples)
}

const resolveExamples = `
Each line holds, with tabs between them: start and end in UTF-16 units, the phrase, what it means ("|"
between candidates, ":" between the two of a pair), the status and the reason.

Examples:
  deixis resolve graph.json --text "What is the third dog wearing?"
  deixis resolve graph.json --file note.txt --node t1 --language ko
  echo "the first and third dog" | deixis resolve graph.json --file - --json
`

type ResolveOptions = Omit<ResolveFileOptions, 'text'> & {
  readonly text?: string
  readonly file?: string
}

/** @throws CommanderError where the text is missing or would be read where the document is */
function resolveInput(
  command: Command,
  document: string,
  { text, file, ...options }: ResolveOptions,
): ResolveFileOptions {
  if (text !== undefined) return { ...options, text }
  if (file === undefined) command.error("error: give '--text <text>' or '--file <file>'")
  if (file === standardInput && document === standardInput) {
    command.error('error: standard input holds the document or the text, not both')
  }
  return { ...options, text: { file } }
}

function exportCommand(program: Command): Command {
  const command = program.command('export')
  return command
    .description('Saves a graph of a running server as a file.')
    .argument('<graph>', "the graph's id, which is the end of its address")
    .addOption(
      new Option('-f, --format <format>', 'of the file').choices(formatIds).default('deixis'),
    )
    .option(
      '-o, --output <file>',
      "write there; a folder takes the server's own name for the file, - is standard output (default: a pipe, or at a terminal the current folder)",
    )
    .addOption(serverOption(command))
    .addOption(languageOption('of the file, of warnings and of errors'))
    .addHelpText('after', exportExamples)
}

const exportExamples = `
Examples:
  deixis export 0197f0c2-graph
  deixis export 0197f0c2-graph --format markdown --output graph.md
  deixis export 0197f0c2-graph --format canvas --output vault/
  deixis export 0197f0c2-graph | deixis import - --server http://127.0.0.1:4000
`

function importCommand(program: Command): Command {
  const command = program.command('import')
  return command
    .description('Makes a graph of a file on a running server.')
    .argument('<file>', 'the file, or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'of the file; by default told from it').choices(
        importFormatIds,
      ),
    )
    .addOption(serverOption(command))
    .option('--json', 'JSON as POST /import answers, instead of a line')
    .addOption(languageOption('of warnings and errors'))
    .addHelpText('after', importExamples)
}

const importExamples = `
The line that is written holds, with tabs between them: the id of the graph, its title and its address.

Examples:
  deixis import "Three dogs.deixis.zip"
  deixis import Trip.canvas --server http://127.0.0.1:4000
  deixis import notes.txt --format markdown
`

/** The language of what people read; `of` says what that is. */
function languageOption(of: string): Option {
  return new Option('--language <language>', of).choices(languages).default('en')
}

function serverOption(command: Command): Option {
  return new Option('--server <address>', 'where the server is')
    .env('DEIXIS_URL')
    .default('http://127.0.0.1:3000')
    .argParser((text) => readServer(command, text))
}

/**
 * What is wrong is told without the address, which may hold a password.
 *
 * @throws CommanderError where the address is none, or holds what no call would send
 */
function readServer(command: Command, text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    command.error(
      "error: '--server' (or DEIXIS_URL) takes an address such as http://127.0.0.1:3000",
    )
  }
  const unsent = [
    ...(address.username !== '' ? ['a user'] : []),
    ...(address.password !== '' ? ['a password'] : []),
    ...(address.search !== '' ? ['a query'] : []),
    ...(address.hash !== '' ? ['a fragment'] : []),
  ]
  if (unsent.length > 0) {
    command.error(
      `error: '--server' (or DEIXIS_URL) holds ${unsent.join(' and ')}, which would not be sent; give an address such as http://127.0.0.1:3000`,
    )
  }
  return address.origin + address.pathname.replace(/\/+$/, '')
}
