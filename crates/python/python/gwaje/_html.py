"""How a notebook shows a document: its tasks, and the places that deserve a look, cut out of the page."""

import base64
import html
import os
import subprocess

from ._program import WORDS

#: A join, and an item as a whole, that is less sure than this is shown; `review` marks the same.
CERTAIN = 0.99
#: At most so many places are cut out: each starts a process.
MOST = 8
#: Points of paper around a place.
MARGIN = 6


def of_document(document):
    """The document as HTML."""
    source, release = document.source, document.release
    when = f" · {release.year}" + (f"Q{release.quarter}" if release.quarter else "") if release else ""
    rows = []
    for agenda in document.agendas:
        for task in agenda.tasks:
            items = sum(len(period.items) for period in task.periods)
            bodies = ", ".join(lead.name or lead.text for lead in task.leads)
            rows.append([task.number or "", task.title, bodies, f"{len(task.periods)}", f"{items}"])
    heads = ["과제", "이름", "주관", "시기", "항목"]
    table = _row(heads, "th") + "".join(_row(row, "td") for row in rows)
    doubts = _doubts(document)
    shown = "".join(_shown(document, *doubt) for doubt in doubts[:MOST])
    more = f"<p>… {len(doubts) - MOST}</p>" if len(doubts) > MOST else ""
    heading = f"<p><b>{html.escape(source.name)}</b>{when}</p>"
    return f"{heading}<table>{table}</table>" + (f"<p><b>확인할 곳 {len(doubts)}</b></p>{shown}{more}" if doubts else "")


def _row(cells, kind):
    return "<tr>" + "".join(f"<{kind} style='text-align:left'>{html.escape(cell)}</{kind}>" for cell in cells) + "</tr>"


def _doubts(document):
    """What deserves a look, least certain first: confidence, page, box, text."""
    found = []
    for item in document.items:
        unsure = min([item.confidence, *(join.confidence for join in item.joins)])
        if unsure < CERTAIN and item.places:
            page = item.places[0].page
            boxes = [place.bbox for place in item.places if place.page == page]
            box = [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]
            found.append((unsure, page, box, item.text))
    return sorted(found, key=lambda doubt: doubt[0])


def _shown(document, unsure, page, box, text):
    picture = _clipping(document, page, box)
    image = f"<br><img style='max-width:100%' alt='' src='data:image/png;base64,{picture}'>" if picture else ""
    return f"<p>{page}쪽 ({unsure:.2f}): {html.escape(text)}{image}</p>"


def _clipping(document, page, box):
    """The place as PNG in base64; nothing where the document has no print or it is gone."""
    content = document._content
    if content is None or document.source.media_type != "application/pdf":
        return None
    left, top, right, bottom = box
    part = ",".join(f"{edge:.1f}" for edge in (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))
    words = [*WORDS, "show", "-", "--plain", "--dpi", "110", "--page", str(page), "--clip", part]
    try:
        if isinstance(content, (str, os.PathLike)):
            with open(content, "rb") as file:
                done = subprocess.run(words, stdin=file, capture_output=True)
        else:
            done = subprocess.run(words, input=content, capture_output=True)
    except OSError:
        return None
    return base64.b64encode(done.stdout).decode() if done.returncode == 0 else None
