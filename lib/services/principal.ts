import type { Principal } from '../store/principal'

export type { Principal }

/**
 * Who calls on a local install: the one person whose machine it is. Every function of the store takes
 * a principal from the first day, so that accounts later change this line and nothing below it.
 */
export const localPrincipal: Principal = { workspaceId: 'local', actor: 'owner' }
