import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A repository that somebody else wrote holds a note that tries everything. Nothing leaves the window, nothing runs.

const toggle = "command:workbench.action.toggleSidebarVisibility";

const hostile = `---
id: h0stq1e7
kind: gotcha
by:
  - "[Mallory](${toggle}) ![M](https://name.evil.example/n.png) <mallory@evil.example>"
date: 2026-11-01
---

# Look ![at](https://title.evil.example/p.png) <img src="https://title.evil.example/i.png"> [this](${toggle}) $(alert)

Press [here](${toggle}), [or here](command:tacit.delete?%5B%22x%22%5D) <${toggle}> ![pixel](https://gist.evil.example/pixel.png) <img src=https://gist.evil.example/i.png onerror=alert(1)> <script>fetch("https://gist.evil.example/s")</script> <a href="${toggle}">or there</a> [file](file:///etc/passwd) ![ref][r] <style>@import url(https://gist.evil.example/c.css)</style> <b>bold</b>

[r]: https://gist.evil.example/ref.png

\`\`\`ts tacit file=token.ts lines=33-36
  async refresh(): Promise<Token> {
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
\`\`\`
`;

let sample: SampleWindow;
const requests: string[] = [];

beforeAll(async () => {
	sample = await openSample({
		prepare: (folder) =>
			writeFile(join(folder, "src/auth/.tacit/look.h0stq1e7.md"), hostile),
	});
	sample.window.page.on("request", (request) => requests.push(request.url()));
	await sample.window.openFile("src/auth/token.ts");
	await sample.here.open();
});

afterAll(async () => {
	await sample?.close();
});

test("the hover shows it as text, with Tacit's own links alone", async () => {
	const { window } = sample;
	await expect
		.poll(() => window.hoverText(34, "pending").catch(() => []))
		.toContainEqual(expect.stringContaining("Watch out — Look"));
	const hover = window.page.locator(".monaco-resizable-hover .monaco-hover");
	const text = await hover.innerText();
	expect(text).toContain("<script>");
	expect(text).toContain("<b>bold</b>");
	expect(text).toContain("$(alert)");
	await expectInert(hover);
	expect(await commandLinks(hover)).toEqual([
		"tacit.openNote",
		"tacit.editNote",
		"tacit.reply",
		"tacit.copyLink",
		"tacit.whoKnows",
		"tacit.gotIt",
	]);
	await window.screenshot("hostile-hover");
});

test("a press on its words runs no command", async () => {
	const { window } = sample;
	const hover = window.page.locator(".monaco-resizable-hover .monaco-hover");
	for (const words of ["here", "or here", "or there"]) {
		await window.hoverText(34, "pending");
		await hover.getByText(words, { exact: false }).first().click();
	}
	expect(await window.page.locator(".part.sidebar").isVisible()).toBe(true);
	expect(await sample.list("src/auth/.tacit")).toContain("look.h0stq1e7.md");
});

test("its row in Here and the row's tooltip show it as text", async () => {
	const { window, here } = sample;
	const row = here.row(/^Watch out: Look/);
	expect(await row.innerText()).toContain("$(alert)");
	await expectInert(row);
	await row.locator(".label-name").hover();
	const tooltip = window.page.locator(".workbench-hover", {
		hasText: "Watch out",
	});
	await tooltip.waitFor();
	expect(await tooltip.innerText()).toContain("<script>");
	await expectInert(tooltip);
	expect(await commandLinks(tooltip)).toEqual([]);
	await window.screenshot("hostile-tooltip");
});

test("the inline editor shows its source and nothing else", async () => {
	const { inline, here } = sample;
	await here.pressIcon(/^Watch out: Look/, "Edit Note");
	await inline.waitForFocus();
	await expect.poll(() => inline.text()).toContain("![pixel](https://");
	await expectInert(inline.box.locator(".view-lines"));
	await inline.button("Discard").click();
	await inline.waitUntilClosed();
});

test("nothing was asked of anybody outside", () => {
	expect(requests.length).toBeGreaterThan(0);
	expect(requests.filter((url) => /evil/.test(url))).toEqual([]);
	expect(sample.noise()).toEqual([]);
});

/** Expects nothing in it to be loaded or run: no images from elsewhere, no scripts, styles or frames. */
async function expectInert(shown: Locator): Promise<void> {
	expect(
		await shown.locator("script, iframe, style, link, object, b").count(),
	).toBe(0);
	expect(await shown.locator("img[src^='http'], img[onerror]").count()).toBe(0);
}

/** The commands that links in it would run. */
async function commandLinks(shown: Locator): Promise<readonly string[]> {
	const links = await shown
		.locator("a")
		.evaluateAll((all) =>
			all.map(
				(link) =>
					link.getAttribute("data-href") ?? link.getAttribute("href") ?? "",
			),
		);
	return links
		.filter((link) => link.startsWith("command:"))
		.map((link) => link.slice("command:".length).split("?")[0] ?? "");
}
