"""Papers of the city that stand nowhere in this repository."""

README = """\
# Thành phố Thanh Hà: kho minh họa

Mọi tên, số, người và việc trong kho này đều do `tools/replay` bịa ra.
Everything in this repository is invented by `tools/replay`: names, figures, people, events.
"""

APPEAL = """\
appeals:
  - unit: huyen-dien-lang
    received: 2024-02-19
    document:
      title: Kiến nghị về điểm tiêu chí 6.5
      number: 88/UBND-TCKH
      date: 2024-02-16
      issuer: UBND huyện Diên Lãng
    criteria:
      - "6.5"
    text: Phương án sắp xếp nhà, đất đã được phê duyệt và gửi trước ngày khóa sổ. Đề nghị Hội đồng xem lại.
"""
UPHELD = """\
    answer: upheld
    answered: 2024-03-06
    answer_document:
      title: Trả lời kiến nghị của UBND huyện Diên Lãng
      number: 901/UBND-SNV
      date: 2024-03-06
      issuer: UBND thành phố Thanh Hà
    erratum: "2023.1"
"""
