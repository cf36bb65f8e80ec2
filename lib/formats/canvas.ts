import { drawCanvas, tellUndrawn } from './canvas/export'
import { readCanvas } from './canvas/import'
import { defineFormat } from './define'
import { safeName } from './file-names'
import { Notes } from './notes'

/** JSON Canvas 1.0 (jsoncanvas.org/spec/1.0), alone or in an archive with its media beside it. */
export const canvas = defineFormat({
  id: 'canvas',
  extension: 'canvas',
  mediaType: 'application/json',
  packed: 'withMedia',
  export(document) {
    const notes = new Notes()
    tellUndrawn(document, notes)
    const drawn = drawCanvas(document)
    // As other programs write it: tabs, one entry a line deep enough to be compared by people.
    const text = `${JSON.stringify(drawn.canvas, undefined, '\t')}\n`
    return {
      files: [{ path: `${safeName(document.title, 'graph')}.canvas`, text }, ...drawn.files],
      notes: notes.list(),
    }
  },
  import: readCanvas,
})
