//! Numbers as few bytes: seven bits a byte, the small ones short.

/// Appends a number.
pub(super) fn write(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes the next number; none when the bytes end inside it or it is too large.
pub(super) fn read(bytes: &mut &[u8]) -> Option<u64> {
    // Nearly all of them are short.
    if let [byte @ ..0x80, rest @ ..] = bytes {
        *bytes = rest;
        return Some(u64::from(*byte));
    }
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Row ids in their order, each as the step from the one before: a run of new rows takes a byte a
/// row.
pub fn pack(ids: &[i64]) -> Vec<u8> {
    let mut out = Vec::with_capacity(ids.len() + 8);
    let mut before = 0_i64;
    for id in ids {
        let step = id.wrapping_sub(before);
        // The sign goes to the lowest bit, so that small steps back are short too.
        write(&mut out, ((step << 1) ^ (step >> 63)).cast_unsigned());
        before = *id;
    }
    out
}

/// The row ids that were packed; none when the bytes are damaged.
pub fn unpack(mut bytes: &[u8]) -> Option<Vec<i64>> {
    let mut ids = Vec::with_capacity(bytes.len());
    let mut before = 0_i64;
    while !bytes.is_empty() {
        let step = read(&mut bytes)?;
        before = before.wrapping_add((step >> 1).cast_signed() ^ -(step & 1).cast_signed());
        ids.push(before);
    }
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_run_of_rows_takes_a_byte_a_row() {
        let ids: Vec<i64> = (100_000..101_000).collect();
        assert_eq!(pack(&ids).len(), 1_002);
        assert_eq!(unpack(&[0x80]), None);
        assert_eq!(unpack(&[0xff; 11]), None);
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(ids: Vec<i64>) {
            prop_assert_eq!(unpack(&pack(&ids)), Some(ids));
        }
    }
}
