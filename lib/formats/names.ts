/** What formats are called in addresses and menus, in the order in which these offer them. */
export const formatIds = ['deixis', 'canvas', 'html', 'markdown', 'mermaid', 'json'] as const
export type FormatId = (typeof formatIds)[number]

/** Those of which graphs can be made. */
export const importFormatIds = ['deixis', 'canvas', 'markdown', 'json'] as const
export type ImportFormatId = (typeof importFormatIds)[number]
