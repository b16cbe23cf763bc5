"""Reading and writing the project's tables: UTF-8, LF, tab-separated, sorted by bytes, '# ' headers."""

import json
import tarfile


def read_rows(path):
    """The data rows of a table as lists of cells; header lines are left out."""
    with open(path, encoding="utf-8", newline="\n") as table:
        return [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]


def write_rows(path, header, rows):
    """Writes the header lines (without '# ') and the distinct rows, sorted by bytes."""
    lines = sorted({"\t".join(str(cell) for cell in row) for row in rows}, key=lambda s: s.encode())
    with open(path, "w", encoding="utf-8", newline="\n") as table:
        for line in header:
            table.write(f"# {line}\n")
        for line in lines:
            table.write(line + "\n")
    print(f"{path}: {len(lines)} rows")


def read_member(archive, member):
    """The bytes of one file inside a .tgz as npm packs it (below 'package/')."""
    with tarfile.open(archive) as tar:
        return tar.extractfile("package/" + member).read()


def read_json(archive, member):
    return json.loads(read_member(archive, member))
