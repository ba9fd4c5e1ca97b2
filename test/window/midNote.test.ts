import { afterAll, beforeAll, expect, test } from "vitest";
import { chooseInMenu } from "./support/hereView.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, entryOf, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Between the first word of a note and the last: its kind is chosen, and the window loads anew.
stepsOfOneJourney();

const sentence = "One fetch at a time";
const drafts = ".git/tacit/drafts/src/auth";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
	await sample.window.openFile("src/auth/token.ts");
});

afterAll(async () => {
	await sample?.close();
});

test("the editor's context menu opens the inline editor on the selected lines", async () => {
	const { window, inline } = sample;
	await window.selectLines(33, 36);
	await window.page.keyboard.press("Shift+F10");
	await chooseInMenu(window, "Write a Note on These Lines");
	await inline.waitForFocus();
	expect(
		await inline.box.locator(".comments-container").getAttribute("aria-label"),
	).toContain("on lines 33 through 36");
});

test("the tag button chooses the kind by mouse, and the text stays", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.type(sentence);
	await inline.button("Choose What the Note Is About").click();
	await chooseInList(window, "Watch out");
	await expect.poll(() => inline.title.innerText()).toContain("Watch out");
	await expect.poll(() => inline.text()).toBe(sentence);
});

test("loading the window anew brings back the text and the kind", async () => {
	const { window, inline } = sample;
	await window.reload();
	await inline.enter();
	await expect.poll(() => inline.text()).toBe(sentence);
	expect(await inline.title.innerText()).toContain("Watch out");
});

test("a key chooses the kind, and gives the focus back to the text", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Y");
	await listOf(window).locator("input[type='text']").waitFor();
	await window.page.keyboard.type("Decision");
	await entryOf(window, "Decision").and(focusedRow()).waitFor();
	await window.page.keyboard.press("Enter");
	await expect.poll(() => inline.title.innerText()).toContain("Decision");
	await inline.waitForFocus();
	await window.page.keyboard.type(", or they block us");
	await expect.poll(() => inline.text()).toBe(`${sentence}, or they block us`);
});

test("a key saves it as a private draft of that kind", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+D");
	await inline.waitUntilClosed();
	await expect.poll(() => sample.list(drafts)).toHaveLength(1);
	const [name] = await sample.list(drafts);
	expect(await sample.read(`${drafts}/${name}`)).toMatch(
		/\nkind: decision\nstatus: accepted\n[\s\S]*\n# One fetch at a time, or they block us\n[\s\S]* lines=33-36 /,
	);
	expect(sample.noise()).toEqual([]);
});

function focusedRow() {
	return listOf(sample.window).locator(".monaco-list-row.focused");
}
