// How the report looks: calm, in the reader's light or dark, in an editor in the colours of its theme, on paper in black.

/** The style sheet; it holds no mark that XML would have to escape. */
export const reportStyle = `
:root {
  --back: var(--vscode-editor-background, #ffffff);
  --fore: var(--vscode-foreground, #1f2328);
  --quiet: var(--vscode-descriptionForeground, #5c6670);
  --line: var(--vscode-widget-border, var(--vscode-panel-border, #d8dee4));
  --soft: var(--vscode-editor-inactiveSelectionBackground, #f3f5f7);
  --link: var(--vscode-textLink-foreground, #0a5cc2);
  --good: var(--vscode-charts-green, #2b8a4b);
  --warn: var(--vscode-editorWarning-foreground, #9a6700);
  --bad: var(--vscode-editorError-foreground, #c6262e);
  --note: var(--vscode-editorInfo-foreground, #3b6ea5);
  --mono: var(--vscode-editor-font-family, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: var(--vscode-editor-background, #1b1d21);
    --fore: var(--vscode-foreground, #e3e6ea);
    --quiet: var(--vscode-descriptionForeground, #9aa4af);
    --line: var(--vscode-widget-border, var(--vscode-panel-border, #363b42));
    --soft: var(--vscode-editor-inactiveSelectionBackground, #25282d);
    --link: var(--vscode-textLink-foreground, #7ab7ff);
    --good: var(--vscode-charts-green, #57b874);
    --warn: var(--vscode-editorWarning-foreground, #d9ab3f);
    --bad: var(--vscode-editorError-foreground, #ff7d76);
    --note: var(--vscode-editorInfo-foreground, #7fb0e6);
  }
}
@media (prefers-contrast: more) { :root { --quiet: var(--fore); --line: var(--vscode-contrastBorder, currentColor); } }
body.vscode-high-contrast, body.vscode-high-contrast-light { --quiet: var(--vscode-foreground); --line: var(--vscode-contrastBorder); --soft: transparent; }

* { box-sizing: border-box; }
body { margin: 0; padding: 0; background: var(--back); color: var(--fore); font: 14px/1.5 var(--vscode-font-family, system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', sans-serif); }
main { max-width: 1040px; margin: 0 auto; padding: 44px 40px 80px; overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: flex-start; justify-content: space-between; }
section { margin-top: 52px; scroll-margin-top: 28px; }
h1 { margin: 0; font-size: 26px; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; }
h2 { margin: 0 0 14px; font-size: 17px; font-weight: 600; }
p { margin: 0; }
header p { margin-top: 4px; }
ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, var(--link)); outline-offset: 2px; border-radius: 2px; }
code, .code { font-family: var(--mono); font-size: 0.9em; overflow-wrap: anywhere; }
code { padding: 0; background: none; color: inherit; }
.quiet { color: var(--quiet); }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
td.good { color: inherit; }
a.button { padding: 4px 14px; border: 1px solid var(--vscode-button-border, transparent); border-radius: 4px; background: var(--vscode-button-background, var(--link)); color: var(--vscode-button-foreground, var(--back)); }
a.button:hover { background: var(--vscode-button-hoverBackground); text-decoration: none; }

.figures { display: flex; flex-wrap: wrap; gap: 20px 44px; margin: 32px 0 0; padding: 20px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.figures div { display: flex; flex-direction: column; }
.figures dd { margin: 0; font-size: 28px; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures dd.quiet { font-weight: 400; }
.figures dt { font-size: 12.5px; color: var(--quiet); }
.figures + p { margin-top: 10px; }

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { padding-top: 0; font-size: 12.5px; font-weight: 400; color: var(--quiet); white-space: nowrap; }
tbody th { font-weight: 600; }
.names { font-weight: 400; color: var(--quiet); }
th summary { padding: 0; }
.number { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; }
#certificates table { margin-top: 28px; font-size: 13px; }
#certificates td:first-child { width: 30%; overflow-wrap: anywhere; }
#certificates td:nth-child(2) { width: 21%; }

.wide { overflow-x: auto; }
.wide svg { display: block; max-width: 100%; min-width: 720px; height: auto; font-family: inherit; }
svg text { fill: var(--fore); font-size: 12.5px; }
svg .left { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .name { font-size: 13px; font-weight: 600; }
svg .detail { font-size: 11.5px; fill: var(--quiet); }
svg .detail.bad, svg .date.bad { fill: var(--bad); }
svg .detail.warn, svg .date.warn { fill: var(--warn); }
svg .date { text-anchor: end; font-variant-numeric: tabular-nums; }
svg .today { font-size: 11.5px; font-weight: 600; font-variant-numeric: tabular-nums; }
svg .edge { fill: none; stroke: var(--good); stroke-width: 1.5; stroke-opacity: 0.65; }
svg .edge.warn { stroke: var(--warn); stroke-opacity: 0.9; }
svg .edge.bad { stroke: var(--bad); stroke-opacity: 1; stroke-dasharray: 6 4; }
svg .edge.quiet { stroke: var(--quiet); stroke-dasharray: 1.5 4; stroke-linecap: round; }
svg circle, svg .end { fill: var(--good); }
svg circle.warn, svg .end.warn { fill: var(--warn); }
svg circle.bad, svg .end.bad { fill: var(--bad); }
svg circle.quiet { fill: var(--quiet); }
svg .tick { stroke: var(--line); stroke-width: 1; }
svg .now { stroke: var(--fore); stroke-width: 1; }
svg .bar { stroke: var(--good); stroke-width: 3; stroke-opacity: 0.45; }
svg .bar.warn { stroke: var(--warn); stroke-opacity: 0.7; }
svg .bar.bad { stroke: var(--bad); stroke-opacity: 0.7; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-bottom: 22px; font-size: 12.5px; color: var(--quiet); }
.legend li { display: flex; gap: 8px; align-items: center; }
.legend svg { flex: none; }

summary { cursor: pointer; }
#keystores details { margin-top: 18px; }
#keystores details table { margin-top: 14px; font-size: 13px; }
.rules { border-bottom: 1px solid var(--line); }
.rule { border-top: 1px solid var(--line); }
.rule summary { display: grid; grid-template-columns: 76px minmax(0, 1fr) auto; gap: 0 12px; align-items: baseline; padding: 9px 0; }
.rule summary::-webkit-details-marker { display: none; }
.rule summary:hover { background: var(--soft); }
.what strong { font-weight: 600; margin-right: 8px; }
.what code { color: var(--quiet); white-space: nowrap; }
.count { white-space: nowrap; font-size: 12.5px; font-variant-numeric: tabular-nums; }
.count::after { content: '›'; display: inline-block; width: 1em; margin-left: 6px; text-align: center; }
details[open] .count::after { transform: rotate(90deg); }
.severity { font-size: 12.5px; font-weight: 600; }
.severity::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-right: 8px; border-radius: 50%; background: currentColor; }
.rule.error .severity { color: var(--bad); }
.rule.warning .severity { color: var(--warn); }
.rule.info .severity { color: var(--note); }
.rule.hint .severity { color: var(--quiet); }
.message, .more { margin-left: 88px; padding-bottom: 10px; }
.message li { padding: 1px 0 1px 16px; }
.more { padding-bottom: 18px; font-size: 12.5px; }

@media (max-width: 640px) {
  main { padding: 24px 16px 48px; }
  .figures { gap: 16px 28px; }
  th, td { padding-right: 10px; }
  .rule summary { grid-template-columns: minmax(0, 1fr) auto; }
  .what { grid-column: 1 / -1; grid-row: 2; }
  .message, .more { margin-left: 0; }
  #certificates td:nth-child(3), #certificates th:nth-child(3), #certificates td:nth-child(4), #certificates th:nth-child(4) { display: none; }
}
body.vscode-high-contrast svg .edge, body.vscode-high-contrast-light svg .edge, body.vscode-high-contrast svg .bar, body.vscode-high-contrast-light svg .bar { stroke-opacity: 1; }
@media (forced-colors: active) {
  :root { --quiet: CanvasText; --good: CanvasText; }
  svg text, svg .detail.warn, svg .detail.bad, svg .date.warn, svg .date.bad { fill: CanvasText; }
  svg .edge, svg .bar, svg .bar.warn, svg .bar.bad { stroke-opacity: 1; }
  svg .tick { stroke: CanvasText; stroke-opacity: 0.35; }
  svg .now { stroke: CanvasText; }
  .severity::before { forced-color-adjust: none; }
}
@media print {
  :root { --back: #ffffff; --fore: #000000; --quiet: #444444; --line: #bbbbbb; --soft: transparent; --link: #000000; --good: #1c6b37; --warn: #7a5200; --bad: #a3161e; --note: #24507d; color-scheme: light; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 28pt; }
  h2, summary { break-after: avoid; }
  tr, .message, svg g { break-inside: avoid; }
  .count::after, a.button { display: none; }
  .wide svg { min-width: 0; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}
`;
