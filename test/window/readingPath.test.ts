import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { entryOf, unstuck } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody new is led through a folder, by keyboard alone.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			const notes = join(folder, "src/upload/.tacit");
			await mkdir(notes, { recursive: true });
			await writeFile(
				join(notes, "path.md"),
				[
					"# Uploads",
					"",
					"1. [How pieces come in](../receive.ts#L10-L14): the type alone. 3 min",
					"2. [What there is no more](../gone.ts)",
					"",
				].join("\n"),
			);
		},
	});
});

afterAll(async () => {
	await sample?.close();
});

const view = () =>
	sample.window.page
		.locator(".pane", {
			has: sample.window.page.locator(".pane-header", {
				hasText: "Reading Path",
			}),
		})
		.first();
const rows = () => unstuck(view().getByRole("treeitem"));
const row = (name: string | RegExp) =>
	unstuck(view().getByRole("treeitem", { name }));
const tick = (step: Locator) => step.getByRole("checkbox");
const activeTab = () =>
	sample.window.page
		.locator(".tab.active")
		.first()
		.getAttribute("data-resource-name");
const said = (text: RegExp) => view().getByText(text).first().waitFor();

/** Presses a key of two strokes until it did something: a page that takes the focus meanwhile swallows it. */
async function press(
	second: string,
	isDone: () => Promise<boolean>,
): Promise<void> {
	const { keyboard } = sample.window.page;
	await expect
		.poll(async () => {
			if (await isDone()) return true;
			await keyboard.press("Control+K");
			await keyboard.press(second);
			const until = performance.now() + 5000;
			while (performance.now() < until && !(await isDone()))
				await sample.window.page.waitForTimeout(100);
			return isDone();
		})
		.toBe(true);
}

/** Goes on by the key: to where `name` is open. */
const goOnTo = (name: string) =>
	press("Control+Alt+J", async () => (await activeTab()) === name);

test("a key asks of what, and the folder of the file is offered first", async () => {
	const { window } = sample;
	await window.openFile("src/auth/token.ts");
	await press("Control+Alt+R", () =>
		entryOf(window, "src/auth").first().isVisible(),
	);
	const offered = await window.page
		.locator(".quick-input-widget .monaco-list-row .label-name")
		.allInnerTexts();
	expect(offered).toEqual([
		...["src/auth", "src/auth/token.ts", "this repository"],
		"Another Folder …",
	]);
	await window.page.keyboard.press("Enter");
});

test("the steps stand in their order, each with what it is, why, and how long it takes, as a tree with names", async () => {
	const { window } = sample;
	await said(/src\/auth · 0 of 5 done · about \d+ min/);
	await row(/^Step 5 of 5/).waitFor();
	await expect
		.poll(() =>
			rows().evaluateAll((all) =>
				all.map((each) => each.getAttribute("aria-label")?.trim()),
			),
		)
		.toEqual([
			"Step 1 of 5: Refresh tokens before they expire, not on a 401, next · Decision · src/auth/token.ts · 1 min",
			expect.stringMatching(/^Ada Lovelace, Grace Hopper, /),
			"Step 2 of 5: token.ts, Code · 2 min",
			"Step 3 of 5: test/token.test.ts, Test · 2 min",
			"Step 4 of 5: Fifty seconds, because theirs is 55, Workaround · src/auth/identityProvider.ts · 1 min",
			"Step 5 of 5: identityProvider.ts, Code · 4 min",
			"Still here to ask (3)",
			...["Ask Grace Hopper", "Ask Edsger Dijkstra", "Ask Ada Lovelace"],
		]);
	expect(await tick(row(/^Step 1 of 5/)).getAttribute("aria-label")).toBe(
		"Refresh tokens before they expire, not on a 401 is read",
	);
	await window.screenshot("reading-path");
});

test("the focus is on what comes next, and Enter opens it at its lines, with the note", async () => {
	const { window } = sample;
	const { page } = window;
	await expect
		.poll(() =>
			view()
				.locator(".monaco-list-row.focused")
				.first()
				.getAttribute("aria-label"),
		)
		.toMatch(/^Step 1 of 5/);
	await page.keyboard.press("Enter");
	await window.editor.waitForCursor(25, 1);
	await page
		.locator(".monaco-hover:visible", {
			hasText: "Refresh tokens before they expire, not on a 401",
		})
		.first()
		.waitFor();
	await window.screenshot("reading-path-note");
});

