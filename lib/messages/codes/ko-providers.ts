/** Korean sentences of what goes wrong between this server and those that answer with a model. */
export const koProviders = {
  'model.unknown':
    '이 서버는 ‘{model}’에 물을 수 없어요. {choices} 중에서 고르거나, 서버의 환경 변수에 그 제공자의 키나 주소를 넣어 주세요.',
  'answer.cutShort':
    '답이 가장 길 수 있는 길이에 이르러 잘렸어요. 나머지를 묻거나 한 번에 덜 물어 주세요.',
  'answer.blocked':
    '제공자가 안전 규칙에 따라 답을 막았어요. 질문을 바꾸거나 다른 모델을 골라 주세요.',
  'answer.endedOtherwise':
    '모델이 스스로 마치지 않고 다른 까닭으로 끝났어요. 받은 데까지 보거나 다시 물어 주세요.',
  'provider.keyMissing':
    '{provider}에 물으려면 키가 필요한데 설정되어 있지 않아요. 설정이나 서버의 환경 변수에 키를 넣어 주세요.',
  'provider.keyRefused':
    '제공자가 키를 받아들이지 않아요: {reason} 설정이나 서버의 환경 변수에서 키를 고쳐 주세요.',
  'provider.forbidden':
    '이 키로는 제공자가 허락하지 않아요: {reason} 키를 어떤 모델과 곳에서 쓸 수 있는지 확인해 주세요.',
  'provider.modelUnknown':
    '제공자에 그런 모델이 없거나 이 주소에서 답하는 것이 없어요: {reason} 다른 모델을 고르거나 주소를 고쳐 주세요.',
  'provider.requestRefused': '제공자가 요청을 거절했어요: {reason}',
  'provider.requestTooLarge':
    '프롬프트가 제공자에게 너무 커요: {reason} 초점을 좁히거나 미디어를 줄여 주세요.',
  'provider.rateLimited':
    '제공자가 지금은 요청을 더 받지 않아요: {reason} 잠시 기다렸다가 다시 물어 주세요.',
  'provider.failed': '제공자에서 오류가 났어요: {reason} 잠시 뒤에 다시 물어 주세요.',
  'provider.unreachable':
    '{address}에 닿을 수 없어요({reason}). 주소가 맞는지, 서버가 켜져 있는지 확인해 주세요.',
  'provider.timedOut':
    '모델이 {seconds}초 동안 아무 말이 없어서 그만두었어요. 다시 묻거나 다른 모델을 골라 주세요.',
  'provider.answerUnreadable':
    '제공자의 답을 읽을 수 없어요. 이 제공자의 주소가 맞는지 확인하고 다시 물어 주세요.',
  'provider.cutOff':
    '답이 끝나기 전에 끊겼어요. 받은 데까지는 남아 있어요. 전체를 보려면 다시 물어 주세요.',
  'provider.empty': '모델이 아무 말 없이 끝냈어요. 다시 묻거나 다른 모델을 골라 주세요.',
  'provider.stopped': '답을 멈췄어요.',
}
