#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zhifa_fuzz::texts(data));
