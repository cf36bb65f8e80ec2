/**
 * Whether what a clause says is so: `told` it is; `lacking` something is said not to be there, which the
 * reader of "has no tail" or 꼬리가 없어 tells; `open` it is denied, no longer so, wished or guessed, and states nothing.
 */
export type Polarity = 'told' | 'lacking' | 'open'
