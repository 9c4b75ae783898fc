//! What can be asked. The words of the help stand in `words`, in two languages.

use crate::clause::date;
use crate::workspace::{LevelSetting, Orders};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// A command line.
#[derive(Debug, Parser)]
#[command(
    name = "jizhi",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,
    /// Read beforehand, see `language`.
    #[arg(long, global = true, display_order = 900)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Build(Build),
    Check(Check),
    Why(Why),
    Impact(Impact),
    Load(Load),
    Graph(Graph),
    Fonts(Fonts),
    New(New),
    Fmt(Fmt),
    Convert(Convert),
    Import(Import),
    Audit(Audit),
    Diff(Diff),
    Page(Page),
    Schema(Schema),
    Dump(Dump),
    Explain(Explain),
    Completions(Completions),
}

/// How findings are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Plain,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

impl Format {
    /// Whether a person reads it as it is printed.
    pub(super) fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Plain)
    }
}

#[derive(Args, Debug)]
pub(super) struct Build {
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long, short, default_value = "out")]
    pub out: PathBuf,
    #[arg(long)]
    pub pdf: bool,
    #[command(flatten)]
    pub search: FontSearch,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub judging: Judging,
    #[arg(long)]
    pub ignore_permissions: bool,
    #[arg(long, value_parser = day)]
    pub as_of: Option<(i16, i8, i8)>,
    #[arg(long)]
    pub fix: bool,
    #[arg(long = "unsafe", requires = "fix")]
    pub also_unsafe: bool,
    #[arg(long, alias = "diff", requires = "fix")]
    pub dry_run: bool,
    #[arg(long)]
    pub no_cache: bool,
    #[arg(long, conflicts_with_all = ["fix", "format", "update_baseline"])]
    pub watch: bool,
}

/// What is told of all that is found.
#[derive(Args, Debug)]
pub(super) struct Judging {
    #[arg(long)]
    pub baseline: Option<PathBuf>,
    #[arg(long, requires = "baseline")]
    pub update_baseline: bool,
    #[arg(long, value_delimiter = ',')]
    deny: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    warn: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    allow: Vec<String>,
    /// The three above in the order of the command line, see `usage`.
    #[arg(skip)]
    pub orders: Orders,
}

/// The arguments that set levels, and to what.
pub(super) const LEVELS: [(&str, LevelSetting); 3] =
    [("deny", LevelSetting::Error), ("warn", LevelSetting::Warning), ("allow", LevelSetting::Off)];

/// A day as documents write it, 2026年3月1日, or 2026-03-01.
fn day(words: &str) -> Result<(i16, i8, i8), String> {
    let iso = || words.parse::<jiff::civil::Date>().ok().map(|d| (d.year(), d.month(), d.day()));
    date(words).ok().or_else(iso).ok_or_else(|| "2026-03-01, 2026年3月1日".to_owned())
}

/// How an answer is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    #[default]
    Human,
    Json,
}

#[derive(Args, Debug)]
pub(super) struct Why {
    pub unit: String,
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

#[derive(Args, Debug)]
pub(super) struct Impact {
    pub unit: String,
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long, group = "change")]
    pub abolish: bool,
    #[arg(long, group = "change")]
    pub merge_into: Option<String>,
    #[arg(long, group = "change")]
    pub rename: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// How a table is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    #[default]
    Human,
    Json,
    Csv,
}

#[derive(Args, Debug)]
pub(super) struct Load {
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub top: Option<usize>,
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// How a graph is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum DrawingFormat {
    #[default]
    Dot,
    Mermaid,
    Svg,
}

#[derive(Args, Debug)]
pub(super) struct Graph {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long)]
    pub around: Option<String>,
    #[arg(long, default_value_t = 2)]
    pub hops: usize,
    #[arg(long, value_enum, default_value_t)]
    pub format: DrawingFormat,
    #[arg(long)]
    pub findings: bool,
}

/// Where fonts are looked for.
#[derive(Args, Debug)]
pub(super) struct FontSearch {
    #[arg(long)]
    pub font_path: Vec<PathBuf>,
    #[arg(long)]
    pub no_system_fonts: bool,
}

#[derive(Args, Debug)]
pub(super) struct Fonts {
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub search: FontSearch,
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

#[derive(Args, Debug)]
pub(super) struct New {
    #[arg(long)]
    pub pattern: String,
    #[arg(long)]
    pub region: String,
    #[arg(long, short)]
    pub out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Fmt {
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// The two forms of a mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    Toml,
    Jz,
}

#[derive(Args, Debug)]
pub(super) struct Convert {
    pub file: PathBuf,
    #[arg(long, value_enum)]
    pub to: Option<Form>,
    #[arg(long, short)]
    pub out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Import {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, short)]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub region: Option<String>,
    #[arg(long, requires = "out")]
    pub force: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Args, Debug)]
pub(super) struct Audit {
    pub file: PathBuf,
    #[arg(long)]
    pub against: Option<PathBuf>,
    #[arg(long, conflicts_with = "against")]
    pub region: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub judging: Judging,
}

/// How changes are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ChangesFormat {
    #[default]
    Human,
    Json,
    Html,
}

#[derive(Args, Debug)]
pub(super) struct Diff {
    #[arg(display_order = 1)]
    pub old: String,
    #[arg(display_order = 2)]
    pub new: String,
    #[arg(last = true, display_order = 3)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: ChangesFormat,
    #[arg(long, short)]
    pub out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Page {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long)]
    pub diff: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    Toml,
    Model,
    Units,
    Workspace,
}

#[derive(Args, Debug)]
pub(super) struct Schema {
    #[arg(value_enum, default_value = "toml")]
    pub of: SchemaOf,
}

/// Where the compiler stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Lines,
    Syntax,
    Model,
}

#[derive(Args, Debug)]
pub(super) struct Dump {
    #[arg(long, value_enum)]
    pub stage: Stage,
    pub file: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Completions {
    #[arg(value_enum)]
    pub shell: Shell,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    #[arg(required_unless_present = "all")]
    pub rule: Option<String>,
    #[arg(long, conflicts_with = "rule")]
    pub all: bool,
}
