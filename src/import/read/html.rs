//! Web pages: tags cut the words into paragraphs and tables; scripts, forms and lists of links fall away.
//!
//! The tokenizer of `html5ever` reads tags as browsers do. No tree is built, so nesting costs nothing.

use super::plain::is_blank;
use crate::import::intake::{Cell, Form, Found, Hints, Intake, Repair, RepairKind, Setting, Words};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};
use std::cell::RefCell;

/// Reads a page.
pub(super) fn read(text: &str) -> Intake {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // Our sink never stops the tokenizer, so one call takes all of the page.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.page.into_inner();
    page.flush();
    while !page.tables.is_empty() {
        page.close_table();
    }
    page.leave_out_what_follows();
    Intake { form: Form::Html, blocks: page.blocks, repairs: page.repairs }
}

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
}

/// Elements whose words are no part of a document.
const SKIPPED: [&str; 14] = [
    "script", "style", "noscript", "title", "select", "button", "textarea", "iframe", "svg", "template",
    "nav", "object", "audio", "video",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 31] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "center",
    "form",
    "br",
    "hr",
    "pre",
    "caption",
    "figure",
    "figcaption",
    "body",
    "address",
];

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        page.line = u32::try_from(line).unwrap_or(u32::MAX);
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(words) => page.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A paragraph being gathered.
#[derive(Default)]
struct Draft {
    text: String,
    place: u32,
    hints: Hints,
    /// Characters within links and within bold type.
    linked: usize,
    bold: usize,
}

/// A table being gathered: its cells, and the same words as paragraphs in case it only lays out the page.
#[derive(Default)]
struct Table {
    place: u32,
    rows: Vec<Vec<Cell>>,
    flat: Vec<Found>,
    in_cell: bool,
    nested: bool,
}

#[derive(Default)]
struct Page {
    line: u32,
    blocks: Vec<Found>,
    repairs: Vec<Repair>,
    draft: Draft,
    tables: Vec<Table>,
    /// The element whose words are skipped, and how many of its name are open.
    skipping: Option<(String, usize)>,
    links: usize,
    bolds: usize,
    heading: Option<u8>,
    settings: Vec<(String, Setting)>,
    /// How many blocks there were at the end of the main content.
    main_end: Option<usize>,
}

/// Deeper tables are laid out as paragraphs of the one around.
const DEEPEST_TABLE: usize = 16;

