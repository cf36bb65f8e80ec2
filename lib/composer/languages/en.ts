import { pluralOf as pluralOfSingular, singularOf as singularOfPlural } from '../../references'
import { unitNumbers, unitPlaces } from '../../references/languages/en'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** What adjectives are about, so that "red" is told as a colour. */
const adjectiveRows: readonly (readonly [string, string])[] = [
  [
    'colour',
    'white black red blue green yellow brown gray grey orange purple violet pink gold golden silver beige cream tan turquoise navy maroon teal ivory bronze blond blonde ginger crimson scarlet transparent colourless colorless multicoloured multicolored',
  ],
  [
    'size',
    'big large small tiny little huge giant gigantic tall mini miniature medium medium-sized enormous massive oversized',
  ],
  ['length', 'long'],
  ['height', 'low'],
  ['age', 'old young new elderly brand-new antique vintage newborn adult'],
  [
    'condition',
    'broken cracked rusty rusted damaged worn clean dirty wet dry intact bent ripe unripe rotten fresh bruised leaking leaky faulty defective dented chipped torn scratched used burnt burned loose healthy sick injured wounded dead alive swollen fractured working functional undamaged spoiled spoilt moldy mouldy stale withered wilted bloomed repaired sealed open empty full',
  ],
  [
    'material',
    'wooden metal plastic glass steel leather ceramic paper cotton woollen woolen silk brass copper aluminium aluminum rubber stone marble porcelain iron velvet linen denim',
  ],
  [
    'shape',
    'round square oval rectangular triangular flat circular oblong spherical cylindrical heart-shaped',
  ],
  ['pattern', 'striped spotted dotted checked checkered plaid floral plain polka-dot'],
  ['temperature', 'hot cold warm cool lukewarm frozen'],
  ['weight', 'heavy light lightweight'],
  ['price', 'cheap expensive costly pricey'],
  ['sex', 'male female'],
  ['loudness', 'loud quiet noisy silent'],
  ['taste', 'sweet sour bitter salty spicy'],
  ['texture', 'soft hard rough smooth fluffy furry hairy curly shaggy wrinkled sticky'],
]

/** More adjectives that are compared, and what they are about then. */
const compared: ReadonlyMap<string, string> = new Map(
  (
    [
      ['size', 'short slim'],
      ['speed', 'fast slow'],
      ['strength', 'strong weak'],
      ['brightness', 'bright dark'],
      ['thickness', 'thick thin'],
      ['weight', 'fat'],
      ['width', 'wide'],
      ['depth', 'deep'],
    ] as const
  ).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
)

export const adjectives: ReadonlyMap<string, string> = new Map(
  adjectiveRows.flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
)

/** What stands before an adjective and belongs to it. */
export const degrees = set(
  'very quite rather really extremely slightly fairly pretty too so a little bit light dark pale bright deep almost completely partly half mostly nearly fully badly severely heavily newly freshly brand',
)

const numbers = [...unitNumbers, 'twenty']
const places = [...unitPlaces, 'twentieth']

export function numberOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  const n = /^[0-9]{1,2}$/.test(lower) ? Number(lower) : numbers.indexOf(lower)
  return n >= 0 ? n : undefined
}

export function placeOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  const digits = /^([0-9]{1,2})(?:st|nd|rd|th)$/.exec(lower)
  const n = digits ? Number(digits[1]) : places.indexOf(lower)
  return n > 0 && n <= 20 ? n : undefined
}

export const placeWord = (n: number): string => places[n] ?? `${n}th`

/** Nouns of what is counted, timed or measured without being a thing of a graph. */
export const abstractNouns = set(
  `reason reasons time times day days week weeks month months year years hour hours minute minutes second seconds moment moments
  decade decades century centuries night nights morning mornings evening floor floors place places step steps half part-time point points chapter
  chapters page pages line lines grade grades class classes impression thought thoughts try attempt attempts question questions quarter quarters
  version versions edition priority draft drafts round rounds option options stage stages phase phases exit exits street avenue world war
  language languages name names side sides way ways order orders kind kinds sort sorts type types number numbers degree degrees principle
  principles position positions case cases visit visits meeting meetings trimester generation sentence sentences paragraph paragraphs row rows
  column columns level levels wave dose doses percent per cent percentage meter meters metre metres cm mm km kg g gram grams kilogram kilograms
  kilo kilos pound pounds lb lbs ounce ounces mile miles inch inches foot feet yard yards liter liters litre litres ml dollar dollars
  euro euros won yen cent cents mb gb kb am pm problem problems idea ideas thing stuff lot lots few couple bit look trip plan plans doubt feeling
  cold headache job chance chances fact facts word words example examples difference differences similarity similarities answer answers
  agenda appointment appointments
  group groups pair pairs set sets use guess request favor favour task tasks issue issues opinion opinions hand deal mind choice choices rule rules
  topic topics thanks accident accidents operation operations surgery surgeries call calls flight flights exam exams interview interviews holiday holidays thousand hundred million billion dozen dimension dimensions factor factors piece advice interest concern sense goal goals
  sec secs min mins hr hrs person's others other more less ones one`,
)

