//! The names of changes: one table, from which the enum, the guide and the outputs are made.

use serde::{Serialize, Serializer};

/// How much a change weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 文字: the facts are the same.
    Wording,
    /// 一般: a fact changed, but not who answers for what, by when and how much.
    Minor,
    /// 重大: who answers, which bodies there are, by when, how much, or on what authority.
    Major,
}

impl Severity {
    /// The word that a drafter reads.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Wording => "文字",
            Self::Minor => "一般",
            Self::Major => "重大",
        }
    }

    /// The same in English; also the word in JSON.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

macro_rules! kinds {
    ($($variant:ident $name:literal $severity:ident $mirror:ident $zh:literal $en:literal;)+) => {
        /// What kind of change it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $zh] $variant,)+
        }

        impl Kind {
            /// All kinds, in the order of the guide.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name that programs know it by; never reused.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How much it weighs.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// The kind that the way back from new to old gives.
            #[must_use]
            pub fn mirror(self) -> Self {
                match self { $(Self::$variant => Self::$mirror,)+ }
            }

            /// What it says, for drafters.
            #[must_use]
            pub fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh,)+ }
            }

            /// The same in English.
            #[must_use]
            pub fn en(self) -> &'static str {
                match self { $(Self::$variant => $en,)+ }
            }
        }
    };
}

