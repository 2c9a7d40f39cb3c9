//! Surnames that are not read as the character is elsewhere.

/// Surnames of one character that are easily misread or read in two ways: the readings in use as a
/// surname, the commonest first.
const SINGLE: &[(char, &[&str])] = &[
    ('么', &["yao"]),
    ('乐', &["yue", "le"]),
    ('乜', &["nie"]),
    ('仇', &["qiu"]),
    ('任', &["ren"]),
    ('佴', &["nai"]),
    ('冼', &["xian"]),
    ('区', &["ou"]),
    ('华', &["hua"]),
    ('单', &["shan"]),
    ('卜', &["bu"]),
    ('句', &["gou", "ju"]),
    ('召', &["shao", "zhao"]),
    ('员', &["yun"]),
    ('啜', &["chuai"]),
    ('尉', &["wei", "yu"]),
    ('折', &["she"]),
    ('曾', &["zeng"]),
    ('朴', &["piao", "pu"]),
    ('柏', &["bai", "bo"]),
    ('查', &["zha"]),
    ('洗', &["xian"]),
    ('牟', &["mou", "mu"]),
    ('盖', &["ge", "gai"]),
    ('眭', &["sui"]),
    ('祭', &["zhai", "ji"]),
    ('种', &["chong"]),
    ('秘', &["bi", "mi"]),
    ('粘', &["nian"]),
    ('繁', &["po"]),
    ('缪', &["miao", "mou"]),
    ('翟', &["zhai", "di"]),
    ('能', &["nai"]),
    ('莘', &["shen", "xin"]),
    ('蔚', &["yu", "wei"]),
    ('薄', &["bo"]),
    ('藏', &["zang"]),
    ('行', &["xing", "hang"]),
    ('覃', &["qin", "tan"]),
    ('解', &["xie"]),
    ('谌', &["chen", "shen"]),
    ('贲', &["ben"]),
    ('费', &["fei", "bi"]),
    ('郄', &["qie", "xi"]),
    ('郇', &["xun", "huan"]),
    ('郗', &["xi", "chi"]),
    ('都', &["du"]),
    ('钭', &["tou"]),
    ('阚', &["kan"]),
    ('隗', &["wei", "kui"]),
    ('隽', &["juan", "jun"]),
    ('黑', &["hei", "he"]),
];

/// Surnames of two characters with their readings, where a character would be read otherwise.
const DOUBLE: &[(&str, [&str; 2])] = &[
    ("万俟", ["mo", "qi"]),
    ("中行", ["zhong", "hang"]),
    ("令狐", ["ling", "hu"]),
    ("单于", ["chan", "yu"]),
    ("尉迟", ["yu", "chi"]),
    ("拓跋", ["tuo", "ba"]),
    ("澹台", ["tan", "tai"]),
    ("长孙", ["zhang", "sun"]),
    ("鲜于", ["xian", "yu"]),
];

/// The readings of the surname at the start of a name, character by character; empty when the
/// dictionary's own readings serve.
pub(super) fn readings(name: &str) -> Vec<&'static [&'static str]> {
    if let Some((_, readings)) = DOUBLE.iter().find(|(surname, _)| name.starts_with(surname)) {
        return readings.iter().map(std::slice::from_ref).collect();
    }
    let single = SINGLE.iter().find(|(surname, _)| name.starts_with(*surname));
    single.map(|(_, readings)| *readings).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_looked_up_at_the_start_of_the_name_only() {
        assert_eq!(readings("单雄信"), [&["shan"]]);
        assert_eq!(readings("单于明"), [&["chan"], &["yu"]]);
        assert_eq!(readings("覃"), [&["qin", "tan"]]);
        assert!(readings("张单").is_empty());
        assert!(readings("").is_empty());
    }

    #[test]
    fn no_surname_is_listed_twice() {
        assert!(SINGLE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(DOUBLE.is_sorted_by(|a, b| a.0 < b.0));
    }
}
