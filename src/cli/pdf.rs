//! `notice.pdf` for `jizhi build --pdf`; without the feature `pdf`, how to get it.

#[cfg(not(feature = "pdf"))]
pub(super) use without::Typesetters;

#[cfg(feature = "pdf")]
pub(super) use with::Typesetters;

#[cfg(not(feature = "pdf"))]
mod without {
    use crate::cli::Console;
    use crate::cli::arguments::FontSearch;
    use crate::cli::project::{Loaded, Project};
    use crate::cli::stop::Stop;
    use crate::layout::Provenance;
    use crate::problem::Problem;
    use crate::render::{Output, Renderer};
    use crate::workspace::Document;

    /// This program prints no PDF.
    pub(in crate::cli) struct Typesetters;

    impl Typesetters {
        /// Says how to get a program that does.
        pub(in crate::cli) fn of(_: &[Project], _: &FontSearch, _: &mut Console<'_>) -> Result<Self, Stop> {
            let command = "cargo install --locked --path . --features pdf";
            Err(Stop::usage(
                format!(
                    "这个 jizhi 编译时没有带 PDF。在源码文件夹里运行 {command}（要十来分钟），再用 --pdf。\n\
                     也可以先不写 --pdf：notice.docx 可以在 Word、WPS 里另存为 PDF。"
                ),
                format!(
                    "this jizhi was built without PDF; run {command} in the source folder (some ten minutes).\n\
                     Or leave --pdf out: Word and WPS save notice.docx as PDF."
                ),
            ))
        }

        /// Never asked: there is no typesetter without the feature.
        pub(in crate::cli) fn print(
            &self,
            _: &Project,
            _: &Renderer,
            _: &Provenance,
            _: &Loaded,
            _: &Document,
        ) -> Result<(Vec<Output>, Vec<Problem>), Box<Problem>> {
            Ok((Vec::new(), Vec::new()))
        }
    }
}

#[cfg(feature = "pdf")]
mod with {
    use crate::cli::Console;
    use crate::cli::arguments::FontSearch;
    use crate::cli::faces::{Places, find};
    use crate::cli::glyphs::{font_problems, stand_ins};
    use crate::cli::project::{Loaded, Project};
    use crate::cli::render::render_problem;
    use crate::cli::stop::Stop;
    use crate::layout::Provenance;
    use crate::pdf::{Press, TypesetError};
    use crate::problem::{Message, Problem};
    use crate::render::{Output, RenderError, Renderer};
    use crate::source::Span;
    use crate::workspace::Document;
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::PathBuf;

    /// A typesetter for each workspace, as each may name fonts of its own.
    pub(in crate::cli) struct Typesetters(BTreeMap<PathBuf, Press>);

    impl Typesetters {
        /// Finds the fonts of all workspaces.
        ///
        /// # Errors
        /// A place for fonts that is not there.
        pub(in crate::cli) fn of(
            projects: &[Project],
            search: &FontSearch,
            console: &mut Console<'_>,
        ) -> Result<Self, Stop> {
            let mut said = BTreeSet::new();
            let mut presses = BTreeMap::new();
            for project in projects {
                let places = Places::of_roots(search, std::slice::from_ref(&project.root), console)?;
                let press = Press::new(find(&places));
                let digits = &project.workspace.page().font_digits;
                let mut lines = stand_ins(press.fonts());
                if !digits.is_empty() && press.digits(digits).is_none() {
                    lines.push(Message::new(
                        format!("数字和字母：没有 {digits}，随汉字的字体"),
                        format!("digits and letters: no {digits}; the fonts of the words draw them"),
                    ));
                }
                for line in lines {
                    let line = console.language.of(&line).to_owned();
                    if said.insert(line.clone()) {
                        console.say(&line);
                    }
                }
                presses.insert(project.root.clone(), press);
            }
            Ok(Self(presses))
        }

        /// Prints one document; gives also what is to be said of its characters.
        ///
        /// # Errors
        /// Why it cannot be printed.
        pub(in crate::cli) fn print(
            &self,
            project: &Project,
            renderer: &Renderer,
            provenance: &Provenance,
            loaded: &Loaded,
            document: &Document,
        ) -> Result<(Vec<Output>, Vec<Problem>), Box<Problem>> {
            let Some(press) = self.0.get(&project.root) else { return Ok((Vec::new(), Vec::new())) };
            let printed = renderer
                .paper(&document.mechanism, provenance)
                .map_err(TypesetError::from)
                .and_then(|paper| press.print(&paper, renderer))
                .map_err(|error| Box::new(problem(&error)))?;
            let said = font_problems(press.fonts(), &printed.drawn, &loaded.text);
            Ok((vec![Output { name: "notice.pdf", bytes: printed.bytes }], said))
        }
    }

    fn problem(error: &TypesetError) -> Problem {
        match error {
            TypesetError::Render(error) => render_problem(error),
            TypesetError::Refused(error) => render_problem(&RenderError::Template(error.clone())),
            TypesetError::NoFont => Problem::error(
                "output-failed",
                Span::default(),
                "排不出 notice.pdf：一个字体也没有找到",
                "cannot set notice.pdf: no font was found",
            )
            .help(
                "运行 jizhi fonts，看缺什么、怎么装；或者用 --font-path 指出字体在哪里",
                "run jizhi fonts to see what is missing and how to install it, or name a place by --font-path",
            ),
        }
    }
}
