"""What a column or a text looks like that would tell who answered."""

import unicodedata

import pytest

from parledger.model.anonymity import is_personal_name, looks_personal


@pytest.mark.parametrize(
    "name",
    [
        "Họ và tên", "Họ và tên người trả lời", "ho_ten", "Full name", "Name", "Tên người dân",
        "Số điện thoại", "Điện thoại liên hệ", "SĐT", "SĐT (nếu có)", "Phone number", "Số CCCD/CMND",
        "Căn cước công dân", "Số căn cước", "Địa chỉ email", "Email Address", "Thư điện tử", "Địa chỉ",
        "Ngày sinh", "ipaddr", "IP", "Số nhà, đường",
    ],
)  # fmt: skip
def test_columns_that_name_people(name):
    """With marks or without, whatever stands behind."""
    assert is_personal_name(name)


@pytest.mark.parametrize(
    "name",
    ["q1", "unit", "Đơn vị", "Tên đơn vị", "Đánh giá [Thái độ]", "Hotline phục vụ tốt không?",
     "kenh/truc_tiep", "Dấu thời gian", "_id", "Ý kiến", "telecom", "Mức độ hài lòng", "Số phiếu"],
)  # fmt: skip
def test_columns_that_do_not(name):
    """Questions and what programs write about themselves."""
    assert not is_personal_name(name)


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Gọi 0912 345 678", True),
        ("Thư an@vidu.vn", True),
        ("001234567890", True),
        ("Tôi tên là An", True),
        ("Nguyễn Văn An, thôn 3", True),
        (unicodedata.normalize("NFD", "Tôi là Trần Thị Bình"), True),
        (unicodedata.normalize("NFD", "Tôi tên là An"), True),
        ("LÊ VĂN C", True),
        ("0912 34 56 78", True),
        ("(0204) 3824.567", True),
        ("024 012 345 678", True),
        ("Học tập và làm theo tư tưởng Hồ Chí Minh", False),
        ("Lê thê quá lâu", False),
        ("Đường Lê Lợi ngập nước", False),
        ("Từ 7 giờ 30 đến 11 giờ 00", False),
        ("Mong có thêm ghế ngồi", False),
        ("Phải đợi 30 phút, nộp 150000 đồng", False),
        ("Theo Nghị định 61/2018/NĐ-CP", False),
    ],
)
def test_texts(text, personal):
    """Numbers of telephones and cards, addresses, the words people introduce themselves with."""
    assert looks_personal(text) is personal
