//! The TOML form of a mechanism: the same lines as data, both ways, and its JSON Schema.
//!
//! One table a line; its keys say what it is. `header` and `line` may as well be written out as
//! `[[header]]` and `[[part.line]]`. Words are written as in a text, with marks in braces and
//! backslashes before braces that are printed; a sign at their beginning needs none.
//!
//! ```toml
//! jizhi = 1
//! header = [
//!   { label = "机制", text = "某市“6+6”工作机制" },
//!   { label = "6", text = "招商专班" },
//!   { label = "6", text = "服务专班" },
//!   { label = "标题", text = "某市人民政府办公室" },
//!   { more = "关于建立“6+6”工作机制的通知" },          # 续行
//! ]
//!
//! [[part]]
//! keyword = "正文"                                     # 附件另有 title
//! line = [
//!   { text = "由{牵头领导：分管副市长}牵头负责。" },
//!   { heading = 2, label = "小组", text = "招商一组" },  # ## 小组：招商一组
//!   { heading = 2, numbered = false, text = "组成人员" }, # == 组成人员
//!   { label = "牵头单位", text = "市发展改革委" },
//!   { item = 1, text = "县财政局局长" },                 # 深度从 1 起
//!   { duty = "市商务局", text = "负责甲；负责乙。" },     # @市商务局：……
//!   { row = ["任务", "牵头单位"] },
//!   { insert = "责任矩阵" },
//!   { comment = "不印" },
//!   { permission = "允许 规则名：理由" },
//!   { blank = true },
//! ]
//! ```
//!
//! In: a text with its tree, or a TOML file. Out: the other one; from TOML also an [`OffsetMap`] that
//! shows what is wrong in the text at its place in the TOML file. Must not: know what a label means —
//! both forms go through the same parser and lowering, so they compile to the same bytes.

mod check;
mod form;
mod map;
mod mend;
mod quote;
mod read;
mod write;

pub use form::schema;
pub use map::OffsetMap;
pub use mend::Mender;
pub use read::{FromToml, from_toml};
pub use write::to_toml;
