//! The part `theme1.xml`: the typefaces that a document names by their part in its theme.

use super::xml::Element;

/// Two typefaces, one for Chinese and one for Latin characters.
#[derive(Clone, Debug, Default)]
struct Pair {
    chinese: Option<String>,
    latin: Option<String>,
}

/// The typefaces of a theme: of headings and of body text. Without a theme it has none.
#[derive(Clone, Debug, Default)]
pub(super) struct Theme {
    major: Pair,
    minor: Pair,
}

impl Theme {
    /// Reads the part; `settings` says which language of East Asia the document is in, simplified Chinese where
    /// it does not say (ECMA-376-1, 17.15.1.88).
    pub(super) fn read(root: &Element, settings: Option<&Element>) -> Self {
        let language = settings.and_then(|s| s.child("themeFontLang")).and_then(|l| l.attribute("eastAsia"));
        let script = script_of(language.unwrap_or("zh-CN"));
        let fonts = within(root, "themeElements").and_then(|e| within(e, "fontScheme"));
        let pair = |name| {
            let fonts = fonts.and_then(|fonts| within(fonts, name));
            fonts.map(|fonts| Pair::read(fonts, script)).unwrap_or_default()
        };
        Self { major: pair("majorFont"), minor: pair("minorFont") }
    }

    /// The typeface that stands for a name such as `majorEastAsia` (ECMA-376-1, 17.18.96); none where the theme
    /// leaves it open.
    pub(super) fn typeface(&self, name: &str) -> Option<&str> {
        let (pair, kind) = match (name.strip_prefix("major"), name.strip_prefix("minor")) {
            (Some(kind), _) => (&self.major, kind),
            (_, Some(kind)) => (&self.minor, kind),
            _ => return None,
        };
        match kind {
            "EastAsia" => pair.chinese.as_deref(),
            "Ascii" | "HAnsi" => pair.latin.as_deref(),
            _ => None,
        }
    }
}

impl Pair {
    /// A theme of all languages leaves `ea` empty and lists typefaces by script.
    fn read(fonts: &Element, script: &str) -> Self {
        let named = |element: &Element| {
            element.attribute("typeface").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
        };
        let of_script = |e: &&Element| e.name == "font" && e.attribute("script") == Some(script);
        Self {
            chinese: within(fonts, "ea")
                .and_then(named)
                .or_else(|| fonts.elements().find(of_script).and_then(named)),
            latin: within(fonts, "latin").and_then(named),
        }
    }
}

fn script_of(language: &str) -> &'static str {
    match language.to_ascii_lowercase().as_str() {
        "zh-tw" | "zh-hk" | "zh-mo" | "zh-hant" => "Hant",
        "ja" | "ja-jp" => "Jpan",
        "ko" | "ko-kr" => "Hang",
        _ => "Hans",
    }
}

/// The first element of a name in an element; themes are no WordprocessingML.
fn within<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.elements().find(|e| e.name == name)
}
