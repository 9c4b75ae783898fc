//! Lists of names: which came, which went.

/// What became of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) gone: Vec<String>,
    pub(super) new: Vec<String>,
}

/// Signs between the names of a list.
pub(super) fn separates(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';' | '：' | ':' | '。')
}

/// Compares two lists as sets. A name that only took over the 市 or 县 of one that went before it is the same.
pub(super) fn compare(old: &str, new: &str) -> Difference {
    let (mut gone, mut came) = (names(old), names(new));
    gone.retain(|name| match came.iter().position(|other| other == name) {
        Some(at) => {
            came.remove(at);
            false
        }
        None => true,
    });
    gone.retain(|name| match came.iter().position(|other| differ_by_level(name, other)) {
        Some(at) => {
            came.remove(at);
            false
        }
        None => true,
    });
    Difference { gone, new: came }
}

fn names(words: &str) -> Vec<String> {
    words.split(separates).map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn differ_by_level(a: &str, b: &str) -> bool {
    let shorter = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|level| {
            matches!(level, "省" | "市" | "区" | "县" | "旗" | "州" | "盟" | "镇" | "乡")
        })
    };
    shorter(a, b) || shorter(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_takes_over_the_level_is_the_same() {
        let found = compare("市金融工作局、卫生健康委、民政局", "市卫生健康委、民政局");
        assert_eq!(found, Difference { gone: vec!["市金融工作局".into()], new: vec![] });
        let found = compare("县发改局、县财政局", "县财政局、县发改局、县审计局");
        assert_eq!(found, Difference { gone: vec![], new: vec!["县审计局".into()] });
    }
}