impl Page {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((skipped, depth)) = &mut self.skipping {
            if name == skipped.as_str() && !tag.self_closing {
                *depth = if opens { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        // What the page of a notice that we built shows beside the notice itself.
        if opens && !tag.self_closing && attribute(tag, "data-beside").is_some() {
            self.flush();
            self.skipping = Some((name.to_owned(), 1));
            return TokenSinkResult::Continue;
        }
        if SKIPPED.contains(&name) {
            if opens && !tag.self_closing {
                self.skipping = Some((name.to_owned(), 1));
                return match name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "noscript" | "iframe" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "main" if !opens => {
                self.flush();
                self.main_end = self.main_end.or(Some(self.blocks.len()));
            }
            "a" => self.links = if opens { self.links + 1 } else { self.links.saturating_sub(1) },
            "b" | "strong" => self.bolds = if opens { self.bolds + 1 } else { self.bolds.saturating_sub(1) },
            "table" => self.table(opens),
            "tr" => self.row(opens),
            "td" | "th" => self.cell(opens, tag),
            // Entries that a style sheet sets below each other.
            "span" if opens && attribute(tag, "style").is_some_and(|s| s.contains("padding-left")) => {
                self.flush();
            }
            _ if BLOCKS.contains(&name) => self.block(name, opens, tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn block(&mut self, name: &str, opens: bool, tag: &Tag) {
        self.flush();
        let level = name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
        if level.is_some() {
            self.heading = level.filter(|_| opens);
        }
        if !opens {
            if let Some(at) = self.settings.iter().rposition(|(n, _)| n == name) {
                self.settings.truncate(at);
            }
            return;
        }
        let setting = match name {
            "center" => Some(Setting::Centre),
            "br" | "hr" => return,
            _ => setting_of(tag),
        };
        if let Some(setting) = setting.filter(|_| self.settings.len() < 1000) {
            self.settings.push((name.to_owned(), setting));
        }
    }

    fn words(&mut self, words: &str) {
        if self.skipping.is_some() {
            return;
        }
        let count = words.chars().filter(|c| !is_blank(*c)).count();
        if count == 0 && self.draft.text.is_empty() {
            let indent = words.chars().filter(|c| matches!(c, '\u{3000}' | '\u{2003}')).count();
            let indent = u8::try_from(indent).unwrap_or(u8::MAX);
            self.draft.hints.indent = self.draft.hints.indent.saturating_add(indent);
            return;
        }
        if self.draft.text.is_empty() {
            self.draft.place = self.line;
        }
        if self.links > 0 {
            self.draft.linked += count;
        }
        if self.bolds > 0 {
            self.draft.bold += count;
        }
        // A line break of the file is a blank between Latin words and nothing between Chinese ones.
        for c in words.chars() {
            match c {
                '\n' | '\r' => {
                    let latin = self.draft.text.ends_with(|c: char| c.is_ascii_alphanumeric());
                    if latin {
                        self.draft.text.push(' ');
                    }
                }
                c => self.draft.text.push(c),
            }
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        let text = draft.text.trim_matches(is_blank);
        if text.is_empty() {
            return;
        }
        let lead = draft.text.chars().take_while(|c| is_blank(*c)).filter(|c| *c == '\u{3000}').count();
        draft.hints.indent = draft.hints.indent.saturating_add(u8::try_from(lead).unwrap_or(u8::MAX));
        let count = text.chars().filter(|c| !is_blank(*c)).count();
        draft.hints.apart = true;
        draft.hints.outline = self.heading;
        draft.hints.bold = draft.bold >= count;
        draft.hints.set = self.settings.last().map_or(Setting::Left, |(_, s)| *s);
        if draft.linked >= count && !text.starts_with("附件") {
            self.repairs.push(Repair::new(RepairKind::Metadata, draft.place, text, ""));
            return;
        }
        let found =
            Found { words: Words::Paragraph(text.to_owned()), place: draft.place, hints: draft.hints };
        match self.tables.last_mut() {
            Some(table) => {
                if let Some(cell) =
                    table.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| table.in_cell)
                {
                    if !cell.text.is_empty() {
                        cell.text.push('\n');
                    }
                    cell.text.push_str(text);
                }
                table.flat.push(found);
            }
            None => self.blocks.push(found),
        }
    }

    fn table(&mut self, opens: bool) {
        self.flush();
        if !opens {
            self.close_table();
        } else if self.tables.len() < DEEPEST_TABLE {
            if let Some(around) = self.tables.last_mut() {
                around.nested = true;
            }
            self.tables.push(Table { place: self.line, ..Table::default() });
        }
    }

    fn row(&mut self, opens: bool) {
        self.flush();
        if let Some(table) = self.tables.last_mut() {
            table.in_cell = false;
            if opens {
                table.rows.push(Vec::new());
            }
        }
    }

    fn cell(&mut self, opens: bool, tag: &Tag) {
        self.flush();
        let Some(table) = self.tables.last_mut() else { return };
        table.in_cell = opens;
        if opens {
            let span = |name| attribute(tag, name).and_then(|n| n.trim().parse::<u16>().ok());
            let span = |name| span(name).unwrap_or(1).clamp(1, 1000);
            let cell = Cell { text: String::new(), columns: span("colspan"), rows: span("rowspan") };
            match table.rows.last_mut() {
                Some(row) => row.push(cell),
                None => table.rows.push(vec![cell]),
            }
        }
    }

    /// Sets aside what stands behind the main content of a page, where that holds anything.
    fn leave_out_what_follows(&mut self) {
        let Some(end) = self.main_end.filter(|end| *end > 0 && *end < self.blocks.len()) else { return };
        for block in self.blocks.split_off(end) {
            let words = match &block.words {
                Words::Paragraph(words) => words.clone(),
                Words::Table(rows) => {
                    let cells = rows.iter().flatten().map(|cell| cell.text.as_str());
                    cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("｜")
                }
            };
            self.repairs.push(Repair::new(RepairKind::Metadata, block.place, words, ""));
        }
    }

    /// A table of data stays one; a table that lays out the page gives its paragraphs.
    fn close_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        table.rows.retain(|row| !row.is_empty());
        let longest = table.rows.iter().flatten().map(|cell| cell.text.lines().count()).max().unwrap_or(0);
        let wide = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let data = !table.nested && table.rows.len() > 1 && wide > 1 && longest <= 12;
        let blocks = if data {
            vec![Found { words: Words::Table(table.rows), place: table.place, hints: Hints::default() }]
        } else {
            table.flat
        };
        match self.tables.last_mut() {
            Some(around) => around.flat.extend(blocks),
            None => self.blocks.extend(blocks),
        }
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// How a block is set, by its attributes.
fn setting_of(tag: &Tag) -> Option<Setting> {
    let style = attribute(tag, "style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    let aligned = style.split("text-align:").nth(1).or_else(|| attribute(tag, "align")).unwrap_or("");
    match () {
        () if aligned.starts_with("center") => Some(Setting::Centre),
        () if aligned.starts_with("right") => Some(Setting::Right),
        () if aligned.starts_with("left") || aligned.starts_with("justify") => Some(Setting::Left),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_links_fall_away_and_paragraphs_stay() {
        let page = "<html><head><title>首页</title><style>p{}</style></head><body><nav>导航</nav>\
            <ul><li><a href=x>政务公开</a></li></ul><script>var a='<p>甲</p>'</script>\
            <h2>一、总体要求</h2><p align=center>　　<b>全部</b></p>由市<br>商务局&nbsp;牵头<p>乙";
        let intake = read(page);
        let texts: Vec<_> = intake.blocks.iter().filter_map(Found::text).collect();
        assert_eq!(texts, ["一、总体要求", "全部", "由市", "商务局\u{A0}牵头", "乙"]);
        assert_eq!(intake.blocks[0].hints.outline, Some(2));
        let centred = &intake.blocks[1].hints;
        assert!(centred.bold && centred.set == Setting::Centre && centred.indent == 2);
        assert_eq!(intake.repairs.len(), 1);
    }

    #[test]
    fn what_stands_behind_the_main_content_is_set_aside() {
        let page = "<main><p>一、总体要求</p><div data-beside><a href=x>甲</a>任务表 1</div></main>\
            <section><h2>责任矩阵</h2><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table></section>";
        let intake = read(page);
        assert_eq!(intake.blocks.iter().filter_map(Found::text).collect::<Vec<_>>(), ["一、总体要求"]);
        let aside: Vec<&str> = intake.repairs.iter().map(|r| r.before.as_str()).collect();
        assert_eq!(aside, ["责任矩阵", "甲｜乙｜丙"]);
        assert_eq!(read("<main></main><p>甲").blocks.len(), 1);
    }

    #[test]
    fn a_table_of_data_stays_a_table_and_one_that_lays_out_does_not() {
        let data = "<table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>";
        let intake = read(data);
        assert!(
            matches!(&intake.blocks[0].words, Words::Table(rows) if rows[0][0].rows == 2 && rows.len() == 2)
        );
        let layout = format!("<table><tr><td><p>一</p>{data}</td></tr></table>");
        let intake = read(&layout);
        assert_eq!(intake.blocks.len(), 2);
        assert_eq!(intake.blocks[0].text(), Some("一"));
    }

    #[test]
    fn a_page_nested_without_end_is_read_in_one_pass() {
        let deep = "<div><table><tr><td>".repeat(50_000);
        assert_eq!(read(&format!("{deep}甲")).blocks.len(), 1);
        assert_eq!(read("<nav>甲<p>乙").blocks.len(), 0);
    }
}
