"""Surveys of several groups, worked out on paper: weights, absent groups, results from elsewhere."""

from tests.survey.scenarios import GH, MEAN, NEVER, ONE, PENDING, Q1, W64, Poll, g, h

_GIVEN = (
    "[{id: g, title: Dân, weight: 0.5}, {id: h, title: Viện, weight: 0.5, results: {source:"
    " {title: Báo cáo}, out_of: 10, figures: {a: 7.5, b: none}}}]"
)
_THREE_GROUPS = (
    "[{id: g, title: Dân, weight: 0.5}, {id: h, title: Cán bộ, weight: 0.3},"
    " {id: i, title: Doanh nghiệp, weight: 0.2}]"
)

GROUPS = (
    Poll(
        "one heap",
        (g(5), g(5), g(5), g(1), h(5), h(1)),
        {"a": "80/3"},
        groups=GH,
        questions=Q1,
        columns=ONE,
    ),
    Poll("weighed", (g(5, 5), g(1, 1), h(5, 1)), {"a": "20"}, groups=W64),
    Poll("weighed unequally", (g(5, 5), h(1, 1), h(1, 5)), {"a": "28"}, groups=W64),
    Poll("one group late", (g(5, 5),), {"a": PENDING}, groups=W64),
    Poll(
        "one group of the heap late",
        (g(5, 5),),
        {"a": PENDING},
        groups=GH,
    ),
    Poll(
        "none planned: the other counts whole",
        (g(5, 1), g(5, 5, unit="b"), h(1, 1, unit="b")),
        {"a": "20", "b": "24"},
        groups=(
            "[{id: g, title: Dân, weight: 0.6},"
            " {id: h, title: Cán bộ, weight: 0.4, planned: {xa: 5, a: 0}}]"
        ),
    ),
    Poll(
        "two of three weights in proportion",
        (g(5, 5), h(1, 5)),
        {"a": "65/2"},
        groups=_THREE_GROUPS,
        more="without: [{unit: a, group: i, why: Không có}]",
    ),
    Poll(
        "without the unit",
        (g(5, 5, unit="b"),),
        {"a": NEVER, "b": "40"},
        more="without: [{unit: a, why: Mới thành lập}]",
    ),
    Poll(
        "without each of its groups",
        (g(5, 5, unit="b"), h(5, 1, unit="b")),
        {"a": NEVER, "b": "32"},
        groups=W64,
        more="without: [{unit: a, group: g, why: Không}, {unit: a, group: h, why: Không}]",
    ),
    Poll(
        "the feed's own weights",
        (g(5, 5), h(1, 5)),
        {"a": "30"},
        groups=W64,
        feeds='[{criterion: "1", weights: {g: 0.5, h: 0.5}}]',
    ),
    Poll(
        "one group only",
        (g(5, 5), h(1, 5)),
        {"a": "20"},
        groups=W64,
        feeds='[{criterion: "1", groups: [h]}]',
    ),
    Poll(
        "one question only",
        (g(5, 1), g(5, 4), g("", 4)),
        {"a": "80/3"},
        feeds='[{criterion: "1", questions: [q2]}]',
    ),
    Poll(
        "one question of one group by the mean",
        (g(5, 1), h(5, 4), h(1, 3)),
        {"a": "28"},
        groups=W64,
        feeds='[{criterion: "1", groups: [h], questions: [q2], formula: {kind: mean_scale}}]',
    ),
    Poll(
        "a choice that says who is satisfied",
        (g(1, "x"), g(1, "y"), g(1, "x")),
        {"a": "80/3"},
        questions=(
            "[{id: q1, title: Một, scale: muc}, {id: q2, kind: choice, title: Hai,"
            " options: [{id: x, title: X}, {id: y, title: Y}], satisfied: [x]}]"
        ),
        feeds='[{criterion: "1", questions: [q2]}]',
    ),
    Poll(
        "given by an institute, and none for b",
        (g(5, 1), g(5, 1, unit="b")),
        {"a": "25", "b": "20"},
        groups=_GIVEN,
    ),
    Poll(
        "each group its own form",
        (g(5, ""), g(1, ""), h("", 5)),
        {"a": "28"},
        groups=W64,
        questions="",
        more=(
            "forms: [{id: m1, title: Một, groups: [g], questions: [{id: q1, title: Một,"
            " scale: muc}]}, {id: m2, title: Hai, groups: [h], questions: [{id: q2, title: Hai,"
            " scale: muc}]}]"
        ),
    ),
    Poll(
        "forms of unequal length in one heap",
        (g(5, ""), g(1, ""), h(5, 5), h(5, 1)),
        {"a": "80/3"},
        groups=GH,
        questions="",
        more=(
            "forms: [{id: m1, title: Một, groups: [g], questions: [{id: q1, title: Một,"
            " scale: muc}]}, {id: m2, title: Hai, groups: [h], questions: [{id: q1, title: Một,"
            " scale: muc}, {id: q2, title: Hai, scale: muc}]}]"
        ),
    ),
)

