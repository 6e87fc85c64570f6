"""Tests the pages of `gwaje serve` and the file of `gwaje review` in Chromium.

Each check is a function that takes a page of the served fixture; what it tells by raising is printed with its name.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from urllib.parse import quote, urlsplit

from playwright.sync_api import sync_playwright

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures"
HOSTILE = "<script>alert(1)</script>\"' onload=x javascript:alert(2) {\"a\":1}</script> \u202egnp"


class Served:
    """A store of the ocean fixture, served."""

    def __init__(self, gwaje, home):
        self.gwaje, self.home = gwaje, home
        self.database = home / "gwaje.db"
        shutil.copy(FIXTURES / "ocean.pdf", home / "ocean.pdf")
        self.process = subprocess.Popen(
            [gwaje, "serve", "ocean.pdf", "--port", "0", "--lang", "ko"],
            cwd=home, stderr=subprocess.PIPE, text=True)
        self.address = None
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.address = found[0]
                break

    def ask(self, sql, *values):
        with sqlite3.connect(self.database) as store:
            return store.execute(sql, values).fetchall()

    def run(self, *words):
        return subprocess.run([self.gwaje, *words], cwd=self.home, capture_output=True, text=True, check=False)

    def request(self, method, path, headers=(), body=None):
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc)
        connection.putrequest(method, path, skip_host=True)
        for name, value in headers:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        if body is not None:
            connection.send(body)
        return connection.getresponse()


def document(served):
    return served.address + "document/" + served.ask("SELECT document FROM documents WHERE name = 'ocean.pdf'")[0][0]


class PassedOver(Exception):
    """What a check lacks on this machine, so that it says nothing."""


def need(truth, told):
    if not truth:
        raise AssertionError(told)


def wait_for_picture(page, selector):
    """A picture is there once it has a width; the policy of the page lets no text be run, so it is asked for again."""
    for _ in range(100):
        if page.locator(selector).first.evaluate("image => image.complete && image.naturalWidth > 50"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{selector} is not painted")


def both_directions_are_lit(served, page):
    page.goto(document(served))
    item = page.locator("li.item").nth(2)
    item.click()
    need(page.locator("rect.lit").count() >= 1, "no box is lit for a record that was clicked")
    box = page.locator("rect").nth(4)
    of = box.get_attribute("data-of")
    box.dispatch_event("click")
    need(page.locator("li.lit").get_attribute("id") == of, "a box that was clicked leads to another record")
    first = page.locator("li.lit").bounding_box()
    need(0 <= first["y"] < page.viewport_size["height"], "the record is out of sight")


def pictures_are_painted(served, page):
    page.goto(document(served))
    page.locator("figure img").first.scroll_into_view_if_needed()
    wait_for_picture(page, "figure img")
    page.locator("#layers").check()
    need("layers" in page.locator("figure img").first.get_attribute("src"), "no layers are asked for")
    wait_for_picture(page, "figure img")


# Of what is dark on the pages of a review file: inside the boxes of items, and around them (2 points to the sides, where a box
# that is too short cuts a glyph off; half a point above and below, where the next line begins). What is dark over more than 24 points
# in a row is a ruling, since no glyph is so long.
INK = """async () => {
    let inside = 0, around = 0;
    for (const figure of document.querySelectorAll('figure')) {
        const image = figure.querySelector('img'), svg = figure.querySelector('svg');
        image.loading = 'eager';
        await image.decode();
        const canvas = document.createElement('canvas');
        const [width, height] = [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const data = context.getImageData(0, 0, width, height).data;
        const scale = width / svg.viewBox.baseVal.width, long = 24 * scale;
        const dark = (at) => data[4 * at] < 128 && data[4 * at + 1] < 128;
        const ruling = new Uint8Array(width * height);
        const runs = (lines, length, place) => {
            for (let line = 0; line < lines; line += 1) {
                for (let at = 0, run = 0; at <= length; at += 1) {
                    if (at < length && dark(place(line, at))) { run += 1; continue; }
                    for (let back = 1; run >= long && back <= run; back += 1) ruling[place(line, at - back)] = 1;
                    run = 0;
                }
            }
        };
        runs(height, width, (line, at) => line * width + at);
        runs(width, height, (line, at) => at * width + line);
        const mark = new Uint8Array(width * height);
        const paint = (box, wide, high, value) => {
            const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => box[name].baseVal.value * scale);
            for (let row = Math.max(0, Math.floor(y - high)); row < Math.min(height, Math.ceil(y + h + high)); row += 1)
                for (let at = Math.max(0, Math.floor(x - wide)); at < Math.min(width, Math.ceil(x + w + wide)); at += 1)
                    mark[row * width + at] = mark[row * width + at] === 1 ? 1 : value;
        };
        const boxes = [...svg.querySelectorAll('rect')];
        boxes.forEach((box) => paint(box, 0, 0, 1));
        boxes.forEach((box) => paint(box, 2 * scale, scale / 2, 2));
        for (let at = 0; at < width * height; at += 1) {
            if (!dark(at) || ruling[at]) continue;
            inside += mark[at] === 1;
            around += mark[at] === 2;
        }
    }
    return [inside, around];
}"""


def boxes_hold_the_ink(served, page):
    for name in ["ocean", "heritage", "labour", "science", "smallbiz", "water", "digital"]:
        served.run("review", str(FIXTURES / f"{name}.pdf"), "-o", "ink.html")
        page.goto((served.home / "ink.html").as_uri())
        inside, around = page.evaluate(INK)
        share = inside / max(1, inside + around)
        need(share >= 0.99, f"{name}: only {share:.4f} of the ink of the lines is inside their boxes")


def doubts_are_listed_and_n_goes_to_them(served, page):
    page.goto(document(served))
    listed = page.locator("#doubts ol li").count()
    doubtful = page.locator("li.doubt").count()
    need(listed >= doubtful > 0, f"{listed} doubts are listed, {doubtful} records are in doubt")
    page.locator("#notes summary").click()
    notes = page.locator("#notes li:not(.more)").all_inner_texts()
    need(any("쪽 번호를 뺌" in note for note in notes), f"what was left out is not told: {notes}")
    need(len(notes) == int(page.locator("#notes summary b").inner_text()), f"{len(notes)} notes are listed")
    page.locator("#notes summary").click()
    page.keyboard.press("n")
    need("doubt" in page.locator("li.lit").get_attribute("class"), "n leads to a record that is not in doubt")
    page.keyboard.press("j")
    page.keyboard.press("k")
    need(page.locator("li.lit").count() == 1, "j and k lose the record")
    page.locator("#only").check()
    need(page.locator(".records li.item:not(.doubt):visible").count() == 0, "the filter leaves what is not in doubt")
    page.locator("#only").uncheck()
    page.keyboard.press("r")
    need(page.locator("#raw").is_checked(), "r shows nothing as printed")


def over_pages(served, page):
    """A document of many pages, of which some items go on over the page."""
    made = runpy.run_path(str(FIXTURES.parent / "scripts" / "print-fixtures"))
    [agenda] = made["read"]("ocean")
    # Browsers leave two lines of a paragraph together, so that only longer ones go on.
    for item in items_of(agenda):
        item["text"] += " 관계 기관과 세부 시행계획을 마련하고 현장 점검 결과를 반영하여 사업 대상 지역을 단계적으로 확대" * 2
    agenda["tasks"] = [{**task, "number": f"37-{at + 1}"} for at, task in enumerate(agenda["tasks"] * 12)]
    page.set_content(made["as_html"]([agenda], made["LAYOUTS"]["ocean"]))
    page.pdf(path=served.home / "over.pdf", prefer_css_page_size=True)


def notes_are_all_reached(served, page, folded):
    """What goes on over a page lights both places, and what is folded of a kind is unfolded with keys alone."""
    page.locator("#notes > summary").click()
    link = page.locator("#notes a", has_text="쪽을 넘어 이어지는 항목").first
    link.click()
    lit = "() => new Set([...document.querySelectorAll('rect.lit')].map((box) => box.closest('section').id)).size"
    page.wait_for_function(f"({lit})() > 1")
    need(page.locator("li.continued.also").count() >= 1, "the record of the later page is not lit")
    need(page.locator("li.lit").get_attribute("id") == link.get_attribute("href")[1:], "another record is lit")
    lines = page.locator("#notes li:not(.more)")
    count, shown = int(page.locator("#notes > summary b").inner_text()), lines.count()
    kinds = page.locator("#notes li.more summary")
    need(kinds.count() >= 1 and (shown < count if folded else shown == count), f"{shown} of {count} notes, {kinds.count()} kinds are folded")
    for at in range(kinds.count()):
        rest = page.locator("#notes li.more").nth(at).locator("li")
        more = int(kinds.nth(at).inner_text().split("+")[1])
        kinds.nth(at).focus()
        page.keyboard.press("Enter")
        rest.nth(more - 1).wait_for()
        need(rest.count() == more, f"{rest.count()} of {more} notes are unfolded")
        page.keyboard.press("Tab")
        need(page.evaluate("document.activeElement.closest('li.more li a') !== null"), "a note is not reached with keys")
    need(lines.count() == count, f"{lines.count()} of {count} notes are there")


def all_that_was_done_is_reached(served, page):
    over_pages(served, page)
    ran = served.run("review", "over.pdf", "--lang", "ko", "-o", "over.html")
    need(ran.returncode == 0, ran.stderr)
    page.goto((served.home / "over.html").as_uri())
    notes_are_all_reached(served, page, False)
    own, process = again(served, "over.pdf", "--to", "sqlite:over.db", "--lenient", "--lang", "ko")
    try:
        page.goto(own)
        page.get_by_role("link", name="over.pdf").click()
        notes_are_all_reached(served, page, True)
    finally:
        process.terminate()
        process.wait(10)


def find_narrows(served, page):
    page.goto(document(served))
    whole = page.locator("li.item:visible").count()
    page.locator("#find").fill("귀어")
    left = page.locator("li.item:visible").count()
    need(0 < left < whole, f"{left} of {whole} items hold a word")


# What the journal of a store has where an earlier program read a document.
EARLIER = "0.0.9, hayro-syntax 0.0.1, model 000000000000"


def reread_by_a_newer_version(served, name):
    """Reads a document again that an earlier version of the program has read, as docs/keeping.md tells."""
    read_by = lambda: served.ask("SELECT converter FROM journal WHERE name = ?", name)
    now = read_by()
    with sqlite3.connect(served.database) as store:
        store.execute("UPDATE journal SET converter = ?", [EARLIER])
    store.close()
    ran = served.run("ingest", name, "--lenient")
    need("0 done" in ran.stderr and "--refresh" in ran.stderr, f"what an earlier version read is not told: {ran.stderr}")
    need(read_by() == [(EARLIER,)], f"it was read again without being asked for: {read_by()}")
    ran = served.run("ingest", name, "--refresh", "--lenient")
    need("1 done" in ran.stderr, ran.stderr)
    need(read_by() == now != [(EARLIER,)], f"it is said to be read by {read_by()} and not {now}")


def corrections_last(served, page):
    page.goto(document(served))
    join = page.locator("li.doubt button.join").first
    raw = join.locator("xpath=ancestor::li").get_attribute("data-old")
    before = served.ask("SELECT text FROM items WHERE raw = ?", raw)[0][0]
    join.locator("xpath=ancestor::li").click(position={"x": 3, "y": 3})
    with page.expect_response("**/correct") as answer:
        page.keyboard.press("s")
    need(answer.value.ok, "a join cannot be settled")
    settled = page.locator("li.item.lit")
    left = page.locator("#doubts ol li:visible").count()
    need(settled.locator("button.join:not(.person)").count() or "doubt" not in settled.get_attribute("class"), "what is settled is still in doubt")
    need(int(page.locator("#doubts summary b").inner_text()) == left, "the list of doubts is longer than its count")
    after = served.ask("SELECT text FROM items WHERE raw = ?", raw)[0][0]
    need(after != before and after.replace(" ", "") == before.replace(" ", ""), f"{before!r} became {after!r}")
    item = page.locator("li.item").nth(1)
    other = item.get_attribute("data-old")
    item.click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.locator("#edit-item textarea").fill("고친 글(12.24)")
    with page.expect_navigation():
        page.locator("#edit-item button[value=apply]").click()
    need(page.get_by_text("고친 글(12.24)").count() >= 1, "the corrected text is not shown")
    reread_by_a_newer_version(served, "ocean.pdf")
    need(served.ask("SELECT text FROM items WHERE raw = ?", other)[0][0] == "고친 글(12.24)", "a correction was lost")
    need(served.ask("SELECT text FROM items WHERE raw = ?", raw)[0][0] == after, "a settled join was lost")
    with page.expect_navigation():
        page.keyboard.press("u")
    need(served.ask("SELECT text FROM items WHERE raw = ?", other)[0][0] != "고친 글(12.24)", "u takes nothing back")
    with page.expect_navigation():
        page.locator("#made button").click()
    need(served.ask("SELECT text FROM items WHERE raw = ?", raw)[0][0] == before, "the join is not taken back")


def keys_and_clicks_mean_what_they_say(served, page):
    page.goto(document(served))
    lines = lambda: served.ask("SELECT count(*) FROM corrections")[0][0]
    # The first click scrolls, so that the second one may meet another record.
    for at in range(min(page.locator("li.item").count(), 8)):
        item = page.locator("li.item").nth(at)
        item.scroll_into_view_if_needed()
        box = item.bounding_box()
        page.mouse.dblclick(box["x"] + 4, box["y"] + 4)
        page.wait_for_selector("#edit-item[open]")
        marker = page.locator("#edit-item input[name=marker]").input_value()
        need(page.locator("li.lit").first.get_attribute("id") == item.get_attribute("id"), f"another item is edited than the {at}th")
        need(marker == item.get_attribute("data-marker"), f"the dialog of the {at}th item is of another")
        page.locator("#edit-item button[value=cancel]").click()
    # What is taken back comes back in its order.
    join = page.locator("li.item button.join").first
    join.locator("xpath=ancestor::li").click(position={"x": 3, "y": 3})
    shown = lambda: json.loads(page.locator("li.lit button.join").first.get_attribute("data-join"))["with"]
    states = [shown()]
    for _ in range(3):
        with page.expect_response("**/correct"):
            page.keyboard.press("s")
        states.append(shown())
    for state in reversed(states[:-1]):
        with page.expect_navigation():
            page.keyboard.press("u")
        page.wait_for_selector("li.lit button.join")
        need(shown() == state, f"u gives {shown()} and not {state}")
    conflicts = served.ask("SELECT count(*) FROM warnings WHERE code = 'conflicting_corrections'")[0][0]
    need(conflicts == 0, "one person is in conflict with himself")
    # Keys by their place, where Hangul is typed or Caps Lock is on.
    page.keyboard.press("j")
    for key in ["ㅓ", "J"]:
        before = page.locator("li.lit").first.inner_text()
        page.evaluate("key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code: 'KeyJ', bubbles: true}))", key)
        need(page.locator("li.lit").first.inner_text() != before, f"{key} does nothing")
    page.keyboard.press("/")
    page.keyboard.type("착공")
    need(page.locator(".unfound").count() > 0, "words do not narrow")
    page.keyboard.press("Escape")
    need(page.locator(".unfound").count() == 0, "Escape leaves the list narrowed")
    # Buttons for those without keys.
    page.locator("li.item").nth(2).click(position={"x": 3, "y": 3})
    page.locator("button[data-act=e]").click()
    text = page.locator("#edit-item textarea")
    text.evaluate("area => area.setSelectionRange(0, 0)")
    page.locator("#edit-item button[value=split]").click()
    need(page.locator("#edit-item[open] .problem").inner_text(), "an item is split before its first letter")
    # A server that is gone.
    known = lines()
    page.route("**/correct", lambda route: route.abort())
    text.fill("사라지지 않는 글")
    page.locator("#edit-item button[value=apply]").click()
    page.locator("#edit-item .problem", has_text="못했습니다").wait_for()
    need(text.input_value() == "사라지지 않는 글", "what was typed is gone")
    page.locator("#edit-item button[value=cancel]").click()
    join.locator("xpath=ancestor::li").click(position={"x": 3, "y": 3})
    before = shown()
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    need(shown() == before and lines() == known, "what was not kept is shown as kept")
    page.unroute("**/correct")


def refusals_are_pages(served, page):
    for path, words in [("document/zzz", "nav.top"), ("items?since=엉터리", "nav.top"), ("history?id=nope", "nav.top")]:
        answer = page.goto(served.address + path)
        need(400 <= answer.status < 500 and page.locator(words).count() == 1, f"{path}: {answer.status}")
        need(not re.search("[a-z]{3} [a-z]{2}", page.locator("main").inner_text()), page.locator("main").inner_text())
    answer = page.goto(served.address + "items?since=2024년 4분기")
    need(answer.status == 200, "a period as pages write it is none")
    for form in ["xlsx", "csv", "json", "parquet"]:
        answer = served.request("GET", f"/download/{form}?body={quote('없는부')}", [("Host", urlsplit(served.address).netloc)])
        need(answer.status == 404 and len(answer.read()) > 0, f"{form}: {answer.status}")


def items_are_split_and_titles_corrected(served, page):
    page.goto(document(served))
    count = served.ask("SELECT count(*) FROM items")[0][0]
    page.locator("li.item").nth(3).click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.locator("#edit-item textarea").evaluate("area => area.setSelectionRange(6, 6)")
    with page.expect_navigation():
        page.locator("#edit-item button[value=split]").click()
    need(served.ask("SELECT count(*) FROM items")[0][0] == count + 1, "nothing was split")
    with page.expect_navigation():
        page.keyboard.press("u")
    need(served.ask("SELECT count(*) FROM items")[0][0] == count, "the split is not taken back")
    page.locator("li.task").first.click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.locator("#edit-title textarea").fill(HOSTILE)
    with page.expect_navigation():
        page.locator("#edit-title button[value=apply]").click()
    need(page.evaluate("document.querySelectorAll('.records script').length") == 0, "markup in a title is markup")
    need(page.locator("li.task").first.inner_text().startswith(("3", "–", "1", "2")), "the title breaks its record")
    with page.expect_navigation():
        page.keyboard.press("u")


def what_was_seen_is_told_no_more(served, page):
    page.goto(document(served))
    page.keyboard.press("n")
    while "item" not in page.locator("li.lit").get_attribute("class").split():
        page.keyboard.press("n")
    raw = page.locator("li.lit").get_attribute("data-old")
    with page.expect_response("**/correct"):
        page.keyboard.press("x")
    left = served.ask("SELECT count(*) FROM warnings w JOIN items i ON i.item = w.item WHERE i.raw = ? AND w.severity <> 'note'", raw)
    need(left[0][0] == 0, "what was seen is still told")


def search_finds_and_sheets_go_along(served, page):
    page.goto(served.address)
    page.locator("nav input[name=q]").fill("어촌")
    page.keyboard.press("Enter")
    page.wait_for_url("**/items?*")
    rows = page.locator("tbody tr").count()
    stored = served.ask("SELECT count(*) FROM items_current WHERE replace(text, ' ', '') LIKE '%어촌%'")[0][0]
    need(rows == stored > 0, f"{rows} rows for {stored} items")
    for form, magic in [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"["), ("parquet", b"PAR1")]:
        with page.expect_download() as download:
            page.locator(f"a[href^='/download/{form}']").click()
        need(pathlib.Path(download.value.path()).read_bytes().startswith(magic), f"{form} is none")
    page.goto(served.address + "items?doubtful=1&code=low_confidence_join")
    need(page.locator("tbody tr .told").count() == page.locator("tbody tr").count(), "a row without doubt is shown")
    page.locator("tbody a").first.click()
    page.wait_for_load_state()


def history_shows_the_print(served, page):
    item = served.ask("SELECT item FROM items WHERE depth = 0 LIMIT 1")[0][0]
    page.goto(served.address + "history?id=" + quote(item))
    wait_for_picture(page, ".clips img")
    task = served.ask("SELECT task FROM tasks LIMIT 1")[0][0]
    page.goto(served.address + "history?id=" + quote(task))
    need(page.locator(".columns section").count() >= 1, "a task has no quarters")


def corrected(page, at, text):
    """Gives an item another text."""
    page.locator("li.item").nth(at).click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.locator("#edit-item textarea").fill(text)
    with page.expect_navigation():
        page.locator("#edit-item button[value=apply]").click()


def corrections_are_listed_and_taken_back(served, page):
    """Also after the browser and the server were closed, with keys alone, without scripts, and those of other people."""
    database = served.home / "list.db"
    ask = lambda sql, *values: sqlite3.connect(database).execute(sql, values).fetchall()
    own, process = again(served, "ocean.pdf", "--to", "sqlite:list.db")
    try:
        where = own + "document/" + ask("SELECT document FROM documents")[0][0]
        page.goto(where)
        need(page.locator("#corrections details").count() == 0, "corrections are listed and there is none")
        page.locator("#who").fill("홍길동")
        items = page.locator("li.item")
        raws = [items.nth(at).get_attribute("data-old") for at in range(3)]
        before = [ask("SELECT text FROM items WHERE raw = ?", raw)[0][0] for raw in raws]
        corrected(page, 1, f"{before[1]} 그리고 {HOSTILE}")
        need(page.locator("#made li").count() == 1, "a correction is not listed")
        need("홍길동" in page.locator("#made li").inner_text(), "who corrected it is not told")
        need(page.locator("#who").input_value() == "홍길동", "who corrects is forgotten")
        need("그리고" in page.locator("#made ins").first.inner_text(), "what is right is not told")
        join = page.locator("button.join").first
        join.locator("xpath=ancestor::li").click(position={"x": 3, "y": 3})
        page.keyboard.press("s")
        page.locator("#made li").nth(1).wait_for()
        page.keyboard.press("s")
        page.wait_for_timeout(500)
        need(page.locator("#made li").count() == 2, "a join that was settled twice is listed twice")
    finally:
        process.terminate()
        process.wait(10)
    of = json.loads(ask("SELECT correction FROM corrections LIMIT 1")[0][0])["document"]
    line = lambda old, who, text: json.dumps({"schema": "gwaje.corrections/1", "document": of, "old": old, "kind": "text",
                                              "text": text, "who": who, "when": "2026-11-29T12:17:03.5+09:00"})
    lines = [line("없는 글", "kim", "x"), line(raws[2], "kim", "첫째"), line(raws[2], HOSTILE, "둘째")]
    (served.home / "others.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = served.run("corrections", "import", "list.db", "others.jsonl")
    need(ran.returncode == 0, ran.stderr)
    own, process = again(served, "list.db", "--lang", "ko")
    contexts = [page.context.browser.new_context(java_script_enabled=scripts) for scripts in [True, False]]
    try:
        where = own + "document/" + ask("SELECT document FROM documents")[0][0]
        fresh, plain = [context.new_page() for context in contexts]
        fresh.goto(where)
        made = fresh.locator("#made li")
        told = made.all_inner_texts()
        need(len(told) == 5, f"{told}")
        need("문서에 그 글이 없음" in told[2] and "kim" in told[2] and re.search(r"2026-11-2[89] \d\d:\d\d", told[2]), told[2])
        need("다르게" in told[3] and "“둘째”" in told[3], f"a conflict is not told: {told[3]}")
        need(fresh.locator("#made script").count() == 0 and "javascript:alert" in told[4], "a name is markup")
        # With keys alone.
        fresh.locator("#corrections summary").focus()
        while not fresh.evaluate("document.activeElement.closest('#made li') !== null && document.activeElement.tagName === 'BUTTON'"):
            fresh.keyboard.press("Tab")
        with fresh.expect_navigation():
            fresh.keyboard.press("Enter")
        need(ask("SELECT text FROM items WHERE raw = ?", raws[1])[0][0] == before[1], "a text is not taken back")
        need(made.count() == 4 and fresh.url.startswith(where), f"{made.count()} are listed at {fresh.url}")
        # The later of two people is taken back, and the earlier one counts.
        with fresh.expect_navigation():
            made.nth(3).locator("button").click()
        need(ask("SELECT text FROM items WHERE raw = ?", raws[2])[0][0] == "첫째", "the earlier correction does not count")
        plain.goto(where)
        while plain.locator("#made button").count():
            left = plain.locator("#made button").count()
            with plain.expect_navigation():
                plain.locator("#made button").first.click()
            need(plain.locator("#made button").count() == left - 1, "a correction is not taken back without scripts")
        texts = [ask("SELECT text FROM items WHERE raw = ?", raw)[0][0] for raw in raws]
        need(texts == before, f"{texts}")
        told = ask("SELECT count(*) FROM warnings WHERE code IN ('corrected', 'stale_correction', 'conflicting_corrections')")
        need(told == [(0,)], f"{told} are still told")
        ran = served.run("ingest", "ocean.pdf", "--force", "--lenient", "--to", "sqlite:list.db")
        texts = [ask("SELECT text FROM items WHERE raw = ?", raw)[0][0] for raw in raws]
        need("1 done" in ran.stderr and texts == before, "what was taken back came back")
    finally:
        for context in contexts:
            context.close()
        process.terminate()
        process.wait(10)


def what_cannot_be_read_is_told_for_people_in_a_browser(served, page):
    """Without a command of the terminal; an encrypted file is read when its password is typed, which leaves no trace."""
    page.goto(served.address)
    for name in ["no_structure-letter.pdf", "no_text-scan.pdf", "not_a_pdf-picture.png", "not_a_pdf-empty.pdf",
                 "damaged-truncated.pdf", "suspect_text-ghostscript.pdf"]:
        page.locator("#drop input[type=file]").set_input_files(FIXTURES / "bad" / name)
        page.locator("#said", has_text=re.compile(f"{re.escape(name)}: [a-z_]+: ")).wait_for()
        told = page.locator("#said").inner_text()
        need("`gwaje" not in told and " --" not in told and re.search("[가-힣] ?[가-힣]", told.split("–")[-1]), told)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#drop input[type=file]").set_input_files(FIXTURES / "bad" / "encrypted-password.pdf")
    field = page.locator("#drop form:not([hidden]) input")
    field.wait_for()
    for password, hidden in [("엉터리 +&%", True), ("reader", False)]:
        with page.expect_response("**/upload?**"):
            field.press_sequentially(password)
            page.keyboard.press("Enter")
        if hidden:
            page.locator("#said", has_text="encrypted").wait_for()
            need(field.get_attribute("type") == "password", "a password can be read on the screen")
            processes = subprocess.run(["ps", "axeww", "-o", "args"], capture_output=True, text=True, check=False).stdout
            need("엉터리" not in processes, "a password stands in the list of processes")
    page.wait_for_url("**/document/*", timeout=60000)
    wait_for_picture(page, "figure img")
    need(not [url for url in asked if "reader" in url or "%EC%97%89" in url], "a password stands in an address")
    need(page.locator("li.item").count() > 3, "the encrypted document was not read")
    held = b"".join(path.read_bytes() for path in served.home.glob("gwaje.db*") if path.is_file())
    need("엉터리".encode() not in held and b"password=reader" not in held, "a password is kept")


def an_encrypted_print_is_opened_again(served, page):
    """Its password ends with the program, so that it is asked for when the program runs again."""
    shutil.copy(FIXTURES / "bad" / "encrypted-password.pdf", served.home / "locked.pdf")
    (served.home / "key").write_text("reader\n", encoding="utf-8")
    ran = served.run("ingest", "locked.pdf", "--to", "sqlite:locked.db", "--password-file", "key", "--lenient")
    need("1 done" in ran.stderr, ran.stderr)
    own, process = again(served, "locked.db")
    try:
        page.goto(own)
        page.get_by_role("link", name="locked.pdf").click()
        need(page.locator("li.item").count() > 3 and page.locator("figure").count() == 0, "a locked print is shown")
        for password, works in [("no", False), ("reader", True)]:
            page.locator(".locked input[type=password]").fill(password)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            need("reader" not in page.url and "password" not in page.url, page.url)
            if not works:
                need("does not open" in page.locator("[role=alert]").inner_text(), "a wrong password is not told")
                page.go_back()
        wait_for_picture(page, "figure img")
        need(page.locator(".locked").count() == 0 and page.locator("figure rect").count() > 3, "the print is still locked")
    finally:
        process.terminate()
        process.wait(10)


def sheets(page, path, **how):
    """How many sheets a page takes on paper."""
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    pdf = page.pdf(path=path, **how)
    page.emulate_media(media=None)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def the_file_of_review_prints_compactly(served, page):
    """A sheet a page: the page beside its records, and the first page on the first sheet."""
    for name in ["ocean", "heritage", "labour", "water"]:
        served.run("review", str(FIXTURES / f"{name}.pdf"), "-o", "print.html")
        page.goto((served.home / "print.html").as_uri())
        pages = page.locator("section.page").count()
        for at in range(pages):
            wait_for_picture(page, f"section.page:nth-of-type({at + 1}) figure img")
        for how in [{"format": "A4"}, {"format": "A4", "landscape": True}, {}]:
            found = sheets(page, served.home / "print.pdf", **how)
            # What is to be looked at and the figures come behind the last page.
            need(found <= pages + 1, f"{name}: {pages} pages take {found} sheets ({how})")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 718, "height": 1047})
        first, header = page.locator("section.page").first.bounding_box(), page.locator("h1").bounding_box()
        need(first["y"] < header["y"] + header["height"] + 60, f"{name}: the first page begins {first['y']} pixels down")
        figure = page.locator("figure").first.bounding_box()
        records = page.locator(".records").first.bounding_box()
        need(records["x"] >= figure["x"] + figure["width"] - 1, f"{name}: page and records are not beside each other on paper")
        need(page.locator(".records li.doubt, rect.doubt").count() == 0 or page.locator("li.doubt").first.evaluate(
            "li => getComputedStyle(li).borderLeftStyle") == "double", f"{name}: marks are not printed")
        page.emulate_media(media=None)
        page.set_viewport_size({"width": 1280, "height": 800})


def many_corrected_texts_are_all_shown_in_the_file(served, page):
    document = json.loads(served.run("convert", "ocean.pdf").stdout)
    raws = list(dict.fromkeys(item["raw"] for item in items_of(document)))[:14]
    line = lambda at, raw: json.dumps({"schema": "gwaje.corrections/1", "document": document["source"]["sha256"], "old": raw,
                                       "kind": "text", "text": f"고친 글 {at}번"})
    (served.home / "many.jsonl").write_text("\n".join(line(at, raw) for at, raw in enumerate(raws)), encoding="utf-8")
    ran = served.run("review", "ocean.pdf", "--corrections", "many.jsonl", "--lang", "ko", "-o", "many.html")
    need(ran.returncode == 0 and len(raws) == 14, ran.stderr)
    page.goto((served.home / "many.html").as_uri())
    for at in range(14):
        item = page.locator("li.item", has=page.locator(".text", has_text=re.compile(f"^고친 글 {at}번$")))
        need(item.count() == 1, f"{item.count()} records have the {at}th corrected text")
        need(item.locator(".told[data-code=corrected]").count() == 1, f"the {at}th text is not marked as corrected")
    need(page.locator("#made li").count() == 14, "not all corrections are listed")
    need(page.locator("#made form").count() == 0, "a file offers to take corrections back")


def items_of(node):
    """All items of a document, outermost first."""
    if isinstance(node, list):
        for one in node:
            yield from items_of(one)
    elif isinstance(node, dict):
        if "text" in node and ("raw" in node or "children" in node):
            yield node
        for one in node.values():
            yield from items_of(one)


def items_are_merged_and_put_under_others(served, page):
    page.goto(document(served))
    first = page.locator("li.item.d0 + li.item.d0").first
    raw = first.get_attribute("data-old")
    above = first.locator("xpath=preceding-sibling::li[1]").get_attribute("data-old")
    count = served.ask("SELECT count(*) FROM items")[0][0]
    parent = lambda: served.ask("SELECT p.raw FROM items i LEFT JOIN items p ON p.item = i.parent AND p.document = i.document "
                                "WHERE i.raw = ?", raw)[0][0]
    need(parent() is None, "the item stands under another already")
    edit(page, raw)
    page.locator("#edit-item select").select_option(above)
    with page.expect_navigation():
        page.locator("#edit-item button[value=apply]").click()
    need(parent() == above, f"it stands under {parent()!r}")
    need(page.locator("#made li").last.inner_text().startswith("위 항목"), "what it was put under is not listed")
    edit(page, raw)
    page.locator("#edit-item select").select_option("")
    with page.expect_navigation():
        page.locator("#edit-item button[value=apply]").click()
    need(parent() is None, "an item cannot be taken out again")
    text = served.ask("SELECT text FROM items WHERE raw = ?", above)[0][0]
    edit(page, above)
    with page.expect_navigation():
        page.locator("#edit-item button[value=merge]").click()
    merged = served.ask("SELECT text FROM items WHERE text LIKE ? || '%' ORDER BY length(text) DESC", text)[0][0]
    need(served.ask("SELECT count(*) FROM items")[0][0] == count - 1 and len(merged) > len(text), "nothing was merged")
    while page.locator("#made button").count():
        with page.expect_navigation():
            page.locator("#made button").last.click()
    need(served.ask("SELECT count(*) FROM items")[0][0] == count and parent() is None, "not all is taken back")


def edit(page, raw):
    """Opens the dialog of an item."""
    item = page.locator("li.item").and_(page.locator(f"li[data-old={json.dumps(raw, ensure_ascii=False)}]")).first
    item.click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.wait_for_selector("#edit-item[open]")


def editions_show_what_they_changed(served, page):
    """Beside an edition that replaces another of its quarter, and beside no other document: other quarters, other tasks."""
    folder = served.home / "editions"
    folder.mkdir()
    made = runpy.run_path(str(FIXTURES.parent / "scripts" / "print-fixtures"))
    for name, found, becomes in [("first", "", ""), ("second", "25명", "27명")]:
        [agenda] = made["read"]("ocean")
        for item in items_of(agenda):
            item["text"] = item["text"].replace(found, becomes)
        page.set_content(made["as_html"]([agenda], made["LAYOUTS"]["ocean"]))
        page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        time.sleep(1.1)
    for name in ["heritage.pdf", "quarters/2025Q1.txt", "quarters/2025Q2.txt"]:
        shutil.copy(FIXTURES / name, folder)
    own, process = again(served, "editions", "--to", "sqlite:editions.db", "--lenient", "--lang", "ko")
    try:
        page.goto(own)
        links = page.locator("a.against")
        need(links.count() == 1, f"{links.count()} documents replace another: {page.locator('tbody').inner_text()}")
        need("second.pdf" in links.locator("xpath=ancestor::tr").inner_text(), "the link is beside another document")
        links.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/changes/**")
        edited = page.locator(".changes article.edited")
        need(edited.count() == 1 == page.locator(".changes article").count(), f"{page.locator('main').inner_text()}")
        need(edited.locator("del").all_inner_texts() == ["25"] and edited.locator("ins").all_inner_texts() == ["27"],
             edited.inner_html())
        need(edited.locator("figure img").count() == 2, "not both clippings are there")
        for at in range(2):
            edited.locator("figure img").nth(at).scroll_into_view_if_needed()
            wait_for_picture(page, f".changes figure:nth-of-type({at + 1}) img")
        need("수치" in edited.locator(".where").first.inner_text(), edited.inner_text())
        need(page.locator("nav.top").count() == 1 and page.locator("main h1").count() == 1, "it is no page of ours")
        page.set_viewport_size({"width": 390, "height": 800})
        need(page.evaluate("document.documentElement.scrollWidth") <= 390, "the page is wider than the screen")
        page.set_viewport_size({"width": 1280, "height": 800})
        missing = page.goto(page.url + "0")
        need(missing.status == 404, f"a document that is not there: {missing.status}")
    finally:
        process.terminate()
        process.wait(10)


def tasks_are_listed_under_their_agenda(served, page):
    own, process = again(served, str(FIXTURES / "quarters"), "--to", "sqlite:tasks.db")
    try:
        page.goto(own)
        page.locator("nav a[href='/tasks']").click()
        page.wait_for_url("**/tasks")
        listed = page.locator("section.agenda li")
        with sqlite3.connect(served.home / "tasks.db") as store:
            threads = store.execute("SELECT count(DISTINCT thread) FROM tasks").fetchone()[0]
        need(listed.count() == threads > 1, f"{listed.count()} tasks are listed of {threads}")
        sets = [small.split()[-1] for small in page.locator("section.agenda h2").all_inner_texts()]
        need(sets[0] == "lee123", f"the newest set is not the first: {sets}")
        title = listed.first.locator("a").inner_text()
        listed.first.locator("a").click()
        page.wait_for_url("**/history?**")
        need(page.locator("h1").inner_text() in title and page.locator(".columns section").count() >= 2, "a task has no quarters")
        need("thread" not in page.locator("h1").inner_text() and "/" in page.locator("main p small").inner_text(), "the id is not beside the title")
        page.locator(".columns a").first.click()
        page.wait_for_load_state()
        need(re.search("[가-힣]{2}", page.locator("h1").inner_text()), "an item is headed by its id")
    finally:
        process.terminate()
        process.wait(10)


def halves_of_a_year_are_filtered_and_named(served, page):
    text = (FIXTURES / "quarters" / "2025Q1.txt").read_text(encoding="utf-8").replace("1분기", "상반기")
    (served.home / "half.txt").write_text(text, encoding="utf-8")
    own, process = again(served, "half.txt", "--to", "sqlite:half.db", "--lenient")
    try:
        page.context.add_cookies([{"name": "lang", "value": "ko", "url": own}])
        page.goto(own + "items")
        whole = page.locator("tbody tr").count()
        shown = page.locator("tbody td.short").all_inner_texts()
        need(whole > 3 and any("상반기" in period for period in shown), f"{shown}")
        halves = sum("상반기" in period for period in shown)
        for asked, found in [("since=2025H1&until=2025H1", halves), ("since=2025 상반기&until=2025년 상반기", halves),
                             ("since=2025H2", 0), ("until=2024H2", 0)]:
            page.goto(f"{own}items?{asked}")
            rows = page.locator("tbody tr").count()
            need(rows == found, f"{asked}: {rows} rows, not {found}")
        page.goto(own)
        page.locator("td a").first.click()
        page.locator("#plots summary").click()
        need("상반기" in page.locator("#plots svg").first.inner_html(), "a half has no name in the figure")
        period = page.locator("li.period", has_text="상반기").first
        period.click(position={"x": 3, "y": 3})
        page.keyboard.press("e")
        need(page.locator("#edit-period input[name=half]").input_value() == "1", "the dialog does not know the half")
    finally:
        process.terminate()
        process.wait(10)


def a_document_without_pages_or_print_is_shown(served, page):
    alone = served.home / "alone"
    alone.mkdir()
    shutil.copy(FIXTURES / "labour.hwpx", alone / "labour.hwpx")
    own, process = again(served, "alone/labour.hwpx", "--to", "sqlite:alone.db")
    try:
        page.goto(own)
        page.get_by_role("link", name="labour.hwpx").click()
        need(page.locator("li.item").count() > 3 and page.locator("figure").count() == 0, "it is not shown as it is")
        need(page.locator("#layers").count() == 0, "layers are offered where nothing is printed")
        box = page.locator(".records").first.bounding_box()
        need(box["width"] > 900, f"its records are {box['width']} pixels wide")
        corrected(page, 1, "고친 글(12.24)")
        need(page.locator("#made li").count() == 1 and page.locator("li.item .text", has_text="고친 글").count() == 1, "it is not corrected")
        page.locator("#made a").first.click()
        page.wait_for_selector("li.lit .text:has-text('고친 글')")
        page.goto(own + "items")
        page.locator("tbody td a").first.click()
        need(page.locator("h1").inner_text() != "", "an item without a print has no history")
    finally:
        process.terminate()
        process.wait(10)


def documents_are_dropped_on_the_page(served, page):
    page.goto(served.address)
    page.locator("#drop input[type=file]").set_input_files(FIXTURES / "science.pdf")
    page.wait_for_url("**/document/*", timeout=60000)
    need(page.locator("li.item").count() > 3, "the dropped document was not read")
    page.goto(served.address)
    bad = served.home / "<img src=x onerror=alert(1)>.pdf"
    bad.write_bytes(b"nothing")
    page.locator("#drop input[type=file]").set_input_files(bad)
    page.locator("#said", has_text=re.compile(r"onerror.*: [a-z_]+: ")).wait_for()
    need(page.locator("#said img").count() == 0, "a file name is markup")
    page.locator("#drop input[type=file]").set_input_files([FIXTURES / "digital.pdf", FIXTURES / "heritage.pdf"])
    page.wait_for_selector("td a:has-text('heritage.pdf')", timeout=60000)
    need(page.locator("td a", has_text="digital.pdf").count() == 1, "only one of two files was read")
    for name in ["ocean.pdf", "heritage.pdf", "science.pdf"]:
        page.goto(served.address)
        listed = page.locator("tr", has=page.get_by_role("link", name=name)).locator("td").last.inner_text()
        page.get_by_role("link", name=name).click()
        shown = page.locator("#doubts summary b").inner_text()
        need(listed == shown, f"{name}: {listed} to look at in the list, {shown} on its page")


def others_are_refused(served, page):
    del page
    port = urlsplit(served.address).port
    own, evil = ("Host", f"127.0.0.1:{port}"), ("Origin", "http://evil.example")
    for method, path, headers, expected in [
        ("GET", "/", [own], 200),
        ("GET", "/", [("Host", f"evil.example:{port}")], 403),
        ("GET", "/", [own, evil], 403),
        ("GET", "/", [own, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")], 403),
        ("POST", "/correct", [own], 403),
        ("POST", "/correct", [own, evil], 403),
        ("POST", "/unlock", [own], 403),
        ("POST", "/unlock", [own, evil], 403),
        ("POST", "/withdraw", [own], 403),
        ("POST", "/withdraw", [own, evil], 403),
        ("POST", "/withdraw", [("Host", f"evil.example:{port}"), ("Origin", f"http://evil.example:{port}")], 403),
        ("PUT", "/upload?name=a", [own, ("Origin", "null")], 403),
        ("POST", "/correct", [own, ("Origin", served.address.rstrip("/"))], 200),
        ("POST", "/correct", [own, ("Origin", served.address.rstrip("/"))], 422),
    ]:
        body = None if method == "GET" else (b"" if expected != 422 else b"{}")
        got = served.request(method, path, headers, body).status
        need(got == expected, f"{method} {path} {headers}: {got}, not {expected}")


def every_page_has_names_and_both_languages(served, page):
    item = served.ask("SELECT item FROM items LIMIT 1")[0][0]
    for path in ["", "tasks", "items", "history?id=" + quote(item), urlsplit(document(served)).path[1:], "nowhere"]:
        for lang in ["en", "ko"]:
            page.context.add_cookies([{"name": "lang", "value": lang, "url": served.address}])
            page.goto(served.address + path)
            need(page.evaluate("document.documentElement.lang") == lang, f"{path} is not in {lang}")
            nameless = page.evaluate("""() => [...document.querySelectorAll('a, button, input, select, textarea, img, [role=img]')]
                .filter(node => node.getClientRects().length && !(node.textContent.trim() || node.getAttribute('aria-label')
                    || node.getAttribute('alt') || node.labels?.length)).map(node => node.outerHTML.slice(0, 90))""")
            need(not nameless, f"{path}: without a name: {nameless}")
            need(page.locator("main").count() == 1 and page.locator("h1").count() >= 1, f"{path} lacks main or h1")
    for lang, told in [("en", "x is no period: 2023Q4"), ("ko", "x: 기간이 아님")]:
        page.context.add_cookies([{"name": "lang", "value": lang, "url": served.address}])
        page.goto(served.address + "items?since=x")
        need(told in page.locator("body").inner_text(), f"a refusal is not in {lang}: {page.locator('body').inner_text()}")


def a_narrow_screen_stacks(served, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(document(served))
    figure, records = page.locator("figure").first.bounding_box(), page.locator(".records").first.bounding_box()
    need(records["y"] >= figure["y"] + figure["height"] - 1, "page and records stand beside each other")
    need(page.evaluate("document.documentElement.scrollWidth") <= 390, "the page is wider than the screen")
    page.set_viewport_size({"width": 1280, "height": 800})


def the_file_of_review_needs_nothing(served, page):
    out = served.home / "review.html"
    ran = served.run("review", "ocean.pdf", "-o", "review.html")
    need(ran.returncode == 0, ran.stderr)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(out.as_uri())
    page.keyboard.press("n")
    need("doubt" in page.locator("li.lit").get_attribute("class"), "the script of the file does not run")
    outside = [url for url in requests if not url.startswith(("file:", "data:"))]
    need(not outside, f"the file asks for {outside}")
    page.locator("li.item").nth(1).click(position={"x": 3, "y": 3})
    page.keyboard.press("x")
    with page.expect_download() as download:
        page.locator("#save").click()
    line = json.loads(pathlib.Path(download.value.path()).read_text(encoding="utf-8").splitlines()[0])
    need(line["schema"] == "gwaje.corrections/1" and line["kind"] == "seen", f"{line}")


def again(served, *words):
    """Another server of the same folder; its address and process."""
    lang = [] if "--lang" in words else ["--lang", "en"]
    process = subprocess.Popen([served.gwaje, "serve", *words, "--port", "0", *lang],
                               cwd=served.home, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0], process
    raise AssertionError(f"serve {words} ended")


def archives_and_uploads_keep_their_pictures(served, page):
    with zipfile.ZipFile(served.home / "old.zip", "w") as archive:
        archive.write(FIXTURES / "water.pdf", "2024/water.pdf")
    own, process = again(served, "old.zip", "--to", "sqlite:old.db")
    try:
        page.goto(own)
        page.locator("#drop input[type=file]").set_input_files(FIXTURES / "heritage.pdf")
        page.wait_for_url("**/document/*", timeout=60000)
    finally:
        process.terminate()
        process.wait(10)
    own, process = again(served, "old.db")
    try:
        for name in ["water.pdf", "heritage.pdf"]:
            page.goto(own)
            page.get_by_role("link", name=name).click()
            wait_for_picture(page, "figure img")
    finally:
        process.terminate()
        process.wait(10)


def a_document_without_pages_is_shown_on_its_print(served, page):
    for name in ["labour.hwpx", "labour.pdf"]:
        shutil.copy(FIXTURES / name, served.home / name)
    own, process = again(served, "labour.hwpx", "--to", "sqlite:hwpx.db")
    try:
        page.goto(own)
        page.get_by_role("link", name="labour.hwpx").click()
        wait_for_picture(page, "figure img")
        items, boxes = page.locator("li.item").count(), page.locator("figure rect").count()
        need(boxes >= items > 3, f"{items} items have {boxes} boxes on the print")
        page.locator("li.item").nth(1).click(position={"x": 3, "y": 3})
        page.keyboard.press("e")
        page.locator("#edit-item textarea").fill("고친 글")
        with page.expect_navigation():
            page.locator("#edit-item button[value=apply]").click()
        need(page.locator("li.item .text", has_text="고친 글").count() == 1, "a correction of a HWPX is not applied")
    finally:
        process.terminate()
        process.wait(10)


def plots_show_what_a_store_holds(served, page):
    own, process = again(served, str(FIXTURES / "quarters"), "--to", "sqlite:quarters.db")
    try:
        page.goto(own)
        releases = page.locator("tbody th").all_inner_texts()
        need([name[:7] for name in releases] == ["2025 Q4", "2025 Q3", "2025 Q2", "2025 Q1"], f"releases stand in the order {releases}")
        need(page.locator("svg.plot").count() == 3, "one of three plots is not there")
        need(page.locator("svg.plot circle").count() >= 1, "no plan is shown beside its report")
        page.locator("svg.plot a").first.click()
        page.wait_for_url("**/history?**")
    finally:
        process.terminate()
        process.wait(10)
    page.goto(document(served))
    page.locator("#plots summary").click()
    need(page.locator("#plots svg rect").count() >= 1, "a document has no figures")


# Seconds within which the first page of a long document is to be there, and how many times what a document of two pages takes it
# may take on a machine that has other work or a program that was built for tests.
SECONDS = 1
TIMES = 20
# Bytes of the first answer: some kilobytes of records for each page that is seen, and some hundred for each that is not.
MOST_BYTES = 400_000


def first_page(page, address):
    """Seconds until the first page of a document is painted, three times."""
    took = []
    for _ in range(3):
        began = time.monotonic()
        page.goto(address, wait_until="commit")
        while not page.evaluate("(() => { const first = document.querySelector('figure img');"
                                " return Boolean(first && first.complete && first.naturalWidth > 50); })()"):
            page.wait_for_timeout(10)
        took.append(time.monotonic() - began)
    return took


def later(page):
    return page.locator("section[data-later]").count()


def lit_on(page):
    return page.locator("li.lit").evaluate("li => Number(li.closest('section').id.slice(1))")


def pages_that_come_later(page, address):
    """Records of a long document that are not there yet: by link, by key, by words, for print and for the browser's own search."""
    page.goto(address)
    for _ in range(600):
        if later(page) == 0:
            break
        page.wait_for_timeout(100)
    need(page.locator("section.page").count() == 438 and later(page) == 0, "not all pages come")
    need(page.locator("section.page:not(:has(li.item))").count() == 0, "a page came without its records")
    last = page.locator("li.item").last.get_attribute("id")
    items = page.locator("li.item").count()
    page.locator("#find").fill("귀어")
    found = page.locator("li.item:visible").count()
    page.goto(address)
    page.locator("#find").fill("귀어")
    for _ in range(100):
        if later(page) == 0 and page.locator("li.item:visible").count() == found > 0:
            break
        page.wait_for_timeout(100)
    need(page.locator("li.item:visible").count() == found > 0, "words are not found on pages that come later")
    page.goto(address + "?page=400")
    page.locator("#p400 li.item").nth(1).click(position={"x": 3, "y": 3})
    page.keyboard.press("e")
    page.locator("#edit-item textarea").fill("고친 글(12.24)")
    with page.expect_navigation():
        page.locator("#edit-item button[value=apply]").click()
    page.wait_for_selector("li.lit")
    page.locator("#made li", has_text="고친 글").wait_for()
    need(lit_on(page) == 400 and "고친 글" in page.locator("li.lit").inner_text(), "one is elsewhere after a correction")
    # Nothing comes by itself now: the server is asked for what a person does alone.
    page.add_init_script("window.setTimeout = () => 0")
    page.goto(address)
    there = later(page)
    need(there > 400, f"only {there} pages come later")
    page.locator("section.page:not([data-later]) li.item").last.click(position={"x": 3, "y": 3})
    before = lit_on(page)
    for _ in range(40):
        page.keyboard.press("j")
        page.wait_for_timeout(15)
    need(lit_on(page) > before, "j stays where records are not there yet")
    page.goto(address + "#" + last)
    page.reload()
    page.wait_for_selector("li.lit")
    need(lit_on(page) == 438, "a link to a record that is not there yet leads elsewhere")
    for _ in range(40):
        page.keyboard.press("k")
        page.wait_for_timeout(15)
    need(lit_on(page) < 438, "k stays on the last page")
    page.goto(address)
    page.reload()
    page.keyboard.press("n")
    page.wait_for_selector("li.lit.doubt")
    page.goto(address + "?page=300")
    need(page.locator("#p300 li.item").count() > 0, "the page that is asked for is not there")
    page.goto(address + "?whole=true")
    need(page.locator("li.item").count() == items and later(page) == 0, "the whole is not whole")


