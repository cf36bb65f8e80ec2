import { audioMediaTypes, imageMediaTypes } from '../media/asset'
import type { Figures, Profile, Sourced, TargetName } from './profile'

const comfortable = 'arXiv 2508.13744; arXiv 2603.09714'
/** Words in braces are keys, which the interface says in its language; addresses are the same in every one. */
const own = '{estimate}'

/** Pages were read in the month named; where a page told no figure, the comment beside it says whence it is. */
function read<T>(value: T, source: string, date = '2026-11'): Sourced<T> {
  return { value, source, date }
}

/** A row from figures and the place in which each was read. */
function row(
  id: string,
  name: string,
  target: TargetName,
  figures: { readonly [K in keyof Figures]: Sourced<Figures[K]> },
): Profile {
  return { ...figures, id, name, target }
}

const geminiModels = 'ai.google.dev/gemini-api/docs/models'
const geminiStart =
  'documentation.s3ns.fr/gemini-enterprise-agent-platform/models/start/get-started-with-gemini-4'
const geminiImages = 'ai.google.dev/gemini-api/docs/image-understanding'
const geminiCloudImages =
  'docs.cloud.google.com/gemini-enterprise-agent-platform/models/capabilities/image-understanding'
const geminiAudio = 'ai.google.dev/gemini-api/docs/audio'

/** Gemini 3 and 4. */
const gemini = row('gemini', 'Gemini', 'gemini', {
  // One window for what is read and what is written.
  contextTokenCount: read(1_048_576, geminiStart),
  // What a single request writes at most unless it is told to go on.
  answerTokenCount: read(65_536, geminiStart),
  // All parts together as sent, in base64; the guide to pictures still names 20 MB, which was raised.
  requestByteCount: read(100_000_000, 'ai.google.dev/gemini-api/docs/file-input-methods'),
  imagesCount: read(3_600, geminiImages),
  imagesComfortableCount: read(16, comfortable),
  imageByteCount: read(7_000_000, geminiCloudImages),
  // No page of today names a side. Earlier editions said that larger pictures are made to fit 3,072 by 3,072.
  imageSidePixels: read(3_072, own),
  imagePixels: read(9_437_184, own),
  imageMediaTypes: read(['image/jpeg', 'image/png', 'image/webp'], geminiImages),
  // At the usual media resolution, which is `high`, whatever the size. Gemini 2.5 counted tiles.
  imageTokens: read(
    { rule: 'fixed', tokens: 1_120 },
    `ai.google.dev/gemini-api/docs/media-resolution; ${geminiCloudImages}`,
  ),
  // The number is not limited, only 9.5 hours in all, which cost more tokens than the window has.
  audiosCount: read(1_000, own),
  audiosComfortableCount: read(8, comfortable),
  // M4A (`audio/mp4`) is not among them, nor WebM; Ogg is named with Vorbis.
  audioMediaTypes: read(['audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/flac'], geminiAudio),
  audioTokensPerSecond: read(32, geminiAudio),
  takesBoth: read(true, geminiModels),
  coordinates: read('thousandths', geminiImages),
  // The model was trained on coordinates, so that a second copy would only cost.
  marks: read(false, own),
  cropBelowPixels: read(0, own),
  // `MM:SS` is documented; below five seconds a clip costs less than the doubt about which second is meant.
  clockFromSeconds: read(5, own),
  // No page prefers one.
  textStyle: read('markdown', own),
  caching: read('automatic', 'ai.google.dev/gemini-api/docs/caching'),
  // The page tells of Latin letters alone; letters of other scripts hold more and are split more often.
  charactersPerToken: read(
    { latin: 4, hangul: 1.6, han: 1.4, other: 2.5 },
    `ai.google.dev/gemini-api/docs/tokens ({latin}); ${own} ({others})`,
  ),
})

const openaiModel = 'developers.openai.com/api/docs/models/gpt-6.2-sol'
const openaiImages = 'developers.openai.com/api/docs/guides/images-vision'

