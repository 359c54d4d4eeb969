# Checks this archive: python3 verify.py (Python 3, nothing else). README.txt says in words what it does.
import hashlib, json, pathlib, struct

root = pathlib.Path(__file__).resolve().parent
faults = []

def sha256(content):
    return hashlib.sha256(content).digest()

def field(value):
    if value is None:
        return struct.pack(">i", -1)
    content = struct.pack(">q", value) if isinstance(value, int) else value.encode("utf-8")
    return struct.pack(">i", len(content)) + content

for file in json.loads((root / "manifest.json").read_text("utf-8"))["files"]:
    path = root / file["name"]
    if not path.exists() or sha256(path.read_bytes()).hex() != file["sha256"]:
        faults.append("changed or missing: " + file["name"])

for path in sorted((root / "trail").glob("*.ndjson")):
    before, lines, head = bytes(32), 0, None
    for text in path.read_text("utf-8").split("\n")[:-1]:
        line = json.loads(text)
        if "head" in line:
            head = line
            break
        lines += 1
        if not line.get("withheld"):
            digest = bytes.fromhex(line["digest"])
            if line["salt"] is not None:
                digest = sha256(bytes.fromhex(line["salt"]) + b"".join(field(line[f]) for f in ("before", "after", "reason")))
            place = ("user", "role", "kind", "case", "entry", "form", "item")
            content = b"\x02" + before + struct.pack(">qqq", line["chain"], lines, line["micros"])
            if sha256(content + b"".join(field(line[f]) for f in place) + digest).hex() != line["hash"]:
                faults.append("%s: line %d is not as it was written" % (path.name, lines))
        before = bytes.fromhex(line["hash"])
    if head is None or head["lines"] != lines or head["head"] != before.hex():
        faults.append("%s: lines are missing at the end" % path.name)

print("\n".join(faults) if faults else "All files and all chains of the audit trail are as they were written.")
raise SystemExit(1 if faults else 0)
