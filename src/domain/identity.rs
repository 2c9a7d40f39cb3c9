//! Resident identity numbers (公民身份号码) after GB 11643-1999: region, birth date, sequence, check
//! character.

use super::time::Date;
use super::width;
use serde::{Deserialize, Serialize};
use std::fmt;

/// No bearer of a number was born before; an earlier year is a slip of the pen.
const FIRST_BIRTH_YEAR: i16 = 1800;

/// A person's sex as the sequence number carries it: odd is male.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

/// A valid 18-character identity number. `Debug` shows the masked form only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityNumber {
    /// Seventeen digits and a digit or X.
    text: String,
    birth: Date,
}

/// Why a text is no identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// Nothing but blanks.
    #[error("the identity number is empty")]
    Empty,
    /// A spreadsheet kept the number as a floating-point value (2.2058E+17) and its last digits
    /// are lost.
    #[error("a spreadsheet turned the identity number into a float; its last digits are lost")]
    SpreadsheetFloat,
    /// The 15-digit form, void since 2013.
    #[error("a 15-digit identity number of the old form; the 18-digit one is needed")]
    OldForm,
    /// Not 18 characters.
    #[error("an identity number has 18 characters, not {found}")]
    Length {
        /// How many there are, blanks aside.
        found: usize,
    },
    /// A character that is no digit; X is allowed in the last place only.
    #[error("{character:?} cannot be character {place} of an identity number")]
    Character {
        /// Counted from 1.
        place: usize,
        /// The character in half width.
        character: char,
    },
    /// The eight digits of the birth date are no date, or one before 1800.
    #[error("the identity number's birth date does not exist")]
    NoSuchDate,
    /// The birth date is after the day of reckoning.
    #[error("the identity number's birth date {birth} lies in the future")]
    Unborn {
        /// The date in the number.
        birth: Date,
    },
    /// The last character does not fit the others: something was mistyped.
    #[error("the identity number's check character does not fit")]
    Checksum,
}

impl IdentityNumber {
    /// Reads a number typed or imported. Blanks anywhere, full width, a small x and the apostrophe
    /// that marks text in a spreadsheet are tolerated.
    ///
    /// # Errors
    /// [`IdentityError`]; `as_of` is the last possible birth date.
    pub fn parse(text: &str, as_of: Date) -> Result<Self, IdentityError> {
        let typed: String = text
            .chars()
            .filter(|c| !width::is_blank(*c))
            .map(|c| width::half(c).to_ascii_uppercase())
            .collect();
        let typed = typed.strip_prefix('\'').unwrap_or(&typed);
        if typed.contains('E') && typed.parse::<f64>().is_ok() {
            return Err(IdentityError::SpreadsheetFloat);
        }
        match typed.chars().count() {
            0 => return Err(IdentityError::Empty),
            15 if typed.bytes().all(|c| c.is_ascii_digit()) => return Err(IdentityError::OldForm),
            18 => {}
            found => return Err(IdentityError::Length { found }),
        }
        for (place, character) in (1..).zip(typed.chars()) {
            if !character.is_ascii_digit() && !(place == 18 && character == 'X') {
                return Err(IdentityError::Character { place, character });
            }
        }
        let birth = birth_date(typed).ok_or(IdentityError::NoSuchDate)?;
        if birth > as_of {
            return Err(IdentityError::Unborn { birth });
        }
        if typed.chars().next_back() != Some(check_character(typed)) {
            // A float keeps 15 significant digits, so the last three come out as zeros.
            let lost_digits = typed.ends_with("000");
            return Err(if lost_digits {
                IdentityError::SpreadsheetFloat
            } else {
                IdentityError::Checksum
            });
        }
        Ok(Self { text: typed.to_owned(), birth })
    }