/** Things of a text where it goes on about each of them, and nothing of a graph elsewhere. */
export const passing = set(
  `bug bugs error errors message messages email emails version versions plan plans option options draft drafts problem problems issue issues group groups
  case cases idea ideas pair pairs set sets task tasks example examples choice choices class classes trip trips job jobs`,
)

/** What is written or said about something: under such a heading stands no list of things. */
export const telling = set(
  'notes note comments remarks answers news pros cons links requirements instructions directions goals todos agenda results findings facts apologies regards wishes greetings ingredients changes symptoms weekends weekdays features benefits risks terms',
)

/** A heading under which stands what is to be done or got: "To do:", "Things to buy:", "Next steps:". */
export const toDoHeading =
  /^\W*(?:(?:my|our|the|some|today's|things|what(?:'s| is)?|stuff|still|left|also|everything|items)\s+)*(?:to[- ]?dos?|to\s+(?!sell|compare|describe|show|rent|identify|donate|give)\p{Ll}{2,}|(?:tasks?|errands|chores|reminders?|checklist|groceries|agenda|backlog|homework|next steps|(?:wish|shopping|packing|grocery|to-?do) ?list|action (?:items|points)))\b[^:\n]{0,30}:/iu
/** What is counted of them: "three action items". */
export const toDoNouns =
  /(?:^| )(?:(?:action|agenda|to-?do|shopping|backlog|checklist|work) (?:items|points)|to-?dos|errands|chores|reminders|deadlines|deliverables)$/

/** Nouns of media, by the kind of node that they are; the bare ones name nothing but the medium. */
export const mediumNouns: ReadonlyMap<string, 'image' | 'audio'> = new Map([
  ...'photo photos picture pictures image images photograph photographs pic pics screenshot screenshots snapshot snapshots scan scans x-ray x-rays xray xrays mri mris ct cts radiograph radiographs ultrasound ultrasounds ecg ecgs ekg ekgs eeg eegs mammogram mammograms'
    .split(' ')
    .map((word) => [word, 'image'] as const),
  ...'sound sounds recording recordings clip clips audio audios track tracks voice voices bark barks meow meows noise noises memo memos song songs'
    .split(' ')
    .map((word) => [word, 'audio'] as const),
])

/** Media nouns that say no more than that it is a medium. */
export const plainMedia = set(
  'photo photos picture pictures image images photograph photographs pic pics sound sounds recording recordings clip clips audio audios track tracks file files',
)

/** Names of the calendar, written with a capital. */
export const calendar = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may May june july august september october november december christmas easter yesterday today tomorrow tonight winter spring summer autumn fall',
)
/** Words that begin a sentence with a capital and are no names. */
export const opening = set(
  `hi hello hey dear well yes yeah ok okay sure sorry thanks someone somebody everyone everybody nothing something anything everything nobody none
  money note question here below above attached first second third finally next last other others some many most she he it they we you several few please
  user assistant system mum mom dad grandma grandpa god internet english both two three four five six in order also meanwhile however
  see look listen compare check show tell consider imagine let have there then thus hence`,
)
/** Past forms that are not told by their end. */
export const irregularPast = set(
  'drew wrote took gave ate bit ran sang spoke wore held kept lost won sold built sent told knew grew flew fell broke drove rode caught bought brought found left met saw hit cut put made led fed read beat hid shook stole threw chose fought taught thought',
)
/** Verbs by which a medium is somebody's work, and shows nothing of them. */
export const making = set(
  'drew draws drawn painted paints sketched wrote written writes took takes filmed recorded photographed shot made designed composed edited coloured colored',
)
/** What several are to one another, and what one is to the other. */
export const kin: ReadonlyMap<string, string> = new Map(
  'brothers sisters siblings twins friends littermates cousins neighbours neighbors rivals colleagues partners roommates enemies'
    .split(' ')
    .map((word) => [word, word.slice(0, -1)] as const)
    .concat([
      ['enemies', 'enemy'],
      ['married', 'married to'],
    ]),
)
/** Verbs that say of a thing what it is like, or what is true of it for good. */
export const stating = set(
  `needs need requires require eats eat drinks drink uses use runs run likes like loves love hates hate prefers prefer supports support contains contain includes include
  fits fit holds hold takes take plays play works work studies study owns own lacks wears speaks knows fears belongs belong costs weighs lives comes has means`,
)

