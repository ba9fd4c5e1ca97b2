import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody who has no mouse, or does not see the screen, goes the whole path too.
stepsOfOneJourney();

const sentence = "One fetch at a time, or the provider blocks us";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a key opens the inline editor on the selected lines, and the focus is in it", async () => {
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await inline.openByKey(33, 36);
	expect(await focusIsIn(".review-widget .edit-textarea")).toBe(true);
});

test("its parts have names and roles", async () => {
	const { inline } = sample;
	for (const name of [
		"Publish",
		"Save as Private Draft",
		"Discard",
		"Choose What the Note Is About",
	])
		expect(await inline.button(name).count(), name).toBe(1);
	expect(
		await inline.button("Save as Private Draft").getAttribute("aria-label"),
	).toContain("(Ctrl+K Ctrl+D)");
	const thread = await inline.box
		.locator(".comments-container")
		.getAttribute("aria-label");
	expect(thread).toContain("on lines 33 through 36");
	expect(thread).toContain("Reason");
});

test("Escape closes it at once where nothing is written", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.press("Escape");
	await inline.waitUntilClosed();
	await expect
		.poll(() => focusIsIn(".editor-instance > .monaco-editor.focused"))
		.toBe(true);
});

test("Escape asks before it throws words away, and keeps them on a second Escape", async () => {
	const { window, inline } = sample;
	await inline.openByKey(33, 36);
	await window.page.keyboard.type("Half a thought");
	await window.page.keyboard.press("Escape");
	const dialog = window.page.locator(".monaco-dialog-box");
	await dialog.waitFor();
	expect(await dialog.innerText()).toContain("Discard what you have written?");
	await window.page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	await inline.waitForFocus();
	expect(await inline.text()).toBe("Half a thought");
	await window.page.keyboard.press("ControlOrMeta+A");
	await window.page.keyboard.press("Delete");
});

test("Ctrl+Enter publishes and gives the focus back to the code", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.type(sentence);
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await expect
		.poll(() => focusIsIn(".editor-instance > .monaco-editor.focused"))
		.toBe(true);
	expect(await sample.git("status", "--porcelain", "-uall")).toMatch(
		/^\?\? src\/auth\/\.tacit\/one-fetch-at-a-time[^\n]*\.md$/,
	);
});

test("a key shows the note at the cursor, before Here was ever opened", async () => {
	const { window } = sample;
	await window.goToLine(33);
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+Y");
	await shownHover().getByText(sentence).waitFor();
	await window.page.keyboard.press("Escape");
	await shownHover().waitFor({ state: "hidden" });
	await expect
		.poll(() => focusIsIn(".editor-instance > .monaco-editor.focused"))
		.toBe(true);
});

test("a command moves the focus into Here, whose rows are a tree with names", async () => {
	const { window, here } = sample;
	await window.page.keyboard.press("F1");
	await window.page.keyboard.type("Tacit: Show the Notes Here");
	await window.page
		.locator(".quick-input-widget .monaco-list-row.focused", {
			hasText: "Tacit: Show the Notes Here",
		})
		.waitFor();
	await window.page.keyboard.press("Enter");
	await expect
		.poll(() =>
			focusIsIn('[id="workbench.view.extension.tacit"] [role="tree"]'),
		)
		.toBe(true);
	await here.row(sentence).waitFor();
	await here.row(/^Code not found/).waitFor();
	const rows = await here.rows.evaluateAll((all) =>
		all.map((row) => ({
			role: row.getAttribute("role"),
			level: row.getAttribute("aria-level"),
			name: row.getAttribute("aria-label")?.trim(),
		})),
	);
	// What others wrote in one's name is told for some weeks.
	const others = rows.filter(
		({ name }) => !/^Written in your name/.test(name ?? ""),
	);
	expect(others).toEqual([
		{
			role: "treeitem",
			level: "1",
			name: "Decision: Refresh tokens before they expire, not on a 401, line 25 · Ada Lovelace, Grace Hopper, not read yet",
		},
		{
			role: "treeitem",
			level: "1",
			name: expect.stringMatching(
				`^Reason: ${sentence}, line 33 · not committed`,
			),
		},
		{ role: "treeitem", level: "1", name: "In src/auth" },
		{
			role: "treeitem",
			level: "2",
			name: "Workaround: Fifty seconds, because theirs is 55, Edsger Dijkstra, Grace Hopper, not read yet",
		},
		{ role: "treeitem", level: "1", name: "Code not found (1)" },
	]);
});

test("Enter on a row goes to its lines", async () => {
	const { window, here } = sample;
	await window.page.keyboard.press("Home");
	await window.page.keyboard.press("ArrowDown");
	await expect
		.poll(() => here.view.locator(".monaco-list-row.focused").innerText())
		.toContain(sentence);
	await window.page.keyboard.press("Enter");
	await window.editor.waitForCursor(33, 1);
	await expect
		.poll(() => focusIsIn(".editor-instance > .monaco-editor.focused"))
		.toBe(true);
});

test("a key shows the note at the cursor, and Tab reaches its links", async () => {
	const { window } = sample;
	const hover = shownHover();
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+Y");
	await hover.getByText(sentence).waitFor();
	await expect.poll(() => focusIsIn(".monaco-hover")).toBe(true);
	const open = hover
		.getByRole("link", { name: "Open" })
		.or(hover.locator("a", { hasText: /^Open$/ }));
	for (let presses = 0; presses < 12; presses += 1) {
		if (await open.first().evaluate((link) => link.matches(":focus"))) break;
		await window.page.keyboard.press("Tab");
	}
	await window.page.keyboard.press("Enter");
	await window.page
		.locator(".tab.active[data-resource-name^='one-fetch-at-a-time']")
		.waitFor();
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

function shownHover() {
	return sample.window.page.locator(".monaco-resizable-hover .monaco-hover");
}

/** Whether the focus is on an element that matches, or inside one. */
function focusIsIn(selector: string): Promise<boolean> {
	return sample.window.page.evaluate(
		`document.activeElement?.closest(${JSON.stringify(selector)}) !== null`,
	);
}
