/**
 * The form in which words of English are compared: verbs without their endings, nouns in the singular. Two words of one
 * root in different parts of speech may come to the same key ("painting", "paints"); what a word is in a sentence is
 * told by its place, not by its key.
 *
 * Method: a table of irregular forms, then the regular spelling of -ing, -ed, -es and -s with doubled consonants and a
 * final e undone (after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), its steps 1a to 1c alone).
 */
export function englishKey(word: string): string {
  const lower = word.replace(/['’]s?$/, '')
  const known = irregularForms.get(lower)
  if (known !== undefined) return known
  return ended(regular(lower))
}

function regular(word: string): string {
  if (word.length < 4) return word
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x|zz|o)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s')) return regular(word.slice(0, -1))
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, -ending.length)
    if (stem.length < 2 || !/[aeiouy]/.test(stem) || /[^e]e$/.test(stem)) continue
    return /([bdfgkmnprtvz])\1$/.test(stem) ? stem.slice(0, -1) : stem
  }
  return word
}

/** "make" and "making" without the e that only one of them shows. */
function ended(word: string): string {
  return word.length > 3 && /[^aeioul]e$|[^aeiou]le$|ie$|[aeiou]le$|ue$/.test(word)
    ? word.slice(0, -1)
    : word
}

const irregularRows = `be: is are was were been being am
have: has had having
do: does did done doing
sit: sat sitting
mak: make makes made making
wear: wore worn
hold: held
teach: taught
write: wrote written writing writes
run: ran running
win: won winning
lose: lost losing loses
build: built
buy: bought
sell: sold
lead: led
meet: met
eat: ate eaten
drink: drank drunk
drive: drove driven driving drives
fly: flew flown flies
grow: grew grown
know: knew known
give: gave given giving gives
take: took taken taking takes
speak: spoke spoken
sing: sang sung
tell: told
find: found
keep: kept
leave: left leaving leaves
pay: paid
say: said
send: sent
stand: stood
lie: lay lain lying lies
hang: hung
break: broke broken
choose: chose chosen choosing chooses
draw: drew drawn
fall: fell fallen
feel: felt
fight: fought
get: got gotten getting
hear: heard
hide: hid hidden hiding hides
read: reads
ride: rode ridden riding rides
see: saw seen
show: shown showed
sleep: slept
spend: spent
swim: swam swum swimming
throw: threw thrown
understand: understood
wake: woke woken
begin: began begun beginning
bite: bit bitten biting bites
blow: blew blown
bring: brought
catch: caught
come: came coming comes
dig: dug digging
feed: fed
forget: forgot forgotten
go: went gone goes going
mean: meant
ring: rang rung
shake: shook shaken
shoot: shot
steal: stole stolen
swing: swung
tear: tore torn
think: thought
bear: bore born borne
die: died dying dies
weigh: weight weighs weighed weighing
cost: costs costing
man: men
woman: women
child: children
person: people persons
mouse: mice
goose: geese
foot: feet
tooth: teeth
leaf: leafs
knife: knives
wolf: wolves
loaf: loaves
shelf: shelves
wife: wives
bus: buses
lens: lenses
quiz: quizzes
series: series
species: species
news: news
glasses: glasses
first: first
second: second seconds
species: species`

const irregularForms: ReadonlyMap<string, string> = new Map(
  irregularRows.split('\n').flatMap((row) => {
    const [base = '', forms = ''] = row.split(': ')
    return [base, ...forms.split(' ')].map((form) => [form, base] as const)
  }),
)

/** Whether a word is a participle of the past by its form, which a relation told passively begins with. */
export function isParticiple(word: string): boolean {
  return /(?:ed|en|wn|rn|ught|old|ung|unk|um|ilt|ade|ept|eft|ent|aid|ead|one|een|rawn|und)$/.test(
    word,
  )
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const determiners = wordSet(
  'the a an any some this that these those my your our his her its their every each all both another other',
)
export const prepositions = wordSet(
  'on in at of for to from by with under over above below behind beside near next inside outside into onto through between against about around across along after before during within without toward towards than as per via upon beneath opposite',
)
export const bes = wordSet('is are was were be been being am')
export const dos = wordSet('do does did')
export const haves = wordSet('has have had having')
export const modals = wordSet('can could will would may might shall should must')
/** Words that change nothing of what is asked. */
export const fillers = wordSet(
  'please actually exactly really currently now also just then so well hey hi ok okay there kindly same own both again still already ever together altogether total only here right even',
)
export const pronouns = wordSet('it he she him her they them its his their')
/** Nouns that any thing may be called. */
export const anyThings = wordSet(
  'one ones thing things item items something anything entity entities object objects node nodes',
)
/** Nouns for persons and animals in general, whatever the graph calls them. */
export const persons = wordSet(
  'who whom person people someone anyone somebody anybody man woman animal animals creature creatures',
)

/** Verbs that tell a measure. */
export const measureVerbs: ReadonlyMap<string, 'weight' | 'price' | 'length' | 'height'> = new Map([
  ['weigh', 'weight'],
  ['cost', 'price'],
  ['last', 'length'],
  ['measur', 'length'],
])
