/// How pages look: on a desktop, on a phone, and on A4.
enum StyleSheet {
  /// The style sheet; its fonts are those that the reader's system has.
  static let text = """
    :root { --ink: #1b2430; --soft: #5b6675; --line: #d5dae1; --band: #f4f6f9; --mark: #9c2b1f;
      --head: #1f4e79; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 1.5rem 2rem 3rem; max-width: 76rem; color: var(--ink);
      background: #fff; line-height: 1.6; font-size: 15px; overflow-wrap: anywhere;
      font-family: "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体",
        "PingFang SC", "Microsoft YaHei", "微软雅黑", "WenQuanYi Micro Hei", sans-serif; }
    h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .3rem; color: var(--head); }
    h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; padding-bottom: .25rem;
      border-bottom: 2px solid var(--head); color: var(--head); }
    h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
    h4 { font-size: 1rem; margin: 1.1rem 0 .3rem; color: var(--soft); }
    p { margin: .35rem 0; }
    ul { margin: .3rem 0; padding-left: 1.3rem; }
    a { color: inherit; text-decoration-color: var(--line); }
    .soft, small { color: var(--soft); font-size: .87rem; }
    .mark { color: var(--mark); font-weight: 600; }
    .notice { border-left: 4px solid var(--mark); background: #fbf1ef; padding: .5rem .8rem;
      margin: .7rem 0; }
    .badge { display: inline-block; border: 1px solid currentColor; border-radius: 3px;
      padding: 0 .35em; margin-left: .35em; font-size: .82rem; font-weight: 600;
      white-space: nowrap; }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0 .9rem; font-size: .92rem; }
    th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top;
      text-align: left; }
    thead th { background: var(--band); border-bottom: 2px solid var(--line); font-weight: 600; }
    .figure { text-align: right; font-variant-numeric: tabular-nums; }
    th.figure, td.figure { overflow-wrap: normal; white-space: nowrap; }
    .tree td { padding-top: .18rem; padding-bottom: .18rem; }
    td.words { min-width: 7em; }
    .group td { background: var(--band); font-weight: 600; }
    .group td.words ~ td.words { font-weight: 400; }
    .leaf td:first-child { padding-left: 1.4rem; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
      gap: .6rem; margin: .6rem 0 .9rem; }
    .tile { border: 1px solid var(--line); border-top: 3px solid var(--head); padding: .35rem .6rem;
      break-inside: avoid; }
    .tile strong { display: block; font-size: 1.25rem; line-height: 1.35;
      font-variant-numeric: tabular-nums; }
    .chart { margin: .6rem 0 1rem; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin-bottom: .4rem;
      font-size: .87rem; }
    .legend-entry { display: inline-flex; align-items: center; gap: .35em; }
    .legend svg { width: .8em; height: .8em; flex: none; }
    .bar { display: grid; grid-template-columns: 11em 1fr 9.5em; align-items: center;
      gap: .7rem; padding: .1rem 0; break-inside: avoid; }
    .bar svg { width: 100%; height: 1.05rem; display: block; }
    .bar-name { font-size: .9rem; line-height: 1.25; }
    .bar-figure { font-size: .9rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .hash { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .8rem;
      overflow-wrap: anywhere; }
    footer { margin-top: 2.5rem; padding-top: .7rem; border-top: 2px solid var(--line); }
    @media print, (min-width: 701px) {
      .tree td:first-child { width: 23%; }
      .tree td:last-child { width: 15%; min-width: 0; }
    }
    @media screen and (max-width: 700px) {
      body { padding: 1rem .9rem 2rem; }
      h1 { font-size: 1.35rem; }
      table, tbody, tr, td { display: block; width: 100%; }
      thead { display: none; }
      tr { border: 1px solid var(--line); border-radius: 4px; margin-bottom: .55rem;
        padding: .3rem .55rem; }
      td, td.words { min-width: 0; }
      td { position: relative; border: 0; padding: .08rem 0 .08rem 8em; min-height: 1.6em; }
      td, td.figure { text-align: left; white-space: normal; }
      td:empty, .tree td:empty { display: none; }
      td::before { content: attr(data-label); position: absolute; left: 0; width: 7.6em;
        color: var(--soft); font-weight: 400; }
      .group td { background: none; }
      tr.group { background: var(--band); }
      .ranking tr, .tree tr { display: grid; gap: .1rem .7rem; }
      .ranking tr { grid-template-columns: repeat(3, 1fr); }
      .ranking td, .tree td, .leaf td:first-child { padding: 0; width: auto; min-width: 0;
        min-height: 0; }
      .ranking td::before { display: block; position: static; width: auto; font-size: .78rem; }
      .ranking td:nth-child(2) { grid-column: 2 / -1; font-weight: 600; }
      .tree tr { grid-template-columns: 1fr auto auto; }
      .tree td::before { display: none; }
      .tree td:nth-child(3)::before { content: "/ "; display: inline; position: static; }
      .tree td:nth-child(n+4) { grid-column: 1 / -1; font-size: .87rem; color: var(--soft); }
      .tree td:nth-child(4)::before { content: attr(data-label) " "; display: inline;
        position: static; }
      .bar { grid-template-columns: 1fr auto; gap: 0 .5rem; padding: .2rem 0; }
      .bar svg { grid-column: 1 / -1; grid-row: 2; }
    }
    @media print {
      @page { size: A4; margin: 16mm 14mm 18mm;
        @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; } }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      body { padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.45; }
      h1 { font-size: 16pt; } h2 { font-size: 12.5pt; margin-top: 6mm; } h3 { font-size: 11pt; }
      h4 { font-size: 9.5pt; margin: 2.5mm 0 .8mm; } .soft, small { font-size: 8pt; }
      ul { font-size: 8.5pt; line-height: 1.4; }
      h2, h3, h4 { break-after: avoid; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      table { font-size: 8.5pt; }
      th, td { padding: .18rem .3rem; }
      .units, .units + section { break-before: page; }
      .hash { font-size: 7.5pt; }
      .unit ~ .unit { break-before: page; }
      .tree { font-size: 7.2pt; line-height: 1.25; margin: .2rem 0 .3rem; }
      .tree th, .tree td { padding: .05rem .22rem; }
      .unit ul { margin: .1rem 0; font-size: 7.6pt; line-height: 1.3; }
      .unit p { margin: .1rem 0; }
      .unit h3 { margin-top: .3rem; } .unit h4 { margin: .5rem 0 .1rem; }
      .bar { grid-template-columns: 9.5em 1fr 9em; }
      .tiles { grid-template-columns: repeat(6, 1fr); gap: 1.5mm; margin: 1.5mm 0 2mm; }
      .tile { padding: .5mm 1.5mm; border-top-width: .6mm; }
      .tile strong { font-size: 10.5pt; } .tile .soft { font-size: 7pt; line-height: 1.2; }
      .summary { break-after: page; }
      .summary h2 { margin-top: 2mm; }
      .summary ul { font-size: 8pt; line-height: 1.35; } .summary h4 { margin: 1.5mm 0 .5mm; }
      .ranking td, .ranking th { padding: .5mm .8mm; }
      .ranking td.words { min-width: 0; white-space: nowrap; }
      .ranking th { white-space: nowrap; }
      .ranking .badge { font-size: 6.5pt; padding: 0 .15em; margin-left: .2em; }
      a { text-decoration: none; }
      nav { display: none; }
    }

    """
}
