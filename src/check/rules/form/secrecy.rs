//! 密级和保密期限 (GB/T 9704-2012, 7.2.2).

/// Grade, and number and unit of its term; none when no such grade or no number can be read.
pub(super) fn read(words: &str) -> Option<(&'static str, Option<(u32, &'static str)>)> {
    let grade = ["绝密", "机密", "秘密"].into_iter().find(|grade| words.starts_with(grade))?;
    let rest = words.get(grade.len()..)?.trim_start_matches(['★', '☆', '*', '＊', ' ', '　', '-', '—', '·']);
    let rest = rest.trim_start_matches("保密期限").trim_start_matches(['：', ':']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = rest.split_at_checked(digits)?;
    let unit = match unit {
        "年" => "年",
        "个月" | "月" => "个月",
        _ => return Some((grade, None)),
    };
    Some((grade, number.parse().ok().map(|number| (number, unit))))
}

/// Whether the words have the prescribed form; a grade alone stands for its longest term.
pub(super) fn is_right(words: &str) -> bool {
    let Some((grade, term)) = read(words) else { return false };
    let rest = words.get(grade.len()..).unwrap_or("");
    match term {
        Some((number, unit)) => {
            rest == format!("★{number}{unit}") || unit == "个月" && rest == format!("★{number}月")
        }
        None => matches!(rest, "" | "★长期"),
    }
}