/** Titles that stand before a name, and what they tell of who bears it. */
export const titles: ReadonlyMap<string, 'male' | 'female' | undefined> = new Map([
  ...(['mr', 'sir'] as const).map((title) => [title, 'male'] as const),
  ...(['mrs', 'ms', 'miss', 'madam'] as const).map((title) => [title, 'female'] as const),
  ...(['dr', 'prof', 'st', 'rev'] as const).map((title) => [title, undefined] as const),
])
export const genderOfTitle = (name: string): 'male' | 'female' | undefined =>
  titles.get(/^(\p{L}+)\.? /u.exec(name)?.[1]?.toLowerCase() ?? '')

export const possessives = set('my our your his her their its')
export const definite = set('the these those this that')

/** What ends a noun phrase and is no part of it. */
export const closed = set(
  `in on at with under behind by near from inside above below between beside next to of for into onto over across around through against about like
  is are was were be been being am has have had having do does did can could will would should shall must may might
  and or but nor so then that which who whom whose where when while because if as than though although whereas
  not no also both all each every either neither respectively too only just still even there here now today
  i you he she it they we me him them us this these those the a an my our your his her their its
  make makes made show shows shown say says said look looks looked sit sits sitting stand stands standing lie lies lying wear wears wearing
  bark barks called named labeled labelled please what how why again together yet already named up out off down before after during per via
  drew wrote took gave ate bit ran sang spoke wore held kept lost won sold built sent told knew grew flew fell broke drove rode caught
  using came come comes go goes got get gets seem seems sound sounds`,
)

/** Verbs after which an unnamed thing is said to be there. */
export const presenting = set(
  `have 've got own keep keeps are is 's here's there's compare describe about between bought buy purchased adopted brought found see show shows with among
  introduce of received selling sell consider considering testing comparing choosing inspecting examined examine recorded collected photographed took shot for cover include includes including
  identify interviewed`,
)

/** Verbs of coming to have: where that was done is no place of what was got. */
export const getting = set(
  'buy bought purchased order ordered adopt adopted received made baked cooked built met caught picked sold lost won took shot photographed recorded filmed saw seen',
)
/** Verbs that only what is there can be wished for: "I want to sell two guitars". */
export const disposing = set(
  'sell compare describe show present introduce repair fix rent identify replace train clean restore tune rate value donate',
)

/** Words by which what a clause says is left open. */
export const uncertain = set(
  `maybe perhaps possibly probably might may could would should seem seems seemed appears appear apparently likely unlikely unsure guess think thinks thought
  believe suppose suspect wonder doubt doubts doubted deny denies denied pretend pretends pretended unknown or either whether if unless assume imagine wish want wants hope allegedly supposedly`,
)
export const negations = set(
  "not never isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't can't cannot no nor neither none without nothing isnt arent doesnt dont",
)

/** Words that deny what stands with them, besides `negations`. */
export const denying = set('nobody nowhere no-one hardly scarcely barely rarely seldom')
/**
 * Words that together deny a clause or say that it is so no longer, not yet or not quite; `@` stands for
 * media and `#` for any other phrase.
 */
