//! Documents that are dropped on the page.

use crate::answer::{Answer, Refusal, language, work};
use crate::changes::ID;
use crate::state::{State, held};
use crate::way;
use axum::body::Bytes;
use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::IntoResponse;
use gwaje_emit::{Counts, CsvOptions, Outcome, Seen, Store};
use gwaje_model::{Document, Failure, sha256};
use serde::Deserialize;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// The name of a document that is sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    name: String,
}

/// The header in which a password comes, as the end of an address would have it: in an address itself it would stand in the
/// history of the browser.
const PASSWORD: &str = "x-password";

/// Keeps the bytes of a document for its pictures; they are needed again after the program was ended.
fn keep(folder: &Path, hash: &str, bytes: &[u8]) -> Result<(), gwaje_emit::Error> {
    std::fs::create_dir_all(folder)?;
    gwaje_emit::write_whole(&folder.join(hash), |out| Ok(out.write_all(bytes)?))
}

/// Reads a document and takes it into the store. Answers its id; of one that cannot be read what is wrong with it, and whether
/// a password would help.
pub(crate) async fn upload(
    Given(state): Given<Arc<State>>,
    Query(named): Query<Named>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let lang = language(&headers, &state);
    let password = password(&headers);
    let read = work(&state, move |state| {
        // A name, not a path: nothing is read or written by it.
        let name = named.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let hash = sha256(&body);
        let read = (state.serving.read)(&name, body.to_vec(), password.as_deref());
        load(state, &name, &hash, read.as_ref())?;
        if let Err(failure) = read {
            return Ok(Err(failure));
        }
        if let Some(folder) = &state.serving.uploads {
            keep(folder, &hash, &body)?;
        }
        held(&state.files).put(&hash, body.to_vec());
        if let Some(password) = password {
            state.remember(&hash, password);
        }
        Ok(Ok(hash.chars().take(ID).collect::<String>()))
    })
    .await?;
    Ok(match read {
        Ok(id) => id.into_response(),
        Err(failure) => {
            let told = serde_json::json!({
                "told": way::told(&failure, lang), "password": way::asks_password(&failure),
            });
            let kind = [(header::CONTENT_TYPE, "application/json")];
            (StatusCode::UNPROCESSABLE_ENTITY, kind, told.to_string()).into_response()
        }
    })
}

/// Puts what came of a document into the store.
fn load(state: &State, name: &str, hash: &str, result: Result<&Document, &Failure>) -> Result<(), Refusal> {
    let _turn = held(&state.writing);
    let mut store = Store::open(state.target(), CsvOptions::default())?;
    store.load(&Outcome {
        sha256: hash,
        name,
        converter: &state.serving.converter,
        seen: Seen { found: Some(SystemTime::now()), modified: None },
        origin: None,
        result,
    })?;
    store.finish(&Counts::default())?;
    Ok(())
}

/// The password that comes with a document. Headers hold Latin letters alone, so that it is written as in an address.
fn password(headers: &HeaderMap) -> Option<String> {
    #[derive(Deserialize)]
    struct Sent {
        password: String,
    }
    let sent = headers.get(PASSWORD)?.to_str().ok()?;
    let uri: Uri = format!("/?password={sent}").parse().ok()?;
    Query::<Sent>::try_from_uri(&uri).ok().map(|Query(sent)| sent.password).filter(|sent| !sent.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{PASSWORD, password};
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn a_password_is_what_was_typed() {
        for (sent, typed) in [
            ("%EC%95%94%ED%98%B8%20%2B%26%3D%25%23", Some("암호 +&=%#")),
            ("plain", Some("plain")),
            ("", None),
        ] {
            let headers: HeaderMap =
                [(PASSWORD.parse().unwrap(), HeaderValue::from_static(sent))].into_iter().collect();
            assert_eq!(password(&headers).as_deref(), typed, "{sent}");
        }
        assert_eq!(password(&HeaderMap::new()), None);
    }
}
