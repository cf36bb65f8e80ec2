/** English sentences of what goes wrong between this server and those that answer with a model. */
export const enProviders = {
  'model.unknown':
    'This server cannot ask “{model}”. It knows {choices}: give one of these, or set the key or address of its provider in the server’s environment.',
  'answer.cutShort':
    'The answer reached the longest that it may have and was cut short. Ask for the rest, or for less at once.',
  'answer.blocked':
    'The provider held the answer back, by its own rules of safety. Put the question otherwise, or choose another model.',
  'answer.endedOtherwise':
    'The model ended for a reason that is not its own end. Look at what there is, or ask again.',
  'provider.keyMissing':
    '{provider} is asked with a key, and none is set. Add one in the settings or in the server’s environment.',
  'provider.keyRefused':
    'The provider does not accept the key: {reason} Correct the key in the settings or in the server’s environment.',
  'provider.forbidden':
    'The provider does not allow this with this key: {reason} Look which models and places the key is meant for.',
  'provider.modelUnknown':
    'The provider has no such model, or nothing answers at this address: {reason} Choose another model, or correct the address.',
  'provider.requestRefused': 'The provider refused the request: {reason}',
  'provider.requestTooLarge':
    'The prompt is too large for the provider: {reason} Narrow the focus, or attach fewer media.',
  'provider.rateLimited':
    'The provider takes no more requests at the moment: {reason} Wait a while, then ask again.',
  'provider.failed': 'The provider failed: {reason} Ask again in a while.',
  'provider.unreachable':
    'Nothing could be reached at {address} ({reason}). Look whether the address is right and the server runs.',
  'provider.timedOut':
    'The model said nothing for {seconds} seconds and was given up. Ask again, or choose another model.',
  'provider.answerUnreadable':
    'What the provider answered cannot be read. Look whether the address is that of this provider, then ask again.',
  'provider.cutOff':
    'The answer broke off before its end. What there is of it is kept; ask again for the whole.',
  'provider.empty': 'The model ended without saying anything. Ask again, or choose another model.',
  'provider.stopped': 'The answer was stopped.',
}
