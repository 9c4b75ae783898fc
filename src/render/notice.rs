//! What the notice templates see: the elements in the order in which they print, and the blocks.

use super::anchor;
use super::annexes::Annexes;
use super::elements;
use super::engine::Value;
use super::prose::Supplied;
use super::record::{Words, record, root};
use super::sheet::Sheet;
use crate::model::{Block, BlockKind, Inline, IssuedFormat, Mechanism, Part, PartKind};

/// Everything a notice template may print.
///
/// `supplied` are the sentences that templates wrote, in the order of their places; `inserts` gives the
/// table behind an insert; `annexes` is what a page shows beside the notice.
pub(super) fn view(
    m: &Mechanism,
    supplied: &[Supplied],
    inserts: &dyn Fn(&str) -> Option<Sheet>,
    annexes: &Annexes<'_>,
) -> Value {
    let d = &m.document;
    let mark = elements::mark(m);
    let (printer, print_date) = elements::imprint(d);
    let parts = Parts { m, supplied, inserts, annexes };
    let signers: Vec<String> = d.signers.iter().map(|s| s.value.clone()).collect();
    let annex_notes = elements::annex_note(m);
    root! {
        format: format_name(d.format),
        name: m.name.as_ref().map_or("", |n| n.value.as_str()),
        copy_number: elements::optional(&d.copy_number),
        secrecy: elements::optional(&d.secrecy),
        urgency: elements::optional(&d.urgency),
        mark: mark.lines,
        mark_word: mark.word,
        number: elements::number(d),
        signers: signers,
        title: elements::title(m),
        addressees: elements::addressees(d),
        main: parts.of(PartKind::Main),
        annex_notes: annex_notes.iter().map(|(l, n)| note(l, n)).collect::<Vec<_>>(),
        signature: elements::signature(d),
        date: elements::date(d),
        note: elements::note(d),
        issued: parts.of(PartKind::Issued),
        annexes: parts.of(PartKind::Annex),
        copies: elements::copies(d),
        printer: printer,
        print_date: print_date,
        matrix: annexes.matrix.clone(),
        graph: annexes.graph.clone(),
        left_out: annexes.left_out,
    }
}

fn note(label: &str, name: &str) -> Value {
    record! { label: label, name: name }
}

pub(super) fn format_name(format: IssuedFormat) -> &'static str {
    match format {
        IssuedFormat::Document => "document",
        IssuedFormat::Letter => "letter",
        IssuedFormat::Order => "order",
        IssuedFormat::Minutes => "minutes",
    }
}

struct Parts<'a> {
    m: &'a Mechanism,
    supplied: &'a [Supplied],
    inserts: &'a dyn Fn(&str) -> Option<Sheet>,
    annexes: &'a Annexes<'a>,
}

