//! Pages to lines, cells and rows that run over pages.
