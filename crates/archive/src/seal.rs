//! A process that has what it needs gives up everything else: it can work, answer on what is open, and end.
//!
//! The kernel refuses it every other call: to open, make, rename or remove a file, to start a program, to reach the
//! network, to look at other processes. So a document that takes over its reader finds itself with nothing to reach for.
//! What is refused fails as if there were no right to it; nothing is ended for having asked.

/// Gives up everything but working, answering and ending, in all threads and for good; whether that could be done. It is a
/// filter of Linux, on 64-bit Intel and ARM, and a kernel may be built without.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[must_use]
pub fn seal() -> bool {
    let program: Result<seccompiler::BpfProgram, _> = calls::filter().and_then(TryInto::try_into);
    program.is_ok_and(|program| seccompiler::apply_filter_all_threads(&program).is_ok())
}

/// Does nothing: see there.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
#[must_use]
pub fn seal() -> bool {
    false
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls {
    use seccompiler::SeccompCmpArgLen::{Dword, Qword};
    use seccompiler::{
        BackendError, SeccompAction, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };
    use std::collections::BTreeMap;

    /// Calls that are granted whatever their arguments: memory, threads of this process, what is open, clocks, the end.
    const GRANTED: &[libc::c_long] = &[
        libc::SYS_brk,
        libc::SYS_clock_getres,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_clone,
        libc::SYS_clone3,
        libc::SYS_close,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_fstat,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_getrusage,
        libc::SYS_gettid,
        libc::SYS_gettimeofday,
        libc::SYS_lseek,
        libc::SYS_madvise,
        libc::SYS_membarrier,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_nanosleep,
        libc::SYS_ppoll,
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_restart_syscall,
        libc::SYS_rseq,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_getaffinity,
        libc::SYS_sched_yield,
        libc::SYS_set_robust_list,
        libc::SYS_setitimer,
        libc::SYS_sigaltstack,
        libc::SYS_write,
        libc::SYS_writev,
    ];

    /// Calls of old, which newer systems do without.
    #[cfg(target_arch = "x86_64")]
    const OLD: &[libc::c_long] = &[libc::SYS_alarm, libc::SYS_arch_prctl, libc::SYS_poll, libc::SYS_time];
    #[cfg(not(target_arch = "x86_64"))]
    const OLD: &[libc::c_long] = &[];

    pub(super) fn filter() -> Result<SeccompFilter, BackendError> {
        let mut rules: BTreeMap<libc::c_long, Vec<SeccompRule>> =
            GRANTED.iter().chain(OLD).map(|call| (*call, Vec::new())).collect();
        let is = |at: u8, length, value: u64| SeccompCondition::new(at, length, SeccompCmpOp::Eq, value);
        let processor_time = u64::from(libc::RLIMIT_CPU);
        let own = std::process::id();
        // Its own limit of processor time, which is set anew for each document.
        let mine = vec![is(0, Dword, 0)?, is(1, Dword, processor_time)?];
        rules.insert(libc::SYS_prlimit64, vec![SeccompRule::new(mine)?]);
        // Whether an output is a terminal.
        rules.insert(libc::SYS_ioctl, vec![SeccompRule::new(vec![is(1, Dword, libc::TCGETS)?])?]);
        // The name of a thread.
        let name = u64::try_from(libc::PR_SET_NAME).unwrap_or_default();
        rules.insert(libc::SYS_prctl, vec![SeccompRule::new(vec![is(0, Dword, name)?])?]);
        // Ending itself, as after the last word of a runtime.
        rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![is(0, Qword, u64::from(own))?])?]);
        let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        SeccompFilter::new(rules, refused, SeccompAction::Allow, std::env::consts::ARCH.try_into()?)
    }
}
