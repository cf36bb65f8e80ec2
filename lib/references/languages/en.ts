import { wordsOf, type Language, type Sense } from './define'
import { englishGrades } from './grades'
import { idioms } from './idioms'

/** The words of the numbers from 0 to 19. */
export const unitNumbers =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** The words of the places from 0 to 19. */
export const unitPlaces =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )

/** twenty, twenty-one, twentieth, twenty-first up to ninety-nine. */
function numerals(): (readonly [Sense, string])[] {
  const rows: (readonly [Sense, string])[] = []
  for (let n = 2; n < 20; n++) rows.push([{ tag: 'number', n }, unitNumbers[n] as string])
  for (let n = 1; n < 20; n++) rows.push([{ tag: 'place', n }, unitPlaces[n] as string])
  tens.forEach((ten, index) => {
    const n = (index + 2) * 10
    rows.push([{ tag: 'number', n }, ten], [{ tag: 'place', n }, ten.replace(/y$/, 'ieth')])
    for (let unit = 1; unit < 10; unit++) {
      rows.push([{ tag: 'number', n: n + unit }, `${ten}-${unitNumbers[unit]}`])
      rows.push([{ tag: 'place', n: n + unit }, `${ten}-${unitPlaces[unit]}`])
    }
  })
  return rows
}

/** second-to-last, second from last and second last are −2. */
function fromLast(word: string): Sense {
  const lower = word.toLowerCase()
  const n = lower === 'next' ? 2 : unitPlaces.indexOf(lower)
  return { tag: 'place', n: -(n > 0 ? n : Number.parseInt(word, 10)) }
}

const lastOrdinal = `next|${unitPlaces.slice(2, 13).join('|')}|[2-9](?:nd|rd|th)`

