/** How a language says that what was said before is put right. */
type CorrectionWords = {
  /** Beginnings of a sentence that do nothing else. */
  readonly firm: RegExp
  /** Beginnings that also answer, or go on. */
  readonly weak: RegExp
  /** The sentence adds to what was said: "Luna is white too". */
  readonly more: RegExp
}

const en: CorrectionWords = {
  firm: /^(?:no,? wait|wait,? no|scratch that|strike that|correction|erratum|i misspoke|my (?:mistake|bad)|oops|whoops)(?![\p{L}'’])[\s,.!:;—–-]*/iu,
  weak: /^(?:no|nope|wait|sorry|actually|i (?:mean|meant))(?: ?[,:—–]| -)\s*/iu,
  more: /(?<!\p{L})(?:too|also|as well)(?!\p{L})/iu,
}

const ko: CorrectionWords = {
  firm: /^(?:(?:아(?:,|\.)? ?)?(?:정정(?:할게요?|합니다|하면|해요?)?[,:.\s]|(?:제가 |내가 )?(?:잘못|틀리게) (?:말|썼|적|얘기|쓴)[가-힣]*[,.!\s]|다시 말할게요?[,.\s]))[\s,.!:~]*/u,
  weak: /^(?:아(?:,|\.)? ?)?(?:아니(?:다|지|야|에요)?|아니요(?=,))(?=[,.!~\s])(?! ?(?:근데|그런데|진짜|글쎄|왜))[\s,.!:~]*/u,
  more: /[가-힣]도(?=[\s,])/u,
}

export const correctionWords: Readonly<Record<string, CorrectionWords | undefined>> = { en, ko }

/** How a correction begins within a sentence of English, behind a comma; words with spaces between. */
export const correctionsWithin =
  /^(?:no ,? ?wait|wait ,? ?no|or rather|scratch that|make that|i (?:mean|meant)|correction|(?:no|nope|sorry|apologies|rather)(?= [,.:–—-]|$))(?: [,:–—-])?(?= |$)/
