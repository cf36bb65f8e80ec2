const wildcards: Readonly<Record<string, string>> = { '%': '\uff05', _: '\uff3f', '\\': '\uff3c' }

/**
 * A text as titles are searched: compatibility forms joined, letter case dropped, and the wildcards of
 * SQL's LIKE replaced by their wide forms, because the databases disagree on how they are escaped and on
 * whether LIKE minds the case.
 */
export function foldTitle(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[%_\\]/g, (wildcard) => wildcards[wildcard] ?? wildcard)
}
