//! From the model to notices, matrices, calendars and graphs (the only room that names minijinja).
//!
//! In: a [`Mechanism`]. Out: named byte strings. Must not: touch the disk,
//! the clock or the locale; the same model gives the same bytes.
//!
//! A [`Renderer`] holds the compiled templates and is made once; [`Renderer::render`] may run on
//! many threads. `notice.*`, `matrix.*` and `tasks.*` for people come from templates, which a
//! workspace may replace; CSV, calendar, graph and JSON are written directly. Every CSV is UTF-8
//! with a byte-order mark and CRLF, so that Excel and WPS open it as it is.

mod anchor;
mod annexes;
mod builtin;
mod calendar;
mod changes;
mod conformance;
mod elements;
mod engine;
mod error;
mod explain;
mod filters;
mod matrix;
mod matrix_view;
mod model_file;
mod notice;
mod number;
mod origin;
mod paper;
mod prose;
mod record;
mod recurrence;
mod role_class;
mod roster;
mod schedule;
mod seating;
mod sheet;
mod specimen;
mod targets;
mod tasks;
#[cfg(test)]
mod tests;
mod typeset;
mod workbook;

pub use changes::changes_page;
pub use error::{RenderError, TemplateError};
pub use model_file::{MODEL_SCHEMA, model_schema};
pub use origin::Origin;
pub use typeset::{FaceName, FaceNames};

use crate::check::Pair;
use crate::docx;
use crate::graph::ResponsibilityGraph;
use crate::layout::{Paper, Provenance};
use crate::model::Mechanism;
use crate::page::Page;
use crate::problem::Message;
use anchor::Anchors;
use annexes::Annexes;
use conformance::Conformance;
use engine::Engine;
use matrix::Matrix;
use seating::Seating;
use sheet::Sheet;
use tasks::Tasks;

/// What every template that a workspace may replace is given, by path and sorted: the names that it
/// may use, with `.` before a name inside a record and `[]` behind a list (`main[].blocks[].text`).
/// Files that are only included see the names of the template that includes them.
#[must_use]
pub fn template_names() -> Vec<(&'static str, Vec<String>)> {
    specimen::names()
}

/// One file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// File name without folder: `notice.txt`.
    pub name: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The outputs of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The files, in a fixed order.
    pub outputs: Vec<Output>,
    /// What a reader should know of them: what did not fit.
    pub remarks: Vec<Message>,
}

/// The template of the printed page.
pub const PAGE: &str = "page/typ.jinja";

/// How many facts a piece of the printed page counts for, as tables are pieces too.
const PIECE: usize = 10;

/// Compiled templates. Making one costs a millisecond; make it once.
#[derive(Debug)]
pub struct Renderer {
    engine: Engine,
    page: Page,
}

impl Renderer {
    /// With the built-in templates.
    #[must_use]
    pub fn built_in() -> Self {
        // The built-in templates parse, or the tests of this room fail.
        Self { engine: Engine::new(&[]).unwrap_or_else(|_| Engine::empty()), page: Page::default() }
    }

    /// With templates of a workspace in place of built-in ones: path in the template folder
    /// (`notice/txt.jinja`), and source. A path whose file name begins with `_` is only included by
    /// other templates.
    ///
    /// The templates are tried on a small document, so that an unknown name is found before any
    /// document of the workspace is built.
    ///
    /// # Errors
    /// Every fault found, by file and line.
    pub fn with_overrides(overrides: &[(String, String)]) -> Result<Self, Vec<TemplateError>> {
        let renderer = Self { engine: Engine::new(overrides)?, page: Page::default() };
        let errors = specimen::try_out(&renderer.engine, overrides);
        if errors.is_empty() { Ok(renderer) } else { Err(errors) }
    }

    /// The same renderer, printing on a workspace's own page.
    #[must_use]
    pub fn on_page(self, page: Page) -> Self {
        Self { page, ..self }
    }

    /// The page that notices are printed on.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// A document as it stands on paper, for the formats that have pages.
    ///
    /// # Errors
    /// A template of a customary sentence that fails on this document.
    pub fn paper(&self, mechanism: &Mechanism, provenance: &Provenance) -> Result<Paper, RenderError> {
        let material = Material::of(mechanism);
        let supplied = prose::supply(&self.engine, mechanism, &material.anchors)?;
        let inserts = |what: &str| material.insert(what);
        Ok(paper::paper(mechanism, &self.page, &supplied, &inserts, provenance))
    }

    /// The text of a document's printed page, for the typesetter.
    ///
    /// # Errors
    /// The template of the page, when it fails on this document.
    pub fn typeset(&self, paper: &Paper, faces: &FaceNames) -> Result<String, RenderError> {
        let pieces = paper.pieces().count();
        let larger = self.engine.for_facts(pieces * PIECE);
        let engine = larger.as_ref().unwrap_or(&self.engine);
        let text = engine.render(PAGE, &typeset::view(paper, &self.page, faces))?;
        String::from_utf8(text).map_err(|error| RenderError::writer("notice.pdf", &error))
    }

    /// All outputs of one document that was read from no file, in a fixed order.
    ///
    /// # Errors
    /// A template that fails on this document, or a writer that fails.
    pub fn render(&self, mechanism: &Mechanism) -> Result<Vec<Output>, RenderError> {
        self.render_from(mechanism, &Origin::default()).map(|rendered| rendered.outputs)
    }