/** The models of the GPT-6 family that see, by chat completions with `detail: high`. */
const openai = row('openai', 'OpenAI', 'openai', {
  ...gemini,
  contextTokenCount: read(1_050_000, openaiModel),
  // What may be read is the window less what may be written.
  answerTokenCount: read(128_000, openaiModel),
  requestByteCount: read(512_000_000, openaiImages),
  imagesCount: read(1_500, openaiImages),
  // No limit of one picture is named; earlier editions named 20 MB.
  imageByteCount: read(20_000_000, own),
  imageSidePixels: read(2_048, openaiImages),
  // 2,500 patches of 32 by 32 at most, begun ones counted: so many pixels never need more, in any proportion.
  imagePixels: read(2_450_000, `${openaiImages} ({patches}); ${own} ({pixels})`),
  // GIF only without motion, which a type does not tell, so that every GIF is coded anew.
  imageMediaTypes: read(['image/jpeg', 'image/png', 'image/webp'], openaiImages),
  imageTokens: read({ rule: 'patches', pixels: 32, tokens: 1.2, patchesMax: 2_500 }, openaiImages),
  audiosCount: read(0, openaiModel),
  audiosComfortableCount: read(0, openaiModel),
  audioMediaTypes: read([], openaiModel),
  audioTokensPerSecond: read(0, openaiModel),
  takesBoth: read(false, openaiModel),
  // The guide counts precise places among what the models are bad at.
  coordinates: read('none', openaiImages),
  marks: read(true, 'arXiv 2310.11441'),
  // Seven patches: less is a blur once the picture was made smaller.
  cropBelowPixels: read(224, own),
  textStyle: read('markdown', 'cookbook.openai.com/examples/gpt4-1_prompting_guide'),
  caching: read('automatic', 'developers.openai.com/api/docs/guides/prompt-caching'),
})

const openaiAudioModel = 'developers.openai.com/api/docs/models/gpt-audio-1.5'

/** The models of chat completions that hear; they see nothing. */
const openaiAudio = row('openai-audio', 'OpenAI audio', 'openai', {
  ...openai,
  contextTokenCount: read(128_000, openaiAudioModel),
  answerTokenCount: read(16_384, openaiAudioModel),
  // No page names one; this is the window's worth of WAV at 16 kHz, 16 bits and one channel, in base64.
  requestByteCount: read(500_000_000, own),
  imagesCount: read(0, openaiAudioModel),
  imagesComfortableCount: read(0, openaiAudioModel),
  imageMediaTypes: read([], openaiAudioModel),
  // Of pictures that are not sent nothing is made.
  marks: read(false, own),
  cropBelowPixels: read(0, own),
  // No number is named: the window is what limits it.
  audiosCount: read(1_000, own),
  audiosComfortableCount: read(8, comfortable),
  audioMediaTypes: read(
    ['audio/wav', 'audio/mpeg'],
    'npmjs.com/package/openai (ChatCompletionContentPartInputAudio)',
  ),
  // One for 100 ms of what a user says.
  audioTokensPerSecond: read(10, 'developers.openai.com/api/docs/guides/realtime-costs'),
  // Nothing is told of clocks, so that every segment is a clip of its own.
  clockFromSeconds: read(1_000_000, own),
})

const claudeModel = 'platform.claude.com/docs/en/models/haiku-5-5/overview'
const claudeVision = 'platform.claude.com/docs/en/build-with-claude/vision'
const claudePlaces = 'platform.claude.com/docs/en/build-with-claude/vision-coordinates'

/**
 * Claude 4.7 and later, all of which read pictures in high resolution. An older model makes pictures
 * smaller still (1,568 pixels), after which coordinates no longer fit: it needs these two figures set.
 */
