//! The fuzz targets' functions, replayed over the fixtures cut and changed by chance.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// The files of a folder below the project, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end != "md"));
    files.sort();
    assert!(!files.is_empty());
    files
}

fn corpus(folders: &[&str]) -> Vec<Vec<u8>> {
    folders
        .iter()
        .flat_map(|folder| files(folder))
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

const ROSTER: &str = "序号,姓名,性别,身份证号,单位,编制类型,证件编号,有效期起,有效期止\n\
    1,张三,男,990101199001011237,市场监督管理局,行政编制,云执001,2022-01-01,2027-01-01\n\
    2,\"李,四\",女,99010119900101124X,应急局,参公,云执002,2022.1.1,2027年1月1日\n";

const TEXTS: [&str; 8] = [
    "行政处罚法 第三十六条第一款",
    "《行政处罚法》第五十七条第一款第(四)项",
    "十五日内,**不是**十五个__工作日__;![图](a.png)\n- 甲\n- 乙\n| a | b |",
    "一万二千三百零四点五六元",
    "990101199001011237",
    "百分之三点〇五",
    "第 32 条之一",
    "[[甲]]____\\*",
];

/// A piece of the corpus with a stretch taken out and another put in.
fn changed(corpus: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let put_in = proptest::collection::vec(any::<u8>(), 0..12);
    (prop::sample::select(corpus), any::<prop::sample::Index>(), 0..40_usize, put_in).prop_map(
        |(mut bytes, at, length, put_in)| {
            let at = if bytes.is_empty() { 0 } else { at.index(bytes.len()) };
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, put_in);
            bytes
        },
    )
}

#[test]
fn every_fixture_goes_through() {
    for bytes in corpus(&["tests/fixtures/banks/valid", "tests/fixtures/banks/invalid"]) {
        targets::bank(&bytes);
        targets::texts(&bytes);
    }
    targets::roster(ROSTER.as_bytes());
    TEXTS.iter().for_each(|text| targets::texts(text.as_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn banks(bytes in changed(corpus(&["tests/fixtures/banks/valid", "tests/fixtures/banks/invalid"]))) {
        targets::bank(&bytes);
    }

    #[test]
    fn rosters(bytes in changed(vec![ROSTER.as_bytes().to_vec()])) {
        targets::roster(&bytes);
    }

    #[test]
    fn texts(bytes in changed(TEXTS.iter().map(|text| text.as_bytes().to_vec()).collect())) {
        targets::texts(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn storms_of_keys(
        head in any::<[u8; 3]>(),
        storm in proptest::collection::vec(prop_oneof![9 => 0..64_u8, 1 => 64..=255_u8], 60..160),
    ) {
        targets::keys(&[&head[..], &storm].concat());
    }

    #[test]
    fn storms_in_an_exam(
        size in 0..3_u8,
        storm in proptest::collection::vec(prop_oneof![9 => 0..64_u8, 1 => 64..=255_u8], 60..160),
    ) {
        // The catalogue, an exam's cover, the paper.
        targets::keys(&[&[0, 0, size, 2, 33, 33, 33, 24, 24][..], &storm].concat());
    }
}
