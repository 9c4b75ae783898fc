//! Lines with their labels looked up: what the walk over a document sees.

use super::flat::Flat;
use crate::problem::Problem;
use crate::source::{SourceText, Span};
use crate::syntax::{LineKind, Run, Syntax, is_one_run, words_of};
use crate::vocabulary::{Label, Sense, Vocabulary, squeezed};
use std::borrow::Cow;

/// A label as typed and what it means.
#[derive(Clone, Debug)]
pub(super) struct Tag<'t> {
    pub label: &'t Label,
    /// As typed, blanks kept: it is printed.
    pub typed: &'t str,
    /// Blanks dropped.
    pub name: Cow<'t, str>,
}

/// One line of a part.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    pub kind: PieceKind<'t>,
    pub span: Span,
    pub indent: u32,
}

/// What a line is, labels known.
#[derive(Clone, Debug)]
pub(super) enum PieceKind<'t> {
    /// A heading; `tag` when it declares a body, a task, an owner of duties or a roster change.
    Heading { level: u8, numbered: bool, tag: Option<Tag<'t>>, lead_in: Option<Sense>, flat: Flat<'t> },
    /// A paragraph.
    Paragraph { flat: Flat<'t> },
    /// `标签：值`.
    Field { tag: Tag<'t>, flat: Flat<'t> },
    /// An item.
    Item { flat: Flat<'t> },
    /// `@单位：职责`: the flat text is all of it, the sign left out; the party ends at `party`.
    Duty { flat: Flat<'t>, party: usize, numbered: bool },
    /// A table row.
    Row { cells: Vec<Flat<'t>> },
    /// A generated table.
    Insert { what: String },
    /// Opens a part.
    Part { keyword: Span, title: Option<Span> },
    /// 编号：章条 right below a part line.
    Numbering { span: Span, words: String },
    /// A permission.
    Permission { words: Span },
}

/// Looks labels up and lays words flat, line by line; comments and blank lines fall away.
pub(super) fn pieces<'t>(
    syntax: &Syntax,
    from: usize,
    text: &'t SourceText,
    words: &'t Vocabulary,
    problems: &mut Vec<Problem>,
) -> Vec<Piece<'t>> {
    let mut maker = Maker { text, words, problems };
    let (mut after_part, mut after_label) = (false, false);
    // Level of the heading that sets up the body, or names the task, around; if any.
    let mut owner: Option<u8> = None;
    let mut pieces = Vec::with_capacity(syntax.lines.len());
    for line in syntax.lines.get(from..).unwrap_or_default() {
        let kind = match &line.kind {
            LineKind::Blank | LineKind::Comment { .. } => continue,
            LineKind::Permission { words } => PieceKind::Permission { words: *words },
            LineKind::Part { keyword, title } => PieceKind::Part { keyword: *keyword, title: *title },
            LineKind::Heading { level, numbered, label, text } => {
                maker.heading(*level, *numbered, *label, text, line.span)
            }
            LineKind::Item { text } => maker.item(text),
            LineKind::Entry { key, value } => {
                maker.entry(*key, value, (after_part, after_label || owner.is_some()), line.span)
            }
            LineKind::Duty { party, text } => maker.duty(*party, text, line.span),
            LineKind::Row { cells } => {
                PieceKind::Row { cells: cells.iter().map(|cell| maker.cell(*cell)).collect() }
            }
            LineKind::Insert { what } => PieceKind::Insert { what: text.slice(*what).to_owned() },
            LineKind::Prose { text } => PieceKind::Paragraph { flat: maker.flat(text) },
        };
        match &kind {
            PieceKind::Part { .. } => owner = None,
            PieceKind::Heading { level, tag, .. } => {
                owner = if tag.is_some() { Some(*level) } else { owner.filter(|above| above < level) };
            }
            _ => {}
        }
        after_part = matches!(kind, PieceKind::Part { .. });
        after_label = matches!(kind, PieceKind::Field { .. } | PieceKind::Heading { tag: Some(_), .. });
        pieces.push(Piece { kind, span: line.span, indent: line.indent });
    }
    pieces
}

struct Maker<'t, 'a> {
    text: &'t SourceText,
    words: &'t Vocabulary,
    problems: &'a mut Vec<Problem>,
}

impl<'t> Maker<'t, '_> {
    fn flat(&mut self, runs: &[Run]) -> Flat<'t> {
        Flat::new(runs, self.text, self.words, self.problems)
    }

    /// The words from `start` to where `runs` begin, then the runs.
    fn flat_from(&mut self, start: u32, runs: &[Run], line: Span) -> Flat<'t> {
        let end = runs.first().map_or(line.end, |r| r.span().start);
        Flat::behind(Span { start, end }, runs, self.text, self.words, self.problems)
    }

    fn cell(&mut self, span: Span) -> Flat<'t> {
        if is_one_run(self.text.slice(span)) {
            return Flat::plain(self.text, span);
        }
        let runs = words_of(self.text, span);
        self.flat(&runs)
    }

    fn heading(
        &mut self,
        level: u8,
        numbered: bool,
        label: Option<Span>,
        runs: &[Run],
        line: Span,
    ) -> PieceKind<'t> {
        let Some(span) = label else {
            return PieceKind::Heading { level, numbered, tag: None, lead_in: None, flat: self.flat(runs) };
        };
        let typed = self.text.slice(span);
        let name = squeezed(typed);
        let known = self.words.label_with_rank(&name);
        match known {
            Some(label) if !runs.is_empty() && opens_block(label) => {
                let tag = Some(Tag { label, typed, name });
                PieceKind::Heading { level, numbered, tag, lead_in: None, flat: self.flat(runs) }
            }
            known => {
                if known.is_none() && numbered {
                    self.near_class(span, &name);
                }
                let lead_in = match known {
                    Some(Label::Mark(sense)) if runs.is_empty() => Some(*sense),
                    _ => None,
                };
                let flat = self.flat_from(span.start, runs, line);
                PieceKind::Heading { level, numbered, tag: None, lead_in, flat }
            }
        }
    }

    /// Among label lines and in the block of a body or a task, a line that begins with a word near to a label is a misspelt one.
    fn near_label(&mut self, span: Span, name: &str) {
        let Some(near) = self.words.nearest(name).filter(|_| name.chars().count() > 2) else { return };
        self.problems.push(
            Problem::warning(
                "unknown-label",
                span,
                format!("不认识的标签“{name}”，这一行按普通的一段处理"),
                format!("unknown label `{name}`; the line is taken as a plain paragraph"),
            )
            .help(
                format!("是不是“{near}”？如果就是普通的一段，在行首加反斜线“\\”"),
                format!("did you mean `{near}`? For a plain paragraph, put a backslash first"),
            )
            .fix(false, span, near, format!("改成“{near}”"), format!("replace by `{near}`")),
        );
    }

    /// A heading that begins with a word near to a class is a misspelt body.
    fn near_class(&mut self, span: Span, name: &str) {
        let classes = self.words.names().filter(|n| matches!(self.words.label(n), Some(Label::Class(_))));
        let Some(near) = crate::vocabulary::nearest(name, classes).filter(|_| name.chars().count() > 1)
        else {
            return;
        };
        self.problems.push(
            Problem::warning(
                "unknown-class",
                span,
                format!("标题开头的“{name}”不是机构类别，这一行按普通标题处理"),
                format!("`{name}` is no class of bodies; the line is taken as a plain heading"),
            )
            .help(format!("是不是“{near}”？"), format!("did you mean `{near}`?"))
            .fix(false, span, near, format!("改成“{near}”"), format!("replace by `{near}`")),
        );
    }

    fn item(&mut self, runs: &[Run]) -> PieceKind<'t> {
        let flat = self.flat(runs);
        let duty = flat.text.strip_prefix(['@', '＠']).and_then(|rest| rest.find(['：', ':']));
        match (duty, runs.first()) {
            (Some(colon), Some(Run::Words { span })) => {
                let sign = flat.text.chars().next().map_or(1, char::len_utf8);
                let mut all = runs.to_vec();
                if let Some(first) = all.first_mut() {
                    *first = Run::Words { span: span.inner(sign, span.len()) };
                }
                PieceKind::Duty { flat: self.flat_again(&all), party: colon, numbered: true }
            }
            _ => PieceKind::Item { flat },
        }
    }

    /// Lays runs flat whose problems are known already.
    fn flat_again(&self, runs: &[Run]) -> Flat<'t> {
        Flat::new(runs, self.text, self.words, &mut Vec::new())
    }

    fn entry(
        &mut self,
        key: Span,
        runs: &[Run],
        (after_part, after_label): (bool, bool),
        line: Span,
    ) -> PieceKind<'t> {
        let typed = self.text.slice(key);
        let name = squeezed(typed);
        if after_part && name == "编号" {
            let words = self.flat(runs).text.into_owned();
            return PieceKind::Numbering { span: line, words };
        }
        match self.words.label_with_rank(&name) {
            Some(label) => {
                let tag = Tag { label, typed, name };
                PieceKind::Field { tag, flat: self.flat(runs) }
            }
            None => {
                if after_label && !runs.is_empty() {
                    self.near_label(key, &name);
                }
                PieceKind::Paragraph { flat: self.flat_from(key.start, runs, line) }
            }
        }
    }

    fn duty(&mut self, party: Span, runs: &[Run], line: Span) -> PieceKind<'t> {
        let flat = self.flat_from(party.start, runs, line);
        PieceKind::Duty { flat, party: party.len(), numbered: false }
    }
}

/// Whether a label at the head of a heading opens a block of its own.
fn opens_block(label: &Label) -> bool {
    match label {
        Label::Class(_) => true,
        Label::Mark(sense) => matches!(sense, Sense::Duty | Sense::Task | Sense::Changed | Sense::Group),
        Label::Role(_) => false,
    }
}
