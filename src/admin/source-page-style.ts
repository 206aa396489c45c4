/** Of the source page; it stands in the page itself, which loads nothing. */
export const sourcePageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f0; --surface: #fff; --line: #e2dfd4; --ink: #22271f; --soft: #5c6256;
  --green: #3b6430; --mark: #eef5e6; --mark-line: #7aa35b; --amber: #7d5200; --amber-soft: #fbefd3; --amber-line: #e8ce94;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141713; --surface: #1c201a; --line: #2e332b; --ink: #e5e8df; --soft: #a4ab9c;
    --green: #a5d18f; --mark: #222e1d; --mark-line: #628c45; --amber: #e8bd6c; --amber-soft: #322917; --amber-line: #58492a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 20px 16px 40px; background: var(--paper); color: var(--ink);
  font: 16px/1.7 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
body:lang(en), .kind p:lang(en) {
  font-family: -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif;
}
main { max-width: 720px; margin: 0 auto; }
.name { margin: 0 0 14px; font-size: 13px; color: var(--soft); }
h1 { margin: 0; font-size: 23px; line-height: 1.35; }
.place { margin: 4px 0 0; color: var(--soft); }
.jump { margin: 6px 0 0; font-size: 14px; }
.notice {
  margin: 14px 0 0; padding: 9px 13px; color: var(--amber); background: var(--amber-soft);
  border: 1px solid var(--amber-line); border-radius: 10px; font-size: 15px; line-height: 1.55;
}
article {
  margin: 18px 0; padding: 4px 18px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
}
article h2 { margin: 14px 0 4px; font-size: 13px; line-height: 1.4; font-weight: 600; color: var(--soft); }
.around { color: var(--soft); }
.quoted {
  margin: 0 -18px; padding: 2px 18px 2px 14px; background: var(--mark); border-left: 4px solid var(--mark-line);
}
.quoted h2 { color: var(--green); }
article:has(.quoted:first-child) { padding-top: 0; }
article:has(.quoted:last-child) { padding-bottom: 0; overflow: hidden; }
.quoted:first-child { border-top-left-radius: 11px; border-top-right-radius: 11px; }
h3, h4, h5, h6 { margin: 14px 0 4px; font-size: 17px; line-height: 1.45; }
p, ul, ol, table, pre, blockquote { margin: 8px 0; }
ul, ol { padding-left: 22px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 15px; line-height: 1.5; }
th, td { min-width: 5.5em; padding: 5px 10px; border: 1px solid var(--line); text-align: start; overflow-wrap: normal; }
.quoted :is(th, td, pre) { border-color: color-mix(in srgb, var(--mark-line) 45%, transparent); }
pre { padding: 8px 10px; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
blockquote { padding-left: 12px; border-left: 3px solid var(--line); }
dl { margin: 0; font-size: 14px; line-height: 1.6; }
dt { font-weight: 600; color: var(--soft); }
dd { margin: 0 0 8px; }
a { color: var(--green); }
.kind { padding-top: 12vh; text-align: center; }
.kind p + p { margin-top: 22px; }
`;