test("one key says that it is read and opens the next, and the row is ticked", async () => {
	const { window } = sample;
	await press("Control+Alt+J", () =>
		row(/^Step 1 of 5: .* · read$/).isVisible(),
	);
	await expect.poll(() => tick(row(/^Step 1 of 5/)).isChecked()).toBe(true);
	await row(/^Step 2 of 5: token\.ts, next · Code/).waitFor();
	await window.page
		.locator(".statusbar-item", { hasText: "Step 2 of 5: token.ts" })
		.waitFor();
	await goOnTo("token.test.ts");
	await goOnTo("identityProvider.ts");
	await said(/3 of 5 done/);
});

/** Says something by a command, until its row shows it: the list of commands may be drawn anew under the click. */
async function say(command: string, shown: RegExp): Promise<void> {
	await expect
		.poll(async () => {
			if (await row(shown).isVisible()) return true;
			await sample.window.runCommand(command);
			await row(shown)
				.waitFor({ timeout: 8000 })
				.catch(() => undefined);
			return row(shown).isVisible();
		})
		.toBe(true);
}

test("“I know this”, and what is left out, are said by a command, and undone by another", async () => {
	await say("Tacit: I Know This", /^Step 4 of 5: .* · known before$/);
	await say("Tacit: Leave This Step Out", /^Step 5 of 5: .* · left out$/);
	await said(/Nothing is left: you are through all of it\./);
	await say(
		"Tacit: Put Back on the Path",
		/^Step 5 of 5: identityProvider\.ts, next · Code/,
	);
	await say(
		"Tacit: Put Back on the Path",
		/^Step 4 of 5: .*, next · Workaround/,
	);
});

test("a tick is taken back by a click, and the command line knows of it", async () => {
	await expect
		.poll(async () => {
			const box = tick(row(/^Step 3 of 5/));
			if (await box.isChecked())
				await box.click({ timeout: 3000 }).catch(() => undefined);
			return row(/^Step 3 of 5: test\/token\.test\.ts, next/).isVisible();
		})
		.toBe(true);
	expect(await sample.read(".git/tacit/path.json")).toBe(
		`${JSON.stringify({
			version: 1,
			areas: {
				"src/auth": { k3f9q2mx: "done", "src/auth/token.ts": "done" },
			},
		})}\n`,
	);
});

test("it is there again when the window is, where it was left", async () => {
	await sample.window.reload();
	await sample.here.open();
	await said(/src\/auth · 2 of 5 done/);
	await row(/^Step 3 of 5: test\/token\.test\.ts, next/).waitFor();
	await goOnTo("token.test.ts");
});

test("Ask Why on a step asks about its file, and on somebody who is here about all of it", async () => {
	const { window, inline, here } = sample;
	await window.runCommand("Tacit: Ask Why About This Step");
	await inline.waitForFocus();
	expect(await inline.title.innerText()).toMatch(/Question/);
	expect(await activeTab()).toBe("token.test.ts");
	await window.page.keyboard.press("Escape");
	await inline.waitUntilClosed();
	const input = window.page
		.locator(".quick-input-widget:visible input")
		.first();
	await expect
		.poll(async () => {
			if (await input.isVisible()) return true;
			await here
				.row("Ask Grace Hopper")
				.click({ timeout: 3000 })
				.catch(() => undefined);
			await input.waitFor({ timeout: 3000 }).catch(() => undefined);
			return input.isVisible();
		})
		.toBe(true);
	await window.page.keyboard.press("Escape");
});

const gone = /gone\.ts.*src\/upload\/\.tacit\/path\.md:4$/;

test("a team’s own steps come first, at their lines, and a dead one is told", async () => {
	const { window } = sample;
	await window.openFile("src/upload/receive.ts");
	await press("Control+Alt+R", () =>
		entryOf(window, "src/upload").first().isVisible(),
	);
	await window.page.keyboard.press("Enter");
	await row(
		/^Step 1 of \d+: How pieces come in, next · Code · src\/upload\/receive\.ts · pinned · 3 min/,
	).waitFor();
	await row(/^the type alone/).waitFor();
	// Below all steps, where the list is drawn once somebody goes there.
	await expect
		.poll(async () => {
			await window.page.keyboard.press("End");
			return (
				(await row(/^1 pinned step leads nowhere/).isVisible()) &&
				(await row(gone).isVisible())
			);
		})
		.toBe(true);
	await press("Control+Alt+J", () =>
		window.page
			.locator(".statusbar-item", { hasText: /Ln 10, Col 1/ })
			.isVisible(),
	);
	await window.screenshot("reading-path-pinned");
});

test("all of it is forgotten by a command, which asks first, and the view goes when it is closed", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Forget What Was Read on Reading Paths");
	await window.page
		.locator(".monaco-dialog-box")
		.getByRole("button", { name: "Forget" })
		.press("Enter");
	await expect.poll(() => sample.list(".git/tacit")).not.toContain("path.json");
	await window.runCommand("Tacit: Close Reading Path");
	await view().waitFor({ state: "detached" });
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});
