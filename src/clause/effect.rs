//! From or until when a document holds: 自印发之日起施行, 有效期5年.

use super::calendar::{self};
use super::scan::{Kind, Token, scan};
use super::word::Table;
use super::{ClauseError, date, piece};
use crate::model::{EffectKind, Quantity};
use crate::problem::Message;
use std::ops::Range;

/// A begin or an end of validity.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectClause {
    /// Which.
    pub kind: EffectKind,
    /// ISO 8601; none when it counts from the day of issue.
    pub date: Option<String>,
    /// How long the document holds, where a length is stated (有效期5年).
    pub lasts: Option<Quantity>,
    /// The words that say it.
    pub range: Range<usize>,
}

/// Reads the words of a 施行 or 期限 mark. Where both begin and end are said, the begin is the kind, and
/// `lasts` the length.
///
/// # Errors
/// When neither 起施行 nor a term of validity is there, or a day does not exist.
pub fn effect(words: &str) -> Result<EffectClause, ClauseError> {
    if let Some(error) = ClauseError::too_long(words) {
        return Err(error);
    }
    let tokens = scan(words);
    static BEGINS: Table =
        Table::new(&["起施行", "起实施", "起执行", "起生效", "起试行", "施行", "生效", "起"]);
    static ENDS: Table = Table::new(&["有效期", "试行期", "期限", "有效", "止", "失效", "废止", "试行"]);
    let begins = piece::find_any(words, 0..words.len(), &BEGINS);
    let ends = piece::find_any(words, 0..words.len(), &ENDS);
    let length = tokens
        .iter()
        .filter_map(Token::quantity)
        .find(|m| matches!(m.quantity.unit.as_str(), "年" | "个月" | "天" | "日" | "周"));
    let lasts = length.filter(|_| ends.is_some()).map(|m| m.quantity.clone());
    let range = piece::whole(words);
    if let Some(begin) = begins
        && (words.contains("之日") || point_before(&tokens, begin.start).is_some())
    {
        let date = point_before(&tokens, begin.start).map_or(Ok(None), day)?;
        return Ok(EffectClause { kind: EffectKind::Begins, date, lasts, range });
    }
    let until = tokens.iter().rev().find(|t| matches!(t.kind, Kind::Point(..)));
    if ends.is_some() && (until.is_some() || lasts.is_some()) {
        let date = until.map_or(Ok(None), day)?;
        return Ok(EffectClause { kind: EffectKind::Ends, date, lasts, range });
    }
    // 期限 is said of both.
    if super::deadline(words, None).is_ok() {
        return Err(work_ends(range));
    }
    Err(fault(range))
}

/// The last date before a place.
fn point_before(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.iter().rev().find(|t| matches!(t.kind, Kind::Point(..)) && t.range.end <= at)
}

fn day(token: &Token) -> Result<Option<String>, ClauseError> {
    let Kind::Point(point, _) = token.kind else { return Ok(None) };
    let day = point.resolve(None);
    let day =
        day.map_err(|(year, month, day)| date::no_such_day(token.range.clone(), (Some(year), month, day)))?;
    Ok(day.map(calendar::iso))
}

fn work_ends(range: Range<usize>) -> ClauseError {
    ClauseError::new(
        range,
        Message::new(
            "这里说的是事情做到何时，不是文件有效到何时",
            "these words say until when work is done, not until when the document holds",
        ),
        Message::new(
            "标签改成“完成时限”；文件的有效期写成“有效期5年”或“有效期至2030年12月31日”",
            "use the label 完成时限; for the document write 有效期5年 or 有效期至2030年12月31日",
        ),
    )
}

fn fault(range: Range<usize>) -> ClauseError {
    ClauseError::new(
        range,
        Message::new(
            "这里应当写明何时起施行或有效到何时",
            "a date of effect or a term of validity was expected here",
        ),
        Message::new(
            "写成“自印发之日起施行”“自2026年1月1日起施行”“有效期5年”或“有效期至2030年12月31日”",
            "write 自印发之日起施行, 自2026年1月1日起施行, 有效期5年 or 有效期至2030年12月31日",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begin_and_end_are_told_apart() {
        for (words, kind, date, years) in [
            ("自印发之日起施行", EffectKind::Begins, None, None),
            ("自发布之日起实施", EffectKind::Begins, None, None),
            ("自2026年1月1日起施行", EffectKind::Begins, Some("2026-01-01"), None),
            ("从2026年1月1日起执行", EffectKind::Begins, Some("2026-01-01"), None),
            ("有效期5年", EffectKind::Ends, None, Some(5.0)),
            ("有效期为五年", EffectKind::Ends, None, Some(5.0)),
            ("试行期两年", EffectKind::Ends, None, Some(2.0)),
            ("有效期至2030年12月31日", EffectKind::Ends, Some("2030-12-31"), None),
            ("有效期至2030年12月31日止", EffectKind::Ends, Some("2030-12-31"), None),
            ("自2026年1月1日起施行，有效期5年", EffectKind::Begins, Some("2026-01-01"), Some(5.0)),
        ] {
            let read = effect(words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
            assert_eq!((read.kind, read.date.as_deref()), (kind, date), "{words}");
            assert_eq!(read.lasts.map(|q| q.amount.low), years, "{words}");
        }
    }

    #[test]
    fn other_words_and_impossible_days_are_errors() {
        assert_eq!(effect("认真贯彻执行").unwrap_err().message.zh, "这里应当写明何时起施行或有效到何时");
        assert_eq!(effect("自2026年2月30日起施行").unwrap_err().message.zh, "没有2026年2月30日这一天");
        assert!(effect("").is_err());
        assert_eq!(
            effect("2026年5月底前").unwrap_err().message.zh,
            "这里说的是事情做到何时，不是文件有效到何时"
        );
    }
}
