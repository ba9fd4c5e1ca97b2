import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// The note on `get` in src/auth/token.ts begins on line 25.
const noted = 25;
const markSelector =
	".editor-instance .view-line [class*='TextEditorDecorationType']";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			const file = join(folder, "src/auth/token.ts");
			const text = await readFile(file, "utf8");
			// Lines that differ from the last commit: the noted one (by its end alone, which the note does not mind) and another.
			await writeFile(
				file,
				text
					.replace("Promise<Token> {\n    if", "Promise<Token>  {\n    if")
					.replace("  #current: Token", "  #current:  Token"),
			);
			await appendFile(file, "\n".repeat(60));
		},
	});
	await sample.window.openFile("src/auth/token.ts");
	await mark().waitFor({ state: "attached" });
});

afterAll(async () => {
	await sample?.close();
});

test("the mark stands at the end of the line on which the note begins, and moves nothing", async () => {
	const { window } = sample;
	await window.goToLine(20);
	const [above, marked, below] = await Promise.all([
		textTop(noted - 1),
		textTop(noted),
		textTop(noted + 1),
	]);
	const line = await boxOf(window.editor.lineNumber(noted));
	expect(marked - above).toBe(line.height);
	expect(below - marked).toBe(line.height);
	const at = await boxOf(mark());
	expect(at.y).toBeGreaterThanOrEqual(line.y);
	expect(at.y + at.height).toBeLessThanOrEqual(line.y + line.height + 1);
	await window.screenshot("mark");
});

test("the line's text stands where it stands without the mark", async () => {
	const withMark = await textTop(noted);
	await withSettings({ "tacit.marks.line": false }, async () => {
		await mark().waitFor({ state: "detached" });
		expect(await textTop(noted)).toBe(withMark);
	});
	await mark().waitFor({ state: "attached" });
});

test("a breakpoint and the mark of a changed line are shown on a noted line as on any other", async () => {
	const { window } = sample;
	const other = 17;
	for (const line of [noted, other]) {
		const { x, y, height } = await boxOf(window.editor.lineNumber(line));
		await window.page.mouse.click(x - 8, y + height / 2);
	}
	const breakpoints = window.page.locator(
		".editor-instance .codicon-debug-breakpoint",
	);
	await expect.poll(() => breakpoints.count()).toBe(2);
	const changes = window.page.locator(
		".editor-instance .margin .dirty-diff-glyph",
	);
	await expect.poll(() => changes.count()).toBe(2);
	for (const marks of [breakpoints, changes]) {
		const [first, second] = await Promise.all([
			boxInLine(marks, noted),
			boxInLine(marks, other),
		]);
		expect(first.x).toBe(second.x);
		expect(first.width).toBe(second.width);
		expect(first.width).toBeGreaterThan(0);
	}
	await window.screenshot("mark-with-breakpoint");
});

test("the mark is drawn anew in a theme of high contrast", async () => {
	const iconOf = () =>
		sample.window.page.evaluate<string>(
			`getComputedStyle(document.querySelector("${markSelector}"), "::after").content`,
		);
	// Nobody here has read the note.
	await expect.poll(iconOf).toMatch(/mark-(?:light|dark)-unread\.svg/);
	for (const [theme, icon] of [
		["Default High Contrast", "mark-dark-contrast-unread.svg"],
		["Default High Contrast Light", "mark-light-contrast-unread.svg"],
	] as const)
		await withSettings({ "workbench.colorTheme": theme }, async () => {
			await expect.poll(() => iconOf().catch(() => "")).toContain(icon);
			await sample.window.screenshot(icon);
		});
	await expect
		.poll(() => iconOf().catch(() => ""))
		.toMatch(/mark-(?:light|dark)-unread\.svg/);
});

test("the overview ruler has a mark, which a setting takes away", async () => {
	const before = await rulerColors();
	await withSettings({ "tacit.marks.overviewRuler": false }, async () => {
		await expect.poll(rulerColors).not.toEqual(before);
	});
	await expect.poll(rulerColors).toEqual(before);
});

test("the hover can be switched off", async () => {
	const { window } = sample;
	await expect
		.poll(() => window.hoverText(noted, "get").catch(() => []))
		.toContainEqual(expect.stringContaining("Decision — Refresh tokens"));
	await withSettings({ "tacit.hover": false }, async () => {
		await expect
			.poll(() => window.hoverText(noted, "get").catch(() => []))
			.toEqual([expect.stringContaining("TokenStore.get(")]);
	});
});

test("the + in the gutter can be on every line, or nowhere", async () => {
	const { window } = sample;
	const plus = window.page.locator(".comment-range-glyph");
	await window.goToLine(20);
	expect(await plus.count()).toBe(0);
	await withSettings({ "tacit.plusInGutter": "everyLine" }, async () => {
		await expect.poll(() => plus.count()).toBeGreaterThan(10);
	});
	await withSettings({ "tacit.plusInGutter": "never" }, async () => {
		await window.selectLines(20, 22);
		await expect.poll(() => plus.count()).toBe(0);
	});
});

function mark(): Locator {
	return sample.window.page.locator(markSelector);
}

/** Where the first letters of a line are drawn, in pixels from the top of the window. */
async function textTop(line: number): Promise<number> {
	const { y, height } = await boxOf(sample.window.editor.lineNumber(line));
	return sample.window.page.evaluate(
		`(${topOfText})(${y + height / 2})`,
	) as Promise<number>;
}

/** Runs in the page. */
const topOfText = `(height) => {
	const line = [...document.querySelectorAll(".editor-instance .view-line")].find((each) => {
		const { top, bottom } = each.getBoundingClientRect();
		return top <= height && height < bottom;
	});
	const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
	const range = document.createRange();
	range.selectNodeContents(text);
	return range.getBoundingClientRect().top;
}`;

/** Where it is drawn, once it is: VS Code draws lines anew when a mark comes or goes. */
async function boxOf(locator: Locator) {
	return vi.waitUntil(() => locator.boundingBox());
}

/** The box of the one that stands in a line. */
async function boxInLine(marks: Locator, line: number) {
	const { y, height } = await boxOf(sample.window.editor.lineNumber(line));
	for (const each of await marks.all()) {
		const box = await boxOf(each);
		const middle = box.y + box.height / 2;
		if (y <= middle && middle < y + height) return box;
	}
	throw new Error(`There is none in line ${line}.`);
}

/** The colors that the overview ruler shows, each once. */
function rulerColors(): Promise<readonly string[]> {
	return sample.window.page.evaluate(`(() => {
		const ruler = document.querySelector(".editor-instance .decorationsOverviewRuler");
		const { data } = ruler.getContext("2d").getImageData(0, 0, ruler.width, ruler.height);
		const colors = new Set();
		for (let at = 0; at < data.length; at += 4) colors.add(data.slice(at, at + 4).join(" "));
		return [...colors].sort();
	})()`) as Promise<readonly string[]>;
}

/** Does something while the folder has settings of its own. */
async function withSettings(
	settings: Readonly<Record<string, unknown>>,
	task: () => Promise<void>,
): Promise<void> {
	const folder = join(sample.folder, ".vscode");
	await mkdir(folder);
	await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
	await task();
	await rm(folder, { recursive: true });
}
