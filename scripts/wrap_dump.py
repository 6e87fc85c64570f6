"""The paragraphs that `gwaje dump --stage wrap` shows, for the scripts that measure them."""
import re
import subprocess

BLOCK = re.compile(r'\s+p\d+ .*?"((?:[^"\\]|\\.)*)"((?: \d+[␣+]\S+)*)')
ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def unescaped(text):
    """The text behind the escapes of a quoted string; offsets in the dump count these characters."""
    return ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else PLAIN.get(m[2], m[2]), text)


def paragraphs(binary, path):
    """Each paragraph as its text and its joins, as (offset, whether a space was put in)."""
    shown = subprocess.run([binary, "dump", "--stage", "wrap", str(path)], capture_output=True, text=True)
    for line in shown.stdout.splitlines():
        if block := BLOCK.match(line):
            joins = re.findall(r"(\d+)([␣+])", block[2])
            yield unescaped(block[1]), [(int(at), sign == "␣") for at, sign in joins]
