/** English sentences of the command line: files, standard streams and the server that it asks. */
export const enCommandLine = {
  'input.tooLarge': 'Standard input is larger than {limit:bytes}. Send less at once.',
  'file.notFound':
    'There is no file “{file}”. Correct the path; paths in a document are relative to its own folder.',
  'file.notFile': '“{file}” is not a file. Name a file.',
  'file.notRead': '“{file}” cannot be read ({reason}). Check the rights of the file.',
  'file.notWritten': '“{file}” cannot be written ({reason}). Check the folder and its rights.',
  'file.tooLarge':
    '“{file}” is larger than {limit:bytes}. Take media out of its graph, and export it anew.',
  'file.exists':
    'There is a file “{file}” already. Name another with --output, or move that one away.',
  'file.saved': 'Saved as “{file}”.',
  'output.terminal':
    'The format “{format}” is an archive, which a terminal cannot show. Name a file with --output, or send it down a pipe.',
  'server.unreachable':
    'No Deixis server answers at {server}. Start it with “npm start”, or say where it is with --server.',
  'server.foreign':
    'What answers at {server} is no Deixis server, or one of another version. Say where yours is with --server.',
  'server.brokenOff':
    'The connection to {server} broke off before the answer was whole. Look whether the server still runs and whether the graph is there already, then try again.',
  'resolve.nothing':
    'No words of this text point at anything here. Name a thing by its alias, such as “Image 1”, by its label, or as “the third dog”.',
  'file.outside':
    '“{file}” lies outside {folder}, the folder of the document. Move the file beside the document.',
}
