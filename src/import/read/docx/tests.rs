//! What is read from packages as Word, WPS and LibreOffice write them.

use super::read;
use super::written::{docx, p, part};
use crate::import::intake::{Face, Found, Intake, RepairKind, Setting, Words};

fn taken(body: &str, parts: &[(&str, &str)]) -> Intake {
    read(&docx(body, parts), "通知.docx").unwrap()
}

fn texts(intake: &Intake) -> Vec<&str> {
    intake.blocks.iter().filter_map(Found::text).collect()
}

fn repaired(intake: &Intake, kind: RepairKind) -> Vec<(&str, &str)> {
    let repairs = intake.repairs.iter().filter(|r| r.kind == kind);
    repairs.map(|r| (r.before.as_str(), r.after.as_str())).collect()
}

#[test]
fn words_that_word_splits_into_runs_become_whole_again() {
    let body = r#"<w:p w:rsidR="00A1" w14:paraId="1A"><w:pPr><w:jc w:val="both"/></w:pPr><w:proofErr w:type="spellStart"/>
        <w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>由市发展</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/>
        <w:r><w:t xml:space="preserve">改革委 </w:t></w:r><w:bookmarkEnd w:id="0"/><w:smartTag><w:r><w:t>牵头</w:t></w:r></w:smartTag>
        <w:hyperlink r:id="rId9"><w:r><w:t>。</w:t></w:r></w:hyperlink></w:p><w:p/><w:sdt><w:sdtPr/><w:sdtContent>"#.to_owned()
        + &p("2026&#x5E74;&lt;3&gt;月") + "</w:sdtContent></w:sdt>";
    let intake = taken(&body, &[]);
    assert_eq!(texts(&intake), ["由市发展改革委 牵头。", "2026年<3>月"]);
    assert_eq!(intake.blocks.iter().map(|b| b.place).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn tracked_changes_are_accepted_and_told() {
    let body =
        "<w:p><w:r><w:t>由</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>市商务局</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:t>市发展改革委</w:t></w:r></w:ins><w:r><w:t>牵头</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>上半段</w:t></w:r></w:p>"
            .to_owned()
            + &p("下半段")
            + "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>";
    let intake = taken(&body, &[]);
    assert_eq!(texts(&intake), ["由市发展改革委牵头", "上半段下半段", "移来"]);
    let tracked = repaired(&intake, RepairKind::Tracked);
    assert_eq!(tracked, [("市商务局", ""), ("", "市发展改革委"), ("移走", ""), ("", "移来")]);
}

#[test]
fn codes_of_fields_page_numbers_and_contents_are_no_words() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let toc = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>一、目录</w:t></w:r></w:p>\
        <w:p><w:r><w:t>二、目录</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let body = format!(
        "{toc}<w:p><w:r><w:t>文号</w:t></w:r>{}{}<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
        field("REF num", "〔2026〕9号"),
        field("PAGE", "3")
    );
    assert_eq!(texts(&taken(&body, &[])), ["文号〔2026〕9号"]);
    // A field that never ends swallows nothing.
    let open = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>"
        .to_owned() + &p("正文");
    assert_eq!(texts(&taken(&open, &[])), ["正文"]);
}

#[test]
fn a_letterhead_in_a_text_box_comes_before_its_paragraph_and_only_once() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("某市人民政府办公室文件"));
    let body = format!(
        "<w:p><w:r><w:t>某政办〔2026〕9号</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\
         <w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>\
         </a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}\
         </v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(texts(&taken(&body, &[])), ["某市人民政府办公室文件", "某政办〔2026〕9号"]);
}

#[test]
fn hidden_words_comments_notes_and_margins_are_set_aside_and_told() {
    let body = "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>\
        <w:commentRangeStart w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
        <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let comments = part("comments", &format!("<w:comment w:id=\"0\">{}</w:comment>", p("请核实")));
    let notes = part(
        "footnotes",
        &format!(
            "<w:footnote w:type=\"separator\" w:id=\"0\">{0}</w:footnote><w:footnote w:id=\"2\">{0}</w:footnote>",
            p("见附件")
        ),
    );
    let margin = part("ftr", &format!("{}<w:p><w:r><w:t>— 1 —</w:t></w:r></w:p>", p("内部资料")));
    let intake = taken(body, &[("comments", &comments), ("footnotes", &notes), ("footer", &margin)]);
    assert_eq!(texts(&intake), ["正文"]);
    assert_eq!(repaired(&intake, RepairKind::Hidden), [("内部", "")]);
    assert_eq!(repaired(&intake, RepairKind::Comment), [("请核实", "")]);
    assert_eq!(repaired(&intake, RepairKind::Note), [("见附件", "")]);
    assert_eq!(repaired(&intake, RepairKind::Margin), [("内部资料", "")]);
}

