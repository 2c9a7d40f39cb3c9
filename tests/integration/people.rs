//! The manager's rooms as a manager meets them: keys in, screens out, on a real database.

mod files;
