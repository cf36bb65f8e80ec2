/** Colours are those of the editor; the page is light or dark as the machine is, until a button says else. */
export const style = `
:root{color-scheme:light dark;--canvas:#f8f7f4;--panel:#fdfdfc;--card:#fff;--line:#e4e2de;--ink:#1d1d24;--ink-2:#56565f;--accent:#b8431f;--accent-soft:#fbeee8}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--canvas:#16161a;--panel:#1d1d22;--card:#25252b;--line:#37373f;--ink:#efeeea;--ink-2:#b6b6bf;--accent:#f0936f;--accent-soft:#4a2a1e}}
:root[data-theme=dark]{--canvas:#16161a;--panel:#1d1d22;--card:#25252b;--line:#37373f;--ink:#efeeea;--ink-2:#b6b6bf;--accent:#f0936f;--accent-soft:#4a2a1e}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.5 system-ui,"Apple SD Gothic Neo","Malgun Gothic",sans-serif}
:root:not([lang=ko]) .w[lang=ko],:root[lang=ko] .w[lang=en]{display:none}
header{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding:12px 20px;background:var(--panel);border-bottom:1px solid var(--line)}
h1{flex:1;margin:0;font-size:20px;overflow-wrap:anywhere}
h2{margin:32px 0 12px;font-size:18px}h3{margin:0 0 4px;font-size:16px;overflow-wrap:anywhere}
main{max-width:1100px;margin:0 auto;padding:20px}
button{font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px;padding:4px 12px;min-height:32px;cursor:pointer}
button:focus-visible,a:focus-visible,svg:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.stage{position:relative}
.board{display:block;width:100%;height:auto;min-height:200px;max-height:min(70vh,640px);background:var(--canvas);border:1px solid var(--line);border-radius:12px;touch-action:none;cursor:grab}
.tools{display:flex;justify-content:flex-end;gap:6px;margin-top:8px}
.card{fill:var(--card);stroke:var(--line)}.group{fill:none;stroke:var(--line);stroke-dasharray:6 4}
.wire{fill:none;stroke:var(--ink-2);stroke-width:1.5}.arrow{fill:var(--ink-2)}
.region{fill:none;stroke:#fff;stroke-width:2;vector-effect:non-scaling-stroke;paint-order:stroke}
.shade{fill:none;stroke:#000;stroke-opacity:.6;stroke-width:4;vector-effect:non-scaling-stroke}
.tag{fill:#fff;stroke:#000;paint-order:stroke}
.relation{font-size:13px;fill:var(--ink);stroke:var(--canvas);stroke-width:5px;paint-order:stroke;text-anchor:middle}
.name{font-size:14px;font-weight:600;fill:var(--ink)}
.body{font-size:14px;line-height:1.45;color:var(--ink);overflow:hidden;height:100%;white-space:pre-wrap;overflow-wrap:anywhere}
.prose.prose{white-space:normal}
.prose>*,.prose blockquote>*,.prose li>*{margin:0 0 8px}.prose>:last-child,.prose li>:last-child{margin-bottom:0}
.prose p{white-space:pre-line}
.prose .task{list-style:none;margin-left:-20px}
.prose h4{font-size:16px}.prose h5,.prose h6{font-size:15px}
.prose blockquote{margin-left:0;padding-left:12px;border-left:2px solid var(--line);color:var(--ink-2)}
.prose code{font:13px/1.45 ui-monospace,Menlo,Consolas,monospace;background:var(--canvas);border-radius:4px;padding:1px 4px}
.prose pre{margin:0 0 8px;overflow-x:auto}.prose pre code{padding:0;background:none}
.prose hr{border:0;border-top:1px solid var(--line)}
.prose .table{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top}
.node{margin:0 0 12px;padding:12px 16px;background:var(--card);border:1px solid var(--line);border-radius:12px}
.node:target{border-color:var(--accent);background:var(--accent-soft)}
.node .node{margin:12px 0 0}
.kind{color:var(--ink-2);font-weight:400}
.text{margin:8px 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
ul,ol{margin:8px 0 0;padding-left:24px}
.picture{display:block;width:auto;max-width:100%;max-height:420px;margin-top:8px;border-radius:8px}
audio{display:block;width:100%;max-width:480px;margin-top:8px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px;font-size:13px}
details{margin:0 0 12px}summary{cursor:pointer;padding:4px 0}
.hidden{position:absolute;width:0;height:0;overflow:hidden}
@media (pointer:coarse){button{min-height:44px}summary{padding:10px 0}}
@media print{.tools,header button{display:none}}
`
