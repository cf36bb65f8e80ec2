import type { Grade } from './languages/define'
import { english } from './languages/en'
import { plainGrades } from './languages/grades'
import { korean } from './languages/ko'

/** An adjective that compares: as it stands, of two things the one that is more so, or of all. */
export type Graded = { readonly grade: Grade; readonly degree: 'plain' | 'more' | 'most' }

const plain = { en: plainGrades('en'), ko: plainGrades('ko') }
const words = { en: english.words, ko: korean.words }

/** What a word of a language compares by: "heavy", "heavier", "heaviest", 무거운, 더 무거운, 가장 무거운. */
export function gradeOf(language: 'en' | 'ko', word: string): Graded | undefined {
  const grade = plain[language].get(word)
  if (grade) return { grade, degree: 'plain' }
  const sense = words[language].get(word)
  if (sense?.tag !== 'extreme') return undefined
  return { grade: sense.grade, degree: sense.most ? 'most' : 'more' }
}

/** The adjectives of a language that compare, as they stand before a noun. */
export function gradedWords(language: 'en' | 'ko'): ReadonlyMap<string, Grade> {
  return plain[language]
}
