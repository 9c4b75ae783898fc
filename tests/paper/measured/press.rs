//! LibreOffice as a press: documents in, PDF pages out, and what stands where on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Free fonts in place of those that the standard's classes are called by; all are as wide as a square.
const STAND_INS: [(&str, &str); 5] = [
    ("方正小标宋简体", "Noto Serif CJK SC"),
    ("仿宋_GB2312", "Noto Serif CJK SC"),
    ("楷体_GB2312", "Noto Serif CJK SC"),
    ("黑体", "Noto Sans CJK SC"),
    ("宋体", "Noto Serif CJK SC"),
];

/// Pages printed to PDF.
pub struct Press {
    folder: tempfile::TempDir,
}

/// A line of words with its box, in points from the upper left.
#[derive(Clone, Debug)]
pub struct Line {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub text: String,
}

/// Width and height in points, and lines.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub lines: Vec<Line>,
}

fn run(program: &str, fill: impl FnOnce(&mut Command) -> &mut Command) -> String {
    let mut command = Command::new(program);
    let output = fill(&mut command).output().unwrap_or_else(|error| {
        panic!(
            "cannot run {program} ({error}); these tests print with LibreOffice and measure with poppler: \
             apt-get install libreoffice-writer-nogui poppler-utils fonts-noto-cjk"
        )
    });
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{program}: {}{}", words(&output.stdout), words(&output.stderr));
    words(&output.stdout)
}

impl Press {
    /// Prints documents by name, all in one process with a profile of its own.
    pub fn print(documents: &[(String, Vec<u8>)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let aliases: String = STAND_INS
            .iter()
            .map(|(name, font)| {
                format!("<alias binding=\"same\"><family>{name}</family><prefer><family>{font}</family></prefer></alias>\n")
            })
            .collect();
        let fonts = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n\
             <include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>\n{aliases}</fontconfig>\n"
        );
        fs::write(path("fonts.conf"), fonts).unwrap();
        let files: Vec<PathBuf> = documents
            .iter()
            .map(|(name, bytes)| {
                let file = path(&format!("{name}.docx"));
                fs::write(&file, bytes).unwrap();
                file
            })
            .collect();
        let profile = format!("-env:UserInstallation=file://{}", path("profile").display());
        run("soffice", |c| {
            c.env("FONTCONFIG_FILE", path("fonts.conf"))
                .arg("--headless")
                .arg(profile)
                .args(["--convert-to", "pdf", "--outdir"])
                .arg(folder.path())
                .args(&files)
        });
        for (name, _) in documents {
            assert!(path(&format!("{name}.pdf")).is_file(), "LibreOffice did not print {name}");
        }
        Self { folder }
    }

    fn pdf(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.pdf"))
    }

    /// The lines of every page.
    pub fn sheets(&self, name: &str) -> Vec<Sheet> {
        let text = run("pdftotext", |c| c.arg("-bbox-layout").arg(self.pdf(name)).arg("-"));
        let mut sheets: Vec<Sheet> = Vec::new();
        for row in text.lines().map(str::trim_start) {
            if row.starts_with("<page") {
                sheets.push(Sheet {
                    width: number(row, "width"),
                    height: number(row, "height"),
                    lines: Vec::new(),
                });
            } else if row.starts_with("<line") {
                let line = Line {
                    left: number(row, "xMin"),
                    right: number(row, "xMax"),
                    top: number(row, "yMin"),
                    text: String::new(),
                };
                sheets.last_mut().unwrap().lines.push(line);
            } else if let Some(words) = row.strip_prefix("<word") {
                let words = words.split_once('>').unwrap().1.trim_end_matches("</word>");
                sheets.last_mut().unwrap().lines.last_mut().unwrap().text.push_str(words);
            }
        }
        sheets
    }

    /// The fonts of a document: each row of `pdffonts`.
    pub fn fonts(&self, name: &str) -> Vec<String> {
        run("pdffonts", |c| c.arg(self.pdf(name))).lines().skip(2).map(str::to_owned).collect()
    }

    /// A page as ink, from 1.
    pub fn ink(&self, name: &str, page: usize) -> Ink {
        let prefix = self.folder.path().join(format!("{name}-{page}"));
        let number = page.to_string();
        run("pdftoppm", |c| {
            c.args(["-r", &DOTS.to_string(), "-f", &number, "-l", &number, "-singlefile"])
                .arg(self.pdf(name))
                .arg(&prefix)
        });
        Ink::read(&prefix.with_extension("ppm"))
    }
}

fn number(row: &str, name: &str) -> f64 {
    let value = row.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap();
    value.parse().unwrap()
}

/// Dots to an inch.
const DOTS: usize = 300;

/// What colour a place is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Red,
    Black,
}

/// A page as dots.
pub struct Ink {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Ink {
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let mut at = 0;
        let mut word = || {
            let from = at;
            while !bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            at += 1;
            String::from_utf8(bytes[from..at - 1].to_vec()).unwrap()
        };
        assert_eq!(word(), "P6");
        let (width, height, _) = (word(), word(), word());
        Self { width: width.parse().unwrap(), height: height.parse().unwrap(), dots: bytes[at..].to_vec() }
    }

    fn is(&self, x: usize, y: usize, colour: Colour) -> bool {
        let at = (y * self.width + x) * 3;
        let [r, g, b] = [self.dots[at], self.dots[at + 1], self.dots[at + 2]];
        match colour {
            Colour::Red => r > 150 && g < 128 && b < 128,
            Colour::Black => r < 128 && g < 128 && b < 128,
        }
    }

    /// The first and last row in a band of the page that has ink in some columns, all in millimetres.
    pub fn rows(
        &self,
        colour: Colour,
        (top, bottom): (f64, f64),
        (left, right): (f64, f64),
    ) -> Option<(f64, f64)> {
        let columns = dot(left)..dot(right).min(self.width);
        let has = |y: &usize| columns.clone().any(|x| self.is(x, *y, colour));
        let mut rows = (dot(top)..dot(bottom).min(self.height)).filter(has);
        let first = rows.next()?;
        let last = rows.next_back().unwrap_or(first);
        Some((millimetres(first), millimetres(last + 1)))
    }

    /// The first and last column in a band that has ink.
    pub fn columns(&self, colour: Colour, (top, bottom): (f64, f64)) -> Option<(f64, f64)> {
        let rows = dot(top)..dot(bottom).min(self.height);
        let has = |x: &usize| rows.clone().any(|y| self.is(*x, y, colour));
        let mut columns = (0..self.width).filter(has);
        let first = columns.next()?;
        let last = columns.next_back().unwrap_or(first);
        Some((millimetres(first), millimetres(last + 1)))
    }

    /// Lines across the page: top, bottom, and length.
    pub fn lines(&self, colour: Colour) -> Vec<(f64, f64, f64)> {
        let mut lines: Vec<(usize, usize, usize)> = Vec::new();
        for y in 0..self.height {
            let count = (0..self.width).filter(|x| self.is(*x, y, colour)).count();
            if millimetres(count) < 140.0 {
                continue;
            }
            match lines.last_mut() {
                Some((_, end, length)) if *end == y => (*end, *length) = (y + 1, count.max(*length)),
                _ => lines.push((y, y + 1, count)),
            }
        }
        let shown = |(a, b, c): (usize, usize, usize)| (millimetres(a), millimetres(b), millimetres(c));
        lines.into_iter().map(shown).collect()
    }
}

fn dot(millimetres: f64) -> usize {
    (millimetres / 25.4 * DOTS as f64).round() as usize
}

fn millimetres(dots: usize) -> f64 {
    dots as f64 * 25.4 / DOTS as f64
}
