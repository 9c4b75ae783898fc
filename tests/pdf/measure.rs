//! What poppler finds on the pages: lines of text with their boxes, and ink.

use std::io::Write;
use std::process::{Command, Stdio};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// Dots in a millimetre of a drawn page.
pub const DOTS: f64 = 10.0;

/// A line of text; lengths in millimetres from the upper left corner.
#[derive(Clone, Debug)]
pub struct Line {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

/// The lines of a page, from the top.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub lines: Vec<Line>,
}

impl Sheet {
    /// The lines inside the text block: all but the page number.
    pub fn body(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.top < 262.0).collect()
    }

    pub fn number(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.top > 262.0)
    }

    pub fn line(&self, words: &str) -> &Line {
        let found = self.lines.iter().find(|line| line.text.contains(words));
        found.unwrap_or_else(|| panic!("no {words} in {:?}", self.lines))
    }
}

/// Runs a program of poppler on a PDF, given by a file, as some of them do not read a pipe.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let path = file.path().to_str().unwrap();
    let run = Command::new(program).args(arguments).arg(path).arg("-").stderr(Stdio::null()).output();
    run.unwrap_or_else(|error| panic!("{program}: {error}; install poppler-utils")).stdout
}

/// `pdfinfo` and `pdffonts`, which take no second file.
pub fn said(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    String::from_utf8_lossy(&told(program, arguments, pdf)).into_owned()
}

/// The same as bytes.
fn told(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let run = Command::new(program).args(arguments).arg(file.path()).stderr(Stdio::null()).output();
    run.unwrap_or_else(|error| panic!("{program}: {error}; install poppler-utils")).stdout
}

/// All words, without blanks, breaks and page numbers.
pub fn words(pdf: &[u8]) -> String {
    let text = String::from_utf8(poppler("pdftotext", &["-raw"], pdf)).unwrap();
    let words: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let numbers = regex::Regex::new("—[0-9]+—").unwrap();
    numbers.replace_all(&words, "").into_owned()
}

pub fn sheets(pdf: &[u8]) -> Vec<Sheet> {
    let text = String::from_utf8(poppler("pdftotext", &["-bbox-layout"], pdf)).unwrap();
    let mut sheets: Vec<Sheet> = Vec::new();
    for row in text.lines().map(str::trim) {
        if row.starts_with("<page ") {
            let [width, height] = numbers(row, ["width", "height"]);
            sheets.push(Sheet { width, height, lines: Vec::new() });
        } else if row.starts_with("<line ") {
            let [left, top, right, bottom] = numbers(row, ["xMin", "yMin", "xMax", "yMax"]);
            let line = Line { left, top, right, bottom, text: String::new() };
            sheets.last_mut().unwrap().lines.push(line);
        } else if row.starts_with("<word ") {
            let words = row.split_once('>').unwrap().1.trim_end_matches("</word>");
            let line = sheets.last_mut().unwrap().lines.last_mut().unwrap();
            line.text.push_str(
                &words
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&"),
            );
        }
    }
    for sheet in &mut sheets {
        join(&mut sheet.lines);
    }
    sheets
}

/// poppler breaks a line where punctuation stands close; what stands on one height is one line here.
fn join(lines: &mut Vec<Line>) {
    lines.sort_by(|a, b| (a.top, a.left).partial_cmp(&(b.top, b.left)).unwrap());
    let mut joined: Vec<Line> = Vec::new();
    for line in lines.drain(..) {
        match joined.last_mut() {
            Some(last) if (last.top - line.top).abs() < 0.05 && line.left - last.right < 2.0 => {
                last.right = last.right.max(line.right);
                last.text.push_str(&line.text);
            }
            _ => joined.push(line),
        }
    }
    *lines = joined;
}

fn numbers<const N: usize>(row: &str, names: [&str; N]) -> [f64; N] {
    names.map(|name| {
        let (_, rest) = row.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse::<f64>().unwrap() / MM
    })
}

/// A page drawn with ten dots to the millimetre.
pub struct Drawing {
    width: usize,
    height: usize,
    dots: Vec<[u8; 3]>,
}

pub fn drawing(pdf: &[u8], page: usize) -> Drawing {
    let page = page.to_string();
    let bytes = told("pdftoppm", &["-r", "254", "-f", &page, "-l", &page], pdf);
    let mut parts = bytes.splitn(4, |b| *b == b'\n');
    let mut next = || String::from_utf8_lossy(parts.next().unwrap()).into_owned();
    let (sign, size, _) = (next(), next(), next());
    assert_eq!(sign, "P6");
    let (width, height) = size.split_once(' ').unwrap();
    let dots = parts.next().unwrap().chunks_exact(3).map(|dot| [dot[0], dot[1], dot[2]]).collect();
    Drawing { width: width.parse().unwrap(), height: height.parse().unwrap(), dots }
}

impl Drawing {
    /// Stretches of rows in which something red or black stands, from and to in millimetres.
    pub fn bands(&self, red: bool) -> Vec<(f64, f64)> {
        let inked = |y: usize| {
            self.dots[y * self.width..(y + 1) * self.width].iter().any(|[r, g, b]| {
                if red { *r > 200 && *g < 100 && *b < 100 } else { *r < 100 && *g < 100 && *b < 100 }
            })
        };
        let mut bands: Vec<(f64, f64)> = Vec::new();
        let mut before = false;
        for y in 0..self.height {
            let now = inked(y);
            let (from, to) = (y as f64 / DOTS, (y + 1) as f64 / DOTS);
            match bands.last_mut() {
                Some(last) if now && before => last.1 = to,
                _ if now => bands.push((from, to)),
                _ => {}
            }
            before = now;
        }
        bands
    }

    /// Leftmost and rightmost ink of the rows at a height.
    pub fn across(&self, at: f64) -> (f64, f64) {
        let y = (at * DOTS) as usize;
        let row = &self.dots[y * self.width..(y + 1) * self.width];
        let inked = |dot: &[u8; 3]| dot.iter().any(|c| *c < 120);
        let first = row.iter().position(inked).unwrap();
        let last = row.iter().rposition(inked).unwrap();
        (first as f64 / DOTS, (last + 1) as f64 / DOTS)
    }
}
