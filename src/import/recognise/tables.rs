//! Small words of official prose. All of them are data: a new one is a new row.

/// Levels before names of organs.
pub(super) const LEVELS: &[char] = &['省', '市', '州', '盟', '区', '县', '旗', '镇', '乡'];

/// Endings of the names of organs.
#[rustfmt::skip] // one word a line would hide the table
pub(super) const ORGAN_ENDINGS: &[&str] = &[
    "局", "委", "办", "厅", "部", "署", "站", "所", "院", "中心", "公司", "集团", "银行", "海关", "学校", "医院", "管委会",
    "办公室", "小组", "专班", "指挥部", "联席会议", "委员会", "开发区", "工业园", "园区", "街道", "办事处", "分局",
    "大队", "支队", "党校", "协会", "商会", "总社", "联合会", "法院", "检察院", "政府", "人大", "政协", "农场", "林场",
    "经开区", "高新区", "新区", "示范区", "功能区", "集聚区", "商业区",
];

/// Areas, which need no level before their names.
pub(super) const AREAS: &[&str] =
    &["开发区", "集聚区", "高新区", "经开区", "工业园区", "新区", "功能区", "示范区", "商业区", "园区"];

/// Words that look like parties and are none.
pub(super) const NO_PARTY: &[&str] = &[
    "社会",
    "全社会",
    "机会",
    "全会",
    "内部",
    "外部",
    "全部",
    "部分",
    "工作部",
    "本组",
    "其他",
    "所在",
    "所在单位",
    "所在部门",
    "各部",
    "各办",
];

/// Words that begin what looks like a party and is none.
#[rustfmt::skip] // one word a line would hide the table
pub(super) const STARTS_NO_PARTY: &[&str] = &[
    "做好", "加强", "建立", "健全", "完善", "推进", "负责", "指导", "协调", "组织", "制定", "落实", "按照", "根据", "结合",
    "围绕", "对", "将", "把", "向", "与", "同", "在", "为", "以", "由", "从", "至", "到", "并", "要", "不", "及时", "支持",
    "鼓励", "引导", "推动", "强化", "深化", "优化", "提升", "开展", "实施", "统筹", "牵头", "配合", "协助", "参与", "召开",
    "听取", "报送", "汇报", "成立", "组建", "设立", "主动", "积极", "充分", "全面", "切实", "严格", "进一步", "形成",
    "促进", "发挥", "整合", "整治", "培育", "抓好", "全年", "年底", "年初", "年末", "立足", "定期", "适时", "限期",
    "督促", "督查", "全市", "全县", "全区", "全省", "相应", "每月", "每周", "每季", "每年", "每半", "每双", "每日", "经县", "经市", "经区", "经省", "坚持", "确保", "力争", "贯彻", "遵守", "凡", "对于", "请",
];

/// Whether a name begins as none does.
pub(super) fn begins_no_party(name: &str) -> bool {
    let organ = ["部", "局", "办", "委", "中心"].iter().any(|e| name.ends_with(e));
    let verb = PREDICATES.iter().any(|w| w.len() > 3 && name.starts_with(w)) && !organ;
    // 经专班牵头领导签字, and 经济和信息化局.
    let by = name
        .strip_prefix('经')
        .is_some_and(|rest| !rest.starts_with(['济', '信', '贸', '发', '开', '合', '营']));
    verb || by || STARTS_NO_PARTY.iter().any(|w| name.starts_with(w))
}

/// Endings of what may stand in a list of parties though nobody knows it.
pub(super) const AREA_ENDINGS: &[&str] = &[
    "区",
    "局",
    "委",
    "办",
    "厅",
    "会",
    "中心",
    "公司",
    "集团",
    "单位",
    "部门",
    "机构",
    "组织",
    "企业",
    "街道",
    "乡镇",
    "县",
    "部",
    "署",
    "院",
    "站",
    "所",
    "平台",
    "载体",
    "同志",
    "领导",
    "负责人",
];

/// Endings of words that speak of people.
#[rustfmt::skip] // one word a line would hide the table
pub(super) const PEOPLE: &[&str] = &[
    "负责同志", "主要负责人", "负责人", "领导", "同志", "市长", "县长", "区长", "省长", "州长", "盟长", "旗长", "镇长", "乡长",
    "书记", "主任", "局长", "部长", "主席", "秘书长", "组长", "常委", "院长", "校长", "董事长", "总经理", "会长", "厅长", "处长",
    "科长", "站长", "所长", "行长", "司令", "政委", "检察长", "联络员", "专家学者", "人员", "干部", "骨干",
];

/// What words for people without a unit begin with.
pub(super) const PEOPLE_STARTS: &[&str] =
    &["分管", "主要", "各自分管", "联系", "挂钩", "包联", "包保", "相关", "有关", "各", "责任", "牵头"];

/// Words that a sentence goes on with behind the one who acts, before what is to be done.
pub(super) const MODALS: &[&str] =
    &["也要相应", "也要", "还要", "均要", "都要", "应当", "必须", "要", "应", "须", "需"];

