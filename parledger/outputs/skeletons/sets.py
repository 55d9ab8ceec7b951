"""`new set ID`: a small set with one leaf of every rule."""

from parledger.model.placeholders import PUT_NAME
from parledger.model.words import Words
from parledger.outputs.skeletons.skeleton import Skeleton

# A test reads it and finds every rule of the table of rules in it, each exactly once.
_TEXT = """\
# Bộ tiêu chí mẫu: mỗi cách chấm có một tiêu chí. Sửa tên, điểm, thêm bớt tiêu chí cho đúng
# quyết định ban hành. Tổng điểm của các mục con phải bằng điểm tối đa của mục trên.
id: {id}
title: Bộ tiêu chí {id} {put_name}
# Khi có quyết định ban hành, bỏ dấu # và ghi số, ngày, nơi ban hành:
# decision:
#   number: 12/QĐ-UBND
#   date: 2024-01-31
#   issuer: UBND huyện ...
max_points: 100
areas:
  - id: "1"
    title: Công tác chỉ đạo, điều hành cải cách hành chính
    max_points: 35
    criteria:
      # Mã tiêu chí luôn để trong dấu nháy kép: "1.10" khác với 1.1
      - id: "1.1"
        title: Ban hành kế hoạch cải cách hành chính năm
        max_points: 10
        # yes_no: có thì đủ điểm, không thì 0. Đơn vị ghi true hoặc false.
        rule:
          kind: yes_no
        # required: có điểm thì phải có tài liệu hoặc ghi chú; optional: không bắt buộc
        evidence: required
        guide: Kế hoạch do Chủ tịch ký, ban hành trong quý I.
        documents:
          - Kế hoạch cải cách hành chính năm
      - id: "1.2"
        title: Chế độ báo cáo cải cách hành chính
        max_points: 10
        # options: chọn đúng một phương án. Đơn vị ghi mã phương án, ví dụ: on-time
        rule:
          kind: options
          options:
            - id: on-time
              title: Đủ báo cáo, đúng hạn
              points: 10
            - id: late
              title: Đủ báo cáo, có báo cáo chậm
              points: 5
            - id: missing
              title: Thiếu báo cáo
              points: 0
        guide: Tính các báo cáo quý, sáu tháng và năm.
        documents:
          - Các báo cáo đã gửi
      - id: "1.3"
        title: Mức độ hoàn thành kế hoạch cải cách hành chính
        max_points: 15
        # bands: chia mức, xếp mức cao nhất lên trước. measure: percent (0 đến 100), days, count.
        # Cận của mức: from (từ), above (trên), to (đến), below (dưới).
        rule:
          kind: bands
          measure: percent
          bands:
            - from: 100
              points: 15
            - from: 80
              points: 10
            - from: 0
              points: 0
        guide: Số nhiệm vụ hoàn thành chia cho số nhiệm vụ của kế hoạch.
        documents:
          - Báo cáo kết quả thực hiện kế hoạch
  - id: "2"
    title: Cải cách thủ tục hành chính
    max_points: 35
    criteria:
      - id: "2.1"
        title: Công khai thủ tục hành chính
        max_points: 10
        # checklist: cộng điểm các mục đạt. Đơn vị ghi danh sách mã, ví dụ: [board, website]
        rule:
          kind: checklist
          items:
            - id: board
              title: Niêm yết tại bộ phận một cửa
              points: 5
            - id: website
              title: Đăng trên trang thông tin điện tử
              points: 5
        guide: Niêm yết đủ số thủ tục, còn hiệu lực.
        documents:
          - Ảnh chụp, địa chỉ trang
      - id: "2.2"
        title: Hồ sơ giải quyết đúng hạn
        max_points: 10
        # ratio: điểm theo tỷ lệ. Đơn vị ghi số, hoặc done (đã làm) và planned (phải làm).
        # Dưới floor thì 0 điểm.
        rule:
          kind: ratio
          measure: percent
          target: 100
          floor: 50
        guide: Số hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết.
        documents:
          - Số liệu của hệ thống một cửa
      - id: "2.3"
        title: Sáng kiến cải cách hành chính
        max_points: 5
        # per_item: mỗi sáng kiến được each điểm, không quá điểm tối đa. Đơn vị ghi số lượng.
        rule:
          kind: per_item
          each: 2.5
        guide: Sáng kiến được cấp có thẩm quyền công nhận.
        documents:
          - Quyết định công nhận sáng kiến
      - id: "2.4"
        title: Chấp hành quy định khi tiếp nhận hồ sơ
        max_points: 10
        # deduction: mỗi trường hợp vi phạm trừ each điểm. Đơn vị ghi số trường hợp, 0 là không có.
        rule:
          kind: deduction
          each: 2.5
        guide: Trường hợp yêu cầu thêm giấy tờ ngoài quy định.
        documents:
          - Kết luận kiểm tra, phản ánh đã xử lý
  - id: "3"
    title: Tác động của cải cách hành chính
    max_points: 30
    criteria:
      - id: "3.1"
        title: Chất lượng chỉ đạo, điều hành
        max_points: 10
        # judged: người thẩm định cho điểm, theo bước step. Đơn vị chỉ nộp tài liệu.
        rule:
          kind: judged
          step: 0.5
        guide: Xem xét kết quả xử lý việc khó, việc tồn đọng.
        documents:
          - Báo cáo chuyên đề
      - id: "3.2"
        title: Mức độ hài lòng của người dân
        max_points: 10
        # survey: điểm lấy từ điều tra xã hội học
        rule:
          kind: survey
        guide: Theo phương án điều tra của năm.
      - id: "3.3"
        title: Mức độ chuyển đổi số
        max_points: 10
        # external: điểm do cơ quan khác công bố, ghi ở mục external của cycle.yaml
        rule:
          kind: external
        guide: Lấy theo kết quả xếp hạng đã công bố.
"""


def set_skeleton(set_id: str) -> Skeleton:
    """criteria/<id>.yaml, 100 points in three areas."""
    return Skeleton(
        f"criteria/{set_id}.yaml",
        _TEXT.format(id=set_id, put_name=PUT_NAME),
        Words(
            f"Sửa tiêu chí theo quyết định, rồi: python build.py new cycle ID --set {set_id} "
            "--units A,B,C",
            f"Edit the criteria, then: python build.py new cycle ID --set {set_id} --units A,B,C",
        ),
    )
