//! What a filled district holds.
