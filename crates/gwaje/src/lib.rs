//! All stages in order: the library others use.
