//! Only the browser of this machine is answered, and only pages that came from here.
//!
//! A page of another site may point a name of its own at 127.0.0.1 (DNS rebinding) or send requests here that the user never
//! sees. So the name in `Host` must be one of ours, and what changes anything must come from a page of ours.

use crate::state::State;
use axum::extract::{Request, State as Given};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What pages may load: their own things, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Refuses what is not from here, and tells browsers to load nothing from elsewhere.
pub(crate) async fn only_this_machine(
    Given(state): Given<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    if let Some(why) = refused(request.method(), request.headers(), state.port) {
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Why a request is not answered, if it is not.
fn refused(method: &Method, headers: &HeaderMap, port: u16) -> Option<&'static str> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let once = |name: HeaderName| headers.get_all(name).iter().nth(1).is_none();
    if !once(header::HOST) || !once(header::ORIGIN) {
        return Some("a request names one host and one origin");
    }
    let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let host = text(header::HOST);
    let Some(own) = names.iter().find(|name| host == Some(name.as_str())) else {
        return Some("this host name is not one of this program");
    };
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| origin != format!("http://{own}")) {
        return Some("requests of other sites are not answered");
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let followed = text(HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none") && !followed) {
        return Some("requests of other sites are not answered");
    }
    let reads = method == Method::GET || method == Method::HEAD;
    (!reads && origin.is_none()).then_some("what changes the store must come from a page of this program")
}

#[cfg(test)]
mod tests {
    use super::refused;
    use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};

    /// A request's method and headers, and whether it is answered.
    type Case = (Method, &'static [(&'static str, &'static str)], bool);

    #[test]
    fn only_pages_from_here_are_answered() {
        let cases: [Case; 11] = [
            (Method::GET, &[("host", "127.0.0.1:8000")], true),
            (Method::GET, &[("host", "localhost:8000")], true),
            (Method::GET, &[("host", "evil.example:8000")], false),
            (Method::GET, &[("host", "127.0.0.1:9000")], false),
            (Method::GET, &[], false),
            (Method::GET, &[("host", "127.0.0.1:8000"), ("host", "evil.example:8000")], false),
            (
                Method::POST,
                &[
                    ("host", "127.0.0.1:8000"),
                    ("origin", "http://127.0.0.1:8000"),
                    ("origin", "http://evil.example"),
                ],
                false,
            ),
            (Method::POST, &[("host", "127.0.0.1:8000")], false),
            (Method::POST, &[("host", "127.0.0.1:8000"), ("origin", "http://127.0.0.1:8000")], true),
            (Method::POST, &[("host", "127.0.0.1:8000"), ("origin", "http://evil.example")], false),
            (Method::GET, &[("host", "127.0.0.1:8000"), ("sec-fetch-site", "cross-site")], false),
        ];
        for (method, headers, answered) in cases {
            let pairs = headers.iter().map(|(name, value)| {
                (HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_static(value))
            });
            let map: HeaderMap = pairs.collect();
            assert_eq!(refused(&method, &map, 8000).is_none(), answered, "{method} {headers:?}");
        }
    }
}
