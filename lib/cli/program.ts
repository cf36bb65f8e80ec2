import { Command, CommanderError, Option } from 'commander'
import { referenceLanguages } from '../api/contract/resolve'
import { languages } from '../messages'
import { targetIds, type TargetId } from '../targets'
import { compileFile, type CompileFileOptions } from './compile'
import { standardInput, type Streams } from './input'
import { resolveFile, type ResolveFileOptions } from './resolve'

/** Exit codes: 1 when the document or the world refuses, 2 when the command itself is wrong. */
const exitCodes = { refused: 1, usage: 2 } as const

/**
 * Runs the command line.
 *
 * @param args what follows the command's name
 * @returns the exit code
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let code = 0
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
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : exitCodes.usage
  }
  return code
}

function compileCommand(program: Command): Command {
  return program
    .command('compile')
    .description('Compiles a document in a file. No server and no database is needed.')
    .argument(
      '<file>',
      'the document as JSON, or - for standard input; { "path": "dog1.jpg" } names a medium beside it',
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
      new Option('--media <media>', 'bytes in the request, or addresses in their place')
        .choices(['inline', 'reference'])
        .default('inline'),
    )
    .option('-o, --output <file>', 'write there instead of to standard output')
    .option('--whole', 'also the manifest and the diagnostics, as POST /prompt answers')
    .addOption(
      new Option('--language <language>', 'of warnings and errors')
        .choices(languages)
        .default('en'),
    )
    .addHelpText('after', compileExamples)
}

const compileExamples = `
Examples:
  deixis compile graph.json --target markdown
  deixis compile graph.json --target gemini --question "Which dog barks highest?" --output request.json
  deixis compile graph.json --target gemini --media reference --whole
  cat graph.json | deixis compile - --target markdown
`

type CompileOptions = Omit<CompileFileOptions, 'question' | 'focus' | 'target'> & {
  readonly target: TargetId
  readonly question?: string
  readonly questionNode?: string
  readonly focus?: string
}

function compileInput({
  question,
  questionNode,
  focus,
  ...options
}: CompileOptions): CompileFileOptions {
  return {
    ...options,
    question: questionNode === undefined ? question : { node: questionNode },
    focus: focus?.split(',').map((id) => id.trim()),
  }
}

function resolveCommand(program: Command): Command {
  return program
    .command('resolve')
    .description(
      'Says what each phrase of a text points at in a document. No server and no database is needed, and no medium is read.',
    )
    .argument('<file>', 'the document as JSON, or - for standard input')
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
