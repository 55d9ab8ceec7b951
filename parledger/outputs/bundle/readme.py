"""README.txt of a bundle, Vietnamese first: what it is, how to verify it, what was left out."""

from collections.abc import Iterator

from parledger.model.bundle import Held, Manifest, bundle_name

_VI = """\
GÓI KIỂM CHỨNG {name}
{line}
Kỳ đánh giá {cycle}, phiên bản {version} ({edition}). Gói này đủ để tự tính lại kết quả đã công bố
mà không cần kho Git, không cần mạng: chỉ cần Python (từ 3.11) và chương trình parledger.

Kiểm chứng (ba dòng):

  sha256sum -c SHA256SUMS      (sau khi giải nén; máy không có lệnh này thì dòng thứ ba cũng kiểm)
  python -m pip install .      (trong thư mục mã nguồn parledger; gói này do phiên bản {engine} làm)
  parledger verify {name}

Gói khớp với chính nó chưa phải là gói thật: nói được điều ấy chỉ có mã in trong quyết định, chữ ký,
hoặc kho Git. Ai có quyết định công bố trên giấy thì so thêm mã in ở đó:

  parledger verify {name} --digest MÃ

Trong gói có gì:

  publication.yaml   bản công bố: quyết định, chỉ số, hạng, mã băm của mọi tệp đầu vào, các đính chính
  inputs/            số liệu đầu vào ở lần lưu {commit}
                     (kỳ có đính chính: như sau đính chính, đúng như bản công bố đang nói)
  results/           bảng kết quả tính từ số liệu ấy, csv và json
{more_vi}  manifest.json      từng tệp đầu vào: mã trong Git, mã của tệp trong gói, đã bỏ gì
  SHA256SUMS         mã băm của mọi tệp khác trong gói

Nhiệm vụ, kiến nghị và kế hoạch cải thiện không làm ra con số nào nên không nằm trong gói.
{left_vi}"""
_EN = """\

{line}
VERIFICATION BUNDLE {name}

Cycle {cycle}, version {version} ({edition} edition). With this bundle anybody can compute the published
results again without a repository and without a network, with Python (3.11 or later) and parledger.

To verify (three lines):

  sha256sum -c SHA256SUMS      (once unpacked; without that command the third line checks it, too)
  python -m pip install .      (in parledger's source folder; version {engine} made this bundle)
  parledger verify {name}

That an archive fits itself does not make it the true one: the digest printed in the decision does, or
a signature, or the repository. Whoever has the decision on paper compares its digest too:

  parledger verify {name} --digest HEX

What is inside:

  publication.yaml   the record: decision, indices, ranks, digests of every input, errata
  inputs/            the inputs at commit {commit}
                     (after an erratum: as corrected, which is what the record stands for)
  results/           the tables computed from them, as csv and json
{more_en}  manifest.json      of each input: its digests in Git, that of the file here, what was left out
  SHA256SUMS         digests of every other file here

Tasks, appeals and plans of improvement make no figure and are not in the bundle.
{left_en}"""