export const denials: readonly RegExp[] = [
  // "used to bark", but "is used to noise".
  /(?<!\b(?:is|are|was|were|be|been|gets?|got|'s|'re) )\bused to\b/,
  /\b(?:fail|refus|declin|forg[eo]t|neglect|omit|hesitat|pretend|promis|tr[iy]|hop|plan|intend|threaten)(?:t|te)?(?:e|s|es|ed|d|ies|ied|ing|ting|ning|ping|ten)? to (?![@#])/,
  /\b(?:unable|yet|about|supposed|meant|going|ought|unwilling|reluctant|expected|impossible) to (?![@#]|the\b|an?\b)/,
  /\b(?:stop|quit|ceas|avoid|finish|den[iy]|resist|miss|skip)(?:e|s|es|ed|d|ped|ps)? \S{2,}ing\b/,
  /\b(?:instead of|rather than|other than|as opposed to|(?:apart|aside) from|in (?:place|lieu) of|except(?:ing)?|excluding|all but)\b/,
  /\b(?:any|every|no)(?:thing|one|body|where)? but\b|\bfar from (?![@#])/,
  /\b(?:almost|nearly|practically|not quite) (?:in|on|at|to|[@#])/,
  /\btoo \S+ to \S.*@/,
  /\b(?:absent|missing|invisible|unseen|unheard|inaudible) (?:from|in|on) .*@/,
  // "was in [photo 1] until I cropped it": no longer.
  /^(?:was|were|had|stood|sat|lived) .*\b(?:until|till|before (?:i|we|he|she|it|they|you)\b)/,
  // "absent from [photo 1]", but "is from [photo 1]" and "is the one from [photo 1]".
  /^(?!.*\b(?:the|an?|one|taken|seen|heard|known|comes?)\b.* from @).*\b(?!(?:is|are|was|were|be|been)\b)\S+ (?:away )?from @/,
  /\b(?:out of|outside|outside of|beyond|than|but|but (?:in|on)|before|after|until|besides|near|beside|behind|under|against|about) @/,
  // What does these has that medium as its object, and is not what it shows.
  /^(?:lack|miss|skip|avoid|dodg|leav|left|escap|hat|lov|lik|prefer|fear|need|want|delet|remov)(?:e|s|es|d|ed|ped|ps)? @/,
]

export const be = set("is are was were 's 're")
export const have = set('has have had')
export const adverbs = set(
  'also both all each always still now really just respectively too actually clearly currently again usually often simply only even likewise similarly together then',
)

/** Verbs of giving off a sound; with "in" or "on" too, of what is heard there. */
export const sounding = set(
  `make makes made making produce produces produced emit emits emitted give gives gave bark barks barked barking meow meows meowed meowing growl growls howl howls say says said
  speak speaks spoke speaking talk talks talked talking sing sings sang singing chirp chirps roar roars purr purrs whine whines squeak squeaks
  sound sounds sounded moo moos cry cries hiss hisses buzz buzzes hum hums rattle rattles rattling ring rings play plays played whistle whistles tick ticks click clicks grind grinds knock knocks
  heard hear recorded audible laughing laughs laugh scream screams neigh neighs yelp yelps woof woofs generates generate`,
)
/** What a sound is of a thing: "the first's bark is [sound]", "[sound] is the voice of the second". */
export const soundNouns = set(
  'sound sounds bark barks barking voice voices recording noise cry call song meow growl howl roar chirp statement testimony audio clip track sample heartbeat melody hum note ringtone ring horn whistle interview memo message',
)
export const pictureNouns = set(
  'photo photos picture pictures image images photograph portrait shot pic screenshot snapshot scan x-ray xray mri ct drawing close-up closeup headshot mugshot radiograph ultrasound ecg ekg eeg mammogram',
)
/** Whether what one has by this noun is its sound or its picture: "its calls". */
export const isToldByMedia = (noun: string): boolean =>
  [noun, singularOf(noun) ?? ''].some((word) => soundNouns.has(word) || pictureNouns.has(word))
export const showing = set(
  'show shows showed showing depict depicts depicting feature features featuring contain contains picture pictures portray portrays capture captures include includes',
)
/** Participles by which a thing is in a picture. */
export const shownParticiples = set(
  'shown pictured seen visible depicted featured photographed captured displayed found illustrated',
)
export const prepositions = set(
  'in on at with under behind by near from inside above below between beside next to of for into onto over across around through against like beneath underneath alongside along off outside within towards toward without left right among',
)
export const placePrepositions = set(
  'in on at under behind by near inside above below between beside next over across around against beneath underneath outside within among',
)
/** Participles that end otherwise than most. */
export const participles = set(
  'hidden cut stuck lost built written drawn torn bent broken worn frozen stolen sold taken left shut hung born grown thrown chosen cast set tied glued mounted',
)
/** Verbs of being somewhere. */
export const staying = set(
  `sit sits sitting sat seated stand stands standing stood lie lies lying lay laying live lives living sleep sleeps sleeping slept rest rests resting located placed hang hangs hanging
  stay stays staying parked kept stored stands kneeling crouching perched found grows growing grow lives leaning appears appear appearing is are`,
)
/** Verbs whose object is told as an attribute of their own name. */
export const describing: ReadonlyMap<string, string> = new Map([
  ['weigh', 'weight'],
  ['weighs', 'weight'],
  ['weighed', 'weight'],
  ['cost', 'price'],
  ['costs', 'price'],
  ['measures', 'size'],
  ['measure', 'size'],
  ['wear', 'wears'],
  ['wears', 'wears'],
  ['wearing', 'wears'],
  ['wore', 'wears'],
  ['holds', 'holds'],
  ['holding', 'holds'],
  ['carries', 'carries'],
  ['carrying', 'carries'],
  ['smells', 'smell'],
  ['smell', 'smell'],
  ['tastes', 'taste'],
  ['taste', 'taste'],
  ['feels', 'texture'],
  ['feel', 'texture'],
  ['lacks', 'lacks'],
  ['speaks', 'speaks'],
])
export const alike = set('alike similar identical same')

/** Where someone or something is from. */
export const origins =
  /^(?:american|british|english|french|german|italian|spanish|korean|japanese|chinese|indian|russian|canadian|mexican|brazilian|dutch|swiss|swedish|turkish|greek|thai|vietnamese|australian|european|asian|african)$/i

/** Nouns whose plural is as their singular, and those of which one is told in the plural too ("two headphones"). */
const invariant = set(
  `sheep fish deer aircraft series species headphones earphones glasses sunglasses eyeglasses spectacles goggles binoculars scissors shears clippers
  tweezers pliers tongs trousers pants jeans shorts leggings tights overalls pyjamas pajamas headquarters`,
)

/** A noun in the singular, where it is or may be a plural; undefined where it is none. */
export function singularOf(word: string): string | undefined {
  const lower = word.toLowerCase()
  return invariant.has(lower) ? lower : singularOfPlural(lower)
}

/** A noun in the plural; those of one form stay as they are. */
export const pluralOf = (word: string): string =>
  invariant.has(word) ? word : pluralOfSingular(word)

const agedForm = /-(?:year|month|week|day)s?-old$/
const adjectival = /(?:ed|ing|ful|less|ous|ish|ive|able|ible|ical|ic|al|ant|ent|y)$/

/** Whether a word before a noun describes it rather than being a part of its name. */
export function describes(word: string): boolean {
  const lower = word.toLowerCase()
  if (adjectives.has(lower) || origins.test(lower) || agedForm.test(lower)) return true
  return (
    lower.length > 4 &&
    lower !== 'sorry' &&
    adjectival.test(lower) &&
    !/(?:table|vegetable|cable|variable|ery|ory|ity|logy|istry|berry|cherry|baby|lady|body|puppy|bunny|family|country|city|party|factory|battery|kitchen|metal|animal|medical|dental|hospital|parking|washing|building|bathing|running|living|dining|sewing|cutting|frying|swimming|ironing|sleeping|changing|waiting|hiking|climbing|cooking|reading|machine|coffee|crystal|signal|parent|student|patient|plant|agent|client|accident|elephant|talent|fabric|music|plastic|ceramic|mosaic|comic|delivery|military|pottery|stationery|standing|rocking|folding|charging|shopping|fishing|sailing|racing|training|writing|knitting|mowing|measuring|heating|cooling|drinking|walking|riding|vending|drilling|milling|printing|baking|mixing|wedding|sitting-room)$/.test(
      lower,
    )
  )
}

const friendly = set(
  'friendly unfriendly lovely lonely lively ugly silly elderly early daily weekly monthly yearly chilly costly cowardly deadly hilly homely jolly kindly oily orderly sickly smelly woolly wobbly wrinkly bubbly cuddly crumbly curly burly surly scaly pearly frilly bristly prickly only likely unlikely fly family',
)
/** "definitely": an adverb, which describes no thing. */
export const isManner = (lower: string): boolean =>
  /.{3}ly$/.test(lower) &&
  !friendly.has(lower) &&
  !denying.has(lower) &&
  !degrees.has(lower) &&
  !uncertain.has(lower)

/** The adjective of which a word is the comparative or superlative: "taller", "biggest". */
export function comparedBy(word: string): string | undefined {
  const lower = word.toLowerCase()
  const stem = /^(.{2,})(?:er|est)$/.exec(lower)?.[1]
  if (stem === undefined || adjectives.has(lower)) return undefined
  const forms = [stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.slice(0, -1)]
  return forms.find((form) => adjectives.has(form) || compared.has(form))
}

/** "short": how big somebody or something is, also where it is not compared. */
export const isOfSize = (lower: string): boolean => compared.get(lower) === 'size'

/** What an adjective is told as. */
export function aboutOf(word: string): string {
  const lower = word.toLowerCase()
  if (origins.test(lower)) return 'origin'
  if (agedForm.test(lower)) return 'age'
  const base = comparedBy(lower)
  const known = adjectives.get(base ?? lower) ?? compared.get(base ?? lower)
  if (known !== undefined) return known
  return /(?:ed|en)$/.test(lower) ? 'condition' : 'description'
}
