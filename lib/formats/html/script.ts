/**
 * What the page does: moving and zooming the canvas, playing a part of a sound, copying a prompt, choosing
 * light or dark and the language. It makes no element and reads no text of the graph but to copy it.
 */
export const script = `
(() => {
  const root = document.documentElement
  const svg = document.getElementById('page:canvas')
  const whole = svg.getAttribute('viewBox').split(' ').map(Number)
  let view = whole.slice()
  const show = () => svg.setAttribute('viewBox', view.join(' '))
  const zoom = (factor, px, py) => {
    const width = view[2] * factor
    if (width < 40 || width > whole[2] * 8) return
    view = [view[0] + (view[2] - width) * px, view[1] + view[3] * (1 - factor) * py, width, view[3] * factor]
    show()
  }
  const at = (event) => {
    const box = svg.getBoundingClientRect()
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== svg) return
    event.preventDefault()
    zoom(Math.exp(event.deltaY * 0.0015), ...at(event))
  }, { passive: false })
  const pointers = new Map()
  let moved = 0
  svg.addEventListener('pointerdown', (event) => { pointers.set(event.pointerId, event); moved = 0 })
  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId)
    if (!before) return
    const box = svg.getBoundingClientRect()
    const scale = Math.max(view[2] / box.width, view[3] / box.height)
    const others = [...pointers.values()].filter((each) => each.pointerId !== event.pointerId)
    if (others.length > 0) {
      const far = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1
      zoom(far(before, others[0]) / far(event, others[0]), ...at(event))
    } else {
      const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY
      moved += Math.abs(dx) + Math.abs(dy)
      if (moved > 4) svg.setPointerCapture(event.pointerId)
      view[0] -= dx * scale
      view[1] -= dy * scale
      show()
    }
    pointers.set(event.pointerId, event)
  })
  for (const name of ['pointerup', 'pointercancel']) svg.addEventListener(name, (event) => pointers.delete(event.pointerId))
  svg.addEventListener('click', (event) => { if (moved > 4) event.preventDefault() }, true)
  svg.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (step) { view[0] += step[0] * view[2] / 10; view[1] += step[1] * view[3] / 10; show() }
    else if (event.key === '+' || event.key === '=') zoom(0.8, 0.5, 0.5)
    else if (event.key === '-') zoom(1.25, 0.5, 0.5)
    else if (event.key === '0') { view = whole.slice(); show() }
    else return
    event.preventDefault()
  })
  const acts = {
    in: () => zoom(0.8, 0.5, 0.5),
    out: () => zoom(1.25, 0.5, 0.5),
    fit: () => { view = whole.slice(); show() },
    theme: () => {
      const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
      root.dataset.theme = isDark ? 'light' : 'dark'
    },
    language: () => { root.lang = root.lang === 'ko' ? 'en' : 'ko' },
    play: (button) => {
      const sound = document.getElementById(button.dataset.sound)
      const end = Number(button.dataset.end)
      sound.currentTime = Number(button.dataset.start)
      const stop = () => { if (sound.currentTime >= end) { sound.pause(); done() } }
      const done = () => { sound.removeEventListener('timeupdate', stop); sound.removeEventListener('pause', done) }
      sound.addEventListener('timeupdate', stop)
      void sound.play().then(() => sound.addEventListener('pause', done), done)
    },
    copy: async (button) => {
      const text = document.getElementById(button.dataset.of)
      try { await navigator.clipboard.writeText(text.textContent) }
      catch {
        const range = document.createRange()
        range.selectNodeContents(text)
        const selection = getSelection()
        selection.removeAllRanges()
        selection.addRange(range)
        document.execCommand('copy')
      }
      button.classList.add('done')
      const [now, then] = button.querySelectorAll('[data-state]')
      now.hidden = true; then.hidden = false
      setTimeout(() => { now.hidden = false; then.hidden = true }, 2000)
    },
  }
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-act]') : null
    if (button) void acts[button.dataset.act]?.(button)
  })
})()
`
