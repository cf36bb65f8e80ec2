/** What a person points with: of a finger there is no hover, no focus without a keyboard, and no small target. */
export const fingerQuery = '(pointer: coarse)'

export const isFinger = (): boolean => matchMedia(fingerQuery).matches