kinds! {
    DocumentAdded "document-added" Major DocumentRemoved "多了一份文件" "a document was added";
    DocumentRemoved "document-removed" Major DocumentAdded "少了一份文件" "a document was removed";
    MechanismRenamed "mechanism-renamed" Minor MechanismRenamed "机制改名" "the mechanism was renamed";
    RegionChanged "region-changed" Major RegionChanged "地区变更" "the region changed";
    PatternChanged "pattern-changed" Major PatternChanged "模式变更" "the pattern changed";
    CountChanged "count-changed" Minor CountChanged "写明的数变更" "a stated count changed";
    CountAdded "count-added" Wording CountDropped "写明了一个数" "a count is stated now";
    CountDropped "count-dropped" Wording CountAdded "不再写明一个数" "a count is stated no more";
    TitleChanged "title-changed" Minor TitleChanged "标题变更" "the title changed";
    NumberChanged "number-changed" Minor NumberChanged "发文字号变更" "the document number changed";
    DateChanged "date-changed" Minor DateChanged "成文日期变更" "the date of signing changed";
    GenreChanged "genre-changed" Major GenreChanged "文种变更" "the genre changed";
    IssuerJoined "issuer-joined" Major IssuerLeft "发文机关增加" "an issuer joined";
    IssuerLeft "issuer-left" Major IssuerJoined "发文机关减少" "an issuer left";
    AddresseeJoined "addressee-joined" Minor AddresseeLeft "主送机关增加" "an addressee joined";
    AddresseeLeft "addressee-left" Minor AddresseeJoined "主送机关减少" "an addressee left";
    CopyJoined "copy-joined" Minor CopyLeft "抄送机关增加" "a copy goes to one more";
    CopyLeft "copy-left" Minor CopyJoined "抄送机关减少" "a copy goes to one less";
    ElementChanged "element-changed" Minor ElementChanged "公文的其他要素变更（密级、紧急程度、签发人、署名、附注、印发机关等）" "another element of the document changed";

    BodySetUp "body-set-up" Major BodyAbolished "新设机构" "a body was set up";
    BodyAbolished "body-abolished" Major BodySetUp "撤销机构，它的职责去了哪里一并列出" "a body was abolished; the fate of its duties is listed";
    BodyRenamed "body-renamed" Minor BodyRenamed "机构改名" "a body was renamed";
    BodyReclassed "body-reclassed" Minor BodyReclassed "机构类别变更" "the class of a body changed";
    BodyMoved "body-moved" Major BodyMoved "机构改归另一机构之下" "a body moved under another";
    HostMoved "host-moved" Major HostMoved "办公室改设另一单位" "the host of a body changed";
    CollectiveRenamed "collective-renamed" Minor CollectiveRenamed "统称改名" "a collective name changed";
    CollectiveAdded "collective-added" Minor CollectiveDropped "增加统称" "a collective name was added";
    CollectiveDropped "collective-dropped" Minor CollectiveAdded "取消统称" "a collective name was dropped";
    UnitRenamed "unit-renamed" Minor UnitRenamed "单位改称（机构改革）" "a unit goes by another name, as after a reform";

    LeadMoved "lead-moved" Major LeadMoved "牵头单位由甲改为乙" "the lead passed from one unit to another";
    LeadAdded "lead-added" Major LeadRemoved "增加牵头单位" "a lead was added";
    LeadRemoved "lead-removed" Major LeadAdded "减少牵头单位" "a lead was removed";
    HeadChanged "head-changed" Major HeadChanged "负责人（组长、牵头领导等）变更" "the head changed";
    HeadAdded "head-added" Major HeadRemoved "增加负责人" "a head was added";
    HeadRemoved "head-removed" Major HeadAdded "减少负责人" "a head was removed";
    DeputyChanged "deputy-changed" Minor DeputyChanged "副职变更" "the deputy changed";
    DeputyJoined "deputy-joined" Minor DeputyLeft "增加副职" "a deputy joined";
    DeputyLeft "deputy-left" Minor DeputyJoined "减少副职" "a deputy left";
    MemberJoined "member-joined" Minor MemberLeft "增加成员、责任单位、配合单位等" "a member joined";
    MemberLeft "member-left" Minor MemberJoined "减少成员、责任单位、配合单位等" "a member left";
    SeatMoved "seat-moved" Minor SeatMoved "同一单位由一个机构（任务）改到另一个" "a member passed from one body or task to another";
    RoleRaised "role-raised" Major RoleLowered "角色升格（如责任单位改为牵头单位）" "a role was raised";
    RoleLowered "role-lowered" Major RoleRaised "角色降格（如牵头单位改为责任单位）" "a role was lowered";
    RoleReworded "role-reworded" Wording RoleReworded "角色名称变更，分量不变" "a role goes by another word of the same weight";
    ScopeNarrowed "scope-narrowed" Minor ScopeWidened "分工范围缩小" "the scope of a seat was narrowed";
    ScopeWidened "scope-widened" Minor ScopeNarrowed "分工范围扩大" "the scope of a seat was widened";
    ScopeChanged "scope-changed" Minor ScopeChanged "分工范围变更" "the scope of a seat changed";
    PostChanged "post-changed" Minor PostChanged "同一个人的职务变更" "the post of the same person changed";
    OrderChanged "order-changed" Wording OrderChanged "名单相同，排序变更" "the same names in another order";
    RosterEntryAdded "roster-entry-added" Minor RosterEntryDropped "名单调整增加一项" "an adjustment of a roster was added";
    RosterEntryDropped "roster-entry-dropped" Minor RosterEntryAdded "名单调整减少一项" "an adjustment of a roster was dropped";

    DirectionAdded "direction-added" Minor DirectionDropped "增加领域、方向" "a direction was added";
    DirectionDropped "direction-dropped" Minor DirectionAdded "减少领域、方向" "a direction was dropped";
    DirectionMoved "direction-moved" Major DirectionMoved "领域、方向改归另一机构" "a direction passed to another body";
    DutyAdded "duty-added" Minor DutyDropped "增加职责" "a duty was added";
    DutyDropped "duty-dropped" Major DutyAdded "减少职责" "a duty was dropped";
    DutyMoved "duty-moved" Major DutyMoved "职责改由另一方承担" "a duty passed to another";
    DutyReworded "duty-reworded" Minor DutyReworded "职责的表述修改" "a duty was reworded";
    DutyNatureChanged "duty-nature-changed" Major DutyNatureChanged "职责的性质变更（承担、协助、联络、禁止）" "what a duty obliges to changed";
    TaskAdded "task-added" Major TaskDropped "增加任务" "a task was added";
    TaskDropped "task-dropped" Major TaskAdded "减少任务" "a task was dropped";
    TaskRetitled "task-retitled" Minor TaskRetitled "任务的名称修改" "a task was given another title";
    ScoreRaised "score-raised" Minor ScoreLowered "分值提高" "a score was raised";
    ScoreLowered "score-lowered" Minor ScoreRaised "分值降低" "a score was lowered";
    ScoreSet "score-set" Minor ScoreDropped "增加分值" "a score was set";
    ScoreDropped "score-dropped" Minor ScoreSet "取消分值" "a score was dropped";
    DeliverableAdded "deliverable-added" Minor DeliverableDropped "增加成果" "a deliverable was added";
    DeliverableDropped "deliverable-dropped" Minor DeliverableAdded "减少成果" "a deliverable was dropped";
    DeliverableChanged "deliverable-changed" Minor DeliverableChanged "成果变更" "a deliverable changed";

    DeadlineSet "deadline-set" Major DeadlineDropped "规定了时限" "a deadline was set";
    DeadlineDropped "deadline-dropped" Major DeadlineSet "取消时限" "a deadline was dropped";
    DeadlineShortened "deadline-shortened" Major DeadlineExtended "时限提前" "a deadline was brought forward";
    DeadlineExtended "deadline-extended" Major DeadlineShortened "时限推后" "a deadline was put back";
    DeadlineReworded "deadline-reworded" Minor DeadlineReworded "时限的写法变更，没有可比的日期" "a deadline was reworded, without days to compare";
    FlowAdded "flow-added" Minor FlowDropped "增加报送、会议、听取、通报或考核" "a report, meeting, hearing, publication or assessment was added";
    FlowDropped "flow-dropped" Major FlowAdded "取消报送、会议、听取、通报或考核" "a report, meeting, hearing, publication or assessment was dropped";
    FlowActorChanged "flow-actor-changed" Major FlowActorChanged "由谁报送、开会、通报、考核变更" "who reports, meets, publishes or assesses changed";
    RecipientChanged "recipient-changed" Minor RecipientChanged "向谁报送、听谁汇报、考核谁变更" "to whom a report goes, who is heard or assessed changed";
    PeriodMoreFrequent "period-more-frequent" Minor PeriodLessFrequent "次数更密" "more frequent";
    PeriodLessFrequent "period-less-frequent" Minor PeriodMoreFrequent "次数更疏" "less frequent";
    PeriodSet "period-set" Minor PeriodDropped "规定了周期" "a period was set";
    PeriodDropped "period-dropped" Minor PeriodSet "取消周期" "a period was dropped";
    DueDayEarlier "due-day-earlier" Minor DueDayLater "每期的期限日提前" "the day within each period is earlier";
    DueDayLater "due-day-later" Minor DueDayEarlier "每期的期限日推后" "the day within each period is later";

    TargetAdded "target-added" Major TargetDropped "增加指标" "a target was added";
    TargetDropped "target-dropped" Major TargetAdded "取消指标" "a target was dropped";
    TargetRaised "target-raised" Major TargetLowered "指标提高" "a target was raised";
    TargetLowered "target-lowered" Major TargetRaised "指标降低" "a target was lowered";
    TargetChanged "target-changed" Major TargetChanged "指标的比法、单位、期限或承担者变更" "how a target is measured, or for whom, changed";
    TargetMoved "target-moved" Major TargetMoved "指标改归另一机构" "a target passed to another body";
    TargetMadeAspirational "target-made-aspirational" Major TargetMadeFirm "刚性指标改为争取、力争" "a target is only striven for now";
    TargetMadeFirm "target-made-firm" Major TargetMadeAspirational "争取、力争改为刚性指标" "a target that was striven for is firm now";
    FundingRaised "funding-raised" Major FundingLowered "经费提高" "funding was raised";
    FundingLowered "funding-lowered" Major FundingRaised "经费降低" "funding was lowered";
    FundingAdded "funding-added" Major FundingDropped "增加经费规定" "a rule on money was added";
    FundingDropped "funding-dropped" Major FundingAdded "取消经费规定" "a rule on money was dropped";
    FundingChanged "funding-changed" Major FundingChanged "经费的出处、去向或周期变更" "who pays or receives money, or how often, changed";
    FundingReworded "funding-reworded" Minor FundingReworded "经费的表述修改" "a rule on money was reworded";
    RewardAdded "reward-added" Minor RewardDropped "增加奖励" "a reward was added";
    RewardDropped "reward-dropped" Minor RewardAdded "取消奖励" "a reward was dropped";
    PenaltyAdded "penalty-added" Major PenaltyDropped "增加惩戒" "a penalty was added";
    PenaltyDropped "penalty-dropped" Major PenaltyAdded "取消惩戒" "a penalty was dropped";
    IncentiveReworded "incentive-reworded" Minor IncentiveReworded "奖励、惩戒的表述修改" "a reward or penalty was reworded";

    BasisAdded "basis-added" Minor BasisDropped "增加依据" "a basis was added";
    BasisDropped "basis-dropped" Major BasisAdded "减少依据" "a basis was dropped";
    BasisReplaced "basis-replaced" Major BasisReplaced "依据改为另一份文件" "a basis was replaced by another document";
    ApprovalAdded "approval-added" Minor ApprovalDropped "增加批准" "an approval was added";
    ApprovalDropped "approval-dropped" Major ApprovalAdded "减少批准" "an approval was dropped";
    ApprovalChanged "approval-changed" Major ApprovalChanged "批准的机关或会议变更" "who approved changed";
    AbolitionAdded "abolition-added" Major AbolitionDropped "增加废止、撤销" "something more is abolished by the document";
    AbolitionDropped "abolition-dropped" Major AbolitionAdded "不再废止、撤销" "something is abolished by the document no more";
    SuccessorChanged "successor-changed" Major SuccessorChanged "废止后由谁承接变更" "who takes over from what is abolished changed";
    EffectChanged "effect-changed" Major EffectChanged "施行日期变更" "the day from which the document holds changed";
    TermSet "term-set" Major TermDropped "规定了有效期" "a term was set";
    TermDropped "term-dropped" Major TermSet "取消有效期" "a term was dropped";
    TermExtended "term-extended" Major TermShortened "有效期延长" "the term was extended";
    TermShortened "term-shortened" Major TermExtended "有效期缩短" "the term was shortened";
    AliasAdded "alias-added" Wording AliasDropped "增加简称" "a second name was added";
    AliasDropped "alias-dropped" Wording AliasAdded "取消简称" "a second name was dropped";

    TextAdded "text-added" Minor TextRemoved "增加一段话，没有标出事项" "words without marked facts were added";
    TextRemoved "text-removed" Minor TextAdded "删去一段话，没有标出事项" "words without marked facts were removed";
    TextMoved "text-moved" Wording TextMoved "一段话换了位置，内容不变" "words stand in another place, unchanged";
    WordingOnly "wording-only" Wording WordingOnly "只改文字，事项不变" "wording only; the facts are the same";
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_told_apart_and_the_mirror_of_a_mirror_is_the_kind() {
        let names: BTreeSet<_> = Kind::ALL.iter().map(|k| k.name()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert_eq!(kind.mirror().mirror(), *kind, "{}", kind.name());
            assert!(kind.name().chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
