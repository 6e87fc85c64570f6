//! The help of the commands: what an option or argument is for.

use crate::form::Row;

/// The explanations.
pub(crate) const ROWS: &[Row] = &[
    (
        "PDF, HWPX, HWP or extracted text of a release; - reads standard input",
        "공개본의 PDF, HWPX, HWP 또는 뽑은 텍스트. -는 표준입력",
    ),
    (
        "Turns the progress reports of Korean ministries (국정과제 추진현황: PDF, HWPX, HWP) into checked, normalized records",
        "국정과제 추진현황(PDF, HWPX, HWP)을 확인할 곳까지 짚은 정형 데이터로 바꿉니다",
    ),
    (
        "Threads that read a document together; 0 for one a core. The result is the same for any number",
        "문서 하나를 함께 읽는 스레드 수. 0이면 코어마다 하나. 결과는 몇이든 같음",
    ),
    (
        "Language of what is told to people: warnings, hints, reports, help, pages and sheets; by default that of the locale",
        "사람에게 보이는 말(경고, 할 일, 보고, 도움말, 웹 화면, 표)의 언어. 기본은 로캘의 언어",
    ),
    (
        "PDF, HWPX, HWP or extracted text of a release; - reads standard input. Of several, or of folders and archives, each goes into a file of its own under the folder given by -o",
        "공개본의 PDF, HWPX, HWP 또는 뽑은 텍스트. -는 표준입력. 여럿이거나 폴더·압축 파일이면 -o 폴더에 하나씩 씀",
    ),
    (
        "Write here instead of stdout; a file appears complete or not at all",
        "표준출력 대신 쓸 곳. 파일은 다 써진 뒤에 나타남",
    ),
    (
        "Form of the output; by default what the ending of -o says, else JSON",
        "결과의 형식. 기본은 -o의 확장자, 없으면 JSON",
    ),
    ("Engine that reads the PDF", "PDF를 읽는 판독기"),
    (
        "PDF, HWPX, HWP or extracted text of releases, folders, archives and patterns; - reads standard input",
        "공개본의 PDF, HWPX, HWP, 뽑은 텍스트, 폴더, 압축 파일, 이름 무늬. -는 표준입력",
    ),
    (
        "Exit with status 1 on warnings too, not only on errors",
        "오류뿐 아니라 확인할 것이 있어도 종료 코드 1",
    ),
    ("Exit with status 0 even when records are wrong or incomplete", "기록이 틀리거나 빠져도 종료 코드 0"),
    (
        "Show everything: what was left out and joins surer than 95 % are else only counted",
        "모두 보임. 뺀 글과 95%보다 확실한 이음은 보통 수만 셈",
    ),
    (
        "Show what speaks for and against the document's being a report on tasks",
        "과제 보고서라는 근거와 아니라는 근거를 보임",
    ),
    ("Form of the output", "결과의 형식"),
    (
        "A database that `ingest` wrote (a file, or an address such as postgres://…), or documents",
        "`ingest`로 만든 데이터베이스(파일이나 postgres://… 주소) 또는 문서들",
    ),
    (
        "Write here; the ending says the form: .xlsx, .csv or .parquet",
        "쓸 곳. 확장자가 형식을 정함: .xlsx, .csv, .parquet",
    ),
    ("Form of the output, where no ending says it", "확장자로 알 수 없을 때의 형식"),
    (
        "Where the documents lie, for links to their pages: a folder or a web address; by default where they were read, or beside the sheet",
        "쪽으로 가는 연결에 쓸 문서의 자리: 폴더나 웹 주소. 기본은 읽은 자리나 표 옆",
    ),
    (
        "Leave CSV cells that a spreadsheet would take for formulas, numbers or days as they are",
        "엑셀이 수식·수·날짜로 볼 CSV 칸을 그대로 둠",
    ),
    (
        "Only this task or agenda, by number or id; may be given again",
        "이 과제만. 번호나 ID. 여러 번 줄 수 있음",
    ),
    (
        "Only tasks of this body, by any of its names, and of those that went before or after it; may be given again",
        "이 기관의 과제만. 어느 이름이든 되고 이전·이후 기관도 함께. 여러 번 줄 수 있음",
    ),
    (
        "Only periods that end in this one or later: 2023Q4, 2023H2 or 2023",
        "이 기간부터: 2023Q4, 2023H2, 2023",
    ),
    ("Only periods that begin in this one or earlier", "이 기간까지"),
    ("Only items that deserve a look", "확인할 항목만"),
    (
        "Files, folders, archives (.zip .tar .tar.gz .tar.zst) and patterns",
        "파일, 폴더, 압축 파일(.zip .tar .tar.gz .tar.zst), 이름 무늬",
    ),
    (
        "sqlite:FILE, postgres://…, parquet:DIR, csv:DIR or ndjson:FILE",
        "sqlite:파일, postgres://…, parquet:폴더, csv:폴더, ndjson:파일",
    ),
    (
        "Schema of a PostgreSQL database that the tables stand in, in place of gwaje; elsewhere `?schema=NAME` in the address says the same",
        "gwaje 대신 표를 둘 PostgreSQL 스키마. 다른 곳에서는 주소의 `?schema=이름`",
    ),
    ("Begin CSV files with a byte order mark, for Excel", "엑셀을 위해 CSV 앞에 BOM을 둠"),
    (
        "Leave CSV cells that a spreadsheet would take for formulas as they are",
        "엑셀이 수식으로 볼 CSV 칸을 그대로 둠",
    ),
    (
        "Leave line breaks inside CSV cells as they are; by default each is written as ⏎",
        "CSV 칸 안의 줄바꿈을 그대로 둠. 기본은 ⏎로 씀",
    ),
    (
        "PDF of the same release, whose pages are shown beside a HWPX or HWP document or a text; without it the PDF of the same name beside the file, if there is one",
        "HWPX·HWP·텍스트 옆에 보일 같은 공개본의 PDF. 없으면 같은 이름의 PDF가 옆에 있을 때 그것",
    ),
    ("Only these pages, such as 1-3,7", "이 쪽만. 보기: 1-3,7"),
    ("Only pages and records that have something to look at", "확인할 것이 있는 쪽과 내용만"),
    ("Write the HTML here instead of stdout", "표준출력 대신 HTML을 쓸 곳"),
    (
        "A database that `ingest` wrote, or documents, folders and archives, which are read into one first",
        "`ingest`로 만든 데이터베이스, 또는 먼저 넣을 문서·폴더·압축 파일",
    ),
    ("The database that documents are read into", "문서를 넣을 데이터베이스"),
    ("Port of the address; 0 for any that is free", "주소의 포트. 0이면 비어 있는 아무 포트"),
    ("Open the browser", "브라우저를 엶"),
    (
        "A database that `ingest` wrote: a file, or an address such as postgres://…",
        "`ingest`로 만든 데이터베이스: 파일이나 postgres://… 주소",
    ),
    ("Words of one syllable and more", "한 글자 이상의 낱말"),
    ("Only the files that gave no document", "문서로 읽지 못한 파일만"),
    (
        "Password of encrypted PDFs; on a machine of many users rather --password-file, or the variable `GWAJE_PASSWORD`",
        "암호가 걸린 PDF의 암호. 여럿이 쓰는 컴퓨터에서는 --password-file이나 환경 변수 `GWAJE_PASSWORD`",
    ),
    ("A file with the password of encrypted PDFs", "암호가 걸린 PDF의 암호를 적은 파일"),
    (
        "Administration whose agenda set the numbers belong to, such as yoon120, when a document does not tell",
        "문서로 알 수 없을 때 어느 정부의 국정과제인지. 보기: yoon120",
    ),
    (
        "A profile of your own: what the columns are called; `gwaje profile` drafts one",
        "직접 만든 프로파일: 표 열의 이름들. `gwaje profile`이 초안을 만듦",
    ),
    (
        "Corrections, as `gwaje serve` and `gwaje corrections export` write them; may be given again",
        "`gwaje serve`나 `gwaje corrections export`로 만든 수정 파일. 여러 번 줄 수 있음",
    ),
    ("Worker processes; by default one per core", "작업 프로세스 수. 기본은 코어마다 하나"),
    ("Memory a document may take, in MiB", "문서 하나의 메모리 한도(MiB)"),
    ("Seconds a document may take", "문서 하나의 시간 한도(초)"),
    (
        "Take one part of the documents, such as 1/4: by its path a document belongs to one part",
        "문서의 한 몫만. 보기: 1/4. 어느 몫인지는 경로로 정해짐",
    ),
    (
        "Try again what failed before; what ran into a limit only under a higher one than the default",
        "전에 실패한 것을 다시 읽음. 한도를 넘은 것은 기본보다 높은 한도에서만",
    ),
    ("Do everything again, also what is done and what killed its worker", "이미 한 것까지 모두 다시 읽음"),
    (
        "Exit with status 0 even when records of some documents are wrong or incomplete",
        "일부 문서의 기록이 틀리거나 빠져도 종료 코드 0",
    ),
    ("Read again what an earlier version of the program read", "이전 판의 프로그램이 읽은 것을 다시 읽음"),
    ("Only tell what would be read; nothing is read or written", "무엇을 읽을지만 알림. 읽지도 쓰지도 않음"),
    (
        "Say nothing unless something failed now or is doubtful",
        "실패하거나 틀린 것이 없으면 아무 말도 하지 않음",
    ),
    ("Form of what is said on standard error", "표준오류에 쓰는 말의 형식"),
    (
        "Write a report here, as JSON when the name ends in .json; may be given twice",
        "보고를 쓸 파일. .json이면 JSON. 두 번 줄 수 있음",
    ),
    (
        "When the document was published, such as 2025-04-30; of several documents say it in a manifest",
        "문서가 공개된 날. 보기: 2025-04-30. 여러 문서는 목록에 적음",
    ),
    (
        "Read paths from a file, one a line, or what is known of each document as CSV or JSON lines: path, url, publisher, published, retrieved, administration, `password_file`; - reads standard input",
        "한 줄에 하나씩 경로를 적은 파일, 또는 문서마다 아는 것(path, url, publisher, published, retrieved, administration, `password_file`)을 적은 CSV나 JSON 줄. -는 표준입력",
    ),
    ("Print this message or the help of the given subcommand(s)", "도움말 보기"),
    (
        "All tasks of this body, by any of its names, and of those that went before or after it; may be given again",
        "이 기관의 모든 과제. 어느 이름이든 되고 이전·이후 기관도 함께. 여러 번 줄 수 있음",
    ),
    ("Corrections as JSON lines", "JSON 줄로 된 수정 파일"),
    ("Database that `ingest` wrote", "`ingest`로 만든 데이터베이스"),
    (
        "Database that holds both releases, such as sqlite:gwaje.db; releases are named yoon120/2024Q4 or 2024Q4",
        "두 공개본이 든 데이터베이스. 보기: sqlite:gwaje.db. 공개본은 yoon120/2024Q4나 2024Q4로 적음",
    ),
    (
        "Document whose headings the draft is made of; - reads standard input",
        "초안에 쓸 열 이름이 있는 문서. -는 표준입력",
    ),
    ("Documents: ids, SHA-256 or file names", "문서: ID, SHA-256, 파일 이름"),
    ("Exit with 1 when there are changes", "달라진 것이 있으면 종료 코드 1"),
    ("Exit with status 1 when the engines disagree", "두 판독기의 결과가 다르면 종료 코드 1"),
    (
        "Files that gave no document: SHA-256 or its first eight digits and more, path or file name",
        "문서로 읽지 못한 파일: SHA-256이나 그 앞 여덟 자리 이상, 경로, 파일 이름",
    ),
    (
        "Folder with the files of a database's documents, for --html",
        "--html에 쓸, 데이터베이스에 든 문서의 파일이 있는 폴더",
    ),
    (
        "Id of an item or task, or the name of a thread; an id that is no longer in use leads on",
        "항목이나 과제의 ID, 또는 이력의 이름. 더는 쓰지 않는 ID도 됨",
    ),
    (
        "Never load the same bytes again; else the next run that meets the file does",
        "같은 내용의 파일을 다시 넣지 않음. 아니면 다음에 그 파일을 만날 때 다시 넣음",
    ),
    (
        "Newer release; without it, --in lists the editions of the older one",
        "새 공개본. 없으면 --in으로 옛 공개본의 판들을 보임",
    ),
    (
        "Older release: PDF, HWPX, HWP, JSON as `convert` writes it, or with --in the name of a release, the id of a document or its file name",
        "옛 공개본: PDF, HWPX, HWP, `convert`로 만든 JSON. --in과 함께면 공개본의 이름, 문서의 ID나 파일 이름",
    ),
    (
        "Only this part of the page, in points from its upper left corner, as `places` have it",
        "쪽의 이 부분만. `places`처럼 왼쪽 위에서 잰 포인트",
    ),
    (
        "PDF, HWPX, HWP or extracted text; - reads standard input",
        "PDF, HWPX, HWP 또는 뽑은 텍스트. -는 표준입력",
    ),
    ("PDF; - reads standard input", "PDF. -는 표준입력"),
    ("Page to show, from 1", "보일 쪽. 1부터"),
    (
        "Plain text in UTF-8; - reads standard input. A line that begins with #DOC parts documents",
        "UTF-8 텍스트. -는 표준입력. #DOC로 시작하는 줄이 문서를 나눔",
    ),
    (
        "Print the decisions instead of the text: for each line and the next, space, none or start (a paragraph), the confidence, the log-odds of a space by source, and those of a start with its clues",
        "글 대신 판단을 씀: 줄과 다음 줄마다 space, none, start(새 문단), 확실한 정도, 띄움의 로그 오즈를 근거별로, 새 문단의 로그 오즈를 단서와 함께",
    ),
    (
        "Read rows of left TAB right and print each with space or none and the confidence, by the model alone",
        "‘왼쪽 탭 오른쪽’ 줄마다 모델만으로 판단한 space나 none과 확실한 정도를 씀",
    ),
    ("Resolution", "해상도"),
    (
        "Seconds a file must have stopped growing before it is taken",
        "파일이 이만큼(초) 더 커지지 않아야 읽음",
    ),
    (
        "Seconds after which the folder is looked through anew whatever is noticed",
        "알림이 없어도 이만큼(초)마다 폴더를 다시 살핌",
    ),
    ("Take it back: they are failures again", "되돌림: 다시 읽지 못한 파일로 봄"),
    ("The folder", "폴더"),
    ("The page as it is printed, with nothing drawn over it", "아무것도 겹쳐 그리지 않은 인쇄된 쪽"),
    (
        "The shell: source what is printed, or put it where the shell looks for completions",
        "셸. 나온 것을 source로 읽거나 셸이 자동 완성을 찾는 곳에 둠",
    ),
    ("The stage whose result is shown", "결과를 볼 단계"),
    ("Of what", "무엇의 스키마인지"),
    (
        "With --stage wrap: show every line with the evidence that parted it from the line before or joined it",
        "--stage wrap과 함께: 줄마다 앞줄과 나누거나 이은 근거를 보임",
    ),
    (
        "Write a web page here, with the clippings of both printed pages beside each change",
        "달라진 곳마다 두 원문 조각을 나란히 보이는 웹 문서를 쓸 곳",
    ),
    ("Write here instead of stdout", "표준출력 대신 쓸 곳"),
    ("Write the PNG here instead of stdout", "표준출력 대신 PNG를 쓸 곳"),
    ("Write the draft here instead of stdout", "표준출력 대신 초안을 쓸 곳"),
    (
        "Write the pages of all commands into this folder; without it the page of the program is printed",
        "모든 명령의 설명서를 쓸 폴더. 없으면 프로그램의 설명서를 출력함",
    ),
];