def long_document(served):
    """A document of 438 pages in the folder that is served."""
    if not shutil.which("qpdf"):
        raise PassedOver("qpdf")
    files = [str(FIXTURES / "ocean.pdf")] * 219
    subprocess.run(["qpdf", "--empty", "--pages", *files, "--", str(served.home / "long.pdf")], check=True)


def a_long_document_is_there_at_once(served, page):
    long_document(served)
    own, process = again(served, "long.pdf", "--to", "sqlite:long.db", "--timeout", "300", "--lenient")
    try:
        with sqlite3.connect(served.home / "long.db") as store:
            path = "document/" + store.execute("SELECT document FROM documents").fetchone()[0]
        short, took = min(first_page(page, document(served))), first_page(page, own + path)
        told = f"first page of 438 after {min(took):.2f} s (of three: {', '.join(f'{s:.2f}' for s in took)}), of 2 after {short:.2f} s"
        print(f"        {told}")
        need(min(took) <= max(SECONDS, TIMES * short), told)
        with urllib.request.urlopen(own + path) as answer:
            size = len(answer.read())
        need(size <= MOST_BYTES, f"the first answer of 438 pages has {size} bytes")
        page.wait_for_load_state()
        blank, frames = page.evaluate("""async () => {
            let blank = 0, frames = 0;
            for (let step = 0; step < 60; step += 1) {
                scrollBy(0, innerHeight / 2);
                for (const until = performance.now() + 250; performance.now() < until; frames += 1) {
                    await new Promise((done) => requestAnimationFrame(done));
                    const seen = [...document.querySelectorAll('figure img')].filter((image) => {
                        const { top, bottom } = image.getBoundingClientRect();
                        return bottom > 0 && top < innerHeight;
                    });
                    blank += seen.some((image) => !image.complete || !image.naturalWidth || image.closest("[data-later]"));
                }
            }
            return [blank, frames];
        }""")
        print(f"        {blank} of {frames} frames blank over 30 screens, a screen in 0.5 s")
        need(blank == 0, f"{blank} of {frames} frames show a page without its picture or records")
        pages_that_come_later(page, own + path)
    finally:
        process.terminate()
        process.wait(10)


