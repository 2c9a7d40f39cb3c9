//! Finding people by the pinyin of their names: every reading, whole or by initials.

mod surname;

use super::width;
use ::pinyin::ToPinyinMulti;

/// The most readings of one whole name that are kept; what is rarest goes first.
const MOST_READINGS: usize = 64;
/// The syllables of a name that are read; the longest names of people have fewer.
const MOST_SYLLABLES: usize = 32;

/// The readings of a name, in lower-case ASCII, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinyinKeys {
    /// The syllables run together: zhangsan.
    pub full: Vec<String>,
    /// The first letters of the syllables: zs.
    pub initials: Vec<String>,
}

/// Every reading of a name, at most 64 of them, surnames read as surnames first (单 shan, then
/// dan). ü is spelt v, u and yu. Characters that have no reading are left out; a run of Latin
/// letters or digits is one syllable. What follows the 32nd syllable is not read.
pub fn keys(name: &str) -> PinyinKeys {
    let syllables = readings(name);
    let mut keys = PinyinKeys { full: Vec::new(), initials: Vec::new() };
    for reading in combinations(&syllables) {
        push_new(&mut keys.full, reading.concat());
        push_new(&mut keys.initials, initials(&reading));
    }
    keys
}

/// The likeliest reading of a name, syllable by syllable: 吕建华 is lv, jian, hua.
pub fn syllables(name: &str) -> Vec<String> {
    readings(name).into_iter().filter_map(|readings| readings.into_iter().next()).collect()
}

/// The text to store beside a name so that it can be found: space-joined words, one for every
/// reading from every syllable on, whole and by initials (张三: `zhangsan zs san s`). The name is
/// found by a [`query_key`] with which one of the words begins.
pub fn index_text(name: &str) -> String {
    let syllables = readings(name);
    let mut words = Vec::new();
    for start in 0..syllables.len() {
        for reading in combinations(syllables.get(start..).unwrap_or_default()) {
            push_new(&mut words, reading.concat());
            push_new(&mut words, initials(&reading));
        }
    }
    words.join(" ")
}

/// The form of a query that the words of an [`index_text`] are compared with: lower case, half
/// width, v for ü, letters and digits only.
pub fn query_key(query: &str) -> String {
    query
        .chars()
        .map(width::half)
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| if c == 'ü' { 'v' } else { c })
        .collect()
}

/// Whether a typed query finds the name: as part of the name itself, or as the beginning of a
/// reading from any syllable on, whole or by initials. An empty query finds everybody.
pub fn matches(query: &str, name: &str, index_text: &str) -> bool {
    let plain = |text: &str| -> String {
        let shown = text.chars().filter(|c| !width::is_blank(*c));
        shown.map(width::half).flat_map(char::to_lowercase).collect()
    };
    if plain(name).contains(&plain(query)) {
        return true;
    }
    let key = query_key(query);
    !key.is_empty() && index_text.split(' ').any(|word| word.starts_with(&key))
}

/// The readings of each syllable, so few that their combinations stay within bounds.
fn readings(name: &str) -> Vec<Vec<String>> {
    let name = name.trim();
    let mut as_surname = surname::readings(name).into_iter();
    let mut syllables: Vec<Vec<String>> = Vec::new();
    let mut latin = String::new();
    for c in name.chars().map(width::half) {
        if c.is_ascii_alphanumeric() {
            latin.push(c.to_ascii_lowercase());
            continue;
        }
        if !latin.is_empty() {
            syllables.push(vec![std::mem::take(&mut latin)]);
        }
        let surname = as_surname.next().unwrap_or_default().iter().copied();
        let dictionary = c.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain());
        let mut spellings = Vec::new();
        for reading in surname.chain(dictionary) {
            spell(reading, &mut spellings);
        }
        if !spellings.is_empty() {
            syllables.push(spellings);
        }
    }
    if !latin.is_empty() {
        syllables.push(vec![latin]);
    }
    syllables.truncate(MOST_SYLLABLES);
    bound(&mut syllables);
    syllables
}

/// Adds the ways of typing a reading: ü has no key of its own.
fn spell(reading: &str, spellings: &mut Vec<String>) {
    if reading.contains('ü') {
        for typed in ["v", "u", "yu"] {
            push_new(spellings, reading.replace('ü', typed));
        }
    } else if reading.is_ascii() {
        push_new(spellings, reading.to_owned());
    }
}

/// Drops the last reading of the syllable that has most until the combinations are few enough.
fn bound(syllables: &mut [Vec<String>]) {
    while syllables.iter().map(Vec::len).fold(1, usize::saturating_mul) > MOST_READINGS {
        if let Some(most) = syllables.iter_mut().max_by_key(|readings| readings.len()) {
            most.pop();
        }
    }
}

/// One reading of each syllable, in every way, the first readings first; nothing for no syllable.
fn combinations(syllables: &[Vec<String>]) -> Vec<Vec<&str>> {
    let Some((first, rest)) = syllables.split_first() else { return Vec::new() };
    let tails = if rest.is_empty() { vec![Vec::new()] } else { combinations(rest) };
    first
        .iter()
        .flat_map(|syllable| {
            tails.iter().map(move |tail| {
                let mut reading = vec![syllable.as_str()];
                reading.extend(tail);
                reading
            })
        })
        .collect()
}

