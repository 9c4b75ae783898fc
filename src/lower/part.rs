//! Parts of a document: 正文, 印发, 附件, and how their headings are numbered.

use super::Lowerer;
use super::numbering::Numberer;
use super::scope::Scopes;
use super::walk::Walk;
use crate::model::{Numbering, Part, PartKind};
use crate::problem::Problem;
use crate::source::Span;
use crate::vocabulary::nearest;

impl Lowerer<'_> {
    pub(super) fn part(&mut self, walk: &mut Walk, keyword: Span, title: Option<Span>, span: Span) {
        let words = self.text.slice(keyword).trim().to_owned();
        let title = title.map(|t| self.text.slice(t).to_owned()).filter(|t| !t.is_empty());
        let kind = match words.as_str() {
            "正文" => PartKind::Main,
            "印发" => PartKind::Issued,
            "附件" => PartKind::Annex,
            _ => {
                self.unknown_part(keyword, &words);
                PartKind::Main
            }
        };
        if kind != PartKind::Main && title.is_none() {
            self.problems.push(
                Problem::error(
                    "part-without-title",
                    keyword,
                    format!("“{words}”部分没有标题"),
                    format!("the part `{words}` has no title"),
                )
                .help(format!("写成：--- {words}：标题"), format!("write: --- {words}：title")),
            );
        }
        self.open_part(walk, kind, title, span);
    }

    fn unknown_part(&mut self, keyword: Span, words: &str) {
        let known = ["正文", "印发", "附件"];
        let near = nearest(words, known);
        let problem = Problem::error(
            "unknown-part",
            keyword,
            format!("没有“{words}”这种部分，下面的内容按正文处理"),
            format!("no part `{words}`; what follows is taken as body text"),
        );
        self.problems.push(match near {
            Some(near) => problem.help(format!("是不是“{near}”？"), format!("did you mean `{near}`?")).fix(
                false,
                keyword,
                near,
                format!("改成“{near}”"),
                format!("replace by `{near}`"),
            ),
            None => {
                problem.help("可以写：--- 正文、--- 印发：标题、--- 附件：标题", "one of 正文, 印发, 附件")
            }
        });
    }

    pub(super) fn open_part(&mut self, walk: &mut Walk, kind: PartKind, title: Option<String>, span: Span) {
        let prefix = match kind {
            PartKind::Annex => {
                walk.annexes += 1;
                if walk.annex_count > 1 { format!("附件{}", walk.annexes) } else { "附件".to_owned() }
            }
            _ => String::new(),
        };
        walk.scopes = Scopes::part();
        walk.numbers = Numberer::new(Numbering::Standard, &prefix);
        if let (PartKind::Main, Some(part)) = (kind, walk.parts.last_mut())
            && part.kind == PartKind::Main
            && part.blocks.is_empty()
        {
            part.span = span;
            return;
        }
        // Most documents have one part, and most lines print as one block.
        let blocks = Vec::with_capacity(if walk.parts.is_empty() { walk.lines } else { 0 });
        walk.parts.push(Part { kind, title, numbering: Numbering::Standard, blocks, span });
    }

    pub(super) fn numbering(&mut self, walk: &mut Walk, span: Span, words: &str) {
        let style = match words {
            "章条" => Numbering::Articles,
            "条" => Numbering::ArticlesOnly,
            "连续" => Numbering::Continuous,
            "无" => Numbering::None,
            "标准" => Numbering::Standard,
            other => {
                self.problems.push(
                    Problem::error(
                        "unknown-numbering",
                        span,
                        format!("没有“{other}”这种编号"),
                        format!("no numbering `{other}`"),
                    )
                    .help(
                        "可以写：章条（第一章、第一条）、条（第一条）、连续（（一）不重新开始）、无；不写就是一、（一）1.（1）",
                        "one of 章条, 条, 连续, 无; 一、（一）1.（1） when left out",
                    ),
                );
                return;
            }
        };
        let prefix = walk.numbers.clause().0;
        walk.numbers = Numberer::new(style, &prefix);
        if let Some(part) = walk.parts.last_mut() {
            part.numbering = style;
        }
    }
}