def what_a_machine_lacks_is_told(served, page):
    """A check that cannot run is no passed one, and fails where all it needs was promised."""
    del page
    bare, told = served.home / "bare", served.home / "passed-over"
    bare.mkdir()
    for folder in filter(os.path.isdir, os.environ["PATH"].split(os.pathsep)):
        for entry in os.scandir(folder):
            if entry.name != "qpdf" and not os.path.lexists(bare / entry.name):
                (bare / entry.name).symlink_to(entry.path)
    for required, failed in [("", 0), ("browser", 1)]:
        told.unlink(missing_ok=True)
        settings = {**os.environ, "PATH": str(bare), "GWAJE_PASSED_OVER": str(told), "GWAJE_REQUIRE": required}
        ran = subprocess.run([sys.executable, __file__, "--gwaje", served.gwaje, "--only", "a_long_document"],
                             env=settings, capture_output=True, text=True, check=False)
        need(ran.returncode == failed and f"0 passed, {failed} failed" in ran.stdout and "1 of the checks" in ran.stdout,
             ran.stdout + ran.stderr)
        need(told.read_text(encoding="utf-8") == "browser\ta_long_document_is_there_at_once\tno qpdf\n", told.read_text(encoding="utf-8"))


def no_page_has_a_serious_barrier(served, page):
    """axe-core over every page, wide and narrow, light and dark; the file of `scripts/test-browser` where it was fetched."""
    source = os.environ.get("AXE")
    if not source:
        raise PassedOver("axe-core")
    served.run("review", "ocean.pdf", "-o", "axe.html")
    item = served.ask("SELECT item FROM items WHERE depth = 0 LIMIT 1")[0][0]
    task = served.ask("SELECT task FROM tasks LIMIT 1")[0][0]
    paths = ["", "tasks", "items", "items?q=nothing", "history?id=" + quote(item), "history?id=" + quote(task), "nowhere"]
    pages = [served.address + path for path in paths] + [document(served), (served.home / "axe.html").as_uri()]
    script = pathlib.Path(source).read_text(encoding="utf-8")
    for scheme in ["light", "dark"]:
        for width in [1280, 390]:
            context = page.context.browser.new_context(
                bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
            looked = context.new_page()
            for address in pages:
                looked.goto(address)
                if looked.locator("#plots summary").count():
                    looked.locator("#plots summary").click()
                looked.evaluate(script)
                for dialog in [None, "edit-item"] if "document/" in address else [None]:
                    if dialog:
                        looked.locator("li.item").first.dblclick(position={"x": 3, "y": 3})
                    found = looked.evaluate("axe.run()")
                    need(found["passes"], "axe looked at nothing")
                    serious = [f"{wrong['id']}: {wrong['nodes'][0]['html'][:120]}" for wrong in found["violations"]
                               if wrong["impact"] in ("serious", "critical")]
                    need(not serious, f"{address} {width} {scheme} {dialog}: {serious}")
            context.close()


CHECKS = [
    both_directions_are_lit, pictures_are_painted, boxes_hold_the_ink, doubts_are_listed_and_n_goes_to_them, all_that_was_done_is_reached, find_narrows,
    corrections_last, keys_and_clicks_mean_what_they_say,
    refusals_are_pages,
    items_are_split_and_titles_corrected, what_was_seen_is_told_no_more, search_finds_and_sheets_go_along,
    corrections_are_listed_and_taken_back, items_are_merged_and_put_under_others, editions_show_what_they_changed, tasks_are_listed_under_their_agenda, halves_of_a_year_are_filtered_and_named,
    history_shows_the_print, what_cannot_be_read_is_told_for_people_in_a_browser, an_encrypted_print_is_opened_again, documents_are_dropped_on_the_page, others_are_refused, every_page_has_names_and_both_languages,
    a_narrow_screen_stacks, the_file_of_review_needs_nothing, the_file_of_review_prints_compactly,
    many_corrected_texts_are_all_shown_in_the_file, a_document_without_pages_or_print_is_shown, archives_and_uploads_keep_their_pictures,
    a_document_without_pages_is_shown_on_its_print, plots_show_what_a_store_holds, a_long_document_is_there_at_once,
    what_a_machine_lacks_is_told, no_page_has_a_serious_barrier,
]


def shots(served, browser, folder):
    """Every page, wide and narrow, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    item = served.ask("SELECT item FROM items WHERE depth = 0 LIMIT 1")[0][0]
    task = served.ask("SELECT task FROM tasks LIMIT 1")[0][0]
    pages = {"home": "", "tasks": "tasks", "items": "items", "item": "history?id=" + quote(item), "task": "history?id=" + quote(task),
             "document": urlsplit(document(served)).path[1:]}
    for scheme in ["light", "dark"]:
        for width in [1280, 390]:
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            for name, path in pages.items():
                page.goto(served.address + path)
                page.wait_for_timeout(700)
                if name == "document":
                    page.keyboard.press("n")
                    page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            page.close()


def passed_over(name, lack):
    """Says so as crates/need does for other tests; whether that is a failure, where a browser and all with it was promised."""
    print(f"passed over: {name} lacks {lack}")
    if listed := os.environ.get("GWAJE_PASSED_OVER"):
        with open(listed, "a", encoding="utf-8") as list_of_all:
            list_of_all.write(f"browser\t{name}\tno {lack}\n")
    return "browser" in os.environ.get("GWAJE_REQUIRE", "").split(",")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gwaje", required=True)
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    passed, failed, ran, lacking = 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        served = Served(os.path.abspath(options.gwaje), pathlib.Path(home))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            for check in [check for check in CHECKS if not options.only or options.only in check.__name__]:
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.set_default_timeout(15000)
                ran += 1
                wrong = []
                page.on("pageerror", lambda error: wrong.append(str(error)))
                page.on("dialog", lambda dialog: (wrong.append("a script of the document ran"), dialog.dismiss()))
                page.on("request", lambda request: request.url.startswith(("http://127.0.0.1:", "data:", "file:", "blob:")) or wrong.append(request.url))
                try:
                    check(served, page)
                    need(not wrong, f"{wrong}")
                    passed += 1
                    print(f"ok      {check.__name__}")
                except PassedOver as lack:
                    lacking += 1
                    failed += passed_over(check.__name__, lack)
                except Exception as error:
                    failed += 1
                    print(f"FAILED  {check.__name__}: {str(error)[:600]}")
                page.close()
            if options.shots:
                shots(served, browser, options.shots)
        finally:
            browser.close()
            served.process.terminate()
            try:
                ended = served.process.wait(10)
            except subprocess.TimeoutExpired:
                served.process.kill()
                ended = "never"
            if ended != 0:
                failed += 1
                print(f"FAILED  it ends when it is told to: {ended}")
    if lacking:
        print(f"{lacking} of the checks were passed over")
    print(f"{passed} passed, {failed} failed")
    # A name that no check has is no success.
    sys.exit(1 if failed or not (ran or options.shots) else 0)


main()
