import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QuickInput } from "../support/quickInput.ts";
import { ShownEditor } from "../support/shownEditor.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Two tabs of a browser on one folder share the extension's storage, as two windows without a folder do.
stepsOfOneJourney();

const sentence = "Written in the first tab";

let sample: SampleWindow;
let second: Page;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a note that is half-written in one tab does not come up in another", async () => {
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await inline.openByKey(33, 36);
	await window.page.keyboard.type(sentence);
	await expect.poll(() => inline.text()).toBe(sentence);
	second = await window.page.context().newPage();
	await second.goto(window.page.url());
	await new QuickInput(second).pickFile("src/auth/token.ts");
	const editor = new ShownEditor(second);
	await editor.waitForFile("token.ts");
	// Once notes are shown there, whatever comes has come.
	await expect
		.poll(() => editor.hover(25, "get").catch(() => []))
		.toContainEqual(expect.stringContaining("Refresh tokens before"));
	expect(await boxIn(second).count()).toBe(0);
});

test("it stays with its own tab when that loads anew, while the other is open", async () => {
	const { window, inline } = sample;
	await window.page.bringToFront();
	await window.reload();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
	expect(await boxIn(second).count()).toBe(0);
});

test("what one tab discards is discarded there alone", async () => {
	const { window, inline } = sample;
	await second.bringToFront();
	const there = boxIn(second);
	await new QuickInput(second).submit("Control+G", ":3:1");
	await second.keyboard.press("Control+K");
	await second.keyboard.press("Control+Y");
	await there.locator(".monaco-editor.focused").waitFor();
	await second.keyboard.type("Written in the second");
	await there.getByRole("button", { name: /^Discard/ }).click();
	await second
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Discard" })
		.click();
	await there.waitFor({ state: "detached" });
	await second.close();
	await window.page.bringToFront();
	await window.reload();
	// The second tab was scrolled to another place last.
	await window.goToLine(36);
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
});

test("a tab that goes without a word leaves it to the next one that opens", async () => {
	const { window, inline } = sample;
	// The page goes, and the server may wait for it to come back.
	await sample.reopen();
	await window.openFile("src/auth/token.ts");
	// VS Code shows the file where one of the tabs had it last.
	await window.goToLine(36);
	await inline.box.waitFor();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
	await inline.button("Save as Private Draft").click();
	await inline.waitUntilClosed();
	expect(await sample.list(".git/tacit/drafts/src/auth")).toHaveLength(1);
});

function boxIn(page: Page): Locator {
	return page.locator(".review-widget", {
		has: page.locator(".review-comment"),
	});
}