    /// Makes up the number of a person who does not exist, for demonstrations and tests: the
    /// check character fits. `None` unless the region has six digits, the year is 1800 or
    /// later and the sequence 1 to 999.
    pub fn make(region: &str, birth: Date, sequence: u16) -> Option<Self> {
        let region_fits = region.len() == 6 && region.bytes().all(|c| c.is_ascii_digit());
        if !region_fits || !(1..=999).contains(&sequence) || birth.year() < FIRST_BIRTH_YEAR {
            return None;
        }
        let (year, month, day) = (birth.year(), birth.month(), birth.day());
        let mut text = format!("{region}{year:04}{month:02}{day:02}{sequence:03}");
        text.push(check_character(&text));
        Some(Self { text, birth })
    }

    /// All 18 characters. Personal data: shown and exported by permission only.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The six digits of the county where the number was first given out (GB/T 2260).
    pub fn region(&self) -> &str {
        self.text.get(..6).unwrap_or_default()
    }

    /// The birth date.
    pub const fn birth(&self) -> Date {
        self.birth
    }

    /// The sex, by the parity of the sequence.
    pub fn sex(&self) -> Sex {
        let odd = self.text.bytes().nth(16).is_some_and(|digit| digit % 2 == 1);
        if odd { Sex::Male } else { Sex::Female }
    }

    /// Region and last four characters, the rest as asterisks: 220581********1234.
    pub fn masked(&self) -> String {
        let last = self.text.get(14..).unwrap_or_default();
        format!("{}********{last}", self.region())
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentityNumber({})", self.masked())
    }
}