#[test]
fn numbers_of_lists_are_counted_as_word_counts_them() {
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = part(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"5\">{}{}{}</w:abstractNum>\
             <w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"●\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"6\"/></w:num>",
            level(0, "chineseCountingThousand", "%1、"),
            level(1, "chineseCounting", "（%2）"),
            level(2, "decimal", "%1.%3.")
        ),
    );
    let styles = part(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"H1a\"><w:basedOn w:val=\"H1\"/></w:style>",
    );
    let at = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        styled("H1", "甲"),
        at(1, 1, "乙"),
        at(1, 2, "丙"),
        at(1, 2, "丁"),
        at(1, 1, "戊"),
        at(1, 2, "己"),
        styled("H1a", "庚"),
        at(1, 1, "辛"),
        at(2, 0, "壬"),
        at(2, 0, "癸"),
        at(3, 0, "子"),
        at(0, 0, "丑"),
    ]
    .concat();
    let intake = taken(&body, &[("numbering", &numbering), ("styles", &styles)]);
    let numbers: Vec<&str> = intake.blocks.iter().map(|b| b.hints.number.as_deref().unwrap_or("")).collect();
    assert_eq!(
        numbers,
        ["一、", "（一）", "一.1.", "一.2.", "（二）", "一.1.", "二、", "（一）", "一、", "二、", "", ""]
    );
    assert_eq!(intake.blocks[0].hints.outline, Some(1));
    assert_eq!(intake.blocks[6].hints.outline, Some(1));
}

#[test]
fn type_and_place_of_a_paragraph_are_known_along_its_styles() {
    let styles = part(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr>\
         <w:rPr><w:rFonts w:eastAsia=\"方正小标宋简体\"/><w:sz w:val=\"44\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"X\"><w:basedOn w:val=\"Y\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Y\"><w:basedOn w:val=\"X\"/></w:style>",
    );
    let body = "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>通知</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:rFonts w:eastAsia=\"黑体\"/><w:b/></w:rPr><w:t>一、总体要求</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:rFonts w:eastAsia=\"楷体_GB2312\"/></w:rPr><w:t>（一）甲</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"X\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>某市</w:t><w:br/><w:t>2026年</w:t></w:r></w:p>";
    let intake = taken(body, &[("styles", &styles)]);
    let hints: Vec<_> = intake.blocks.iter().map(|b| &b.hints).collect();
    assert_eq!(
        (hints[0].set, hints[0].face, hints[0].size, hints[0].indent),
        (Setting::Centre, Some(Face::Title), Some(44), 0)
    );
    assert_eq!(
        (hints[1].bold, hints[1].face, hints[1].size, hints[1].indent),
        (true, Some(Face::Hei), Some(32), 2)
    );
    assert_eq!((hints[2].face, hints[2].new_page), (Some(Face::Kai), false));
    assert_eq!((hints[3].set, hints[3].new_page, hints[3].apart), (Setting::Right, true, true));
    assert_eq!((texts(&intake)[4], hints[4].apart, hints[4].new_page), ("2026年", false, false));
}

#[test]
fn merged_cells_span_and_tables_that_only_set_words_are_paragraphs() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&[cell("<w:gridSpan w:val=\"2\"/>", "任务"), cell("", "牵头单位")]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "一"), cell("", "甲"), cell("", "乙")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "丙"), cell("", "丁")]),
    );
    let intake = taken(&table, &[]);
    let Words::Table(rows) = &intake.blocks[0].words else { panic!("{intake:?}") };
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3, 2]);
    assert_eq!((rows[0][0].columns, rows[1][0].rows, rows[2][0].text.as_str()), (2, 2, "丙"));
    let imprint = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell("<w:gridSpan w:val=\"2\"/>", "抄送：市委各部门。")]),
        row(&[cell("", "某市人民政府办公室"), cell("", "2026年3月6日印发")])
    );
    let nested = format!("<w:tbl>{}</w:tbl>", row(&[format!("<w:tc>{}{table}</w:tc>", p("前"))]));
    let intake = taken(&(imprint + &nested), &[]);
    let words = texts(&intake);
    assert_eq!(words[..3], ["抄送：市委各部门。", "某市人民政府办公室　　2026年3月6日印发", "前"]);
    assert!(words.contains(&"丙　　丁"), "{words:?}");
}