_WHOLE_VI = """
Đây là bản nội bộ: có đủ mọi tệp, kể cả phiếu khảo sát và tên tài khoản. KHÔNG CÔNG BỐ gói này.
Trong signatures/ có đủ thẻ, lần lưu và chữ ký. Danh sách khóa được tin thì lấy từ nơi khác:

  parledger verify {name} --signers DANH-SÁCH-KHÓA

Không có parledger:

  ssh-keygen -Y verify -n git -I NGƯỜI -f DANH-SÁCH-KHÓA \\
    -s signatures/tags/MÃ.sig < signatures/tags/MÃ.payload
"""
_WHOLE_EN = """
This is the internal edition: all files are whole, ballots and names of accounts too. DO NOT PUBLISH it.
signatures/ has the tags, commits and signatures whole. Take the list of trusted keys from elsewhere:

  parledger verify {name} --signers LIST-OF-KEYS

Without parledger:

  ssh-keygen -Y verify -n git -I WHO -f LIST-OF-KEYS \\
    -s signatures/tags/ID.sig < signatures/tags/ID.payload
"""
_CUT_VI = """
Đã bỏ gì, vì sao: đây là bản công khai: những gì trang công khai cho xem, thêm số, ngày, mã băm
để đối chiếu.
- Tài liệu ghi public: false chỉ còn số, ngày và mã băm (SHA-256): có bản giấy thì vẫn đối chiếu được.
- Tên tài khoản (roles, accounts trong cycle.yaml) được bỏ.
- Chú thích (#) trong một tệp được bỏ hết nếu tệp có chỗ phải bỏ, hoặc chú thích có vẻ nói về người.
- Phiếu khảo sát không có ở đây: chỉ có số đếm ({counted} tệp trong counted/). Lời góp ý tự do không ở
  đâu cả; nhóm dưới 5 phiếu không có số đếm từng câu, chỉ có tỷ lệ dùng để tính điểm.
Tệp bị bỏ bớt không còn mã băm như trong bản công bố ({reduced} tệp); verify kể tên từng tệp: những tệp
ấy chỉ được tính lại, không đối chiếu được từng byte. Các tệp còn lại ({whole}) được đối chiếu từng byte.
"""
_CUT_EN = """
What was left out, and why: this is the public edition: what the public site shows, and the numbers, dates
and digests by which it can be compared.
- Papers marked public: false keep number, date and digest (SHA-256): whoever has the paper can compare.
- Names of accounts (roles, accounts in cycle.yaml) are taken out.
- Comments (#) of a file are taken out where anything in it is, or where one seems to tell of a person.
- Ballots are not here, only their counts ({counted} files in counted/). Free words are nowhere; of groups
  with fewer than 5 ballots there are no counts by question, only the share that gives the points.
Files that lost something no longer have the digest in the record ({reduced}); verify names each of them:
these are recomputed, not compared byte by byte. The others ({whole}) are compared byte by byte.
"""
_MORE_VI = {
    "history": """\
  history/           mọi lần thay đổi điểm của kỳ, cũ trước. Vì sao một tiêu chí được ngần ấy điểm: lọc
                     theo unit và criterion, đọc từ trên xuống: points_after là điểm bước ấy cho,
                     office là cơ quan (tên ở inputs/scores/…/cycle.yaml), reason là lý do, day là
                     ngày được tính; published = after: sửa sau công bố, đối chiếu với errata.
                     Không có dòng thẩm định nào: cơ quan công nhận chung, ở dòng recognise_rest của
                     đơn vị (criterion để trống)
""",
    "signatures": "  signatures/        thẻ, lần lưu của bản công bố: mã trong Git, có ký hay không\n",
    "counted": "  counted/           phiếu khảo sát đã đếm\n",
}
_MORE_EN = {
    "history": """\
  history/           every change of a value of the cycle, oldest first. Why a criterion got its points:
                     take the rows of its unit and criterion, from the top: points_after is what that
                     step gave, office who decided (its name: inputs/scores/…/cycle.yaml), reason why,
                     day the date that counts; published = after: compare with the record's errata.
                     No row of an appraisal: it was recognised with the rest, see the unit's row
                     recognise_rest (criterion empty)
""",
    "signatures": "  signatures/        tags and commits of the record: ids, signed or not\n",
    "counted": "  counted/           the ballots, counted\n",
}


def readme_text(manifest: Manifest, folders: frozenset[str]) -> str:
    """The text; `folders`: which of history, signatures and counted are there."""
    whole = manifest.edition == "internal"
    name = bundle_name(manifest.cycle, manifest.version, manifest.edition)
    told = {
        "name": name,
        "line": "=" * 72,
        "cycle": manifest.cycle,
        "version": manifest.version,
        "commit": manifest.commit,
        "engine": manifest.engine,
        "more_vi": "".join(_lines(_MORE_VI, folders)),
        "more_en": "".join(_lines(_MORE_EN, folders)),
    }
    counts = {str(state): str(len(manifest.of(state))) for state in Held}
    left_vi = _WHOLE_VI.format(name=name) if whole else _CUT_VI.format_map(counts)
    left_en = _WHOLE_EN.format(name=name) if whole else _CUT_EN.format_map(counts)
    vi = _VI.format_map(told | {"left_vi": left_vi, "edition": "nội bộ" if whole else "công khai"})
    return vi + _EN.format_map(told | {"left_en": left_en, "edition": manifest.edition})


def _lines(words: dict[str, str], folders: frozenset[str]) -> Iterator[str]:
    return (line for name, line in words.items() if name in folders)