export const english: Language = {
  tag: 'en',
  spaced: true,
  headFinal: false,
  words: wordsOf([
    ...englishGrades(),
    ...numerals(),
    [{ tag: 'place', n: 1 }, 'first, initial'],
    [{ tag: 'place', n: -1 }, 'last, final, very last'],
    [{ tag: 'place', n: -2 }, 'penultimate, next to last, last but one, next-to-last'],
    [{ tag: 'place', n: -3 }, 'antepenultimate, last but two'],
    [{ tag: 'middle' }, 'middle, center, centre, central'],
    [{ tag: 'parity', odd: true }, 'odd, odd-numbered, every other'],
    [{ tag: 'parity', odd: false }, 'even-numbered, every second'],
    [
      { tag: 'side', side: 'left', most: true },
      'leftmost, left-most, far left, furthest left, farthest left',
    ],
    [
      { tag: 'side', side: 'right', most: true },
      'rightmost, right-most, far right, furthest right, farthest right',
    ],
    [{ tag: 'side', side: 'left', most: false }, 'left, left-hand'],
    [{ tag: 'side', side: 'right', most: false }, 'right, right-hand'],
    [{ tag: 'side', side: 'top', most: true }, 'topmost, uppermost'],
    [{ tag: 'side', side: 'bottom', most: true }, 'bottommost, lowermost'],
    [{ tag: 'side', side: 'top', most: false }, 'top, upper'],
    [{ tag: 'side', side: 'bottom', most: false }, 'bottom'],
    [
      { tag: 'relation', where: 'before' },
      'before, right before, just before, immediately before, preceding',
    ],
    [
      { tag: 'relation', where: 'after' },
      'after, right after, just after, immediately after, following',
    ],
    [{ tag: 'relation', where: 'between' }, 'between, in between, halfway between'],
    [
      { tag: 'relation', where: 'left' },
      'left of, to the left of, on the left of, to the immediate left of, on the left side of, immediately left of, directly left of, just left of, immediately to the left of, directly to the left of, just to the left of',
    ],
    [
      { tag: 'relation', where: 'right' },
      'right of, to the right of, on the right of, to the immediate right of, on the right side of, immediately right of, directly right of, just right of, immediately to the right of, directly to the right of, just to the right of',
    ],
    [{ tag: 'both' }, 'both, both of, neither, neither of'],
    [
      { tag: 'all' },
      'all, all of, each, each of, every, every one of, everything, everyone, everybody',
    ],
    [{ tag: 'one' }, 'one of, any of, either of, either, some of'],
    [{ tag: 'other' }, 'other, others, remaining'],
    [{ tag: 'rest' }, 'rest, remainder'],
    [{ tag: 'former' }, 'former'],
    [{ tag: 'latter' }, 'latter'],
    [{ tag: 'respectively' }, 'respectively, in that order, in this order'],
    [
      { tag: 'reversed' },
      'in reverse order, in the reverse order, in the opposite order, the other way round, the other way around, vice versa',
    ],
    [{ tag: 'this' }, 'this, that, these, those'],
    [{ tag: 'the' }, 'the, my, our, your, his, her, their, its, whole, entire, said'],
    [
      { tag: 'some' },
      'a, an, some, any, no, what, which, whose, many, several, few, such, another, certain, various, most, more, enough, same, no other, every third, every fourth, every fifth',
    ],
    [{ tag: 'pronoun', many: false, person: false }, 'it, its, itself'],
    [{ tag: 'pronoun', many: false, person: true }, 'he, she, him, himself, herself'],
    [{ tag: 'pronoun', many: true, person: false }, 'they, them, themselves'],
    [{ tag: 'noun' }, 'one, ones, thing, things, item, items'],
    [
      { tag: 'noun', kinds: ['image'] },
      'image, images, photo, photos, picture, pictures, photograph, photographs, pic, pics, shot, shots, screenshot, screenshots, figure, figures, scan, scans, frame, frames',
    ],
    [
      { tag: 'noun', kinds: ['audio'] },
      'sound, sounds, audio, audios, recording, recordings, clip, clips, audio clip, audio clips, sound clip, sound clips, audio file, audio files, voice memo, voice memos, track, tracks',
    ],
    [{ tag: 'noun', kinds: ['text'] }, 'note, notes'],
    [{ tag: 'noun', kinds: ['document'] }, 'document, documents, file, files'],
    [{ tag: 'noun', kinds: ['region'] }, 'region, regions'],
    [{ tag: 'noun', kinds: ['segment'] }, 'segment, segments'],
    [
      { tag: 'noun', person: true },
      'person, persons, people, man, men, woman, women, guy, guys, lady, ladies, boy, boys, girl, girls',
    ],
    [{ tag: 'and' }, 'and, or, nor, &, as well as'],
    [{ tag: 'to' }, 'to, through, thru'],
    [{ tag: 'of' }, 'of'],
    [{ tag: 'among' }, 'among, out of'],
    [
      { tag: 'tie' },
      'in, on, with, wearing, at, near, by, under, behind, beside, from, inside, above, below, who has, that has, which has, having, sitting on, sitting in, standing on, standing in, lying on, lying in, dressed in, that is on, that is in, who is on, who is in, wears, who wears',
    ],
    [
      { tag: 'except' },
      'except, except for, excepting, excluding, other than, apart from, aside from, besides, barring',
    ],
    [{ tag: 'without' }, 'without, without any, with no, who has no, that has no'],
    [{ tag: 'be' }, 'is, are, was, were, be, being, been, become, became, named, called'],
    [{ tag: 'not', how: 'instead' }, 'not'],
    // Closed classes: what stands here ends a phrase and is never its noun.
    [
      { tag: 'close' },
      'has, have, had, does, do, did, can, could, will, would, should, shall, must, may, might, am, ought, need, needs, let, lets',
    ],
    [
      { tag: 'close' },
      'and then, then, into, onto, but, than, for, as, like, so, if, when, while, because, also, too, only, alone, again, out, up, down, off, over, away, apart, together, here, there, now, please, who, where, how, why, against, about, instead',
    ],
    [
      { tag: 'close' },
      'towards, toward, throughout, across, along, around, beneath, beyond, despite, during, since, until, till, upon, via, within, per, versus, vs, though, although, whereas, whether, unless, none of, not all of, however, therefore, moreover, either way',
    ],
    [
      { tag: 'close' },
      'today, tomorrow, yesterday, tonight, soon, already, still, yet, just, even, never, always, often, sometimes, usually, probably, perhaps, maybe, really, very, quite, rather, almost, ever, once, twice, separately, this morning, this afternoon, this evening, this week, this month, this year, this time, next week, next month, next year, next time, next door',
    ],
    [
      { tag: 'close' },
      'first of all, first things first, get the picture, got the picture, third party, third parties, my cup of tea, your cup of tea, his cup of tea, her cup of tea, me neither, at first, at last, at least, at most, last week, last month, last year, last night, last time, second hand, in the first place, for the first time, per second, first aid, first name, last name, first thing, last minute, at first glance, at first sight, on second thought, on second thoughts, first come, first served, second to none, one by one, one day, one another, each other, no one, the other day, on the other hand, on the one hand, to the left, to the right, on the right track, right now, right away, all right, all of a sudden, after all, above all, at all, in the middle of, at the latest, at the earliest, at best, at worst, sooner or later, more or less, for the most part',
    ],
    [{ tag: 'close' }, idioms.join(',')],
    [
      { tag: 'abstract' },
      'reason, reasons, time, times, day, days, week, weeks, month, months, year, years, hour, hours, minute, minutes, floor, place, step, steps, half, part, parts, point, points, chapter, page, pages, line, lines, grade, class, impression, thought, try, attempt, question, quarter, century, version, edition, place, aid, priority, thing, draft, round, option, stage, phase, exit, street, avenue, world, war, language, name, names, side, sides, way, ways, order, kind, sort, type, number, degree, principle, principles, position, case, cases, visit, meeting, trimester, generation, sentence, paragraph, row, column, level, wave, dose',
    ],
  ]),
  showing: new Set(
    'add ask attach cite circle choose describe draw drop draft give hear highlight import include insert label link list mark mean mention name paste pick place post put quote read receive record refer scan see select send share show tag take type upload use view write'.split(
      ' ',
    ),
  ),
  patterns: [
    {
      form: new RegExp(
        `(${lastOrdinal})(?:[- ](?:to|from)[- ](?:the[- ])?last|[- ]last)(?![-A-Za-z0-9])`,
        'iy',
      ),
      sense: (match) => fromLast(match[1] as string),
    },
    {
      form: /([1-9][0-9]{0,5})(?:st|nd|rd|th)(?![A-Za-z0-9])/iy,
      sense: (match) => ({ tag: 'place', n: Number(match[1]) }),
    },
    {
      form: /([0-9]{1,6})(?![0-9A-Za-z%]|[.,:/][0-9])/y,
      sense: (match) => ({ tag: 'number', n: Number(match[1]) }),
    },
  ],
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Closed classes by which clauses of English are read, negated forms without their "n't". */
export const clauseWords = {
  copulas: wordSet('is are was were'),
  participles: wordSet('be been being'),
  dos: wordSet('do does did'),
  haves: wordSet('has have had'),
  denials: wordSet('not never neither no'),
  relatives: wordSet('that which who whom'),
  auxiliaries: wordSet(
    'has have had can ca could will wo would shall sha should may might must do does did',
  ),
  /** What else stands between the subject of a clause and its verb. */
  adverbs: wordSet('used to not never ever once just also only always already really still'),
  subjects: wordSet('i we you he she they it somebody someone everybody everyone nobody'),
  objects: wordSet('me us you him her them'),
  /** Where what stands right before is, which no compound begins with: "the dog outside barks". */
  whereabouts: wordSet(
    'outside inside upstairs downstairs indoors outdoors nearby overhead overleaf ahead abroad asleep awake afloat ashore onstage offstage home next first last',
  ),
  /** What is behind "with" belongs to these verbs: "replace the boats with a picture". */
  withVerbs: wordSet(
    'replace compare swap exchange combine connect fill cover mix match pair provide supply decorate illustrate annotate mark label circle start begin help align contrast merge',
  ),
  /** Behind a predicate these say more of it, where other closed words end it: "as old as", "open for review". */
  ties: wordSet('than as like for about against around across along beneath beyond within per'),
}
