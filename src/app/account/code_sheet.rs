//! One-time codes as a text to print, cut apart and hand over.

use super::issue_codes::IssuedCode;
use crate::app::export::Export;
use crate::domain::time::Zone;
use crate::i18n::{Locale, accounts as t};

/// The sheet: a strip for each person, with how to use the code and until when.
pub fn sheet(issued: &[IssuedCode], zone: &Zone, locale: Locale) -> Export {
    Export { rows: issued.len(), bytes: text(issued, zone, locale).into_bytes() }
}

fn text(issued: &[IssuedCode], zone: &Zone, locale: Locale) -> String {
    let line = "-".repeat(64);
    let strips = issued.iter().map(|one| {
        let until = zone.civil(one.expires_at).strftime("%Y-%m-%d %H:%M").to_string();
        let agency = one.agency.as_deref().unwrap_or_default();
        let person = format!("{}  {agency}", one.display_name);
        [
            person.trim_end().to_owned(),
            t::sheet_name(locale, &one.sign_in_name),
            t::sheet_code(locale, &one.code, until),
            t::sheet_how(locale).to_owned(),
            line.clone(),
        ]
        .join("\n")
    });
    let mut text = t::sheet_head(locale, issued.len());
    text.push_str("\n\n");
    text.push_str(&line);
    text.push('\n');
    text.push_str(&strips.collect::<Vec<_>>().join("\n"));
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::AccountId;
    use crate::domain::one_time_code::OneTimeCode;
    use crate::domain::time::Timestamp;

    #[test]
    fn every_person_has_a_strip() {
        let code = OneTimeCode::from_random([7; 12]);
        let one = IssuedCode {
            account: AccountId(1),
            sign_in_name: "zhangsan".to_owned(),
            display_name: "张三".to_owned(),
            agency: Some("市监局".to_owned()),
            code: code.clone(),
            expires_at: Timestamp::from_millis(1_790_000_000_000),
        };
        let other = IssuedCode { display_name: "李四".to_owned(), agency: None, ..one.clone() };
        for locale in Locale::ALL {
            let text = text(&[one.clone(), other.clone()], &Zone::shanghai(), locale);
            assert_eq!(text.matches(&code.to_string()).count(), 2);
            assert!(text.contains("张三  市监局") && text.contains("李四\n"), "{text}");
            assert!(text.contains("2026-09-21"), "{text}");
        }
        assert_eq!(sheet(&[one, other], &Zone::shanghai(), Locale::Zh).rows, 2);
    }
}
