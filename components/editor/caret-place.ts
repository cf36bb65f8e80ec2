/** What of a field's look decides where its letters stand. */
const copied = [
  'boxSizing',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'fontFeatureSettings',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'textIndent',
  'textTransform',
  'textAlign',
  'tabSize',
  'direction',
  'wordBreak',
  'overflowWrap',
] as const

/**
 * Where on the screen the letter at an offset of a field stands. A browser does not tell, so the text is
 * set once more, unseen, in a box of the same look. Holds under a zoom of the canvas; what is scrolled out
 * of the field is taken for its edge.
 */
export function placeInField(field: HTMLTextAreaElement, offset: number): DOMRect {
  const style = getComputedStyle(field)
  const box = document.createElement('div')
  for (const name of copied) box.style[name] = style[name]
  Object.assign(box.style, {
    position: 'fixed',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    borderStyle: 'solid',
    width: `${field.offsetWidth}px`,
  })
  const mark = document.createElement('span')
  mark.textContent = field.value.slice(offset, offset + 1) || '\u200b'
  box.append(field.value.slice(0, offset), mark, field.value.slice(offset + 1))
  document.body.append(box)
  const [left, top, height] = [mark.offsetLeft, mark.offsetTop, mark.offsetHeight]
  box.remove()
  const frame = field.getBoundingClientRect()
  const scale = field.offsetWidth > 0 ? frame.width / field.offsetWidth : 1
  const x = frame.left + (left - field.scrollLeft) * scale
  const y = frame.top + (top - field.scrollTop) * scale
  return new DOMRect(
    Math.max(frame.left, Math.min(frame.right, x)),
    Math.max(frame.top, Math.min(frame.bottom - height * scale, y)),
    0,
    height * scale,
  )
}
