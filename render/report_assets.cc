#include "report_assets.h"

namespace quaestor {

// Colours are palette.h's light ones. In print a row is not parted, a heading stays with what
// follows, and the page number stands in the margin.
const std::string_view kReportStyle = R"css(
:root{--text:#14181f;--faint:#5b6470;--rule:#d5dae1;--link:#0b57d0;--tile:#f3f6fa;--company:#1f6fb5}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--text);font:16px/1.5 Helvetica,Arial,"DejaVu Sans",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .3rem;overflow-wrap:anywhere}
h2{font-size:1.35rem;line-height:1.25;margin:2.6rem 0 .7rem;padding-bottom:.25rem;border-bottom:2px solid var(--company)}
h3{font-size:1.12rem;margin:2rem 0 .4rem}
h2,h3{overflow-wrap:anywhere}
p{margin:.5rem 0}
.by{color:var(--faint);margin:0}
.lead{font-size:1.1rem;margin:1rem 0 0}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav{margin:1.5rem 0;padding:.2rem 1.25rem 1rem;background:var(--tile);border-radius:.5rem}
nav h2{border:0;margin:.8rem 0 .3rem;font-size:1rem;padding:0}
nav>ol{margin:0;padding:0;list-style:none;columns:2;column-gap:2.5rem}
nav ol ol{margin:0;padding-left:1.2rem;list-style:none}
nav li{break-inside:avoid-column}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.tiles div{flex:1 1 8.5rem;background:var(--tile);border-radius:.5rem;padding:.8rem 1rem}
.tiles dd{margin:0;font-size:1.6em;line-height:1.2;font-weight:700;white-space:nowrap}
.tiles dt{color:var(--faint);font-size:.88em}
figure{margin:1rem 0;overflow-x:auto}
figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.86rem;line-height:1.35;margin:.8rem 0 .3rem}
th,td{text-align:left;vertical-align:top;padding:.32rem .35rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
th{border-bottom:2px solid var(--text);font-weight:700;overflow-wrap:normal;hyphens:auto}
td{hyphens:auto}
.n{text-align:right;font-variant-numeric:tabular-nums;hyphens:manual}
th.n,td.n{overflow-wrap:normal}
.rest{color:var(--faint);font-size:.86em;margin:.2rem 0}
sup{line-height:0;font-size:.75em;margin-left:.1em}
.refs{font-size:.92em}
h3~figure svg{max-height:34rem}
ul{padding-left:1.2rem;margin:.5rem 0}
li{margin:.2rem 0}
#notes ol{padding-left:2.2rem;font-size:.86rem;line-height:1.4}
#notes li{overflow-wrap:anywhere}
#notes li:target{background:#fff5cc}
cite{font-style:normal;color:var(--faint)}
q{quotes:none}
.back{text-decoration:none}
@media (max-width:46rem){nav>ol{columns:1}table{font-size:.8rem}}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page);font:9pt Helvetica,Arial,sans-serif;color:#5b6470}}
@media print{body{font-size:10pt}main{max-width:none;padding:0}h1{font-size:22pt}h2{font-size:14pt;margin-top:8mm}
h3{font-size:11.5pt}h2,h3,h3+p{break-after:avoid}p,tr,.short,figure,.tiles,#notes li,li{break-inside:avoid}thead{display:table-header-group}
figure svg{max-height:225mm;max-width:100%}h3~figure svg{max-height:115mm}table{font-size:8pt}#notes ol{font-size:8pt}.back{display:none}
nav{background:none;border:1px solid var(--rule)}.tiles div{border:1px solid var(--rule)}a{color:inherit}
sup a,.refs a{color:var(--link)}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace quaestor
