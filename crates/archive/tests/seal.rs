//! What a sealed process can still do, by canaries: this program starts itself, seals itself, and tries everything else.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test, though not under the usual harness"
)]

use gwaje_archive::seal;
use gwaje_need::{Need, passed_over};
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::HashMap;
use std::fs;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder, port] = arguments.as_slice()
        && word == "canary"
    {
        return canary(Path::new(folder), port.parse().unwrap());
    }
    let tests: [(&str, fn()); 1] = [("a_sealed_process_reaches_nothing_and_works_on", reaches_nothing)];
    let trials = tests.map(|(name, test)| {
        Trial::test(name, move || {
            std::panic::catch_unwind(test).map_err(|panic| {
                let text = panic.downcast_ref::<String>().cloned();
                Failed::from(text.unwrap_or_else(|| "failed".to_owned()))
            })
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit();
}

/// Tries everything and prints what could be done; nothing where there is no seal.
fn canary(folder: &Path, port: u16) {
    let secret = folder.join("secret");
    if std::env::var_os("GWAJE_UNSEALED").is_none() && !seal() {
        return;
    }
    let tries = [
        ("read", fs::read(&secret).is_ok()),
        ("look", fs::metadata(&secret).is_ok()),
        ("list", fs::read_dir(folder).is_ok()),
        ("make", fs::write(folder.join("made"), "made").is_ok()),
        (
            "mode",
            fs::metadata(folder).and_then(|about| fs::set_permissions(&secret, about.permissions())).is_ok(),
        ),
        ("folder", fs::create_dir(folder.join("inner")).is_ok()),
        ("link", fs::hard_link(&secret, folder.join("linked")).is_ok()),
        ("rename", fs::rename(&secret, folder.join("renamed")).is_ok()),
        ("remove", fs::remove_file(folder.join("renamed")).is_ok()),
        ("connect", TcpStream::connect(("127.0.0.1", port)).is_ok()),
        ("listen", TcpListener::bind("127.0.0.1:0").is_ok()),
        ("send", UdpSocket::bind("127.0.0.1:0").is_ok()),
        ("start", Command::new("true").status().is_ok()),
        ("signal", signals()),
    ];
    let done: Vec<&str> = tries.iter().filter(|(_, able)| *able).map(|(what, _)| *what).collect();
    println!("could {}", done.join(" "));
    // What reading a document needs.
    let began = Instant::now();
    let sum = std::thread::spawn(|| vec![1_u8; 64 << 20].iter().map(|byte| u64::from(*byte)).sum::<u64>());
    let table: HashMap<u64, u64> = (0..1000).map(|number| (number, number)).collect();
    std::thread::sleep(Duration::from_millis(1));
    assert!(std::panic::catch_unwind(|| panic!("caught")).is_err());
    println!("worked {} {} {}", sum.join().unwrap(), table.len(), began.elapsed() > Duration::ZERO);
}

/// Whether the process that started this one can be signalled.
#[cfg(unix)]
fn signals() -> bool {
    nix::sys::signal::kill(nix::unistd::getppid(), None).is_ok()
}

#[cfg(not(unix))]
fn signals() -> bool {
    false
}

/// What the canary says.
fn say(folder: &Path, port: u16, sealed: bool) -> String {
    fs::write(folder.join("secret"), "secret").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("canary").arg(folder).arg(port.to_string());
    if !sealed {
        command.env("GWAJE_UNSEALED", "1");
    }
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn reaches_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (open, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let worked = format!("worked {} 1000 true\n", 64 << 20);
    // The canaries sing where nothing keeps them from it.
    let all = "could read look list make mode folder link rename remove connect listen send start signal\n";
    if cfg!(unix) {
        assert_eq!(say(open.path(), port, false), format!("{all}{worked}"));
    }
    let said = say(home.path(), port, true);
    if said.is_empty() {
        passed_over(Need::Confinement, "no filter of system calls here");
    } else {
        assert_eq!(said, format!("could \n{worked}"));
        let left: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["secret"]);
    }
}
