//! What a page carries beside the statute: page numbers, and what a web site prints around a text.

use crate::domain::width::{half, is_blank};

/// The most characters such a line has; what is longer is text. Chosen for lines that say source, day
/// and visits in one; no line of 27 national texts is taken for one.
const LONGEST: usize = 60;

/// How lines begin that a web site prints around a text.
const BEGINNINGS: &[&str] = &[
    "来源：",
    "信息来源",
    "文章来源",
    "发布时间",
    "更新时间",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击率",
    "阅读次数",
    "字号：",
    "字体：",
    "【字体",
    "【字号",
    "【打印",
    "【关闭",
    "打印本页",
    "关闭窗口",
    "打印关闭",
    "分享到",
    "分享：",
    "扫一扫",
    "上一篇",
    "下一篇",
    "返回顶部",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "您现在的位置",
    "首页>",
    "首页»",
    "责任编辑",
    "主办：",
    "主办单位：",
    "承办：",
    "版权所有",
    "网站标识码",
    "抄送：",
];

/// What such lines hold anywhere.
const HELD: &[&str] =
    &["ICP备", "公网安备", "浏览次数：", "此件公开发布", "此件主动公开", "此件依申请公开"];

/// Whether a line is no part of any statute.
pub(super) fn is_furniture(line: &str) -> bool {
    let compact: String = line.chars().filter(|c| !is_blank(*c)).map(uniform).collect();
    is_page_number(&compact)
        || compact.chars().count() <= LONGEST
            && (BEGINNINGS.iter().any(|words| compact.starts_with(words))
                || HELD.iter().any(|words| compact.contains(words)))
}

/// 3, — 3 —, 第3页, 第3页共8页, 3/8.
fn is_page_number(compact: &str) -> bool {
    let number = compact.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '·' | '─'));
    let short = (1..=4).contains(&number.chars().count());
    let counted = compact.starts_with('第')
        && compact.ends_with('页')
        && compact.chars().all(|c| c.is_ascii_digit() || matches!(c, '第' | '页' | '共' | '/'));
    counted || short && number.chars().all(|c| c.is_ascii_digit())
}

/// One form of the characters that these lines write in two widths.
fn uniform(c: char) -> char {
    match c {
        ':' | '：' => '：',
        '>' | '＞' | '›' => '>',
        c => half(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        for (line, furniture) in [
            ("— 12 —", true),
            ("- 2 -", true),
            ("３", true),
            ("第 4 页 共 4 页", true),
            ("2021", true),
            ("【打印】 【关闭】", true),
            ("来源:市交通局　发布时间:2023-05-06　浏览次数:128", true),
            ("首页 > 政务公开", true),
            ("抄送：市委办公室。", true),
            ("（此件公开发布）", true),
            ("第四条", false),
            ("12345", false),
            ("来源不明的财物，应当登记。", false),
            ("主办机关应当自收到之日起三日内移送。", false),
            ("—", false),
            ("", false),
        ] {
            assert_eq!(is_furniture(line), furniture, "{line}");
        }
    }
}
