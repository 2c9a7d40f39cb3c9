//! What is said about a roster.

use super::Locale;
use crate::domain::identity::IdentityError;

super::messages! {
    too_large => "文件太大,一次最多 64 MB;请分开导入。", "The file is too large; at most 64 MB at a time. Split it.";
    undecodable => "文件里有认不出的字符;请另存为“CSV UTF-8”再导入。",
        "The file has bytes that mean nothing; save it as “CSV UTF-8” and import it again.";
    no_heading => "前 5 行里没有找到表头:至少要有“姓名”和另一列认得的标题。",
        "No headings were found in the first 5 rows: 姓名 and one more known heading are needed.";
    no_rows => "表头下面没有人员。", "There is nobody below the headings.";
    unknown_heading => "不认识这个标题,这一列没有读。", "The heading is unknown; the column was not read.";
    doubled_heading(column) => "与前面的“{column}”列重复,这一列没有读。", "The column “{column}” stands twice; this one was not read.";
    no_name => "没有姓名。", "There is no name.";
    no_key => "既没有身份证号,也没有证件编号,无法确定是谁。", "There is neither an identity number nor a card number to tell who it is.";
    unknown_region(region) => "身份证号的地区码 {region} 不在行政区划代码内,请核对。", "The identity number's region {region} is in no list; please check it.";
    other_sex => "与身份证号里的性别不一致。", "This is not the sex in the identity number.";
    other_birth(date) => "与身份证号里的出生日期 {date} 不一致,以身份证号为准。", "This is not the birth date in the identity number, {date}, which is taken.";
    bad_date(text) => "“{text}”不是一个存在的日期;请写成 2026-01-02 的样子。", "“{text}” is no date that exists; write it like 2026-01-02.";
    unknown_word(text) => "不认识“{text}”。", "“{text}” is not a word this column may have.";
    spreadsheet_float(text) => "“{text}”已被电子表格改成科学计数,末尾数字丢失;请把该列设为“文本”后重新填写。",
        "A spreadsheet turned the number into “{text}” and lost its last digits; format the column as text and enter it again.";
    validity_inverted => "有效期止早于有效期起。", "The last day comes before the first.";
    card_without_number => "有证件日期,却没有证件编号。", "There are dates of a card but no number.";
    repeated(first) => "与第 {first} 行重复。", "The same stands in row {first}.";

    identity_empty => "身份证号是空的。", "The identity number is empty.";
    identity_float => "身份证号已被电子表格改成科学计数,末尾数字丢失;请把该列设为“文本”后重新填写。",
        "A spreadsheet turned the identity number into a float and its last digits are lost; format the column as text and enter it again.";
    identity_old => "15 位旧号码已停用,请填 18 位号码。", "The old 15-digit number is void; the 18-digit one is needed.";
    identity_length(found) => "身份证号应为 18 位,这里有 {found} 位。", "An identity number has 18 characters; this has {found}.";
    identity_character(place, character) => "身份证号第 {place} 位不能是“{character}”。", "Character {place} of an identity number cannot be “{character}”.";
    identity_no_date => "身份证号里的出生日期不存在。", "The birth date in the identity number does not exist.";
    identity_unborn(birth) => "身份证号里的出生日期 {birth} 还没有到。", "The birth date in the identity number, {birth}, lies in the future.";
    identity_checksum => "身份证号校验位不符,有数字录错。", "The check character of the identity number does not fit; a digit is wrong.";

    unsound => "花名册有错误,没有导入任何人员。", "The roster has errors; nobody was imported.";
    custom(text, kind) => "“{text}”不合这一列的要求({kind})。", "“{text}” is not what this column wants ({kind}).";
    no_agency(name) => "没有单位“{name}”;请先建立该单位,或改成系统里的名称。", "There is no agency “{name}”; create it first, or use the name it has here.";
    unplaced => "新人员必须写明单位;单元格若是合并的,请取消合并并逐行填写。", "A new officer needs an agency; where cells were merged, fill in every row.";
    two_people => "身份证号和证件编号属于两个人,请核对。", "Identity number and card number belong to two people.";
    imported(created, updated, unchanged, cards) => "新增 {created} 人,更新 {updated} 人,未变 {unchanged} 人,登记证件 {cards} 张。",
        "{created} new, {updated} updated, {unchanged} unchanged, {cards} cards taken over.";
    incomplete => "证件缺少有效期起或止,这张证件不登记。", "The card lacks an end of its validity and is not recorded.";
    accounts(n) => "新建账号 {n} 个(登录名按拼音生成,尚无登录码)。", "{n} accounts made, with sign-in names from the pinyin and no code yet.";
    would => "(试运行,没有保存)", "(dry run, nothing was saved)";

    no_inspection => "没有“应检日期”列;年检按规则从有效期起推算,多半会显示未年检。请补上这一列,或导入后逐张登记年检。",
        "There is no column 应检日期; inspections are counted from the first day by rule and most cards will show as not inspected. Add the column, or record the inspections afterwards.";
    place_file => "整个文件", "The whole file";
    place(row, column, heading) => "第 {row} 行第 {column} 列(“{heading}”)", "Row {row}, column {column} (“{heading}”)";
    place_row(row, heading) => "第 {row} 行(“{heading}”)", "Row {row} (“{heading}”)";
}

/// What is wrong with an identity number.
pub fn identity(locale: Locale, error: IdentityError) -> String {
    match error {
        IdentityError::Empty => identity_empty(locale).to_owned(),
        IdentityError::SpreadsheetFloat => identity_float(locale).to_owned(),
        IdentityError::OldForm => identity_old(locale).to_owned(),
        IdentityError::Length { found } => identity_length(locale, found),
        IdentityError::Character { place, character } => {
            identity_character(locale, place, character)
        }
        IdentityError::NoSuchDate => identity_no_date(locale).to_owned(),
        IdentityError::Unborn { birth } => identity_unborn(locale, birth),
        IdentityError::Checksum => identity_checksum(locale).to_owned(),
    }
}
