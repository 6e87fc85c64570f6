//! What people can do: hints.

use crate::form::Row;

/// The hints.
pub(crate) const ROWS: &[Row] = &[
    (
        "give a PDF, or the text of one in UTF-8; print other formats to PDF first",
        "PDF나 UTF-8 텍스트를 주십시오. 다른 형식은 먼저 PDF로 인쇄하십시오",
    ),
    ("give a document in HWPX or HWP 5", "HWPX나 HWP 5 문서를 주십시오"),
    (
        "open it in Hangul and save it as HWPX (다른 이름으로 저장하기)",
        "한글에서 열어 ‘다른 이름으로 저장하기’로 HWPX를 만드십시오",
    ),
    (
        "download the file again; it may have been cut short",
        "파일을 다시 내려받으십시오. 중간에 끊겼을 수 있습니다",
    ),
    ("give the password with --password", "--password-file 파일로 암호를 주십시오"),
    (
        "this is a scan or a drawing; run OCR over it, or get the original file",
        "스캔본이나 그림입니다. 문자 인식을 하거나 원래 파일을 구하십시오",
    ),
    (
        "print the original document to PDF again with its fonts embedded",
        "원래 문서를 글꼴을 넣어 PDF로 다시 인쇄하십시오",
    ),
    // Those for people in front of a browser.
    ("type its password below and read it again", "아래에 암호를 넣고 다시 읽으십시오"),
    ("give the PDF, HWPX or HWP of a progress report", "추진현황 보고서의 PDF, HWPX, HWP를 주십시오"),
    (
        "save the attached files from a PDF viewer and give the report among them",
        "PDF 뷰어에서 붙은 파일을 저장하여 그 가운데 보고서를 주십시오",
    ),
    (
        "give the pages of the report alone; other parts of a large document take long",
        "보고서가 있는 쪽만 주십시오. 큰 문서의 다른 부분은 오래 걸립니다",
    ),
    ("unpack it and give what is in it", "풀어서 든 것을 주십시오"),
    ("a picture has no text", "그림에는 글이 없습니다"),
    ("no profile knows the headings `{}`", "표 열의 이름 `{0}`: 아는 서식에 없음"),
    ("the columns of its table run into each other: {}", "표의 열이 뒤섞임: {~0}"),
    (
        "the column of what was done stands on pages of its own, where no line tells whose row it is: {}",
        "추진 실적 열이 다른 쪽에 있어 어느 행의 것인지 알 수 없음: {~0}",
    ),
    (
        "Print it to PDF with all columns on one page, or give the HWPX it was made from",
        "모든 열을 한 쪽에 인쇄한 PDF나 원래의 HWPX를 주십시오",
    ),
    ("seen: {}", "본 것: {~0}"),
    ("against it: {}", "아니라는 근거: {~0}"),
    (
        "`gwaje check --explain FILE` shows what was seen and what is missing; a new layout needs a profile",
        "`gwaje check --explain 파일`로 본 것과 없는 것을 보십시오. 새 서식에는 프로파일이 있어야 합니다",
    ),
    (
        "take the attached files out (`pdfdetach -saveall FILE`) and give those",
        "붙은 파일을 꺼내어(`pdfdetach -saveall 파일`) 주십시오",
    ),
    (
        "`pdfdetach -saveall FILE` takes out the attached `{}`; give what of it is the report",
        "`pdfdetach -saveall 파일`로 붙은 `{0}`을(를) 꺼내어 보고서를 주십시오",
    ),
    (
        "no report is this large; look at where the file comes from",
        "이렇게 큰 보고서는 없습니다. 파일의 출처를 확인하십시오",
    ),
    (
        "give it more time with --timeout; a run over many takes it up again with --retry-failed",
        "--timeout으로 시간을 더 주십시오. 여러 문서를 읽을 때는 --retry-failed로 다시 읽습니다",
    ),
    (
        "give it more memory with --max-memory; a run over many takes it up again with --retry-failed",
        "--max-memory로 메모리를 더 주십시오. 여러 문서를 읽을 때는 --retry-failed로 다시 읽습니다",
    ),
    ("ask again when there is time for it", "시간이 있을 때 다시 하십시오"),
    (
        "please report it with the document; the other documents are not affected",
        "그 문서와 함께 알려 주십시오. 다른 문서에는 영향이 없습니다",
    ),
    ("look at the path and at the rights of the file", "경로와 파일의 권한을 확인하십시오"),
    (
        "rename the document, or the file that stands in its place",
        "문서나 그 자리에 있는 파일의 이름을 바꾸십시오",
    ),
    (
        "the first engine may still read it: `gwaje convert FILE`",
        "첫째 판독기로는 읽힐 수 있습니다: `gwaje convert 파일`",
    ),
    ("`gwaje COMMAND --help` says what the command reads", "명령이 읽는 것은 `gwaje 명령 --help`로 보십시오"),
    ("`gwaje COMMAND --help` shows what can be asked for", "쓸 수 있는 것은 `gwaje 명령 --help`로 보십시오"),
    (
        "build the whole program: `cargo build --release --features full`",
        "전체 프로그램을 만드십시오: `cargo build --release --features full`",
    ),
    (
        "look at the limits of the system on processes and open files",
        "시스템의 프로세스와 열린 파일 한도를 확인하십시오",
    ),
    (
        "make room and run the same command again; it goes on where it stopped",
        "공간을 비우고 같은 명령을 다시 실행하십시오. 멈춘 곳에서 이어집니다",
    ),
    ("look at the rights of the target", "저장할 곳의 권한을 확인하십시오"),
    ("look at the address of the target", "저장할 곳의 주소를 확인하십시오"),
    (
        "run the same command again when the other program is done",
        "다른 프로그램이 끝난 뒤 같은 명령을 다시 실행하십시오",
    ),
    ("read the documents into a new one", "문서를 새 데이터베이스에 넣으십시오"),
    ("give a database of its own", "따로 쓸 데이터베이스를 주십시오"),
    ("use a newer program", "더 새로운 프로그램을 쓰십시오"),
    (
        "`gwaje ingest` into it, be it of nothing new, brings it over",
        "`gwaje ingest`를 한 번 실행하면(새 문서가 없어도) 옮겨집니다",
    ),
    ("look at the address and at the network", "주소와 네트워크를 확인하십시오"),
    ("look at user, password and certificate", "사용자, 암호, 인증서를 확인하십시오"),
    ("the message says what the target answered", "메시지에 저장할 곳의 답이 있습니다"),
    (
        "get the file again; it may have been cut short, or save it anew in Hangul",
        "파일을 다시 구하거나 한글에서 새로 저장하십시오. 중간에 끊겼을 수 있습니다",
    ),
    (
        "open it in Hangul, take its protection off and save it as HWPX",
        "한글에서 열어 보호를 풀고 HWPX로 저장하십시오",
    ),
    (
        "if it holds a scan, run OCR over it, or get the original document",
        "스캔본이면 문자 인식을 하거나 원래 문서를 구하십시오",
    ),
    ("open it and print it to PDF, then give the PDF", "열어서 PDF로 인쇄하여 그 PDF를 주십시오"),
    (
        "a picture has no text; recognize it into one: `tesseract FILE text -l kor --psm 6`, then `gwaje convert text.txt`",
        "그림에는 글이 없습니다. 문자를 인식하십시오: `tesseract 파일 text -l kor --psm 6`, 그다음 `gwaje convert text.txt`",
    ),
    (
        "unpack it and give what is in it; `gwaje ingest` also reads zip and tar archives as they are",
        "풀어서 든 것을 주십시오. `gwaje ingest`는 zip과 tar를 그대로 읽습니다",
    ),
    ("turn it into a PDF: `ps2pdf FILE`", "PDF로 바꾸십시오: `ps2pdf 파일`"),
    ("give the documents that it was made of", "그것을 만든 문서를 주십시오"),
    ("give the PDF of a report", "보고서의 PDF를 주십시오"),
    (
        "`gwaje profile --from DOCUMENT` drafts a profile to start from",
        "`gwaje profile --from 문서`로 프로파일의 초안을 만드십시오",
    ),
    (
        "give the PDF itself, or text that keeps its columns: `pdftotext -layout FILE.pdf`",
        "PDF를 그대로 주거나 열을 지킨 텍스트를 주십시오: `pdftotext -layout 파일.pdf`",
    ),
    (
        "{}. `gwaje check --explain FILE` shows it all, `gwaje dump --stage wrap FILE` the text",
        "{~0}. `gwaje check --explain 파일`로 모두 보고, `gwaje dump --stage wrap 파일`로 글을 보십시오",
    ),
    ("seen: {}; against it: {}; missing: {}", "본 것: {~0}; 아니라는 근거: {~1}; 없는 것: {~2}"),
    ("seen: {}; missing: {}", "본 것: {~0}; 없는 것: {~1}"),
    ("against it: {}; missing: {}", "아니라는 근거: {~0}; 없는 것: {~1}"),
    ("missing: {}", "없는 것: {~0}"),
    (
        "no profile knows the headings `{}`; {}. `gwaje profile --from FILE -o own.toml` drafts a profile of them, `--profile own.toml` uses it",
        "표 열의 이름 `{0}`: 아는 서식에 없음. {~1}. `gwaje profile --from 파일 -o own.toml`로 프로파일의 초안을 만들고 `--profile own.toml`로 쓰십시오",
    ),
    (
        "the columns of its table run into each other: {}. Give the PDF itself, or text that keeps its columns: `pdftotext -layout FILE.pdf`",
        "표의 열이 뒤섞임: {~0}. PDF를 그대로 주거나 열을 지킨 텍스트를 주십시오: `pdftotext -layout 파일.pdf`",
    ),
    (
        "the column of what was done stands on pages of its own, where no line tells whose row it is: {}. Print it to PDF with all columns on one page, or give the HWPX it was made from",
        "추진 실적 열이 다른 쪽에 있어 어느 행의 것인지 알 수 없음: {~0}. 모든 열을 한 쪽에 인쇄한 PDF나 원래의 HWPX를 주십시오",
    ),
    (
        "Ghostscript wrote other characters into its fonts, such as {} where something else is printed; take the file as it was before Ghostscript",
        "Ghostscript가 글꼴의 글자를 바꾸어 씀. 보기: {0}. Ghostscript를 거치기 전의 파일을 쓰십시오",
    ),
];
