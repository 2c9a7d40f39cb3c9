//! What the reader of TOML says, in words of people who do not know TOML.

use super::Locale;

/// Beginnings of what the reader says, and what they mean: what happened, and what to do.
const KNOWN: &[(&[&str], &str)] = &[
    (&["duplicate key"], "这个名称在同一段里出现了两次;请删去或改名其中一处。"),
    (
        &["invalid basic string", "invalid literal string", "missing opening quote"],
        "文字没有用成对的英文双引号括起来;请检查引号,文字里的双引号写成 \\\"。",
    ),
    (
        &["invalid multi-line"],
        "多行文字没有用成对的三个英文双引号括起来;请检查开头和结尾的 \"\"\"。",
    ),
    (
        &["missing escaped value", "too few unicode value digits"],
        "反斜杠后面的写法不认识;请把 \\ 写成 \\\\。",
    ),
    (&["string values must be quoted"], "等号后面要有值,文字写在英文双引号里,如 \"甲\"。"),
    (&["missing value", "key with no value"], "等号后面没有值;请补上,或删去这一行。"),
    (
        &["unclosed array table", "unclosed table", "missing table open"],
        "段的开头写作 [名称] 或 [[名称]];请检查方括号是否成对。",
    ),
    (
        &[
            "unclosed array",
            "missing comma between array",
            "missing array opening",
            "extra comma in array",
            "unexpected `=` in array",
        ],
        "方括号里的各项之间要用英文逗号隔开,最后以 ] 结束。",
    ),
    (
        &[
            "unclosed inline table",
            "missing inline table",
            "missing comma between key-value",
            "missing key for inline table",
            "invalid inline table",
            "extra comma in inline table",
        ],
        "花括号里的各项写作“名称 = 值”,用英文逗号隔开,最后以 } 结束。",
    ),
    (
        &[
            "invalid key-value pair",
            "missing assignment",
            "extra assignment",
            "extra `=`",
            "unexpected key or value",
            "unexpected content",
        ],
        "这一行不是“名称 = 值”的写法;一行只写一项,请检查等号和引号。",
    ),
    (
        &["invalid unquoted key", "unquoted keys cannot", "keys cannot be"],
        "等号左边的名称只能用英文字母、数字、- 和 _;请检查是否用了中文标点或漏了引号。",
    ),
    (
        &[
            "invalid value",
            "unexpected leading zero",
            "unexpected sign",
            "redundant",
            "radix",
            "integers with a radix",
            "`_` may only",
        ],
        "这个值看不懂:文字要写在英文双引号里,数字只写数字,是与否写 true 或 false。",
    ),
    (
        &["carriage return", "invalid comment character"],
        "这里有不可见的字符;请删去这一行后重新输入。",
    ),
    (&["cannot extend", "cannot recurse"], "这一段和前面写过的内容重复或套得太深;请合并到一处。"),
];

/// What the reader of TOML said; where it is not known in Chinese, its own words stand on a line of
/// their own.
pub fn trouble(locale: Locale, said: &str) -> String {
    if locale == Locale::En {
        return said.to_owned();
    }
    let begins = |beginnings: &[&str]| beginnings.iter().any(|one| said.starts_with(one));
    let known = KNOWN.iter().find(|(beginnings, _)| begins(beginnings));
    match (known, in_ticks(said).as_slice()) {
        _ if said.starts_with("invalid type") => {
            "值的类型不对:数字不加引号,文字要加英文双引号,几项的写在方括号里。".to_owned()
        }
        (_, [name, ..]) if said.starts_with("missing field") => format!("缺少“{name}”;请补上。"),
        (_, [name, known @ ..]) if said.starts_with("unknown field") => {
            format!("没有“{name}”这一项;可以写的有:{}。", known.join("、"))
        }
        (_, [name, known @ ..]) if said.starts_with("unknown variant") => {
            format!("不能是“{name}”;可以写的有:{}。", known.join("、"))
        }
        (Some((_, words)), _) => (*words).to_owned(),
        (None, _) => format!("写法不对,请对照说明检查。\n{said}"),
    }
}

/// The words between backticks.
fn in_ticks(said: &str) -> Vec<&str> {
    said.split('`').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    #[expect(dead_code, reason = "only what is wrong with it is looked at")]
    struct Shape {
        name: String,
        count: u8,
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Single,
        Multiple,
    }

    #[test]
    fn every_mistake_people_make_is_told_in_chinese() {
        for (text, told) in [
            ("name = 甲", "英文双引号"),
            ("name = \"甲", "成对的英文双引号"),
            ("name = '甲", "成对的英文双引号"),
            ("name = \"\"\"甲", "三个英文双引号"),
            ("name = \"a\\q\"", "反斜杠"),
            ("name =", "要有值"),
            ("name", "没有值"),
            ("name = “甲”", "英文双引号"),
            ("名称 = \"甲\"", "英文字母"),
            ("name = \"甲\"\nname = \"乙\"", "两次"),
            ("name = [\"甲\" \"乙\"]", "方括号"),
            ("name = [\"甲\"", "方括号"),
            ("[[item]", "方括号"),
            ("[bank", "方括号"),
            ("name = { a = 1", "花括号"),
            ("name = \"甲\" count = 1", "一行只写一项"),
            ("name = 01", "数字"),
            ("count = 1", "缺少“name”"),
            ("name = 1\ncount = 1", "类型不对"),
            ("name = \"甲\"\ncount = 1\nsize = 1", "没有“size”这一项;可以写的有:name、count、kind"),
            ("name = \"甲\"\ncount = 1\nkind = \"x\"", "不能是“x”;可以写的有:single、multiple"),
        ] {
            let error = toml::from_str::<Shape>(text).unwrap_err();
            let said = trouble(Locale::Zh, error.message());
            assert!(said.contains(told), "{text}: {} / {said}", error.message());
            assert!(!said.contains('\n'), "{text}: {} / {said}", error.message());
            assert_eq!(trouble(Locale::En, error.message()), error.message());
        }
        assert_eq!(trouble(Locale::Zh, "odd"), "写法不对,请对照说明检查。\nodd");
    }
}