    /// All outputs of one document, in a fixed order; `origin` is where it was read and what was found
    /// in it, for outputs that tell.
    ///
    /// # Errors
    /// A template that fails on this document, or a writer that fails.
    pub fn render_from(&self, mechanism: &Mechanism, origin: &Origin<'_>) -> Result<Rendered, RenderError> {
        let material = Material::of(mechanism);
        let larger = self.engine.for_facts(material.facts());
        let engine = larger.as_ref().unwrap_or(&self.engine);
        let mut outputs = Vec::with_capacity(20);
        let mut put = |name, bytes| outputs.push(Output { name, bytes });

        let supplied = prose::supply(engine, mechanism, &material.anchors)?;
        let graph = ResponsibilityGraph::of(mechanism);
        let picture = graph.svg();
        let [matrix, inner] = material.matrix.views();
        let annexes = Annexes::of(&material.matrix, inner, &material.tasks, &picture);
        let notice = notice::view(mechanism, &supplied, &|what| material.insert(what), &annexes);
        put("notice.txt", engine.render("notice/txt.jinja", &notice)?);
        put("notice.md", engine.render("notice/md.jinja", &notice)?);
        put("notice.html", engine.render("notice/html.jinja", &notice)?);
        let inserts = |what: &str| material.insert(what);
        let paper = paper::paper(mechanism, &self.page, &supplied, &inserts, origin.provenance());
        let docx = docx::write(&paper, &self.page).map_err(|e| RenderError::writer("notice.docx", &e))?;
        put("notice.docx", docx);

        put("matrix.csv", material.matrix.sheet().csv("matrix.csv")?);
        put("matrix.md", engine.render("matrix/md.jinja", &matrix)?);
        put("matrix.html", engine.render("matrix/html.jinja", &matrix)?);

        let tasks = material.tasks.view();
        put("tasks.csv", material.tasks.sheet().csv("tasks.csv")?);
        put("tasks.md", engine.render("tasks/md.jinja", &tasks)?);
        put("tasks.html", engine.render("tasks/html.jinja", &tasks)?);

        let entries = schedule::entries(mechanism, &material.seating);
        put("targets.csv", targets::sheet(mechanism).csv("targets.csv")?);
        put("schedule.csv", schedule::sheet(&entries).csv("schedule.csv")?);
        put("schedule.ics", calendar::calendar(mechanism, &entries).into_bytes());
        put("roster.csv", roster::sheet(mechanism).csv("roster.csv")?);
        let (workbook, remarks) = workbook::write(&material, &entries, origin)?;
        put(workbook::NAME, workbook);

        put("graph.dot", graph.dot().into_bytes());
        put("graph.mmd", graph.mermaid().into_bytes());
        put("graph.svg", picture.into_bytes());
        put("model.json", model_file::write(mechanism)?);
        Ok(Rendered { outputs, remarks })
    }
}

impl Renderer {
    /// How a document carries out those above it that it rests on, as `conformance.csv`, `.md` and
    /// `.html`; none when it rests on none.
    ///
    /// # Errors
    /// A template that fails on this document, or a writer that fails.
    pub fn conformance(&self, pairs: &[Pair<'_>]) -> Result<Vec<Output>, RenderError> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let table = Conformance::of(pairs);
        let view = table.view();
        Ok(vec![
            Output { name: "conformance.csv", bytes: table.sheet().csv("conformance.csv")? },
            Output { name: "conformance.md", bytes: self.engine.render("conformance/md.jinja", &view)? },
            Output { name: "conformance.html", bytes: self.engine.render("conformance/html.jinja", &view)? },
        ])
    }
}

/// What several outputs are made from.
struct Material<'a> {
    mechanism: &'a Mechanism,
    anchors: Anchors<'a>,
    seating: Seating<'a>,
    matrix: Matrix<'a>,
    tasks: Tasks<'a>,
}

impl<'a> Material<'a> {
    fn of(mechanism: &'a Mechanism) -> Self {
        let anchors = Anchors::of(mechanism);
        let seating = Seating::of(mechanism);
        let matrix = Matrix::of(mechanism, &anchors);
        let tasks = Tasks::of(mechanism, &anchors, &seating);
        Self { mechanism, anchors, seating, matrix, tasks }
    }

    /// Roughly how much there is to print.
    fn facts(&self) -> usize {
        let m = self.mechanism;
        let blocks: usize = m.parts.iter().map(|part| part.blocks.len()).sum();
        blocks + m.seats.len() + m.duties.len() + m.tasks.len()
    }

    /// The table that `>> 责任矩阵` asks for, with the columns that a printed page can hold.
    fn insert(&self, what: &str) -> Option<Sheet> {
        let m = self.mechanism;
        match what {
            "责任矩阵" => Some(self.matrix.sheet()),
            "任务分解表" => {
                let wanted = ["序号", "事项", "牵头单位", "责任单位", "配合单位", "完成时限", "成果"];
                Some(self.tasks.sheet().columns(&wanted))
            }
            "目标任务表" => {
                let wanted = ["机构", "指标", "要求", "下限", "上限", "单位", "周期"];
                Some(targets::sheet(m).columns(&wanted))
            }
            "名单" => Some(roster::sheet(m).columns(&["机构", "角色", "姓名", "职务或单位"])),
            "报送日程" => {
                let wanted = ["序号", "谁", "向谁", "什么", "周期", "期限日"];
                Some(schedule::sheet(&schedule::entries(m, &self.seating)).columns(&wanted))
            }
            _ => None,
        }
    }
}