#[test]
fn symbols_formulas_ruby_and_hyphens_become_characters() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:noBreakHyphen/><w:softHyphen/><w:tab/></w:r>\
        <w:r><w:ruby><w:rt><w:r><w:t>jī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>机</w:t></w:r></w:rubyBase></w:ruby></w:r>\
        <m:oMath><m:r><m:t>7+X</m:t></m:r></m:oMath><w:r><w:sym w:font=\"Webdings\" w:char=\"F001\"/></w:r></w:p>";
    let intake = taken(body, &[]);
    assert_eq!(texts(&intake), ["□-\t机7+X"]);
    assert_eq!(repaired(&intake, RepairKind::Stray).len(), 1);
}

/// A theme: typefaces of headings and of body text, each as `latin`, `ea`, and the one of the script Hans.
fn theme(major: [&str; 3], minor: [&str; 3]) -> String {
    let fonts = |name: &str, [latin, ea, hans]: [&str; 3]| {
        format!(
            "<a:{name}><a:latin typeface=\"{latin}\"/><a:ea typeface=\"{ea}\"/><a:cs typeface=\"\"/>\
             <a:font script=\"Hant\" typeface=\"標楷體\"/><a:font script=\"Hans\" typeface=\"{hans}\"/></a:{name}>"
        )
    };
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements>\
         <a:clrScheme/><a:fontScheme>{}{}</a:fontScheme></a:themeElements></a:theme>",
        fonts("majorFont", major),
        fonts("minorFont", minor)
    )
}

#[test]
fn typefaces_that_are_named_by_the_theme_tell_what_a_paragraph_is() {
    let styles = part(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:rPr><w:rFonts w:eastAsia=\"仿宋\" w:eastAsiaTheme=\"majorEastAsia\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"K\"><w:rPr><w:rFonts w:asciiTheme=\"majorAscii\"/></w:rPr></w:style>",
    );
    let styled = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>")
    };
    let own =
        "<w:p><w:r><w:rPr><w:rFonts w:eastAsiaTheme=\"majorEastAsia\"/></w:rPr><w:t>甲</w:t></w:r></w:p>";
    let body = [styled("H1").as_str(), &styled("K"), &p("正文"), own].concat();
    let faces = |theme: &str, settings: &str| -> Vec<Option<Face>> {
        let settings = part("settings", settings);
        let parts = [("styles", styles.as_str()), ("theme", theme), ("settings", &settings)];
        taken(&body, &parts).blocks.iter().map(|block| block.hints.face).collect()
    };
    let (hei, kai, text) = (Some(Face::Hei), Some(Face::Kai), Some(Face::Body));
    // 宋体 of the script stands for an empty `ea`; the Latin typeface speaks where no other does.
    let open = theme(["Calibri Light", "", "黑体"], ["Calibri", "", "宋体"]);
    assert_eq!(faces(&open, ""), [hei, text, text, hei]);
    let named = theme(["KaiTi", "黑体", "宋体"], ["Calibri", "楷体_GB2312", "宋体"]);
    assert_eq!(faces(&named, ""), [hei, kai, kai, hei]);
    let taiwan = "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-TW\"/>";
    assert_eq!(faces(&open, taiwan), [kai, kai, kai, kai], "標楷體 of the script Hant");
    // A theme that is broken, or that is not there, leaves the words and says 宋体.
    assert_eq!(faces("<a:theme", ""), [text; 4]);
    let without = taken(&body, &[("styles", &styles)]);
    assert_eq!(without.blocks.iter().map(|b| b.hints.face).collect::<Vec<_>>(), [text; 4]);
}

#[test]
fn documents_that_are_embedded_are_named_as_not_read() {
    let embedded = "<html><body>第二章 组织领导</body></html>";
    let cell = "<w:tbl><w:tr><w:tc><w:altChunk r:id=\"rId9\"/></w:tc></w:tr></w:tbl>";
    let body = format!(
        "{}<w:altChunk r:id=\"rIdaFChunk\"/>{}<w:p><w:r><w:t>三</w:t></w:r><w:subDoc r:id=\"rIdsubDocument\"/></w:p>{cell}",
        p("一"),
        p("二")
    );
    let intake = taken(&body, &[("aFChunk", embedded), ("subDocument", embedded)]);
    assert_eq!(texts(&intake), ["一", "二", "三"]);
    let told: Vec<(u32, &str)> = intake
        .repairs
        .iter()
        .filter(|repair| repair.kind == RepairKind::Embedded)
        .map(|repair| (repair.place, repair.before.as_str()))
        .collect();
    assert_eq!(told, [(2, "aFChunk.xml"), (3, "subDocument.xml"), (4, "?")]);
    let alone = read(&docx("<w:altChunk r:id=\"rIdaFChunk\"/>", &[("aFChunk", embedded)]), "通知.docx");
    let problem = alone.unwrap_err();
    assert!(problem.message.zh.contains("aFChunk.xml"), "{problem:?}");
    assert!(problem.help.is_some_and(|help| help.zh.contains("另存为 .docx")));
}
