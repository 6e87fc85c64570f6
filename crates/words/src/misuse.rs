//! What is wrong with the words of a command line.

use crate::form::Row;

/// The sentences, and those of numbers that are none.
pub(crate) const ROWS: &[Row] = &[
    ("'{}' is no option and no argument of this command", "'{0}': 이 명령의 옵션이나 인자가 아님"),
    ("'{}' is no command", "'{0}': 그런 명령이 없음"),
    ("'{}' needs a command", "'{0}': 명령을 주어야 함"),
    ("'{}' needs a value", "'{0}': 값을 주어야 함"),
    ("'{}' is no value of '{}': {}", "'{0}': '{1}'의 값이 될 수 없음: {~2}"),
    ("'{}' is no value of '{}'", "'{0}': '{1}'의 값이 될 수 없음"),
    ("more has to be given: {}", "더 주어야 하는 것: {0}"),
    ("'{}' can be given once only", "'{0}': 한 번만 줄 수 있음"),
    ("'{}' cannot be given together with '{}'", "'{0}': '{1}'와 함께 줄 수 없음"),
    ("'{}' takes no value such as '{}'", "'{0}': '{1}' 같은 값을 받지 않음"),
    ("an argument is no text in UTF-8", "인자가 UTF-8 글이 아님"),
    ("there is '{}'", "비슷한 것이 있음: '{0}'"),
    ("to pass '{}' as a value, use '-- {}'", "'{0}'를 값으로 주려면: '-- {1}'"),
    ("'{}' exists", "이것은 있음: '{0}'"),
    ("invalid digit found in string", "수가 아님"),
    ("cannot parse integer from empty string", "수가 비어 있음"),
    ("number too large to fit in target type", "수가 너무 큼"),
    ("{} is not in {}", "{0}: {1} 밖에 있음"),
    (
        "{} is no day: give 2025-01-31, a time may follow",
        "{0}: 날짜가 아님. 2025-01-31처럼 쓰고, 뒤에 시각을 붙일 수 있음",
    ),
    ("{} is no shard: give 1/4 for the first of four", "{0}: 몫이 아님. 넷 가운데 첫째면 1/4"),
    ("{} is no page and no range of pages such as 2-5", "{0}: 쪽도 2-5 같은 쪽 범위도 아님"),
    ("{} is no target: give {} or {}", "{0}: 저장할 곳이 아님. {1}, {2} 중 하나를 주십시오"),
    ("four numbers: left, top, right, bottom", "수 넷: 왼쪽, 위, 오른쪽, 아래"),
    ("{} is no period: 2023Q4, 2023H2 and 2023 are", "{0}: 기간이 아님. 2023Q4, 2023H2, 2023처럼 씀"),
    ("{} is no code of a warning", "{0}: 경고의 이름이 아님"),
    ("nothing has the id {}", "{0}: 그런 식별자가 없음"),
    (
        "no item is of the task or agenda {}; there are {}",
        "{0}: 이런 실천과제나 국정과제의 항목이 없음. 있는 것은 {1}",
    ),
    (
        "no body is known as {}; near are {}; in charge are {}",
        "{0}: 아는 기관이 아님. 비슷한 것은 {1}. 담당 기관은 {2}",
    ),
    ("no body is known as {}; in charge are {}", "{0}: 아는 기관이 아님. 담당 기관은 {1}"),
    (
        "no body is known as {}; near are {}; there is no body in charge of any task",
        "{0}: 아는 기관이 아님. 비슷한 것은 {1}. 담당 기관이 있는 과제가 없음",
    ),
    (
        "no body is known as {}; there is no body in charge of any task",
        "{0}: 아는 기관이 아님. 담당 기관이 있는 과제가 없음",
    ),
    ("no task is of the body {}; in charge are {}", "{0}: 이 기관의 과제가 없음. 담당 기관은 {1}"),
    (
        "no task is of the body {}; there is no body in charge of any task",
        "{0}: 이 기관의 과제가 없음. 담당 기관이 있는 과제가 없음",
    ),
    ("{} has no schemas: --schema is for postgres://…", "{0}: 스키마가 없음. --schema는 postgres://…에만 씀"),
    (
        "{} is searched by what reads its files; docs/search.md tells how",
        "{0}: 그 파일을 읽는 도구로 찾음. 방법은 docs/search.md",
    ),
    (
        "the database has schema version {}, this program knows {}: use a newer program",
        "데이터베이스의 스키마는 {0}판이고 이 프로그램은 {1}판까지 앎. 더 새로운 프로그램을 쓰십시오",
    ),
    ("{} is no format: json, ndjson or text", "{0}: 형식이 아님. json, ndjson, text 중 하나"),
    ("row {} is not left TAB right", "{0}째 줄이 ‘왼쪽 탭 오른쪽’이 아님"),
    ("{} fields, and the first line has {}", "칸이 {0}개인데 첫 줄은 {1}개"),
    ("a quotation mark is not closed", "따옴표가 닫히지 않음"),
    ("{} was told otherwise above", "{0}: 위에 다르게 적혀 있음"),
    ("url {} is no address: it has no ://", "url {0}: 주소가 아님. ://가 없음"),
    ("an empty release", "빈 공개본"),
    ("cannot find the program itself", "프로그램 자신을 찾을 수 없음"),
    ("cannot start the process that reads the document", "문서를 읽을 프로세스를 시작할 수 없음"),
    ("lost the process that reads", "읽던 프로세스를 잃음"),
    (
        "note: {}: page {}: the second engine cannot read it: {}",
        "알림: {0} {1}쪽: 두 번째 판독기가 읽지 못함: {2}",
    ),
    ("{#} of {#}", "{1} 가운데 {0}"),
    (
        "the database has the tables of an earlier program (version {}; this one has {})",
        "데이터베이스에 이전 프로그램의 표가 있음({0}판, 이 프로그램은 {1}판)",
    ),
    (
        "the database lacks tables or columns of version {} that an earlier program did not have",
        "이전 프로그램에 없던 {0}판의 표나 열이 데이터베이스에 없음",
    ),
    ("no certificates to trust on this system {}", "이 시스템에 믿을 인증서가 없음 {0}"),
];
