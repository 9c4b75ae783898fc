//! Numbers as lists write them: ECMA-376-1, 17.18.59.

/// A number in a format; empty for `none`, none for bullets and formats that are no numbers.
pub(super) fn number(format: &str, n: u32) -> Option<String> {
    Some(match format {
        "none" => String::new(),
        "bullet" => return None,
        "decimalZero" => format!("{n:02}"),
        "chineseCounting" | "taiwaneseCounting" | "japaneseCounting" | "koreanCounting" if n < 100 => {
            counted(n, &PLAIN)
        }
        "chineseCounting" | "taiwaneseCounting" | "japaneseCounting" | "koreanCounting" => digits(n, '〇'),
        "chineseCountingThousand" | "taiwaneseCountingThousand" => counted(n, &PLAIN),
        "chineseLegalSimplified" => counted(n, &LEGAL),
        "ideographLegalTraditional" => counted(n, &LEGAL_TRADITIONAL),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(n, '〇'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(n),
        "decimalEnclosedParen" => shifted(n, '⑴', 20).unwrap_or_else(|| format!("({n})")),
        "decimalEnclosedFullstop" => shifted(n, '⒈', 20).unwrap_or_else(|| format!("{n}.")),
        "ideographEnclosedCircle" => shifted(n, '㊀', 10).unwrap_or_else(|| counted(n, &PLAIN)),
        "decimalFullWidth" | "decimalFullWidth2" => wide(n),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", n),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", n),
        "upperLetter" => letters(n, 'A'),
        "lowerLetter" => letters(n, 'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        _ => n.to_string(),
    })
}

/// Digits, and the names of places from tens up.
struct Numerals {
    digits: [char; 10],
    places: [&'static str; 4],
    /// Whether 10 to 19 begin with 十 alone.
    short_ten: bool,
}

const PLAIN: Numerals = Numerals {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    places: ["", "十", "百", "千"],
    short_ten: true,
};
const LEGAL: Numerals = Numerals {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    places: ["", "拾", "佰", "仟"],
    short_ten: false,
};
const LEGAL_TRADITIONAL: Numerals = Numerals {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    places: ["", "拾", "佰", "仟"],
    short_ten: false,
};

fn counted(n: u32, numerals: &Numerals) -> String {
    if n == 0 || n > 9_999 {
        return digits(n, '〇');
    }
    let (mut words, mut gap) = (String::new(), false);
    for (power, place) in numerals.places.iter().enumerate().rev() {
        let digit = n / 10_u32.pow(u32::try_from(power).unwrap_or(0)) % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push('零');
        }
        if !(numerals.short_ten && power == 1 && digit == 1 && words.is_empty()) {
            words.extend(numerals.digits.get(digit as usize));
        }
        words.push_str(place);
    }
    words
}

fn digits(n: u32, zero: char) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(0) | None => zero,
        Some(d) => PLAIN.digits.get(d as usize).copied().unwrap_or(zero),
    };
    n.to_string().chars().map(digit).collect()
}

fn wide(n: u32) -> String {
    n.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10)).collect()
}

fn circled(n: u32) -> String {
    let start = match n {
        1..=20 => 0x2460,
        21..=35 => 0x3251 - 20,
        36..=50 => 0x32B1 - 35,
        _ => return n.to_string(),
    };
    char::from_u32(start + n - 1).map_or_else(|| n.to_string(), String::from)
}

fn shifted(n: u32, first: char, most: u32) -> Option<String> {
    (1..=most).contains(&n).then(|| char::from_u32(u32::from(first) + n - 1).map(String::from)).flatten()
}

fn nth(signs: &str, n: u32) -> String {
    let sign = usize::try_from(n).ok().and_then(|n| signs.chars().nth(n.checked_sub(1)?));
    sign.map_or_else(|| n.to_string(), String::from)
}

/// A, B … Z, AA, BB: Word repeats the letter. More than a few dozen are no list of a document.
fn letters(n: u32, first: char) -> String {
    let (Some(at), true) = (n.checked_sub(1), n <= 780) else { return n.to_string() };
    let letter = char::from_u32(u32::from(first) + at % 26).unwrap_or(first);
    std::iter::repeat_n(letter, at as usize / 26 + 1).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n == 0 || n > 3_999 {
        return n.to_string();
    }
    let (mut rest, mut words) = (n, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            words.push_str(sign);
            rest -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_numbered_as_word_numbers_them() {
        let all = |format: &str, numbers: &[u32]| {
            numbers.iter().map(|n| number(format, *n).unwrap_or_default()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            all("chineseCounting", &[1, 10, 11, 20, 21, 99, 101]),
            "一 十 十一 二十 二十一 九十九 一〇一"
        );
        assert_eq!(
            all("chineseCountingThousand", &[10, 12, 101, 110, 1005]),
            "十 十二 一百零一 一百一十 一千零五"
        );
        assert_eq!(all("chineseLegalSimplified", &[1, 10, 22, 305]), "壹 壹拾 贰拾贰 叁佰零伍");
        assert_eq!(all("ideographDigital", &[1, 10, 25]), "一 一〇 二五");
        assert_eq!(all("decimalEnclosedCircleChinese", &[1, 20, 21, 36, 50, 51]), "① ⑳ ㉑ ㊱ ㊿ 51");
        assert_eq!(all("decimalFullWidth", &[1, 12]), "１ １２");
        assert_eq!(all("upperLetter", &[1, 26, 27, 53]), "A Z AA AAA");
        assert_eq!(all("lowerRoman", &[4, 9, 14, 1999]), "iv ix xiv mcmxcix");
        assert_eq!(all("decimalZero", &[7, 12]), "07 12");
        assert_eq!(all("ideographTraditional", &[1, 10, 11]), "甲 癸 11");
        assert_eq!(number("bullet", 1), None);
        assert_eq!(number("lowerLetter", u32::MAX).map(|w| w.len()), Some(10));
    }
}
