import { Command, CommanderError, Option } from 'commander'
import { languages } from '../messages'
import { targetIds, type TargetId } from '../targets'
import { compileFile, type CompileFileOptions } from './compile'

/** Exit codes: 1 when the document or the world refuses, 2 when the command itself is wrong. */
const exitCodes = { refused: 1, usage: 2 } as const

type Streams = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/**
 * Runs the command line.
 *
 * @param args what follows the command's name
 * @returns the exit code
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let code = 0
  const program = new Command('deixis')
    .description(
      'Turns a graph of texts, pictures and sounds into a prompt in which every reference is resolved.',
    )
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .exitOverride()
    .showHelpAfterError('deixis --help and deixis compile --help say what there is.')
  program
    .command('compile')
    .description('Compiles a document in a file. No server and no database is needed.')
    .argument('<file>', 'the document as JSON; { "path": "dog1.jpg" } names a medium beside it')
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
    .addHelpText('after', examples)
    .action(async (file: string, options: CompileOptions) => {
      code = (await compileFile(file, inputOf(options), streams)) ? 0 : exitCodes.refused
    })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : exitCodes.usage
  }
  return code
}

const examples = `
Examples:
  deixis compile graph.json --target markdown
  deixis compile graph.json --target gemini --question "Which dog barks highest?" --output request.json
  deixis compile graph.json --target gemini --media reference --whole
`

type CompileOptions = Omit<CompileFileOptions, 'question' | 'focus' | 'target'> & {
  readonly target: TargetId
  readonly question?: string
  readonly questionNode?: string
  readonly focus?: string
}

function inputOf({
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
