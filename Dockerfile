# The program alone, as a user without rights, on a file system that may be read-only:
#   docker build -t gwaje .
#   docker run --rm --read-only --tmpfs /tmp -v "$PWD:/data" gwaje ingest . --to sqlite:gwaje.db
FROM rust:1.95-bookworm AS build
WORKDIR /gwaje
COPY . .
RUN RUSTFLAGS="-C target-feature=+crt-static" cargo build --locked --profile dist --features full --target x86_64-unknown-linux-gnu

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /gwaje/target/x86_64-unknown-linux-gnu/dist/gwaje /usr/local/bin/gwaje
WORKDIR /data
ENTRYPOINT ["/usr/local/bin/gwaje"]
