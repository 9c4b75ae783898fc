//! What an assistance is for.

/// Verbs between 协助 and what it is for.
const VERBS: [&str; 16] = [
    "做好", "开展", "抓好", "推进", "推动", "实施", "完成", "落实", "办理", "负责", "搞好", "组织", "指导",
    "处理", "解决", "承办",
];

/// Endings that say nothing of what it is for.
const ENDINGS: [&str; 8] =
    ["等相关工作", "相关工作", "招商引资工作", "招商工作", "招商引资", "招商", "等工作", "工作"];

/// Endings of those who are helped.
const HELPED: [&str; 18] = [
    "部门",
    "单位",
    "企业",
    "公司",
    "政府",
    "中心",
    "小组",
    "专班",
    "领导",
    "组长",
    "路长",
    "机构",
    "办公室",
    "各",
    "局",
    "委",
    "乡",
    "街道",
];

/// 康养产业 of 协助做好康养产业招商引资工作. `None` when the words name who is helped, or nothing.
pub(super) fn assisted(words: &str) -> Option<&str> {
    let rest = words.split_once("协助")?.1;
    let rest = rest.split(['，', '；', '。', ',', '（', '、']).next().unwrap_or("").trim();
    let verb = VERBS.iter().find_map(|v| rest.strip_prefix(v));
    // 协助县商务局做好……, 协助企业……: who is helped leads.
    let head = || rest.char_indices().nth(10).map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    if verb.is_none() && (HELPED.iter().any(|h| head().contains(h)) || VERBS.iter().any(|v| rest.contains(v)))
    {
        return None;
    }
    let what = verb.unwrap_or(rest);
    let what = ENDINGS.iter().find_map(|e| what.strip_suffix(e)).unwrap_or(what);
    let what = what.rsplit('的').next().unwrap_or(what).trim();
    (what.chars().count() >= 2).then_some(what)
}

#[cfg(test)]
mod tests {
    use super::assisted;

    #[test]
    fn what_is_assisted_is_told_from_who_is_helped() {
        assert_eq!(assisted("协助做好康养产业招商引资工作"), Some("康养产业"));
        assert_eq!(assisted("负责指导和协助招商引资项目的政策奖补"), Some("政策奖补"));
        assert_eq!(assisted("协助外资项目落地工作，并做好后续监督"), Some("外资项目落地"));
        assert_eq!(assisted("协助县农业农村局做好冷链物流招商"), None);
        assert_eq!(assisted("协助企业开展二次招商"), None);
        assert_eq!(assisted("协助上级路长开展征迁"), None);
        assert_eq!(assisted("负责统计"), None);
    }
}