const anthropic = row('anthropic', 'Claude', 'anthropic', {
  ...gemini,
  contextTokenCount: read(1_000_000, claudeModel),
  answerTokenCount: read(128_000, claudeModel),
  requestByteCount: read(32_000_000, claudeVision),
  imagesCount: read(600, claudeVision),
  // 10 MB in base64.
  imageByteCount: read(7_500_000, claudeVision),
  // 2,576 are read, but a request of more than 20 pictures may have none of more than 2,000.
  imageSidePixels: read(2_000, claudeVision),
  // 4,784 patches of 28 by 28 at most, begun ones counted: so many pixels never need more, in any proportion,
  // so that a picture stays as it is sent and its pixels are the model's.
  imagePixels: read(3_640_000, `${claudePlaces} ({patches}); ${own} ({pixels})`),
  imageMediaTypes: read(['image/jpeg', 'image/png', 'image/webp', 'image/gif'], claudeVision),
  imageTokens: read({ rule: 'patches', pixels: 28, tokens: 1, patchesMax: 4_784 }, claudeVision),
  audiosCount: read(0, claudeModel),
  audiosComfortableCount: read(0, claudeModel),
  audioMediaTypes: read([], claudeModel),
  audioTokensPerSecond: read(0, claudeModel),
  takesBoth: read(false, claudeModel),
  coordinates: read('pixels', claudePlaces),
  // Pictures under 200 pixels are read badly; a region of half of that is cut out and enlarged.
  cropBelowPixels: read(112, own),
  textStyle: read(
    'xml',
    'platform.claude.com/docs/en/build-with-claude/prompt-engineering/use-xml-tags',
  ),
  caching: read('marker', 'platform.claude.com/docs/en/build-with-claude/prompt-caching'),
  // The tokenizer since 4.7 counts three tenths more for the same text.
  charactersPerToken: read(
    { latin: 3, hangul: 1.2, han: 1.1, other: 1.9 },
    `${claudeModel} ({threeTenthsMore}); ${own} ({figures})`,
  ),
})

const ollama = 'docs.ollama.com/api/openai-compatibility'

/**
 * Any server on one's own machine that speaks the chat completions of OpenAI (Ollama, vLLM, LM Studio): most
 * models there are small, and what each takes is set with it.
 */
const local = row('local', 'OpenAI-compatible', 'openai', {
  ...openai,
  // What Ollama gives a machine with 24 to 48 GiB of graphics memory.
  contextTokenCount: read(32_768, 'docs.ollama.com/context-length'),
  // An answer of some pages; small windows leave no more.
  answerTokenCount: read(2_048, own),
  // Their own bounds are those of the machine; this is less than any refuses.
  requestByteCount: read(50_000_000, own),
  // Servers take as many as they are started for, and sixteen of these fill two thirds of the window.
  imagesCount: read(16, own),
  imagesComfortableCount: read(4, comfortable),
  imageSidePixels: read(1_280, own),
  imagePixels: read(1_000_000, own),
  // WebP is taken by some of them only.
  imageMediaTypes: read(
    ['image/jpeg', 'image/png'],
    'lmstudio.ai/docs/typescript/llm-prediction/image-input',
  ),
  // What the families in widest use there (Qwen-VL, Gemma) count, or somewhat more.
  imageTokens: read({ rule: 'patches', pixels: 28, tokens: 1, patchesMax: 4_096 }, own),
  // Texts and pictures are all that Ollama lists; vLLM takes sounds for the few models that hear.
  audiosCount: read(0, ollama),
  audiosComfortableCount: read(0, ollama),
  audioMediaTypes: read([], ollama),
  audioTokensPerSecond: read(0, ollama),
  takesBoth: read(false, ollama),
  // Each family has another convention, or none; a marked copy is read by all.
  coordinates: read('none', own),
  // What their chats are trained on most; small models copy tags into their answers.
  textStyle: read('markdown', own),
  // They keep the beginning of the last prompts by themselves, and none knows a marker.
  caching: read('automatic', own),
})

/**
 * A prompt as text and files, for whatever client it is pasted into. Nothing is known of the model behind
 * it: the window is that of the smallest in wide use that takes media, the other figures are Gemini's.
 */
const generic = row('generic', 'Markdown', 'markdown', {
  ...gemini,
  contextTokenCount: read(128_000, openaiAudioModel),
  answerTokenCount: read(16_384, openaiAudioModel),
  // Files are handed over one by one, so that only patience limits them.
  requestByteCount: read(200_000_000, own),
  // A person can open them all.
  imageMediaTypes: read(imageMediaTypes, own),
  audioMediaTypes: read(audioMediaTypes, own),
})

/** Every profile; a target's usual one is the first that names it. */
export const profiles: Readonly<Record<string, Profile>> = {
  gemini,
  openai,
  'openai-audio': openaiAudio,
  anthropic,
  local,
  generic,
}
export const profileIds = Object.keys(profiles)

/** The profile that prompts for a target are compiled with unless another is named. */
export function usualProfile(target: TargetName): Profile {
  const usual = Object.values(profiles).find((profile) => profile.target === target)
  if (!usual) throw new Error(`invariant broken: no profile for ${target}`)
  return usual
}
