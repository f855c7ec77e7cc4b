"""A small scorer: the facts of a gold annotation against a reading, by place and by words."""

from hiwar.language import fold, name_key

FACTS = (
    "kind", "date", "publication_date", "place", "slogan", "issuer",
    "organizations", "people", "roles", "items", "parents",
)  # fmt: skip


def words(text):
    return {word.removeprefix("لل").removeprefix("ال") for word in fold(text or "").split()}


def alike(a, b):
    left, right = words(a), words(b)
    return bool(left and right) and 2 * len(left & right) / (len(left) + len(right)) >= 0.8


def overlap(a, b):
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both else 0.0


def pairs(gold, found, same):
    """(gold index, found index), each used once, in reading order."""
    free = set(range(len(found)))
    matched = {}
    for number, wanted in enumerate(gold):
        hit = next((other for other in sorted(free) if same(wanted, found[other])), None)
        if hit is not None:
            matched[number] = hit
            free.discard(hit)
    return matched


def scores(gold, reading):
    """For each fact: right, expected, found."""
    names = {body["id"]: body["name"] for body in reading["organizations"]}
    issuer = names.get((reading["issuer"] or {}).get("organization"), "")
    expected_issuer = gold["issuer"].get("name") or gold["issuer"]["text"]
    table = {
        "kind": (int(gold["kind"] == reading["kind"]["value"]), 1, 1),
        "issuer": (int(alike(expected_issuer, issuer)), 1, int(bool(issuer))),
        "slogan": one(gold["slogan"], reading["slogan"], "text"),
        "place": place(gold["place"], reading["place"]),
    }
    for key in ("date", "publication_date"):
        wanted, got = (gold[key] or {}).get("iso"), (reading[key] or {}).get("iso")
        table[key] = (int(bool(wanted) and wanted == got), int(bool(wanted)), int(bool(got)))
    table["organizations"] = organizations(gold, reading)
    table["people"], table["roles"] = people(gold, reading)
    table["items"], table["parents"] = items(gold, reading)
    return table


def one(wanted, got, key):
    right = bool(wanted and got) and alike(wanted["text"], got[key])
    return int(right), int(bool(wanted)), int(bool(got))


def place(wanted, got):
    right = bool(wanted and got) and (
        alike(wanted["text"], got["name"]) or fold(wanted["province_or_city"]) == fold(got["city"])
    )
    return int(right), int(bool(wanted)), int(bool(got))


def organizations(gold, reading):
    wanted = [body for body in gold["organisations"] if "same_as" not in body]
    found = reading["organizations"]
    hits = pairs(wanted, found, lambda a, b: alike(a.get("name") or a["text"], b["name"]))
    return len(hits), len(wanted), len(found)


def people(gold, reading):
    wanted = gold["people"]
    found = [person for person in reading["people"] if person["name"]]
    hits = pairs(wanted, found, lambda a, b: name_key(a["name"]) == name_key(b["name"]))
    roles = sum(alike(wanted[a].get("role"), found[b]["role"]) for a, b in hits.items())
    held = sum(bool(person.get("role")) for person in wanted)
    return (len(hits), len(wanted), len(found)), (
        roles, held, sum(bool(person["role"]) for person in found),
    )  # fmt: skip


def items(gold, reading):
    wanted, found = gold["items"], reading["items"]
    number = {item["id"]: place for place, item in enumerate(found)}

    def same(a, b):
        span = (b["evidence"]["start"], b["evidence"]["end"])
        return a["type"] == b["type"] and overlap((a["start"], a["end"]), span) >= 0.5

    hits = pairs(wanted, found, same)
    back = {b: a for a, b in hits.items()}
    expected = {(n, item["parent"]) for n, item in enumerate(wanted) if item["parent"] is not None}
    edges = [(n, number[item["parent"]]) for n, item in enumerate(found) if item["parent"]]
    right = sum((back.get(child), back.get(head)) in expected for child, head in edges)
    return (len(hits), len(wanted), len(found)), (right, len(expected), len(edges))


def mean_f1(tables):
    """The mean over the facts of F1 over all documents."""
    return sum(f1([table[fact] for table in tables]) for fact in FACTS) / len(FACTS)


def f1(counts):
    right, expected, found = (sum(column) for column in zip(*counts, strict=True))
    if not expected and not found:
        return 1.0
    return 2 * right / (expected + found)
