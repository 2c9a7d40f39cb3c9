//! Word documents.

use super::*;
use std::io::Write;

/// A document with these parts: name and content.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The main part with this in its body.
fn body(content: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\">\
         <w:body>{content}</w:body></w:document>"
    )
}

fn run(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A document of one paragraph.
pub(super) fn document(text: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &body(&paragraph(text)))])
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

const HEAD: [&str; 2] = ["渡口规定", "（2026年3月4日公布　自2026年5月6日起施行）"];

/// What a document with this below its title comes to.
fn read_body(content: &str, parts: &[(&str, &str)]) -> Draft<StatuteText> {
    let head: String = HEAD.iter().map(|line| paragraph(line)).collect();
    let document = body(&(head + content));
    let parts: Vec<(&str, &str)> =
        [("word/document.xml", document.as_str())].iter().chain(parts).copied().collect();
    read("渡口.docx", &archive(&parts), &Given::default())
}

fn words(draft: &Draft<StatuteText>) -> Vec<String> {
    let statute = draft.value.as_ref().unwrap();
    statute.articles.iter().map(|article| article.searched().replace('\n', "/")).collect()
}

#[test]
fn a_word_document_is_the_same_statute() {
    let content: String = PLAIN
        .lines()
        .map(|text| {
            let (first, second) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
            format!(
                "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{}\
                 <w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>{}</w:p>",
                run(first),
                run(second)
            )
        })
        .collect();
    let bytes = archive(&[("word/document.xml", &body(&content))]);
    let draft = read("渔船.docx", &bytes, &Given::default());
    assert_eq!(codes(&draft), []);
    assert_eq!(draft.value.unwrap(), read_plain(PLAIN).value.unwrap());
}

#[test]
fn numbers_that_word_counts_are_in_the_text() {
    let level = |level: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w=\"urn:w\"><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "chineseCountingThousand", "第%1条"),
        level(1, "japaneseCounting", "（%2）"),
    );
    let numbered = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>\
             </w:pPr>{}</w:p>",
            run(text)
        )
    };
    let content = numbered(0, "渡口分为：")
        + &numbered(1, "公用；")
        + &numbered(1, "专用。")
        + &numbered(0, "分级：")
        + &numbered(1, "一级。");
    let draft = read_body(&content, &[("word/numbering.xml", &numbering)]);
    assert_eq!(codes(&draft), [("counted_again", 1)]);
    assert_eq!(
        words(&draft),
        ["第一条/渡口分为：/（一）公用；/（二）专用。", "第二条/分级：/（一）一级。"]
    );
    let lost = read_body(&content, &[]);
    assert_eq!(codes(&lost), [("no_articles", 1), ("numbered_by_word", 1)]);
}

#[test]
fn a_revision_counts_as_accepted() {
    let joined = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    let content = paragraph("第一条　甲。")
        + &format!("{joined}{}</w:p>", run("第二条　经营人应当"))
        + &paragraph("演练。")
        + &format!("{joined}<w:del><w:r><w:delText>第三条　旧。</w:delText></w:r></w:del></w:p>")
        + &format!("<w:p><w:ins>{}</w:ins></w:p>", run("第三条　新。"));
    let draft = read_body(&content, &[]);
    assert_eq!(codes(&draft), []);
    assert_eq!(words(&draft), ["第一条/甲。", "第二条/经营人应当演练。", "第三条/新。"]);
}

#[test]
fn what_is_not_in_the_paragraphs_is_told_at_its_place() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("框里的话。"));
    let drawn = format!(
        "<w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback>\
         </mc:AlternateContent></w:r>"
    );
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的话</w:t></w:r>";
    let shown = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>见</w:t></w:r>";
    let content = format!("<w:p>{}{drawn}{}</w:p>", run("第一条　甲"), run("乙。"))
        + &format!("<w:p>{}{hidden}{shown}{}</w:p>", run("第二条　"), run("附件。"))
        + &format!(
            "<w:p>{}<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            run("第三条　丙。")
        );
    let draft = read_body(&content, &[]);
    assert_eq!(codes(&draft), [("text_box", 3), ("hidden_words", 4), ("footnote", 5)]);
    assert_eq!(words(&draft), ["第一条/甲乙。", "第二条/见附件。", "第三条/丙。"]);
}

#[test]
fn a_row_is_a_line_and_a_frame_is_none() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let content = format!("<w:tbl>{}</w:tbl>", row(&["第一条　罚款如下："]))
        + &format!("<w:tbl>{}{}</w:tbl>", row(&["船型", "罚款"]), row(&["第一条", "五百元"]))
        + &paragraph("可以调整。");
    let draft = read_body(&content, &[]);
    assert_eq!(codes(&draft), []);
    assert_eq!(words(&draft), ["第一条/罚款如下：/船型 | 罚款/第一条 | 五百元/可以调整。"]);
    assert_eq!(draft.value.unwrap().articles[0].paragraphs.len(), 2);
}
