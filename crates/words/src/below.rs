//! The help of the commands: what stands below the options.

use crate::form::Row;

/// Remarks beside examples, and paragraphs.
pub(crate) const ROWS: &[Row] = &[
    ("Example:", "보기:"),
    ("Examples:", "보기:"),
    ("the whole document as JSON", "문서 전체를 JSON으로"),
    ("an outline to read", "읽을 개요"),
    ("a sheet for Excel", "엑셀 표"),
    ("what deserves a look", "확인할 곳"),
    ("folders and archives into a database", "폴더와 압축 파일을 데이터베이스에"),
    ("what changed between two releases", "두 공개본의 달라진 항목"),
    ("what one stage saw", "한 단계의 결과"),
    ("everything below a folder into gwaje.db", "폴더 아래의 모든 것을 gwaje.db에"),
    ("by the id that `gwaje list` shows", "`gwaje list`에 보이는 ID로"),
    ("and never load these bytes again", "같은 내용의 파일을 다시 넣지 않음"),
    ("by the SHA-256 that `gwaje list --failed` shows", "`gwaje list --failed`에 보이는 SHA-256으로"),
    ("what `ingest` wrote", "`ingest`로 만든 데이터베이스"),
    ("read into gwaje.db first, if it is not there yet", "아직 없으면 먼저 gwaje.db에 넣음"),
    (
        "A correction goes by the SHA-256 of its document, the place and the text that stood there. It is applied whenever that document is loaded, by whatever version; one whose text is no longer there changes nothing and is told as a warning.",
        "수정은 문서의 SHA-256, 자리, 그때의 글로 기억됩니다. 어느 판의 프로그램이든 그 문서를 넣을 때마다 적용하며,\n그 글이 더는 없으면 아무것도 바꾸지 않고 경고로 알립니다.",
    ),
    (
        "A line with \"undo\": true takes an earlier one back. `gwaje schema corrections` prints what a line holds.",
        "\"undo\": true인 줄은 앞의 수정을 되돌립니다. 한 줄에 든 것은 `gwaje schema corrections`로 보십시오.",
    ),
    (
        "An item a row, with its agenda, task, bodies, period, first date, what deserves a look and the page.",
        "항목마다 한 줄: 국정과제, 실천과제, 기관, 기간, 첫 날짜, 확인할 점, 쪽.",
    ),
    (
        "What is done is skipped the next time, whatever stopped the run: the same command goes on.",
        "이미 한 것은 다음에 건너뜁니다. 어떻게 멈추었든 같은 명령으로 이어집니다.",
    ),
    (
        "What the document told goes with it, and what other documents tell is worked out anew.",
        "그 문서에서 온 것이 함께 빠지고, 다른 문서에서 온 것은 다시 계산됩니다.",
    ),
    (
        "Words are found wherever they stand, also inside longer ones, as LIKE finds them; all must be there.",
        "낱말은 긴 낱말 안에 있어도 찾습니다(LIKE처럼). 모두 있어야 합니다.",
    ),
    (
        "Only browsers of this machine are answered. Corrections go into the database and last. Ctrl-C ends it.",
        "이 컴퓨터의 브라우저에만 답합니다. 고친 것은 데이터베이스에 남습니다. 끝내려면 Ctrl-C.",
    ),
    (
        "Ctrl-C or SIGTERM ends it after the documents in work, with exit status 0.",
        "Ctrl-C나 SIGTERM을 받으면 읽던 문서까지 처리하고 종료 코드 0으로 끝납니다.",
    ),
    (
        "Exit status: 0 done, 1 some documents failed or are doubtful, 2 usage, 3 nothing usable.",
        "종료 코드: 0 완료, 1 일부 문서가 실패하거나 틀림, 2 사용법 오류, 3 쓸 수 있는 문서 없음.",
    ),
    (
        "Exit status: 0 all done or known from an earlier run, 1 some failed now or are doubtful, or the target failed, 2 usage, 3 nothing usable.",
        "종료 코드: 0 모두 완료 또는 이미 앎, 1 일부가 실패하거나 틀림 또는 저장할 곳의 문제, 2 사용법 오류,\n3 쓸 수 있는 문서 없음.",
    ),
    (
        "Exit status: 0 compared, 1 a document cannot be read (or, with --exit-code, there are changes), 2 usage.",
        "종료 코드: 0 비교함, 1 읽을 수 없는 문서(--exit-code와 함께면 달라진 것이 있을 때도), 2 사용법 오류.",
    ),
    (
        "Exit status: 0 done, 1 the database cannot be written, 2 there is no such document.",
        "종료 코드: 0 완료, 1 데이터베이스에 쓸 수 없음, 2 그런 문서가 없음.",
    ),
    (
        "Exit status: 0 done, 1 the database cannot be written, 2 there is no such file.",
        "종료 코드: 0 완료, 1 데이터베이스에 쓸 수 없음, 2 그런 파일이 없음.",
    ),
    ("Exit status: 0 found, 1 nothing found, 2 usage.", "종료 코드: 0 찾음, 1 찾지 못함, 2 사용법 오류."),
    (
        "Exit status: 0 found, 1 the store knows nothing of it, 2 usage.",
        "종료 코드: 0 찾음, 1 데이터베이스에 없음, 2 사용법 오류.",
    ),
    (
        "Exit status: 0 told, 1 the database cannot be read, 2 usage.",
        "종료 코드: 0 완료, 1 데이터베이스를 읽을 수 없음, 2 사용법 오류.",
    ),
    (
        "Exit status: 0 written, 1 the source cannot be read, 2 usage, or what is asked for is not there.",
        "종료 코드: 0 썼음, 1 읽을 수 없음, 2 사용법 오류 또는 찾는 것이 없음.",
    ),
];