impl Parts<'_> {
    /// The parts of a kind.
    fn of(&self, kind: PartKind) -> Vec<Value> {
        let parts: Vec<(usize, &Part)> =
            self.m.parts.iter().enumerate().filter(|(_, part)| part.kind == kind).collect();
        let count = parts.len();
        let mark = |at| match kind {
            PartKind::Annex => elements::annex_mark(&self.m.document, at, count),
            PartKind::Main | PartKind::Issued => String::new(),
        };
        parts.iter().enumerate().map(|(at, (index, part))| self.part(*index, part, mark(at))).collect()
    }

    fn part(&self, index: usize, part: &Part, mark: String) -> Value {
        let mut blocks = Vec::with_capacity(part.blocks.len() + 1);
        for (at, block) in part.blocks.iter().enumerate() {
            self.supply(index, at, &mut blocks);
            blocks.push(self.block(block));
        }
        self.supply(index, part.blocks.len(), &mut blocks);
        let title = part.title.as_deref().map(elements::lines).unwrap_or_default();
        record! { mark: mark, title: title, blocks: blocks }
    }

    fn supply(&self, part: usize, before: usize, blocks: &mut Vec<Value>) {
        let first = self.supplied.partition_point(|s| (s.part, s.before) < (part, before));
        let here = self.supplied.iter().enumerate().skip(first);
        for (number, sentence) in here.take_while(|(_, s)| (s.part, s.before) == (part, before)) {
            let shape = Shape { text: Words::plain(&sentence.text), ..Shape::new("paragraph") };
            blocks.push(shape.value(format!("s{number}")));
        }
    }

    fn block(&self, block: &Block) -> Value {
        let shape = match &block.kind {
            BlockKind::Heading { level, number, text, run_in } => Shape {
                level: *level,
                number: spaced(number.as_deref().unwrap_or("")),
                lead: Words::value(text.clone()),
                text: Words::value(run_in.clone()),
                ..Shape::new("heading")
            },
            BlockKind::Paragraph { text } => {
                Shape { text: Words::value(text.clone()), ..Shape::new("paragraph") }
            }
            BlockKind::Field { label, text, more } => Shape {
                label: label.to_string(),
                text: Words::value(text.clone()),
                more: more.iter().map(|entry| Words::value(entry.clone())).collect(),
                ..Shape::new("field")
            },
            BlockKind::Item { level, number, text, lead } => {
                let (lead, text) = split(text, *lead as usize);
                Shape {
                    level: *level,
                    number: spaced(number),
                    lead: Words::value(lead),
                    text: Words::value(text),
                    ..Shape::new("item")
                }
            }
            BlockKind::Table { rows } => Shape { table: Sheet::of_rows(rows).value(), ..Shape::new("table") },
            BlockKind::Insert { what } => match (self.inserts)(what) {
                Some(sheet) => Shape { table: sheet.value(), ..Shape::new("table") },
                None => Shape::new("paragraph"),
            },
        };
        let name = anchor::name(block.id);
        let (cells, tasks) = (self.annexes.cells(&name), self.annexes.tasks(&name));
        Shape { cells, tasks, ..shape }.value(name)
    }
}

/// A block as templates see it: every kind has every name, so that a template can ask for any.
struct Shape {
    kind: &'static str,
    level: u8,
    number: String,
    label: String,
    lead: Value,
    text: Value,
    more: Vec<Value>,
    table: Value,
    cells: Vec<Value>,
    tasks: Vec<usize>,
}

impl Shape {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            level: 0,
            number: String::new(),
            label: String::new(),
            lead: Words::value(Vec::new()),
            text: Words::value(Vec::new()),
            more: Vec::new(),
            table: Value::from(()),
            cells: Vec::new(),
            tasks: Vec::new(),
        }
    }

    fn value(self, id: String) -> Value {
        record! {
            id: id,
            kind: self.kind,
            level: self.level,
            number: self.number,
            label: self.label,
            lead: self.lead,
            text: self.text,
            more: self.more,
            table: self.table,
            cells: self.cells,
            tasks: self.tasks,
        }
    }
}

/// A chapter or article number stands apart from what follows (GB/T 15834-2011, B.3.6).
pub(super) fn spaced(number: &str) -> String {
    if number.starts_with('第') && !number.ends_with(char::is_whitespace) {
        return format!("{number}\u{3000}");
    }
    number.to_owned()
}

/// Cuts words after so many characters.
pub(super) fn split(words: &[Inline], mut at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    for inline in words {
        let length = inline.text.chars().count();
        if at >= length {
            head.push(inline.clone());
        } else if at == 0 {
            tail.push(inline.clone());
        } else {
            let first: String = inline.text.chars().take(at).collect();
            let rest: String = inline.text.chars().skip(at).collect();
            let (before, after) = inline.span.split(first.len());
            head.push(Inline { text: first, mark: inline.mark.clone(), span: before });
            tail.push(Inline { text: rest, mark: inline.mark.clone(), span: after });
        }
        at = at.saturating_sub(length);
    }
    (head, tail)
}
