/** English sentences of what the graph itself answers. */
export const enAnswers = {
  'ask.parentUnknown':
    'The graph has no answer “{id}” to continue from. Correct the id, or leave it out.',
  'graphAnswer.one': 'It is {things}.',
  'graphAnswer.list': '{things}.',
  'graphAnswer.listCut': '{things} and {count} more.',
  'graphAnswer.count': '{count}: {things}.',
  'graphAnswer.none': 'None.',
  'graphAnswer.yes': 'Yes.',
  'graphAnswer.no': 'No, not by what the graph states.',
  'graphAnswer.describe': '{thing}: {facts}.',
  'graphAnswer.common': 'In common: {facts}.',
  'graphAnswer.differ': '{thing}: {facts}.',
  'graphAnswer.notStated': 'The graph does not state that.',
  'graphAnswer.tooCostly':
    'To answer this, too much of the graph would have to be looked at. Ask for less at once.',
  'graphAnswer.ambiguous': 'The question can be read in several ways, with different answers:',
  'graphAnswer.wordsUnknown':
    'The graph cannot answer this by itself: it knows nothing called “{words}”.',
  'graphAnswer.notUnderstood':
    'The graph cannot answer this by itself: the words are known, but not what is asked of them.',
  'knowledge.nodeUnknown': 'The graph has no node “{id}”. Correct the id, or ask with a variable.',
  'knowledge.queryUnreadable': 'This is not JSON. Correct it, or open the answer anew.',
  'knowledge.queryInvalid': 'This is no query: see “{at}”.',
  'knowledge.variableUnbound':
    'No pattern of “where” names {name}. Add one that does, or leave it out.',
  'knowledge.variableForm':
    'A variable is written as ?dog: a question mark, a letter, then letters, digits or “_”, 41 signs at most. Rename it.',
  'knowledge.repeatOrder': '“max” is less than “min”. Swap the two.',
  'knowledge.tooCostly':
    'This query looks at more than {limit} facts and solutions. Add a pattern or a filter that leaves fewer.',
}
