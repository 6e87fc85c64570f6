//! What paints the prints of documents may fail in any way: the server answers that, and goes on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use gwaje_emit::{Counts, CsvOptions, Outcome, Seen, Store};
use gwaje_model::{Failure, FailureCode, sha256};
use gwaje_serve::{Paint, Serving, Sizes, Wanted};
use gwaje_words::Lang;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

/// A store of one report, served, and the address of its document.
struct Served {
    _home: tempfile::TempDir,
    host: String,
    id: String,
}

impl Served {
    fn new(sizes: Sizes, paint: Paint) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ocean.pdf");
        let bytes = std::fs::read(file).unwrap();
        let document = gwaje::convert(&bytes, "ocean.pdf", &gwaje::Options::new()).unwrap();
        let home = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", home.path().join("a.db").display());
        let sha256 = sha256(&bytes);
        let id: String = sha256.chars().take(16).collect();
        let mut store = Store::open(&url.parse().unwrap(), CsvOptions::default()).unwrap();
        let outcome = Outcome {
            sha256: &sha256,
            name: "ocean.pdf",
            converter: "a test",
            seen: Seen::default(),
            origin: None,
            result: Ok(&document),
        };
        store.load(&outcome).unwrap();
        store.finish(&Counts::default()).unwrap();
        let serving = Serving {
            target: url.parse().unwrap(),
            port: 0,
            lang: Lang::En,
            password: Some("one for all".to_owned()),
            read: Box::new(|_, _, _| Err(Failure::new(FailureCode::NotAPdf, "nothing is read here"))),
            sizes,
            paint,
            find: Box::new(move |path| (path == "ocean.pdf").then(|| bytes.clone())),
            uploads: None,
            converter: "a test".to_owned(),
        };
        let (tell, told) = channel();
        // It ends with the tests.
        std::thread::spawn(move || {
            gwaje_serve::serve(serving, |address| tell.send(address.to_owned()).unwrap())
        });
        let host = told.recv().unwrap().replace("http://", "").replace('/', "");
        Self { _home: home, host, id }
    }

    /// The status and the body of the answer to a request.
    fn ask(&self, method: &str, path: &str, form: &str) -> (String, String) {
        let host = &self.host;
        let mut stream = TcpStream::connect(host).unwrap();
        let length = form.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.ask("GET", path, "")
    }

    fn document(&self) -> (String, String) {
        self.get(&format!("/document/{}", self.id))
    }

    fn picture(&self, rest: &str) -> (String, String) {
        self.get(&format!("/picture/{}/{rest}", self.id))
    }
}

fn failed<T>(code: FailureCode) -> Result<T, Failure> {
    Err(Failure::new(code, format!("it is {code}")))
}

#[test]
fn a_picture_that_fails_costs_itself() {
    let codes = [
        (FailureCode::LimitTime, "500"),
        (FailureCode::LimitMemory, "500"),
        (FailureCode::Crashed, "500"),
        (FailureCode::Internal, "500"),
        (FailureCode::System, "500"),
        (FailureCode::Encrypted, "404"),
        (FailureCode::NotAPdf, "404"),
        (FailureCode::Usage, "404"),
    ];
    let paint: Paint = Box::new(move |_, wanted| match codes.get(wanted.page as usize) {
        Some((code, _)) => failed(*code),
        None if wanted.page == 99 => panic!("what paints has a defect"),
        None => Ok(b"a picture".to_vec()),
    });
    let served = Served::new(Box::new(|_| Ok(vec![(595.0, 842.0); 100])), paint);
    for (page, (code, status)) in codes.iter().enumerate() {
        assert_eq!(served.picture(&page.to_string()), ((*status).to_owned(), format!("it is {code}")));
    }
    assert_eq!(served.picture("99").0, "500");
    assert_eq!(served.picture("50"), ("200".to_owned(), "a picture".to_owned()));
    let (status, page) = served.document();
    assert!(status == "200" && page.contains(&format!("/picture/{}/2", served.id)));
}

#[test]
fn a_document_is_shown_without_a_print_that_cannot_be_opened() {
    for code in [FailureCode::LimitTime, FailureCode::LimitMemory, FailureCode::Crashed, FailureCode::Damaged]
    {
        let served =
            Served::new(Box::new(move |_| failed(code)), Box::new(|_, _| panic!("nothing to paint")));
        let (status, page) = served.document();
        assert_eq!(status, "200");
        assert!(page.contains("귀어인이 겪는") && !page.contains("/picture/"), "{code}");
        assert!(!page.contains("class=\"locked\""), "{code}");
        assert_eq!(served.get("/").0, "200");
    }
}

#[test]
fn what_is_asked_goes_to_what_paints_with_the_password_that_was_typed() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let opens = |password: Option<&str>| match password {
        Some("typed") => Ok(vec![(595.0, 842.0)]),
        _ => failed(FailureCode::Encrypted),
    };
    let paint: Paint = {
        let asked = asked.clone();
        Box::new(move |pdf, wanted| {
            asked.lock().unwrap().push((pdf.password.clone().unwrap(), wanted));
            Ok(b"a picture".to_vec())
        })
    };
    let served = Served::new(Box::new(move |pdf| opens(pdf.password.as_deref())), paint);
    assert!(served.document().1.contains("class=\"locked\""));
    let unlock = |password: &str| {
        served.ask("POST", "/unlock", &format!("document={}&password={password}", served.id)).0
    };
    assert_eq!((unlock("wrong"), served.picture("1").0), ("422".to_owned(), "200".to_owned()));
    assert_eq!(unlock("typed"), "303");
    let (_, page) = served.document();
    assert!(!page.contains("class=\"locked\"") && page.contains("/picture/"));
    for rest in
        ["1", "1?layers=true", "1?clip=1,2.25,3,4", "1?clip=1,2.25,3,4", "1?clip=1,2,3", "1?clip=1,2,3,inf"]
    {
        served.picture(rest);
    }
    let wanted = |dpi, clip, layers| Wanted { page: 1, dpi, clip, layers };
    let expected = [
        ("one for all".to_owned(), wanted(96.0, None, false)),
        ("typed".to_owned(), wanted(96.0, None, true)),
        ("typed".to_owned(), wanted(144.0, Some([1.0, 2.25, 3.0, 4.0]), false)),
    ];
    assert_eq!(*asked.lock().unwrap(), expected);
}
