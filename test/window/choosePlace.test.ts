import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { splitGet } from "../support/splitGet.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A method that a note speaks of was taken apart into three: a person says which of them it is, without a mouse.
stepsOfOneJourney();

const title = "Refresh tokens before they expire, not on a 401";
const noteFile = "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md";

let sample: SampleWindow;
let before: string;

beforeAll(async () => {
	sample = await openSample({
		// In a narrow one VS Code shows then and now below each other.
		size: { width: 1400, height: 800 },
		prepare: splitGet,
	});
	before = await sample.read(noteFile);
});

afterAll(async () => {
	await sample?.close();
});

test("Enter on the note's row lists the three likely places, the likeliest first", async () => {
	const { window, here } = sample;
	await window.openFile("src/auth/token.ts");
	await here.open();
	await here
		.row(new RegExp(`^Decision: ${title}, probably at line 25`))
		.waitFor();
	await openList();
	await expect.poll(places).toEqual([25, 35, 30]);
});

test("an arrow key shows the next of them beside the old code, and the one before it", async () => {
	const { page } = sample.window;
	await isShown("forChunk");
	await page.keyboard.press("ArrowDown");
	await isShown("forReport");
	await page.keyboard.press("ArrowDown");
	await isShown("forPing");
	await page.keyboard.press("ArrowUp");
	await isShown("forReport");
	await sample.window.screenshot("three-places");
});

test("Escape leaves the note as it is, on no line, and takes the comparison away", async () => {
	const { window, here } = sample;
	await window.page.keyboard.press("Escape");
	await listOf(window).waitFor({ state: "hidden" });
	await window.page
		.locator(".monaco-diff-editor")
		.waitFor({ state: "detached" });
	await here
		.row(new RegExp(`^Decision: ${title}, probably at line 25`))
		.waitFor();
	expect(await sample.read(noteFile)).toBe(before);
});

test("Enter on the second points the note at it, and puts the cursor there", async () => {
	const { window, here } = sample;
	await openList();
	await expect.poll(places).toEqual([25, 35, 30]);
	await isShown("forChunk");
	await window.page.keyboard.press("ArrowDown");
	await isShown("forReport");
	await window.page.keyboard.press("Enter");
	await here.row(new RegExp(`^Decision: ${title}, line 35`)).waitFor();
	await window.editor.waitForFile("token.ts");
	await window.editor.waitForCursor(35, 1);
	const after = await sample.read(noteFile);
	expect(after).toMatch(/^```ts tacit file=token\.ts lines=35-37 /m);
	expect(after).toContain("async forReport(now = Date.now())");
	expect(after.split("```")[0]).toBe(before.split("```")[0]);
});

/** Opens the list from the note's row in Here, by keyboard alone. */
async function openList(): Promise<void> {
	const { window, here } = sample;
	const row = here.view.locator(".monaco-list:focus .monaco-list-row.focused", {
		hasText: "Refresh tokens",
	});
	const question = listOf(window).getByText(`Where is the code of “${title}”?`);
	const isThere = (what: Locator) =>
		what.waitFor({ timeout: 5000 }).then(
			() => true,
			() => false,
		);
	// A view that is drawn again in that moment takes no focus and no key.
	await expect
		.poll(async () => {
			if (!(await isThere(row))) {
				await window.runCommand("Tacit: Show the Notes Here");
				return false;
			}
			await window.page.keyboard.press("Enter");
			return isThere(question);
		})
		.toBe(true);
}

/** The first lines of the places that are listed. */
async function places(): Promise<readonly number[]> {
	const names = await listOf(sample.window)
		.locator(".monaco-list-row .label-name")
		.allInnerTexts();
	return names.flatMap((name) => {
		const line = /src\/auth\/token\.ts:(\d+)-\d+/.exec(name)?.[1];
		return line === undefined ? [] : [Number(line)];
	});
}

/** Waits until the old code is on the left, and this method, none of the others, on the right. */
async function isShown(method: string): Promise<void> {
	const side = (name: string) =>
		sample.window.page.locator(
			`.monaco-diff-editor .editor.${name} .view-line`,
		);
	await expect
		.poll(async () => (await side("original").allInnerTexts()).join("\n"))
		.toContain("get(");
	await expect
		.poll(
			async () =>
				(await side("modified").allInnerTexts()).flatMap(
					(line) => /for(?:Chunk|Ping|Report)/.exec(line) ?? [],
				),
			{},
		)
		.toEqual([method]);
}