/// Whether the first two digits name a province, municipality, autonomous or special region, or
/// Taiwan (GB/T 2260; 83 is on the residence cards of people from Taiwan). Counties come and go,
/// so an unknown region is for the caller to warn of, not an error.
pub fn known_province(region: &str) -> bool {
    matches!(
        region.get(..2).and_then(|province| province.parse().ok()),
        Some(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
    )
}

/// Characters 7 to 14 of a number whose first 17 are digits.
fn birth_date(number: &str) -> Option<Date> {
    let year = number.get(6..10)?.parse().ok()?;
    let month = number.get(10..12)?.parse().ok()?;
    let day = number.get(12..14)?.parse().ok()?;
    Date::new(year, month, day).ok().filter(|birth| birth.year() >= FIRST_BIRTH_YEAR)
}

/// The check character of the first 17 digits (ISO 7064, MOD 11-2).
fn check_character(number: &str) -> char {
    let remainder = number
        .bytes()
        .take(17)
        .fold(0, |sum, digit| (sum + u32::from(digit.wrapping_sub(b'0'))) * 2 % 11);
    match (12 - remainder) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 23);

    fn parse(text: &str) -> Result<IdentityNumber, IdentityError> {
        IdentityNumber::parse(text, TODAY)
    }

    /// The two examples of GB 11643-1999, with their dates.
    const EXAMPLES: [(&str, Date, Sex); 2] = [
        ("11010519491231002X", date(1949, 12, 31), Sex::Female),
        ("440524188001010014", date(1880, 1, 1), Sex::Male),
    ];

    #[test]
    fn the_standards_own_examples_are_read() {
        for (text, birth, sex) in EXAMPLES {
            let number = parse(text).unwrap();
            assert_eq!((number.as_str(), number.birth(), number.sex()), (text, birth, sex));
            assert_eq!(number.region(), &text[..6]);
        }
    }

    #[test]
    fn typing_habits_do_not_matter() {
        for text in [
            " 11010519491231002x ",
            "110105 19491231 002X",
            "１１０１０５１９４９１２３１００２Ｘ",
            "'11010519491231002X",
            "\u{202d}11010519491231002X\u{202c}\t",
        ] {
            assert_eq!(parse(text).unwrap().as_str(), "11010519491231002X", "{text:?}");
        }
    }

    #[test]
    fn each_mistake_has_its_name() {
        use IdentityError::*;
        for (text, error) in [
            ("", Empty),
            ("　", Empty),
            ("'", Empty),
            ("2.2058E+17", SpreadsheetFloat),
            ("1.10105194912310E+17", SpreadsheetFloat),
            ("1.10105E17", SpreadsheetFloat),
            ("110105194912310000", SpreadsheetFloat),
            ("110105491231002", OldForm),
            ("11010549123100X", Length { found: 15 }),
            ("1101051949123100", Length { found: 16 }),
            ("11010519491231002X1", Length { found: 19 }),
            ("身份证号", Length { found: 4 }),
            ("1101051949123100XX", Character { place: 17, character: 'X' }),
            ("O1010519491231002X", Character { place: 1, character: 'O' }),
            ("11010519491231002A", Character { place: 18, character: 'A' }),
            ("一10105194912310021", Character { place: 1, character: '一' }),
            ("11010519491331002X", NoSuchDate),
            ("110105194902290021", NoSuchDate),
            ("110105019012310021", NoSuchDate),
            ("110105202611240021", Unborn { birth: date(2026, 11, 24) }),
            ("110105194912310021", Checksum),
            ("11010519491231020X", Checksum),
        ] {
            assert_eq!(parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_child_of_the_day_is_born() {
        let number = IdentityNumber::make("990101", TODAY, 1).unwrap();
        assert_eq!(parse(number.as_str()).unwrap().birth(), TODAY);
    }

    #[test]
    fn most_of_the_number_is_hidden() {
        let number = parse("11010519491231002X").unwrap();
        assert_eq!(number.masked(), "110105********002X");
        assert_eq!(format!("{number:?}"), "IdentityNumber(110105********002X)");
    }

    #[test]
    fn provinces_are_known_and_invented_ones_are_not() {
        for region in
            ["110105", "220503", "469001", "500101", "650100", "710000", "810000", "830000"]
        {
            assert!(known_province(region), "{region}");
        }
        for region in ["990101", "000000", "160000", "550000", "840000", "", "2", "身份"] {
            assert!(!known_province(region), "{region}");
        }
    }

    #[test]
    fn what_does_not_fit_is_not_made_up() {
        for (region, birth, sequence) in [
            ("22058", TODAY, 1),
            ("2205811", TODAY, 1),
            ("22058X", TODAY, 1),
            ("二二", TODAY, 1),
            ("220581", TODAY, 0),
            ("220581", TODAY, 1000),
            ("220581", date(1799, 12, 31), 1),
        ] {
            assert_eq!(IdentityNumber::make(region, birth, sequence), None, "{region} {sequence}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_up_reads_back(
            region in "[0-9]{6}",
            year in 1900_i16..=2025,
            month in 1_i8..=12,
            day in 1_i8..=28,
            sequence in 1_u16..=999,
        ) {
            let birth = date(year, month, day);
            let made = IdentityNumber::make(&region, birth, sequence).unwrap();
            let read = parse(made.as_str());
            prop_assert_eq!(read.as_ref(), Ok(&made));
            prop_assert_eq!(made.region(), region);
            prop_assert_eq!(made.birth(), birth);
            prop_assert_eq!(made.sex() == Sex::Male, sequence % 2 == 1);
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(
            sequence in 1_u16..=999,
            place in 0_usize..17,
            shift in 1_u8..=9,
        ) {
            let made = IdentityNumber::make("990101", date(1990, 5, 17), sequence).unwrap();
            let mut typed = made.as_str().as_bytes().to_vec();
            typed[place] = (typed[place] - b'0' + shift) % 10 + b'0';
            prop_assert!(parse(std::str::from_utf8(&typed).unwrap()).is_err());
        }

        #[test]
        fn swapped_neighbours_are_always_noticed(sequence in 1_u16..=999, place in 0_usize..16) {
            let made = IdentityNumber::make("981273", date(1985, 12, 9), sequence).unwrap();
            let mut typed = made.as_str().as_bytes().to_vec();
            prop_assume!(typed[place] != typed[place + 1]);
            typed.swap(place, place + 1);
            prop_assert!(parse(std::str::from_utf8(&typed).unwrap()).is_err());
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9xXeE+. ]{0,20}") {
            let _ = parse(&text);
        }
    }
}
