//! Connecting: in the clear only where nobody can listen, or where the address asks for it.
//!
//! A server on this machine is spoken to as it is. One elsewhere must speak TLS and prove its name by a certificate
//! that the system trusts, or one in `SSL_CERT_FILE`; `sslmode=prefer` takes TLS where the server has it, and
//! `sslmode=disable` goes without. A password may come from `PGPASSWORD`: command lines are seen by everybody.

use crate::Error;
use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::{ClientConfig, RootCertStore};
use std::net::IpAddr;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Connects to a server by its address.
pub(super) fn connect(url: &str) -> Result<Client, Error> {
    let mut config: Config = url.parse()?;
    config.application_name("gwaje");
    if let (None, Ok(password)) = (config.get_password(), std::env::var("PGPASSWORD")) {
        config.password(password);
    }
    if !url.contains("sslmode=") {
        config.ssl_mode(if is_here(&config) { SslMode::Disable } else { SslMode::Require });
    }
    if config.get_ssl_mode() == SslMode::Disable {
        return Ok(config.connect(NoTls)?);
    }
    let connected = config.connect(MakeRustlsConnect::new(trust()?));
    connected.map_err(|error| match std::error::Error::source(&error) {
        Some(cause) if error.to_string().contains("TLS") => Error::Tls(format!(
            "{cause}; SSL_CERT_FILE names a certificate to trust, sslmode=disable in the address goes without"
        )),
        _ => error.into(),
    })
}

/// Whether every host is this machine: a socket of the file system or the loopback address. An address that is given
/// beside a name (`hostaddr`) is where the connection goes.
fn is_here(config: &Config) -> bool {
    config.get_hostaddrs().iter().all(IpAddr::is_loopback)
        && config.get_hosts().iter().all(|host| match host {
            Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
            #[cfg(unix)]
            Host::Unix(_) => true,
        })
}

fn trust() -> Result<ClientConfig, Error> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let reasons: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        return Err(Error::Tls(format!("no certificates to trust on this system {}", reasons.join(", "))));
    }
    Ok(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        for (url, here) in [
            ("postgres://localhost/x", true),
            ("postgres://me@127.0.0.1:5433/x", true),
            ("postgres://[::1]/x", true),
            ("postgres:///x?host=/run/postgresql", true),
            ("postgres://db.example.kr/x", false),
            ("postgres://localhost,db.example.kr/x", false),
            ("postgres://10.0.0.1/x", false),
            ("postgres://localhost/x?hostaddr=10.0.0.1", false),
            ("postgres:///x?hostaddr=10.0.0.1", false),
        ] {
            assert_eq!(is_here(&url.parse().unwrap()), here, "{url}");
        }
    }
}
