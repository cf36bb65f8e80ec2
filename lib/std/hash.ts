/** A hash as the whole product writes it: `sha256-` and 64 hexadecimal digits. */
export const hashPattern = /^sha256-[0-9a-f]{64}$/
