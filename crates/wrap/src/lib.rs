//! Printed lines to whole text.
