//! Many documents: folders, archives, worker processes, journal and report.