/// Verbs and adverbs with which what is to be done begins.
#[rustfmt::skip] // one word a line would hide the table
pub(super) const PREDICATES: &[&str] = &[
    "充分", "切实", "严格", "认真", "积极", "主动", "广泛", "进一步", "全面", "统筹", "统一", "具体", "牵头", "负责", "承担",
    "配合", "协助", "协同", "会同", "联合", "组织", "指导", "督促", "协调", "推进", "推动", "开展", "制定", "研究", "提出",
    "落实", "明确", "做好", "抓好", "加强", "强化", "建立", "健全", "完善", "编制", "拟定", "起草", "审定", "审核", "汇总",
    "收集", "梳理", "报送", "上报", "反馈", "汇报", "通报", "发布", "召开", "听取", "考核", "督查", "督导", "检查", "安排",
    "保障", "提供", "参与", "发挥", "按照", "按", "根据", "结合", "围绕", "针对", "对照", "依据", "依托", "定期", "及时",
    "适时", "每", "全年", "年底", "对", "将", "把", "以", "作为", "履行", "执行", "实施", "引导", "支持", "把握", "密切",
    "分别", "共同", "原则上", "适当", "直接", "亲自", "优先", "限期", "深入", "大力", "持续", "常态化", "规范", "管理",
    "监督", "受理", "办理", "调度", "召集", "主持", "确定", "选派", "抽调", "配备", "指定", "设置", "设立", "成立", "组建",
    "为", "是", "在", "于", "至少", "不得", "严禁", "可", "遵守", "完成", "形成", "促进", "提高", "提升", "优化", "打造",
    "实行", "适用", "兑现", "拨付", "用于", "从", "通过", "向", "与", "同",
];

/// What must not follow a party when a predicate is looked for: 各单位主要负责人 goes on.
pub(super) const GOES_ON: &[&str] = &[
    "为成员",
    "为主体",
    "为载体",
    "为重点",
    "与会",
    "同志",
    "是否",
    "在内",
    "在线",
    "为主",
    "以上",
    "以下",
    "以外",
    "可以",
];

/// What tells that words are of reward.
pub(super) const REWARDS: &[&str] = &[
    "奖励",
    "嘉奖",
    "表彰",
    "表扬",
    "鼓励激励",
    "评先表彰",
    "优先使用",
    "优先提拔",
    "优秀等次",
    "通报表扬",
    "激励",
    "绩效奖挂钩",
    "提拔任用",
    "兑现",
];

/// What tells that words are of penalty.
pub(super) const PENALTIES: &[&str] = &[
    "问责",
    "追责",
    "惩罚",
    "惩戒",
    "处罚",
    "通报批评",
    "约谈",
    "取消",
    "追究",
    "清退",
    "一票否决",
    "严肃处理",
    "扣分",
    "处分",
];

/// What begins the object of reward and penalty.
pub(super) const TREATED: &[&str] = &["对", "给予", "将", "一经", "凡", "因", "由于"];

/// What tells that words are of money.
pub(super) const MONEY: &[&str] = &["经费", "资金", "专款", "预算", "补助", "补贴"];

/// What is done with money.
pub(super) const SPENT: &[&str] = &[
    "安排",
    "列入",
    "纳入",
    "保障",
    "拨付",
    "暂定",
    "核定",
    "承担",
    "列支",
    "解决",
    "落实",
    "不低于",
    "专款专用",
];

/// Endings of classes of units.
#[rustfmt::skip] // one word a line would hide the table
pub(super) const CLASS_ENDINGS: &[&str] = &[
    "单位", "部门", "机构", "企业", "组织", "主体", "载体", "团体", "区", "县", "市", "乡镇", "镇", "乡", "街道", "园", "园区", "镇街",
    "局", "委", "办", "厅", "中心", "小组", "专班", "公司", "平台", "商会", "协会", "高校", "院校", "分局", "办事处", "政府", "党委",
    "村", "社区", "成员", "同志", "负责人", "领导", "人员", "干部", "联络员", "组长", "链长", "河长", "路长", "林长", "国企", "银行",
    "院", "所", "站", "会", "省", "州", "旗", "地", "级", "组", "班", "队",
];

/// Words with which a duty of nobody in particular begins, beside [`PREDICATES`].
#[rustfmt::skip] // one word a line would hide the table
pub(super) const OPENERS: &[&str] = &[
    "出台", "贯彻", "传达", "督办", "讨论", "部署", "承办", "签订", "宣传", "推广", "培育", "引进", "聚焦", "创新", "拓展", "探索", "营造", "压实", "细化", "分解", "总结", "更新",
    "整合", "畅通", "破解", "解决", "保证", "保持", "坚持", "突出", "深化", "加大", "加快", "力促", "力争", "确保", "全力", "扎实",
    "精心", "科学", "合理", "依法", "依规", "实行", "树立", "增强", "构建", "搭建", "汇编", "面向", "分析", "逐步", "把好", "把握",
    "着力", "做实", "做细", "做大", "做强", "盘活", "壮大", "策划", "谋划", "包装", "对接", "跟踪", "服务", "受理", "邀请", "接待",
    "立足", "用好", "用足", "严控", "严防", "杜绝", "清理", "整治", "查处", "公开", "公示", "运用", "健全", "参加", "自觉", "主要负责",
];

/// Words that begin no duty at all.
pub(super) const NEVER: &[&str] = &["是", "为", "于", "从", "经", "以", "可", "具体", "作为", "至少"];

/// Words that begin no duty when nobody is named.
pub(super) const WEAK: &[&str] = &["在", "向", "与", "同", "每", "将", "对", "原则上"];
