//! What the template of the printed page sees: pieces as records, measures and faces as the typesetter
//! writes them.

mod pieces;

use super::engine::Value;
use super::record::{record, root, unknown};
use crate::fonts::Role;
use crate::layout::{
    Cell, Classified, Imprint, ImprintLine, Paper, Piece, Properties, Section, Signature, Signers, Table,
    TitleRank, annex_note,
};
use crate::page::{self, Length, Page, Unit};
use minijinja::value::{Object, ObjectRepr};
use pieces::{Pieces, imprint};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A face of a role, as the page names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaceName {
    /// Its name on this page.
    pub name: String,
    /// A pattern of the characters that it takes; empty for all that it has.
    pub without: String,
}

/// The faces of each role, best first.
pub type FaceNames = BTreeMap<Role, Vec<FaceName>>;

/// Everything that the template may print.
pub(super) fn view(paper: &Paper, page: &Page, faces: &FaceNames) -> Value {
    let pieces = Pieces { paper, page };
    root! {
        format: super::notice::format_name(paper.format),
        numbers_first_page: paper.numbers_first_page(),
        properties: properties(&paper.properties),
        page: measures(page),
        fonts: fonts(faces),
        mark_size: pieces.mark_size(),
        sections: paper.sections.iter().map(|section| pieces.section(section)).collect::<Vec<_>>(),
        imprint: paper.imprint.as_ref().map_or_else(|| Value::from(()), |given| imprint(given, page)),
    }
}

/// The same of a small document with every kind of piece.
pub(super) fn specimen() -> Value {
    let words = || vec!["某市".to_owned()];
    let cell = |down| Cell { text: "某市".to_owned(), down };
    let placed = |signers| Signature::place(signers, &words(), "2026年1月1日", Page::standard());
    let joint = ["甲".to_owned(), "乙".to_owned()];
    let signatures = [
        placed(Signers::Sealed),
        placed(Signers::Stamped),
        Signature::place(Signers::Sealed, &joint, "2026年1月1日", Page::standard()),
    ];
    let text = || "某市".to_owned();
    let mut pieces = vec![
        Piece::Classification(vec![(Classified::Secrecy, text())]),
        Piece::Mark { lines: words(), word: "文件".to_owned() },
        Piece::Number { number: text(), signers: words() },
        Piece::RedLine,
        Piece::Title { rank: TitleRank::Main, lines: words() },
        Piece::Addressees(words()),
        Piece::Heading { level: 1, number: "一、".to_owned(), text: text(), run_in: text() },
        Piece::Item { level: 2, number: "（一）".to_owned(), lead: text(), text: text() },
        Piece::Body(text()),
        Piece::Field { label: text(), text: text(), more: words(), attendance: false },
        Piece::AnnexNote(annex_note(&[("附件：".to_owned(), text())], Page::standard().indent)),
        Piece::Note(text()),
        Piece::NewPage,
        Piece::AnnexMark(text()),
        Piece::Table(Table::drafted(words(), vec![vec![cell(2)], vec![cell(0)]])),
    ];
    pieces.extend(signatures.into_iter().flatten().map(Piece::Signature));
    let imprint = Imprint {
        copies: vec![ImprintLine { label: "抄送：".to_owned(), text: text() }],
        ..Imprint::default()
    };
    let properties = Properties { date: Some((2026, 1, 1)), ..Properties::default() };
    let sections = vec![Section { pieces, ..Section::default() }];
    let face = || FaceName { name: "甲".to_owned(), without: String::new() };
    let faces = Role::ALL.into_iter().map(|role| (role, vec![face()])).collect();
    let paper = Paper { sections, properties, imprint: Some(imprint), ..Paper::default() };
    view(&paper, Page::standard(), &faces)
}

fn properties(p: &Properties) -> Value {
    let own = [&p.genre, &p.number];
    let mut keywords: Vec<String> = own.into_iter().filter(|word| !word.is_empty()).cloned().collect();
    let made_from = [("source", &p.provenance.source_hash), ("commit", &p.provenance.commit)];
    let made_from = made_from.into_iter().filter(|(_, value)| !value.is_empty());
    keywords.extend(made_from.map(|(name, value)| format!("{name} {value}")));
    let date =
        p.date.map_or_else(|| Value::from(()), |(y, m, d)| Value::from(vec![y, i16::from(m), i16::from(d)]));
    record! { title: p.title.as_str(), author: p.author.as_str(), keywords: keywords, date: date }
}

/// The measures by key: lengths as lengths, widths in characters and heights in lines as plain numbers.
fn measures(page: &Page) -> Value {
    let value = |measure: &page::Measure| match (&measure.value, measure.unit) {
        (page::Value::Number(_), Some(unit @ (Unit::Millimetre | Unit::Point))) => {
            code(format!("{}{}", measure.value.shown(), unit.sign()))
        }
        (page::Value::Number(_), _) => code(measure.value.shown()),
        (page::Value::Flag(flag), _) => Value::from(*flag),
        (page::Value::Word(word), _) => Value::from(word.as_str()),
    };
    let named = page.list().iter().map(|measure| (measure.key.replace('-', "_"), value(measure)));
    Value::from_object(Measures(named.collect()))
}

/// The measures, asked for by name. They are not counted up among the names of the template: the page has
/// a guide of its own.
#[derive(Debug)]
struct Measures(BTreeMap<String, Value>);

impl Object for Measures {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        Some(self.0.get(key).cloned().unwrap_or_else(|| unknown(key, &known)))
    }
}

/// Words of the typesetter itself, printed as they are.
fn code(words: impl Into<String>) -> Value {
    Value::from_safe_string(words.into())
}

fn length(length: Length) -> Value {
    code(format!("{}pt", decimal(length.millipoints())))
}

/// Thousandths as a number.
fn number(thousandths: i64) -> Value {
    code(decimal(thousandths))
}

fn decimal(thousandths: i64) -> String {
    page::Value::Number(thousandths).shown()
}

fn fonts(faces: &FaceNames) -> Value {
    let of = |role: Role| -> Vec<Value> {
        let list = faces.get(&role).into_iter().flatten();
        list.map(|face| record! { name: face.name.as_str(), without: face.without.as_str() }).collect()
    };
    record! {
        title: of(Role::Title),
        body: of(Role::Body),
        kai: of(Role::Kai),
        hei: of(Role::Hei),
        song: of(Role::Song),
    }
}