_REUSE = (
    "[{{id: g, title: Dân, weight: 0.5}}, {{id: h, title: Khác, weight: 0.5,"
    " results_from: {{{0}survey: khac, group: g}}}}]"
)
_INSTITUTE = (
    "[{id: g, title: Dân, results: {source: {title: Báo cáo}, out_of: 100,"
    " figures: {a: 40, b: 1}}}]"
)
_NO_MORE = {"feeds": "[]", "questions": ""}
_OTHER = Poll("other", (g(5, 4), g(3, 2), g(1, 1, unit="b")), {}, formula=MEAN, feeds="[]")

ELSEWHERE = (
    Poll(
        "the other survey's own formula: 14/20 and 1/5",
        (g(5, 1), g(5, 5, unit="b")),
        {"a": "24", "b": "24"},
        groups=_REUSE.format(""),
        others={"year/khac": _OTHER},
    ),
    Poll(
        "of another year",
        (g(5, 1), g(5, 5, unit="b")),
        {"a": "24", "b": "24"},
        groups=_REUSE.format("cycle: before, "),
        others={"before/khac": _OTHER},
    ),
    Poll(
        "not yet there",
        (g(5, 1), g(5, 5, unit="b")),
        {"a": "20", "b": PENDING},
        groups=_REUSE.format(""),
        others={"year/khac": Poll("other", (g(4, 1),), {}, feeds="[]")},
    ),
    Poll(
        "never there",
        (g(5, 1), g(5, 5, unit="b")),
        {"a": "20", "b": "40"},
        groups=_REUSE.format(""),
        others={
            "year/khac": Poll(
                "other", (g(4, 1),), {}, feeds="[]", more="without: [{unit: b, why: Không}]"
            )
        },
    ),
    Poll(
        "through a third",
        (g(5, 1),),
        {"a": "20"},
        groups=_REUSE.format(""),
        others={
            "year/khac": Poll(
                "other",
                (),
                {},
                groups="[{id: g, title: Dân, results_from: {survey: dau, group: g}}]",
                feeds="[]",
                questions="",
            ),
            "year/dau": Poll("first", (g(5, 1),), {}, feeds="[]"),
        },
    ),
    Poll(
        "what a body gave to a survey without a formula of its own",
        (g(5, 1),),
        {"a": "18"},
        groups=_REUSE.format(""),
        others={"year/khac": Poll("other", (), {}, groups=_INSTITUTE, formula="", **_NO_MORE)},
    ),
    Poll(
        "what a body gave to the other survey",
        (g(5, 1),),
        {"a": "18"},
        groups=_REUSE.format(""),
        others={"year/khac": Poll("other", (), {}, groups=_INSTITUTE, **_NO_MORE)},
    ),
)

SHARING = (*GROUPS, *ELSEWHERE)
