"""The style sheet of exported HTML: Chinese typography first, on screen and on paper."""

from __future__ import annotations

from typing import Final

STYLE_SHEET: Final = """
:root { color-scheme: light dark; }
body {
  margin: 0 auto; max-width: 42em; padding: 1.5em 1em;
  font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif;
  line-height: 1.8; text-align: justify; overflow-wrap: anywhere;
  line-break: strict; text-autospace: normal; text-spacing-trim: space-first;
  hanging-punctuation: allow-end;
}
:lang(zh-Hant) {
  font-family: "Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif;
}
:lang(de), :lang(en) {
  font-family: Georgia, "Noto Serif", "Times New Roman", serif; line-height: 1.5; hyphens: auto;
}
h1, h2, h3, h4, .kicker, .subtitle { text-align: center; line-height: 1.4; text-wrap: balance; }
h1 { font-size: 1.7em; }
h2 { font-size: 1.2em; border-block: 1px solid; padding: .2em 0; }
h3 { font-size: 1.4em; margin: .4em 0; }
h3.banner { font-size: 1.6em; }
h4 { font-size: 1.1em; margin: 1em 0 .4em; }
nav { border: 1px solid; padding: 0 1em; margin-bottom: 2em; text-align: start; }
nav h2 { border: 0; }
nav ul { margin-top: 0; }
article + article { border-top: 1px solid; margin-top: 2em; padding-top: 1em; }
p { margin: .3em 0; }
.paragraph, .list, .advertisement { text-indent: 2em; }
:lang(de) .paragraph, :lang(en) .paragraph { text-indent: 1.5em; }
.kicker, .subtitle { font-weight: bold; }
.byline, .dateline, .folio { text-align: center; }
.caption, .credit, .continuation, .folio, footer, .unplaced { font-size: .9em; }
.credit, .continuation { text-align: end; }
.advertisement, .table { border: 1px solid; padding: .5em; }
.table { white-space: pre-wrap; font-family: inherit; }
.gap { opacity: .6; padding: 0 .1em; }
.supplied { border-bottom: 1px dotted; }
footer ul { display: inline; padding: 0; }
footer li { display: inline; margin-inline-end: .8em; }
.unplaced { border-top: 1px dashed; margin-top: 2em; }
@page { margin: 20mm 18mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  .page + .page { break-before: page; }
  h1, h2, h3, h4, .kicker, .subtitle, .byline { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
"""
