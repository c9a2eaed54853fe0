import { PICTURE_STYLE } from '../../../objectives/rules-over-years';

/** How the report looks: light and dark, and black on white on paper. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#f3f4f6;--line:#8c959f;--link:#0550ae;--bad:#a40e26;--warn:#7d4e00;--note:#0550ae;--good:#116329;
--run:#0550ae;--window:#9ec5fe;--warm:#bf8700;--cold:#57606a;--copy:#1a7f37}
@media screen and (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#1c2128;--line:#6e7681;--link:#79c0ff;--bad:#ff9492;--warn:#e3b341;--note:#79c0ff;--good:#7ee787;
--run:#79c0ff;--window:#1f4a80;--warm:#d29922;--cold:#8b949e;--copy:#3fb950}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1rem;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
bdi,code,dd,dt,figcaption,h1,h2,h3,h4,li,p,summary{overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
h1{font-size:1.8rem;line-height:1.2}h2{font-size:1.35rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1rem;list-style:none;padding:0}
code{font:.9em ui-monospace,monospace}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:6rem}
thead th{background:var(--soft)}tbody th{font-weight:400;min-width:8rem}
.hash{display:inline-block;min-width:33ch;line-height:1.5}
td ul,th ul,dd ul,dd ol{margin:0;padding-left:1.2rem}
th button{font:inherit;font-weight:700;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:left}
th[aria-sort=ascending] button::after{content:" ▲" / ""}th[aria-sort=descending] button::after{content:" ▼" / ""}
#sign-off td{height:3rem;min-width:8rem}#sign-off td:only-of-type{width:65%}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:.5rem 0}
form[hidden]{display:none}
label{display:grid}
input,select{font:inherit;padding:.25rem;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:4px;max-width:20rem}
.verdict{font-weight:600;white-space:nowrap;border:1px solid;border-radius:1rem;padding:0 .5rem}
.wrong,.wrong a{color:var(--bad);font-weight:600}
.selectedInVain,.unprotected{color:var(--bad)}.conditional,.unsupported,.nativeOnly{color:var(--warn)}.exempt{color:var(--note)}.protected{color:var(--good)}
details{border:1px solid var(--line);border-radius:4px;margin:.3rem 0;padding:.3rem .6rem}
summary{cursor:pointer}summary h3{display:inline;margin:0}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;margin:.5rem 0}
dt{font-weight:600}dd{margin:0;min-width:0}
figure{margin:.5rem 0}
.timeline{width:100%;min-width:40rem;height:auto;background:var(--soft);border:1px solid var(--line)}
svg text{fill:var(--fg);font:10px system-ui,sans-serif}
.grid{stroke:var(--line);stroke-width:.5}.run{stroke:var(--run);stroke-width:1.5;fill:none}.window{fill:var(--window)}.warm{fill:var(--warm)}.cold{fill:var(--cold)}.copy{fill:var(--copy)}.more{fill:var(--fg)}
.key{white-space:nowrap;margin-right:1rem}.key svg{vertical-align:middle}
@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}
@media screen and (min-width:60rem){.wide:has(#all){max-height:90vh;overflow:auto}#all thead th{position:sticky;top:0}}
@page{size:A4;margin:15mm}
@media print{
body{max-width:none;padding:0;font-size:9.5pt}
nav,form,.skip{display:none!important}
table{font-size:8pt}thead{display:table-header-group}tr,figure,dt{break-inside:avoid}h2,h3,summary{break-after:avoid}
.wide{overflow:visible}th,td,tbody th,.hash,#sign-off td{min-width:0}th,td{padding:1mm}
.timeline{min-width:0}svg *{print-color-adjust:exact}
a{color:inherit;text-decoration:none}
details{border-width:0 0 1px;border-radius:0;padding:1mm 0}
details::details-content{content-visibility:visible;block-size:auto}
#details,#rules{break-before:page}
.forecast{min-width:0}
}
svg.forecast{width:100%;min-width:40rem;height:auto;border:1px solid var(--line)}
${PICTURE_STYLE}`;
