"""Wordings of family Y: what keeps a file from being read as text, as YAML, or at all."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

WORDINGS: Mapping[str, Wording] = {
    "Y101": Wording(
        "không mở được tệp này",
        "this file cannot be opened",
        "kiểm tra quyền đọc tệp",
        "check that the file may be read",
    ),
    "Y102": Wording(
        "tệp quá lớn: {size} byte, nhiều nhất {limit} byte",
        "the file is too large: {size} bytes, at most {limit}",
        "tệp chỉ ghi số liệu và lời văn; văn bản scan để nơi khác rồi ghi số, ngày",
        "the file holds figures and words; keep scans elsewhere and give their number and date",
    ),
    "Y103": Wording(
        "tệp không phải là văn bản UTF-8",
        "the file is not UTF-8 text",
        "lưu lại tệp với bảng mã UTF-8",
        "save the file again as UTF-8",
    ),
    "Y104": Wording(
        "tệp là dữ liệu nhị phân, không phải văn bản",
        "the file is binary, not text",
        "thay bằng tệp văn bản YAML",
        "replace it with a YAML text file",
    ),
    "Y105": Wording(
        "tệp chưa có nội dung",
        "the file has no content",
        "điền nội dung hoặc xóa tệp; lệnh new viết sẵn mẫu",
        "fill it in or delete it; the command new writes a skeleton",
    ),
    "Y106": Wording(
        "có phím Tab ở đây",
        "there is a tab here",
        "thay bằng dấu cách",
        "replace it with spaces",
    ),
    "Y107": Wording(
        "dấu xuống dòng kiểu cũ (chỉ có CR)",
        "an old-style line end (CR alone)",
        "lưu lại tệp với kiểu xuống dòng LF",
        "save the file with LF line ends",
    ),
    "Y108": Wording(
        "có ký tự không nhìn thấy hoặc bị cấm ({character})",
        "a character that is invisible or forbidden ({character})",
        "xóa ký tự này rồi gõ lại; thường do chép từ Word hoặc trang web",
        "delete it and type again; it often comes from copying out of Word or a web page",
    ),
    "Y109": Wording(
        "có dấu cách không ngắt dòng ({character})",
        "a no-break space ({character})",
        "thay bằng dấu cách thường; thường do chép từ Word",
        "replace it with a plain space; it often comes from copying out of Word",
    ),
    "Y110": Wording(
        "chữ có dấu không ở dạng dựng sẵn (NFC)",
        "text is not in composed form (NFC)",
        "chạy lệnh fmt để sửa",
        "run the command fmt to mend it",
    ),
    "Y111": Wording(
        "mục «{key}» ghi hai lần; lần đầu ở dòng {first}",
        "key '{key}' stands twice; the first is on line {first}",
        "xóa hoặc gộp một trong hai",
        "delete one of the two, or merge them",
    ),
    "Y112": Wording(
        "không dùng neo và tham chiếu (& và *)",
        "anchors and aliases (& and *) are not used here",
        "viết đủ giá trị; nếu là lời văn thì để trong dấu nháy kép",
        "write the value out; if it is text, put it in double quotes",
    ),
    "Y113": Wording(
        "không dùng thẻ YAML (dấu !)",
        "YAML tags (!) are not used here",
        "bỏ thẻ; nếu là lời văn thì để trong dấu nháy kép",
        "leave the tag out; if it is text, put it in double quotes",
    ),
    "Y114": Wording(
        "tệp có nhiều tài liệu YAML (dấu ---)",
        "the file holds several YAML documents (---)",
        "mỗi tệp một tài liệu: xóa dòng --- này hoặc tách tệp",
        "one document a file: delete this --- or split the file",
    ),
    "Y115": Wording(
        "không dùng dòng chỉ thị bắt đầu bằng %",
        "directives (lines that begin with %) are not used here",
        "xóa dòng này",
        "delete the line",
    ),
    "Y116": Wording(
        "lồng quá sâu: nhiều nhất {limit} bậc",
        "nested too deeply: at most {limit} levels",
        "xem lại dấu ngoặc và cách thụt dòng",
        "check brackets and indentation",
    ),
    "Y117": Wording(
        "không dùng phép gộp «<<»",
        "merging with '<<' is not used here",
        "viết đủ các mục",
        "write the keys out",
    ),
    "Y118": Wording(
        "tên mục phải là một từ hoặc một mã",
        "a key must be a word or a code",
        "viết dạng «mục: giá trị»",
        "write 'key: value'",
    ),
    "Y119": Wording(
        "tệp phải gồm các dòng «mục: giá trị»",
        "the file must consist of 'key: value' lines",
        "bắt đầu bằng một dòng như «{example}:»",
        "begin with a line such as '{example}:'",
    ),
    "Y120": Wording(
        "dòng này thụt vào không đúng",
        "this line is not indented as it should be",
        "các mục cùng bậc phải thẳng cột với nhau, bậc dưới thụt vào hai dấu cách",
        "keys of one level stand in one column, the level below two spaces further in",
    ),
    "Y121": Wording(
        "lời văn có dấu hai chấm phải để trong dấu nháy kép",
        "text with a colon in it must stand in double quotes",
        'viết "..." quanh cả câu',
        'write "..." around the whole text',
    ),
    "Y122": Wording(
        "dấu nháy mở ở đây chưa được đóng",
        "the quote opened here is not closed",
        "thêm dấu nháy đóng ở cuối câu",
        "add the closing quote at the end of the text",
    ),
    "Y123": Wording(
        "dấu ngoặc mở ở đây chưa được đóng",
        "the bracket opened here is not closed",
        "thêm dấu ngoặc đóng, hoặc viết mỗi mục một dòng",
        "add the closing bracket, or write one entry a line",
    ),
    "Y124": Wording(
        "dấu gạch đầu dòng không đặt được ở đây",
        "a list dash cannot stand here",
        "danh sách nằm dưới tên mục, mỗi dòng một dấu gạch, các dấu gạch thẳng cột",
        "a list stands below its key, one dash a line, all dashes in one column",
    ),
    "Y125": Wording(
        "có chữ thừa sau dấu nháy đóng",
        "there is text after the closing quote",
        'để cả câu trong một cặp dấu nháy kép; dấu nháy bên trong viết \\"',
        'put the whole text in one pair of double quotes; write a quote inside as \\"',
    ),
    "Y126": Wording(
        "giá trị không được bắt đầu bằng «{character}»",
        "a value cannot begin with '{character}'",
        "để giá trị trong dấu nháy kép",
        "put the value in double quotes",
    ),
    "Y127": Wording(
        "dấu \\ trong dấu nháy kép phải viết hai lần",
        "a backslash inside double quotes must be doubled",
        "viết \\\\",
        "write \\\\",
    ),
    "Y128": Wording(
        "không đọc được từ đây ({reason})",
        "the text cannot be read from here on ({reason})",
        "xem lại dòng này và dòng ngay trên nó",
        "check this line and the one above it",
    ),
    "Y129": Wording(
        "dòng này thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm",
        "this line lacks a colon, or the space after it",
        "viết «mục: giá trị», hoặc nối dòng này vào dòng trên trong dấu nháy kép",
        "write 'key: value', or join it to the line above in double quotes",
    ),
    "Y130": Wording(
        "thừa «{character}» ở đây",
        "'{character}' is too much here",
        "xóa dấu này",
        "delete it",
    ),
    "Y131": Wording(
        "không ghi thêm được ở đây vì dòng {line} đã có «{empty}», nghĩa là để trống",
        "nothing can be added here: line {line} says '{empty}', which means empty",
        "xóa «{empty}» ở cuối dòng {line}",
        "delete '{empty}' at the end of line {line}",
    ),
    "Y140": Wording(
        "đây là liên kết tượng trưng, không phải tệp thật",
        "this is a symbolic link, not a real file",
        "thay liên kết bằng chính tệp đó",
        "replace the link with the file itself",
    ),
    "Y141": Wording(
        "tên «{name}» không dùng được",
        "the name '{name}' cannot be used",
        "chỉ dùng a-z, 0-9 và dấu gạch ngang, dài nhất 64 ký tự, không dùng tên dành riêng",
        "use a-z, 0-9 and hyphens, at most 64 characters, no reserved name",
    ),
    "Y142": Wording(
        "đây không phải là tệp hay thư mục thường",
        "this is not a regular file or folder",
        "xóa nó đi",
        "remove it",
    ),
    "Y143": Wording(
        "tệp «{name}» không được đọc: ở đây không có loại tệp tên như vậy",
        "'{name}' is not read: no kind of file is called so here",
        "{hint_vi}",
        "{hint_en}",
    ),
    "Y150": Wording(
        "không viết lại tệp này được mà không đổi nội dung",
        "this file cannot be rewritten without changing what it says",
        "sửa tay theo mẫu: mỗi mục một dòng, ghi chú (#) ở dòng riêng",
        "lay it out by hand: one field a line, comments (#) on lines of their own",
    ),
}
