//! How much memory a process holds, as the system tells it: the process itself may have been taken over by what it reads.

use std::path::Path;

/// Bytes that a process has in memory; nothing where the system does not tell, which is everywhere but on Linux.
pub(crate) fn held(process: u32) -> Option<u64> {
    let status = Path::new("/proc").join(process.to_string()).join("status");
    let status = std::fs::read_to_string(status).ok()?;
    resident(&status)
}

/// The line that tells it: `VmRSS:     23100 kB`.
fn resident(status: &str) -> Option<u64> {
    let told = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = told.trim().strip_suffix("kB")?.trim_end().parse().ok()?;
    Some(kilobytes << 10)
}

#[cfg(test)]
mod tests {
    use super::{held, resident};

    #[test]
    fn only_what_is_in_memory_counts() {
        let status = "VmPeak:\t  900 kB\nVmHWM:\t  500 kB\nVmRSS:\t   40 kB\nRssAnon:\t   9 kB\n";
        assert_eq!(resident(status), Some(40 << 10));
        assert_eq!(resident("State:\tZ (zombie)\n"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_is_taken_is_seen() {
        let before = held(std::process::id()).unwrap();
        let taken = vec![1_u8; 256 << 20];
        assert!(held(std::process::id()).unwrap() > before + (128 << 20), "{}", taken.len());
        assert_eq!(held(u32::MAX), None);
    }
}
