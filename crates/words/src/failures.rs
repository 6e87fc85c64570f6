//! What the codes of failures mean.

use crate::form::Row;

/// The explanations.
pub(crate) const ROWS: &[Row] = &[
    ("The file is neither a PDF nor plain text.", "PDF도 텍스트도 아닌 파일."),
    ("The file is not a document of Hangul.", "한글 문서가 아닌 파일."),
    (
        "The file is a document of Hangul in a format that is not read: HWP 3 or HWPML.",
        "읽지 않는 형식의 한글 문서: HWP 3 또는 HWPML.",
    ),
    (
        "The file is a PDF or an archive, and what it holds cannot be read.",
        "PDF나 압축 파일이지만 든 것을 읽을 수 없음.",
    ),
    (
        "The file opens only with a password, and none or a wrong one was given.",
        "암호가 있어야 열리는데 암호가 없거나 틀림.",
    ),
    ("No page has text of its own: a scan or a drawing.", "글이 있는 쪽이 없음: 스캔본이나 그림."),
    (
        "Most glyphs have no character: the fonts do not say what their glyphs are.",
        "글자 대부분의 문자를 알 수 없음: 글꼴에 적혀 있지 않음.",
    ),
    ("The text layer does not hold what the pages show.", "글자 정보가 보이는 글과 다름."),
    (
        "There is text, but too little in it says that it is a report of tasks.",
        "글은 있으나 과제 보고서라는 근거가 모자람.",
    ),
    ("The PDF is a cover: the report is a file attached to it.", "PDF는 표지이고 보고서는 붙은 파일임."),
    (
        "The file, an archive or a part of it is larger than any report.",
        "파일, 압축 파일 또는 그 일부가 어떤 보고서보다 큼.",
    ),
    ("Reading the document took longer than a document may take.", "문서를 읽는 시간이 한도를 넘음."),
    ("Reading the document took more memory than a document may take.", "문서를 읽는 메모리가 한도를 넘음."),
    ("Somebody asked to stop before the document was read.", "문서를 읽기 전에 그만두라고 함."),
    ("The worker process that read the document died.", "문서를 읽던 작업 프로세스가 죽음."),
    ("A defect of gwaje that this document brings out.", "이 문서로 드러난 gwaje의 결함."),
    (
        "A file, folder or standard input cannot be opened or read.",
        "파일, 폴더, 표준입력을 열거나 읽을 수 없음.",
    ),
    (
        "The file for a document cannot be written because of its name.",
        "이름 때문에 문서의 파일을 쓸 수 없음.",
    ),
    (
        "The second engine cannot open the document, so there is nothing to compare.",
        "두 번째 판독기가 문서를 열지 못하여 견줄 것이 없음.",
    ),
    ("The input is not in the form the command reads.", "명령이 읽는 형식이 아닌 입력."),
    ("The command line asks for something that is not there.", "명령줄이 없는 것을 달라고 함."),
    (
        "The program was built without the part that the command or the target needs.",
        "명령이나 저장할 곳에 필요한 부분을 빼고 만든 프로그램.",
    ),
    (
        "The machine does not grant what is needed: a process, a pipe, the watch over a folder.",
        "컴퓨터가 필요한 것을 주지 않음: 프로세스, 파이프, 폴더 지켜보기.",
    ),
    ("There is no room for more at the target.", "저장할 곳에 남은 공간이 없음."),
    ("The target may be read and not written.", "저장할 곳을 읽을 수만 있고 쓸 수 없음."),
    (
        "The target is not there, or something else stands in its place.",
        "저장할 곳이 없거나 그 자리에 다른 것이 있음.",
    ),
    ("Another program holds the target.", "다른 프로그램이 저장할 곳을 쓰고 있음."),
    ("The database at the target is damaged.", "저장할 곳의 데이터베이스가 손상됨."),
    (
        "The database at the target holds tables of something else.",
        "저장할 곳의 데이터베이스에 다른 것의 표가 있음.",
    ),
    (
        "The database at the target was made by a newer version of gwaje.",
        "더 새로운 판의 gwaje가 만든 데이터베이스.",
    ),
    (
        "The database at the target was made by an older version of gwaje, and reading it changes nothing.",
        "이전 판의 gwaje가 만든 데이터베이스이고, 읽기만 해서는 바뀌지 않음.",
    ),
    ("The server of the target cannot be reached.", "저장할 곳의 서버에 닿을 수 없음."),
    (
        "The server of the target refuses the connection, the user or the password.",
        "서버가 연결, 사용자 또는 암호를 거절함.",
    ),
    (
        "The target cannot take documents for another reason.",
        "다른 까닭으로 저장할 곳에 문서를 넣을 수 없음.",
    ),
];
