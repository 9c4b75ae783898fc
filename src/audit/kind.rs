//! What a disagreement is called.

use super::source::Kind as Element;
use crate::problem::Level;

const ADDRESSEE: &str = "audit-addressee";
const ANNEX_ADDED: &str = "audit-annex-added";
const ANNEX_MISSING: &str = "audit-annex-missing";
const CITATION: &str = "audit-citation";
const CLAUSE_ADDED: &str = "audit-clause-added";
const CLAUSE_MISSING: &str = "audit-clause-missing";
const CLAUSE_MOVED: &str = "audit-clause-moved";
const COPIES: &str = "audit-copies";
const DATE: &str = "audit-date";
const DEADLINE: &str = "audit-deadline";
const DOCUMENT_NUMBER: &str = "audit-document-number";
const ELEMENT: &str = "audit-element";
const FLOW: &str = "audit-flow";
const HEADING_NUMBER: &str = "audit-heading-number";
const ISSUE_DATE: &str = "audit-issue-date";
const LEADER: &str = "audit-leader";
const MONEY: &str = "audit-money";
const NUMBER: &str = "audit-number";
const OTHER_DOCUMENT: &str = "audit-other-document";
const ROLE: &str = "audit-role";
const SIGNATURE: &str = "audit-signature";
const SWAPPED: &str = "audit-swapped";
const TARGET: &str = "audit-target";
const TITLE: &str = "audit-title";
const UNIT_ADDED: &str = "audit-unit-added";
const UNIT_CHANGED: &str = "audit-unit-changed";
const UNIT_MISSING: &str = "audit-unit-missing";
const UNIT_MOVED: &str = "audit-unit-moved";
const WORDING: &str = "audit-wording";

macro_rules! kinds {
    ($($variant:ident $code:ident $level:ident $zh:literal $en:literal;)+) => {
        /// Kinds of disagreement.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Kind {
            $(#[doc = $zh] $variant,)+
        }

        impl Kind {
            /// The code of its problems.
            pub(super) fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Its weight.
            pub(super) fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)+ }
            }

            /// What it is about, for messages.
            pub(super) fn noun(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($zh, $en),)+ }
            }
        }
    };
}

kinds! {
    Addressee ADDRESSEE Error "主送机关" "addressees";
    AnnexAdded ANNEX_ADDED Error "附件" "annex";
    AnnexMissing ANNEX_MISSING Error "附件" "annex";
    Citation CITATION Error "引用的文件" "citation";
    ClauseAdded CLAUSE_ADDED Error "条款" "clause";
    ClauseMissing CLAUSE_MISSING Error "条款" "clause";
    ClauseMoved CLAUSE_MOVED Warning "条款" "clause";
    Copies COPIES Error "抄送机关" "copies";
    Date DATE Error "日期" "date";
    Deadline DEADLINE Error "时限" "deadline";
    DocumentNumber DOCUMENT_NUMBER Error "发文字号" "document number";
    ElementChanged ELEMENT Error "公文要素" "element";
    Flow FLOW Error "报送、会议、考核的规定" "report or meeting";
    HeadingNumber HEADING_NUMBER Warning "编号" "number of a heading";
    IssueDate ISSUE_DATE Error "成文日期" "date of signing";
    Leader LEADER Error "人员" "person";
    Money MONEY Error "经费" "funding";
    Number NUMBER Error "数" "number";
    OtherDocument OTHER_DOCUMENT Error "文件" "document";
    RoleChanged ROLE Error "角色" "role";
    Signature SIGNATURE Error "署名" "signature";
    Swapped SWAPPED Error "单位" "units";
    Target TARGET Error "指标" "target";
    Title TITLE Error "标题" "title";
    UnitAdded UNIT_ADDED Error "名单" "list";
    UnitChanged UNIT_CHANGED Error "单位" "unit";
    UnitMissing UNIT_MISSING Error "名单" "list";
    UnitMoved UNIT_MOVED Error "单位" "unit";
    Wording WORDING Warning "文字" "wording";
}

impl Kind {
    /// The kind of a changed element.
    pub(super) fn of_element(element: Element) -> Self {
        match element {
            Element::Number => Self::DocumentNumber,
            Element::Title => Self::Title,
            Element::Addressees => Self::Addressee,
            Element::Signature => Self::Signature,
            Element::Date => Self::IssueDate,
            Element::Copies => Self::Copies,
            Element::Mark | Element::AnnexNote | Element::Imprint | Element::Other => Self::ElementChanged,
        }
    }
}

/// What an element is called.
pub(super) fn element_name(element: Element) -> (&'static str, &'static str) {
    match element {
        Element::Mark => ("发文机关标志", "mark of the issuer"),
        Element::Number => ("发文字号", "document number"),
        Element::Title => ("标题", "title"),
        Element::Addressees => ("主送机关", "addressees"),
        Element::AnnexNote => ("附件说明", "list of annexes"),
        Element::Signature => ("署名", "signature"),
        Element::Date => ("成文日期", "date of signing"),
        Element::Copies => ("抄送机关", "copies"),
        Element::Imprint => ("印发机关或印发日期", "imprint"),
        Element::Other => ("版头或附注", "head or note"),
    }
}
