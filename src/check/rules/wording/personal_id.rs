//! `personal-id`.

use crate::check::{Both, Case, Hit, Page, Reads, Rule};
use crate::problem::{Level, Problem};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "personal-id",
    level: Level::Warning,
    page: Page {
        what: Both("正文里有公民身份号码。", "An identity number of a person."),
        why: Both(
            "公文会印发、会公开；身份号码是敏感信息，写进去就收不回来。",
            "A document is distributed and published; an identity number cannot be called back.",
        ),
        wrong: "联络员为县商务局张三（身份号码11010519491231002X）。",
        right: "联络员为县商务局张三。",
        source: "《中华人民共和国个人信息保护法》第二十八条；GB 11643—1999（号码的校验）",
    },
    settings: &[],
    yields_to: &[],
    reads: Reads::Words(&["19", "20"], look),
};

/// Weights of the first 17 digits, and the check characters by remainder (GB 11643-1999, 4.3).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

fn look(_: &Case<'_>, hit: &Hit<'_>, found: &mut Vec<Problem>) {
    // The year of birth stands behind six digits of the place.
    let Some(start) = hit.range.start.checked_sub(6) else { return };
    let text = hit.line.text;
    let Some(number) = text.get(start..start + 18).filter(|number| is_valid(number)) else { return };
    let digit = |c: char| c.is_ascii_digit();
    let longer = text.get(..start).is_some_and(|b| b.ends_with(digit))
        || text.get(start + 18..).is_some_and(|a| a.starts_with(digit));
    if longer {
        return;
    }
    let span = hit.line.span(start..start + number.len());
    found.push(
        RULE.at(span, "公文里不要写公民身份号码", "an identity number does not belong in a document").help(
            "删去；确实要核对身份的，另行单独报送",
            "delete it; send it apart where identity must be checked",
        ),
    );
}

/// Whether 18 characters are an identity number, by their check character.
fn is_valid(number: &str) -> bool {
    let mut sum = 0;
    for (c, weight) in number.chars().zip(WEIGHTS) {
        let Some(digit) = c.to_digit(10) else { return false };
        sum += digit * weight;
    }
    let check = CHECKS.get(sum as usize % 11);
    number.chars().count() == 18 && number.chars().last().map(|c| c.to_ascii_uppercase()) == check.copied()
}
