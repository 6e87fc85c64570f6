//! `gwaje serve` as a browser asks it: pages are painted in processes of their own, and as they always were.

use crate::{fixture, gwaje, said};
use gwaje_review::View;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A store of some fixtures, served.
struct Served {
    home: tempfile::TempDir,
    process: Child,
    host: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Served {
    fn new(fixtures: &[&str], reading: &[&str], serving: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let files = fixtures.iter().map(|name| {
            let to = home.path().join(Path::new(name).file_name().unwrap());
            std::fs::copy(fixture(name), &to).unwrap();
            to
        });
        let mut ingest = gwaje();
        ingest.arg("ingest").args(files).args(["--lenient", "--to", "sqlite:a.db"]).args(reading);
        let output = ingest.current_dir(home.path()).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        let mut serve = gwaje();
        serve.args(["serve", "a.db", "--port", "0"]).args(serving).current_dir(home.path());
        let mut process = serve.stderr(Stdio::piped()).spawn().unwrap();
        let told = BufReader::new(process.stderr.take().unwrap());
        let address = told.lines().map(Result::unwrap).find(|line| line.contains("http://")).unwrap();
        let host = address.split('/').nth(2).unwrap().to_owned();
        Self { home, process, host }
    }

    fn id(&self, name: &str) -> String {
        let connection = rusqlite::Connection::open(self.home.path().join("a.db")).unwrap();
        let sql = "SELECT document FROM documents WHERE name = ?1";
        connection.query_row(sql, [name], |row| row.get(0)).unwrap()
    }

    /// The status and the body of the answer to a request.
    fn get(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
        let status = String::from_utf8_lossy(&answer[..end]).split(' ').nth(1).unwrap().to_owned();
        (status, answer[end + 4..].to_vec())
    }
}

#[test]
fn pictures_are_what_paints_them_makes_of_the_same_bytes() {
    let locked = "bad/encrypted-password.pdf";
    let password = ["--password", "reader"];
    let served = Served::new(&["ocean.pdf", locked], &password, &password);
    for (name, password) in [("ocean.pdf", ""), (locked, "reader")] {
        let bytes = std::fs::read(fixture(name)).unwrap();
        let options = gwaje::Options::new().password(password);
        let id = served.id(Path::new(name).file_name().unwrap().to_str().unwrap());
        let clip = Some(gwaje_model::Rect::new(231.04, 262.0, 545.0, 273.26));
        let view = |page, dpi, clip| View { page, dpi, clip };
        for (path, expected) in [
            ("1", gwaje_review::small(&bytes, view(1, 96.0, None), &options)),
            ("1?clip=231.04,262,545,273.26", gwaje_review::small(&bytes, view(1, 144.0, clip), &options)),
            ("1?layers=true", gwaje_review::show(&bytes, view(1, 96.0, None), &options)),
        ] {
            let (status, picture) = served.get(&format!("/picture/{id}/{path}"));
            assert_eq!(status, "200", "{name} {path}: {}", String::from_utf8_lossy(&picture));
            assert!(picture == expected.unwrap(), "{name} {path} is another picture");
        }
        let (status, told) = served.get(&format!("/picture/{id}/99"));
        let told = String::from_utf8(told).unwrap();
        assert!(status == "404" && told.starts_with("there is no page 99; the document has "), "{told}");
        let page = String::from_utf8(served.get(&format!("/document/{id}")).1).unwrap();
        for (at, (width, height)) in gwaje_review::sizes(&bytes, &options).unwrap().iter().enumerate() {
            let (_, image) = page.split_once(&format!("<img src=\"/picture/{id}/{}\"", at + 1)).unwrap();
            let (image, _) = image.split_once('>').unwrap();
            let size = format!(" width=\"{}\" height=\"{}\"", width.round(), height.round());
            assert!(image.ends_with(&size), "{image} {size}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_print_that_wants_too_much_does_not_take_the_server_down() {
    let served = Served::new(&["ocean.pdf"], &[], &["--max-memory", "1"]);
    let id = served.id("ocean.pdf");
    for page in ["1", "2"] {
        let (status, told) = served.get(&format!("/picture/{id}/{page}"));
        let told = String::from_utf8(told).unwrap();
        assert_eq!((status.as_str(), told.as_str()), ("500", "needed more memory than a document may take"));
        let (status, page) = served.get(&format!("/document/{id}"));
        let page = String::from_utf8(page).unwrap();
        assert!(status == "200" && page.contains("귀어인이 겪는"), "{}", page.len());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_page_is_painted_by_a_process_that_keeps_its_limits() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("question");
    let mut question =
        br#"{"password":null,"wanted":{"page":1,"dpi":96.0,"clip":null,"layers":false}}"#.to_vec();
    question.push(b'\n');
    question.extend(std::fs::read(fixture("ocean.pdf")).unwrap());
    std::fs::write(&file, question).unwrap();
    let paint = |more: &[&str]| {
        let mut command: Command = gwaje();
        command.arg("paint").args(more).stdin(std::fs::File::open(&file).unwrap()).output().unwrap()
    };
    let output = paint(&[]);
    assert!(output.status.success(), "{}", said(&output));
    let line = output.stdout.iter().position(|byte| *byte == b'\n').unwrap();
    let picture = &output.stdout[line + 1..];
    assert_eq!(output.stdout[..line], *format!("{{\"Ok\":{}}}", picture.len()).as_bytes());
    assert!(picture.starts_with(b"\x89PNG"));
    let output = paint(&["--max-memory", "1"]);
    assert!(said(&output).contains("error[limit_memory] stdin: "), "{}", said(&output));
    assert!(output.stdout.is_empty());
}