fn initials(reading: &[&str]) -> String {
    reading.iter().filter_map(|syllable| syllable.chars().next()).collect()
}

fn push_new(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(query: &str, name: &str) -> bool {
        matches(query, name, &index_text(name))
    }

    #[test]
    fn the_likeliest_reading_knows_surnames() {
        for (name, reading) in [
            ("张三", "zhang san"),
            ("单雄信", "shan xiong xin"),
            ("仇英", "qiu ying"),
            ("曾国强", "zeng guo qiang"),
            ("解缙", "xie jin"),
            ("尉迟恭", "yu chi gong"),
            ("区小红", "ou xiao hong"),
            ("查良镛", "zha liang yong"),
            ("盖叫天", "ge jiao tian"),
            ("朴永哲", "piao yong zhe"),
            ("任长霞", "ren zhang xia"),
            ("华建国", "hua jian guo"),
            ("缪建", "miao jian"),
            ("翟志刚", "zhai zhi gang"),
            ("覃芳", "qin fang"),
            ("乐嘉", "yue jia"),
            ("万俟明", "mo qi ming"),
            ("长孙明", "zhang sun ming"),
            ("单于明", "chan yu ming"),
            ("万明", "wan ming"),
            ("吕布", "lv bu"),
            ("买买提·阿明", "mai mai ti a ming"),
            ("　王 小明", "wang xiao ming"),
            ("Ｌi Lei2", "li lei2"),
            ("", ""),
            ("ー·？", ""),
        ] {
            assert_eq!(syllables(name).join(" "), reading, "{name}");
        }
    }

    #[test]
    fn the_stored_text_has_a_word_from_every_syllable() {
        assert_eq!(index_text("张三"), "zhangsan zs san s");
        assert_eq!(index_text("张乐"), "zhangle zl zhangyue zy le l yue y");
        assert_eq!(index_text("吕"), "lv l lu lyu");
        assert_eq!(index_text("？"), "");
    }

    #[test]
    fn all_readings_of_a_name_are_keys() {
        assert_eq!(
            keys("覃乐"),
            PinyinKeys {
                full: ["qinle", "qinyue", "tanle", "tanyue", "yanle", "yanyue"]
                    .map(String::from)
                    .into(),
                initials: ["ql", "qy", "tl", "ty", "yl", "yy"].map(String::from).into(),
            }
        );
    }

    #[test]
    fn people_are_found_as_one_types() {
        for (query, name) in [
            ("张", "张三"),
            ("三", "张三"),
            ("zhangsan", "张三"),
            ("ZHANG S", "张三"),
            ("zhan", "张三"),
            ("san", "张三"),
            ("zs", "张三"),
            ("ｚｓ", "张三"),
            ("s", "张三"),
            ("xiong", "单雄信"),
            ("xx", "单雄信"),
            ("sxx", "单雄信"),
            ("shanx", "单雄信"),
            ("danx", "单雄信"),
            ("lv", "吕蒙"),
            ("lu", "吕蒙"),
            ("lü", "吕蒙"),
            ("Lü Meng", "吕蒙"),
            ("lyumeng", "吕蒙"),
            ("yuchi", "尉迟恭"),
            ("ycg", "尉迟恭"),
            ("qing", "张重庆"),
            ("zhangchong", "张重庆"),
            ("zhangzhong", "张重庆"),
            ("xi'an", "王西安"),
            ("张 三", "张三"),
            ("lei", "Li Lei"),
            ("", "张三"),
            ("　", "张三"),
        ] {
            assert!(finds(query, name), "{query} {name}: {}", index_text(name));
        }
    }

    #[test]
    fn others_are_not() {
        for (query, name) in [
            ("李", "张三"),
            ("hang", "张三"),
            ("an", "张三"),
            ("zsx", "张三"),
            ("zhangs3", "张三"),
            ("sz", "张三"),
            ("?", "张三"),
            ("%", "张三"),
            ("san s", "张三"),
        ] {
            assert!(!finds(query, name), "{query} {name}: {}", index_text(name));
        }
    }

    #[test]
    fn many_readings_are_bounded_and_the_likeliest_stays() {
        let name = "那行和乐单覃解曾查朴翟缪";
        let keys = keys(name);
        assert!(keys.full.len() <= MOST_READINGS);
        assert_eq!(keys.full.first(), Some(&syllables(name).concat()));
        assert_eq!(syllables(&"乐".repeat(2_000)).len(), MOST_SYLLABLES);
    }

    proptest! {
        #[test]
        fn every_reading_finds_its_name(name in "[张王李赵单曾覃乐吕女绿尉迟万俟明华重长·a-c ]{1,5}") {
            let text = index_text(&name);
            let keys = keys(&name);
            for key in keys.full.iter().chain(&keys.initials) {
                prop_assert!(matches(key, &name, &text), "{} {}", key, text);
            }
            prop_assert!(text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b' '), "{}", text);
        }

        #[test]
        fn any_text_can_be_asked_and_indexed(query in "\\PC{0,8}", name in "\\PC{0,8}") {
            let _ = finds(&query, &name);
            prop_assert!(finds(&name, &name));
        }
    }
}
