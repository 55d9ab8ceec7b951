"""The arithmetic a second time: whole numbers (120ths of a point), plain dictionaries, no rules
shared with the product. Slow and simple on purpose.

A world is {"leaves": [...], "units": {...}, "rest": {...}, "council": {...}, "given": {...}}:
leaf: {"max", "area", "kind": count | share | judged | survey, "counts", "cap", "skip"}.
A unit's leaf: {"own": None | "na" | number | (done, planned), "first": None | "yes" | "na" | points,
"asks": None | "" | points, "second": None | "accepted" | "rejected" | ("partly", points) |
("adjusted", points)}. All points are in 120ths.
"""

UNIT = 120


def own_points(leaf, value):
    """What a count or a share gives, in 120ths."""
    top = leaf["max"] * UNIT
    if leaf["kind"] == "count":
        return min(top, value * UNIT // 2)
    done, planned = value
    return min(top, top * done // planned)


def leaf_of(world, name, number):  # noqa: C901, PLR0912 - one step after another, no helpers
    """(points or None, self points or None, unsettled) of a leaf of a unit."""
    leaf, said = world["leaves"][number], world["units"][name]["leaves"][number]
    council = world["council"].get((name, number))
    if leaf["skip"]:
        return None, None, False
    if leaf["kind"] == "survey":
        results = world["given"].get(number, {})
        mine = results.get(name)
        if mine == "none":
            return council, None, False
        if any(unit not in results for unit in world["units"]):
            return None, None, True
        return (mine if council is None else council), None, False
    given = leaf["kind"] != "judged" and world["units"][name]["file"] == "self"
    own = said["own"] if given else None
    mine = own_points(leaf, own) if own is not None and own != "na" else None
    points, settled, waits = mine, False, False
    first = said["first"]
    if first is None and world["units"][name]["rest"] and mine is not None:
        first = "yes"
    if first == "na" or (first == "yes" and own == "na"):
        points, settled = None, True
    elif first == "yes":
        settled = mine is not None
    elif first is not None:
        points, settled = first, True
    answer = said["second"]
    if said["asks"] is not None:
        if answer == "accepted" and said["asks"] != "":
            points, settled = said["asks"], True
        elif answer == "accepted" and (own is not None):
            points, settled = (None if own == "na" else mine), True
        elif isinstance(answer, tuple) and answer[0] == "partly":
            points, settled = answer[1], True
        elif answer != "rejected":
            waits = True
    elif isinstance(answer, tuple) and answer[0] == "adjusted":
        points, settled = answer[1], True
    if council is not None:
        points, settled = council, True
    return points, mine, waits or not settled


def sums(world, columns, leaves):
    """Points and maximum in 120ths over leaves with points, bonus and penalty within the cap."""
    points = sum(columns[i] for i in leaves if columns[i] is not None and normal(world, i))
    maximum = sum(
        world["leaves"][i]["max"] * UNIT
        for i in leaves
        if columns[i] is not None and normal(world, i)
    )
    for i in leaves:
        leaf = world["leaves"][i]
        if columns[i] is not None and leaf["counts"] != "normal":
            amount = min(columns[i], leaf["cap"])
            points += amount if leaf["counts"] == "bonus" else -amount
    return points, maximum


def normal(world, number):
    """No bonus, no penalty."""
    return world["leaves"][number]["counts"] == "normal"


def compute(world):
    """Per unit: points, maximum, self points and maximum, provisional, rank; None without index."""
    everything = range(len(world["leaves"]))
    needs_self = any(
        leaf["kind"] in ("count", "share") and not leaf["skip"] for leaf in world["leaves"]
    )
    found = {}
    for name, unit in world["units"].items():
        if needs_self and unit["file"] != "self":
            found[name] = None
            continue
        cells = [leaf_of(world, name, i) for i in everything]
        final = [cell[0] for cell in cells]
        mine = [cell[1] if cell[0] is not None else None for cell in cells]
        points, maximum = sums(world, final, everything)
        self_points, self_maximum = sums(world, mine, everything)
        no_survey = [i for i in everything if world["leaves"][i]["kind"] != "survey"]
        found[name] = {
            "points": points,
            "maximum": maximum,
            "self": (self_points, self_maximum) if any(m is not None for m in mine) else None,
            "provisional": any(cell[2] for cell in cells),
            "no_survey": sums(world, final, no_survey),
            "rank": None,
        }
    ranked = [unit for unit in found.values() if unit is not None and unit["maximum"]]
    for unit in ranked:
        # a / b < c / d exactly when a * d < c * b: no division, no rounding
        ahead = [o for o in ranked if o["points"] * unit["maximum"] > unit["points"] * o["maximum"]]
        unit["rank"] = len(ahead) + 1
    return found
