"""A workspace in memory: what the readers need is a list of paths and their bytes, no disk."""

from parledger.problems import Problem, message_of
from parledger.source import File, read_project

SET = """\
id: s
title: Bộ tiêu chí
max_points: 6
areas:
  - id: "5"
    title: Cải cách thủ tục hành chính
    max_points: 6
    criteria:
      - id: "5.7"
        title: Tỷ lệ đúng hạn
        max_points: 2
        rule: {kind: bands, measure: percent, bands: [{from: 100, points: 2}, {from: 0, points: 0}]}
      - id: "5.8"
        title: Công khai
        max_points: 1
        rule: {kind: yes_no}
      - id: "5.9"
        title: Sáng kiến
        max_points: 3
        rule: {kind: judged}
"""
UNITS = """\
units:
  - {id: xa-a, name: Xã A, level: commune}
  - {id: xa-b, name: Xã B, level: commune}
"""
CYCLE = """\
id: c-2020
title: Năm 2020
year: 2020
authority: UBND huyện
provenance: illustrative
blocks:
  - {id: communes, title: Các xã, criteria: s, units: [xa-a, xa-b]}
"""
SELF = "scores/c-2020/xa-a/self.yaml"
ROUND_1 = "scores/c-2020/xa-a/appraisal-1.yaml"
ROUND_2 = "scores/c-2020/xa-a/appraisal-2.yaml"
EXPLANATION = "scores/c-2020/xa-a/explanation.yaml"
WHOLE = {"criteria/s.yaml": SET, "units/u.yaml": UNITS, "scores/c-2020/cycle.yaml": CYCLE}


class MemoryWorkspace:
    """Files by path; texts are UTF-8."""

    def __init__(self, files):
        self.contents = {
            path: text.encode("utf-8") if isinstance(text, str) else text
            for path, text in files.items()
        }

    def files(self):
        """All files in the order of their paths."""
        return tuple(File(path, len(data)) for path, data in sorted(self.contents.items())), ()

    def read(self, path):
        """The bytes of one."""
        return self.contents.get(path)


def load(**changed):
    """A small valid project with some files added or replaced: `load(**{SELF: text})`."""
    return read_project(MemoryWorkspace({**WHOLE, **changed}))


def found(problems):
    """Problems as `5:3 S107 5.7`, without the path."""
    return [f"{p.place.line}:{p.place.column} {p.code} {p.subject}".rstrip() for p in problems]


def told(path, text):
    """What is wrong in one file of the small project."""
    return found(p for p in load(**{path: text}).problems if p.place.path == path)


def line_of(problem: Problem, lang="vi"):
    """The line as `check` prints it."""
    place, word = problem.place, "lỗi" if lang == "vi" else "error"
    message = message_of(problem, lang)
    return f"{place.path}:{place.line}:{place.column}: {word} {problem.code}: {message}"


def marked(text):
    """A text without its marks ➤, and the places `line:column` where they stood."""
    places = []
    while "➤" in text:
        before, _, after = text.partition("➤")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        text = before + after
    return text, places


def expected(text, codes, subject=""):
    """The text without its marks, and the problems that are due at them, in order."""
    clean, places = marked(text)
    words = codes.split()
    assert len(words) == len(places), "a mark for each code"
    return clean, [
        f"{at} {code} {subject}".rstrip() for at, code in zip(places, words, strict=True)
    ]
