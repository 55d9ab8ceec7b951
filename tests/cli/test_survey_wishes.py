"""`survey wishes`: a file for the working group that can never become part of a site."""

from io import BytesIO

import duckdb
import pytest
from python_calamine import load_workbook

from tests.polls import BALLOTS, CYCLE, SURVEY

MORE = "".join(f"9{n},xa-a,nguoi-dan,2020-03-01,3,3,tt,=2+2\n" for n in range(3))


@pytest.fixture
def asked(polled):
    """Five ballots of one commune, two of the other."""
    with (polled.root / BALLOTS).open("a", encoding="utf-8") as file:
        file.write(MORE)
    return polled


def test_text_to_read(asked):
    """Marked internal; what looks personal is counted and gone; few ballots name no unit."""
    done = asked.survey("wishes", "--out", "y-kien.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 ý kiến" in done.stderr
    text = (asked.root / "y-kien.txt").read_text(encoding="utf-8")
    assert text == (
        "TÀI LIỆU NỘI BỘ CỦA TỔ GIÚP VIỆC. KHÔNG CÔNG BỐ, KHÔNG ĐƯA LÊN TRANG WEB.\n\n"
        "Ý kiến, mong muốn ghi trên phiếu: Khảo sát mức độ hài lòng năm 2020\n"
        "4 ý kiến; bỏ 1 ý kiến có vẻ cho biết người viết là ai.\n\n"
        "MONG MUỐN (NẾU CÓ)\n\n"
        "Xã An Bình, Người dân, tổ chức\n- =2+2 (3 phiếu)\n- Mong có thêm ghế ngồi\n"
    )
    assert "0912" not in text


@pytest.mark.parametrize("name", ["y-kien.xlsx", "y-kien.csv"])
def test_table_to_sort(asked, name):
    """The same texts; none of them runs as a formula."""
    assert asked.survey("wishes", "--out", name).returncode == 0
    data = (asked.root / name).read_bytes()
    if name.endswith(".csv"):
        assert "'=2+2,3" in data.decode()
        assert "0912" not in data.decode()
        return
    rows = load_workbook(BytesIO(data)).get_sheet_by_name("wishes").to_python()
    assert rows[1][1:] == ["xa-a", "Xã An Bình", "Người dân, tổ chức", "=2+2", 3.0]
    assert b"<f>" not in data
    again = asked.root / "again.xlsx"
    assert asked.survey("wishes", "--out", "again.xlsx").returncode == 0
    assert again.read_bytes() == data


@pytest.mark.parametrize(
    "out", ["docs/y.txt", "site/y.txt", "scores/y.txt", "docs/../site/x/y.txt", "built/deep/y.txt"]
)
def test_folder_that_is_published_is_refused(asked, out):
    """Prose, sites, data, and whatever folder a site was built into."""
    (asked.root / "built/deep").mkdir(parents=True)
    (asked.root / "built/build.json").write_text("{}")
    done = asked.survey("wishes", "--out", out)
    assert done.returncode == 2
    assert "chỉ để nội bộ" in done.stderr
    assert not list(asked.root.rglob("y.txt"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "cách dùng: survey wishes"),
        (("--out", "y.html"), ".txt, .xlsx, .csv"),
        (("--out", "khong-co/y.txt"), "không ghi được"),
        (("--out", "y.txt", "--date", "2020-01-01"), "không nhận --date"),
    ],
)
def test_wrong_use_is_one_sentence(asked, words, said):
    """Exit 2."""
    done = asked.survey("wishes", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_parquet_gives_the_same(asked):
    """Large surveys keep their ballots so."""
    assert asked.survey("wishes", "--out", "csv.txt").returncode == 0
    csv = asked.root / BALLOTS
    duckdb.read_csv(str(csv), all_varchar=True).write_parquet(str(csv.with_suffix(".parquet")))
    csv.unlink()
    done = asked.survey("wishes", "--out", "parquet.txt")
    assert done.returncode == 0, done.stderr
    assert (asked.root / "csv.txt").read_bytes() == (asked.root / "parquet.txt").read_bytes()


def test_broken_ballots_are_told(asked):
    """Their problems, exit 1, no file."""
    asked.change(BALLOTS, "ballot,unit", "ballot;unit")
    assert asked.survey("wishes", "--out", "y.txt").returncode == 1
    assert not (asked.root / "y.txt").exists()


def test_english(asked):
    """What is said of the file."""
    done = asked("--lang", "en", "survey", "wishes", "--cycle", CYCLE, SURVEY, "--out", "y.txt")
    assert "For the working group alone" in done.stderr
