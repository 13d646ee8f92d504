/// How sheets of paper look: black on white at A4, with fonts that offices have.
enum PaperStyleSheet {
  /// The style sheet; its fonts are those that the reader's system has.
  static let text = """
    :root { --ink: #111; --line: #1a1a1a; --soft: #4a4f57; --pen: #1c3f95; --band: #eef0f2; }
    * { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    html { background: #dfe2e6; -webkit-text-size-adjust: 100%; }
    body { margin: 0; color: var(--ink); font-size: 10.5pt; line-height: 1.4;
      font-family: "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "Songti SC", "SimSun",
        "宋体", "Noto Sans CJK SC", serif; overflow-wrap: anywhere; }
    h1, h2, h3, p { margin: 0; font-weight: inherit; font-size: inherit; }
    .page { position: relative; width: 210mm; min-height: 297mm; margin: 6mm auto; background: #fff;
      padding: 11mm 17mm 9mm; display: flex; flex-direction: column;
      box-shadow: 0 .5mm 3mm #0004; }
    .black { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", "SimHei", "黑体",
      "PingFang SC", "Microsoft YaHei", sans-serif; }
    .keyed { font-family: "DejaVu Sans Mono", "Noto Sans Mono CJK SC", Consolas, monospace; }
    .soft { color: var(--soft); font-size: 8.5pt; }

    .top { display: flex; justify-content: space-between; align-items: flex-start; gap: 6mm;
      min-height: 14mm; font-size: 9pt; color: var(--soft); }
    .origin { padding-top: .5mm; }
    .number { display: flex; align-items: center; gap: 2mm; flex: none; color: var(--ink); }
    .number-words { text-align: right; line-height: 1.25; }
    .number-name { display: block; font-size: 11pt; }
    .number-box { width: 34mm; height: 11mm; border: .5mm solid var(--line); display: flex;
      align-items: center; justify-content: center; font-size: 19pt; font-weight: 600; }
    h1 { text-align: center; font-size: 21pt; font-weight: 700; line-height: 1.3;
      letter-spacing: .06em; padding: 1mm 0 2.5mm; }
    .latin th, .latin.roomy th { font-size: 9pt; overflow-wrap: normal; }
    .latin .choice { width: 20.5mm; } .latin .choice-narrow { width: 17mm; font-size: 8pt; }
    .latin h1 { letter-spacing: 0; font-size: 19pt; }
    .later { display: flex; justify-content: space-between; align-items: center; gap: 6mm;
      min-height: 14mm; margin-bottom: 2mm; }
    .later-title { font-weight: 600; font-size: 11pt; }
    .lines { display: flex; flex-wrap: wrap; gap: 1.2mm 8mm; padding-bottom: 2.2mm;
      font-size: 11pt; }
    .field { display: inline-flex; align-items: baseline; gap: 1mm; flex: 1 1 40%; min-width: 0; }
    .field-name { flex: none; }
    .field-line { flex: 1; min-height: 6mm; border-bottom: .25mm solid var(--line);
      padding: 0 1.5mm; align-self: stretch; }
    .notes { position: relative; border: .25mm solid var(--line); padding: 1.6mm 3mm; margin-bottom: 3mm;
      font-size: 9.5pt; line-height: 1.5; }
    .notes-title { font-weight: 600; }
    .note { display: flex; gap: 1mm; }
    .note-number { flex: none; min-width: 4mm; }

    .heading { font-weight: 600; font-size: 11pt; padding: 1.5mm 0 1.2mm; }
    .kept { break-inside: avoid; }
    table { width: 100%; border-collapse: collapse; border: .45mm solid var(--line);
      margin-bottom: 3mm; }
    th, td { border: .22mm solid var(--line); padding: 0 1.6mm; vertical-align: middle; }
    th { background: var(--band); font-weight: 600; font-size: 10pt; line-height: 1.25;
      padding: 1mm; }
    tr.fifth td { border-bottom: .6mm solid var(--line); }
    tr.grown { height: 8.6mm; } tr.even { height: 7.6mm; }
    .place { width: 11mm; text-align: center; }
    .choice { width: 19mm; text-align: center; padding: 0; }
    .choice-narrow { width: 14.5mm; text-align: center; padding: 0; font-size: 9.5pt; }
    .range, .roomy td.range { width: 34mm; text-align: center; font-size: 9.5pt; }
    .field .option { margin-right: 4mm; }
    .value { width: 34mm; text-align: center; }
    .wide { width: 52mm; }
    .half { width: 38mm; }
    .code { display: block; font-size: 8.5pt; font-weight: 400; }
    .own td { background: #f3f3f3; color: var(--soft); }
    .own .value, .roomy .own .value { font-size: 9.5pt; padding: 0; }

    .box { position: relative; display: inline-block; width: 5mm; height: 5mm; flex: none;
      border: .35mm solid var(--line); background: #fff; vertical-align: middle; }
    .box-code { font-size: 8pt; color: var(--soft); padding-left: 1mm; vertical-align: middle; }
    .ticked::after { content: ""; position: absolute; left: 1.6mm; top: -2mm; width: 2.4mm;
      height: 5.6mm; border: solid var(--pen); border-width: 0 .65mm .65mm 0;
      transform: rotate(38deg); }
    .smeared::before, .smeared::after { content: ""; position: absolute; left: -2.5mm; top: 1mm;
      width: 11mm; height: 2.6mm; border: .55mm solid var(--pen); border-radius: 50%;
      transform: rotate(-24deg); }
    .smeared::before { width: 9.5mm; height: 3.6mm; top: .2mm; transform: rotate(17deg); }
    .question { padding: .6mm 0 2mm; }
    .question-text { font-weight: 500; }
    .skip { color: var(--soft); font-size: 9pt; }
    .options { display: flex; flex-wrap: wrap; align-items: center; gap: 1.6mm 6mm;
      padding: 1.2mm 0 0 6mm; }
    .option { display: inline-flex; align-items: center; gap: 1.2mm; }
    .option-code { font-size: 8.5pt; color: var(--soft); }
    .other { display: inline-block; width: 42mm; height: 5.5mm;
      border-bottom: .25mm solid var(--line); }
    .entry { display: inline-flex; align-items: center; justify-content: center; min-width: 27mm;
      height: 7mm; border: .35mm solid var(--line); padding: 0 2mm; }
    .entry-small { min-width: 16mm; }
    .ruled { height: 8.6mm; border-bottom: .22mm solid var(--line); margin-left: 6mm; }
    .hand { color: var(--pen); font-family: "Segoe Print", "KaiTi", "楷体", "STKaiti", cursive, serif;
      font-style: italic; font-size: 13pt; }

    .clerk { border: .25mm dashed var(--soft); padding: 1.3mm 2.5mm; font-size: 8.5pt;
      color: var(--soft); }
    .bottom { margin-top: auto; } .bottom + .foot { margin-top: 0; }
    .signature { padding-top: 5mm; }
    .roomy td { font-size: 12pt; } .roomy .question { font-size: 12pt; }
    .roomy th { font-size: 11pt; padding: 1.4mm 1mm; }
    .roomy tr.grown, .roomy tr.even { height: 11.2mm; }
    .roomy .box { width: 5.6mm; height: 5.6mm; } .roomy .box-code { font-size: 9pt; }
    .roomy .ruled { height: 10.4mm; }
    .clerk-line { display: flex; flex-wrap: wrap; gap: 0 5mm; }
    .foot { margin-top: auto; padding-top: 2.5mm; display: flex; justify-content: space-between;
      gap: 5mm; font-size: 8pt; color: var(--soft); }
    .foot span { flex: 1 1 0; }
    .foot .foot-middle { text-align: center; } .foot .foot-end { text-align: right; }

    .sample { border: .6mm solid #b03024; color: #b03024; padding: 0 3mm; font-size: 13pt;
      font-weight: 700; transform: rotate(-4deg); letter-spacing: .12em; margin-right: 3mm; }
    .card { border: .5mm solid var(--line); padding: 2.5mm 3.5mm; margin: 1mm 0 3mm;
      background: #f8f9fa; }
    .card-title { font-weight: 600; padding-bottom: 1mm; }
    .card-line { font-size: 13pt; font-weight: 600; padding: 1mm 0; color: var(--pen);
      line-height: 1.5; }
    .card-reply { font-size: 9pt; color: var(--soft); padding-bottom: 1mm; }
    .card-keys { display: flex; flex-wrap: wrap; gap: 1mm 0; padding: 1mm 0; }
    .key { border: .2mm solid var(--soft); margin-right: -.2mm; text-align: center;
      min-width: 9mm; background: #fff; }
    .key-place { display: block; font-size: 7.5pt; color: var(--soft); padding: 0 1mm;
      border-bottom: .2mm solid var(--soft); }
    .key-mark { display: block; font-size: 10.5pt; font-weight: 600; padding: 0 1.2mm; }
    .key-fifth { margin-right: 2.4mm; }
    .steps { font-size: 10pt; line-height: 1.55; padding-bottom: 3mm; }
    .command { display: block; background: var(--band); padding: 1mm 2.5mm; margin: 1mm 0;
      font-size: 9pt; }
    .tall td { height: 10.5mm; }
    .slip { table-layout: fixed; } .slip .value { width: 30mm; }

    .labels { position: relative; width: 210mm; height: 297mm; margin: 6mm auto;
      background: #fff; display: grid; overflow: hidden; box-shadow: 0 .5mm 3mm #0004; }
    .labels-3x8 { grid-template: repeat(8, 37.125mm) / repeat(3, 70mm); }
    .labels-4x10 { grid-template: repeat(10, 29.7mm) / repeat(4, 52.5mm); }
    .labels-3x7 { grid-template: repeat(7, 38.1mm) / repeat(3, 63.5mm); column-gap: 2.5mm;
      padding: 15.1mm 7.2mm 0; }
    .labels-5x13 { grid-template: repeat(13, 21.2mm) / repeat(5, 38.1mm); column-gap: 2.5mm;
      padding: 10.7mm 4.7mm 0; }
    .label { display: flex; flex-direction: column; align-items: center; justify-content: center;
      text-align: center; line-height: 1.2; padding: 1.5mm 3mm; overflow: hidden; }
    .label-batch { font-size: 9pt; }
    .label-number { font-size: 25pt; font-weight: 700; letter-spacing: .04em; line-height: 1.2; }
    .label-check { color: var(--soft); border-bottom: .5mm solid var(--soft); }
    .label-round { font-size: 6.5pt; color: var(--soft); }
    .labels-5x13 .label { padding: .8mm 1.5mm; }
    .labels-5x13 .label-number { font-size: 15pt; } .labels-5x13 .label-batch { font-size: 7pt; }
    .labels-5x13 .label-round { font-size: 5.5pt; }
    .long .label-number { font-size: 17pt; } .labels-5x13 .long .label-number { font-size: 9.5pt; }

    @media screen and (max-width: 220mm) { .page, .labels { margin: 0 0 4mm; } }
    @media print {
      @page { size: A4 portrait; margin: 0; }
      html { background: none; }
      .page, .labels { margin: 0; box-shadow: none; break-after: page; }
      .page { min-height: 296.8mm; }
      .labels { height: 296.9mm; }
      .page:last-child, .labels:last-child { break-after: auto; }
    }

    """
}
