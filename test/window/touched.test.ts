import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { entryOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody changes code on a branch, sees in Source Control what that means for notes, and settles each in another way.
stepsOfOneJourney();

const token = "src/auth/token.ts";
const note = "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md";
const title = /^The code under “Refresh tokens before they expire/;

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({ prepare: changeOnBranch });
});

afterAll(async () => {
	await sample?.close();
});

/** A branch with a commit that changes code under a note, and a note of its own. */
async function changeOnBranch(folder: string): Promise<void> {
	await isolatedGit(folder, ["checkout", "--quiet", "-b", "patience"]);
	const file = join(folder, token);
	const text = await readFile(file, "utf8");
	await writeFile(
		file,
		text.replace("- REFRESH_AHEAD)", "- 2 * REFRESH_AHEAD)"),
	);
	await isolatedGit(folder, [
		...["-c", "user.name=Kim", "-c", "user.email=kim@example.org"],
		...["commit", "--quiet", "--all", "--message=Refresh twice as early"],
	]);
}

const view = () =>
	sample.window.page
		.locator(".pane", {
			has: sample.window.page.locator(".pane-header", {
				hasText: "Knowledge Touched",
			}),
		})
		.first();
const row = (name: RegExp): Locator => view().getByRole("treeitem", { name });
const titleButton = (name: string) =>
	sample.window.page
		.locator(".editor-group-container.active .editor-actions")
		.getByRole("button", { name });

/** Brings the keyboard into the lightbulb's menu on a line, and takes one of its entries. */
async function quickFix(at: number, words: RegExp): Promise<void> {
	const { window } = sample;
	const entry = window.page
		.locator(".action-widget .monaco-list-row", { hasText: words })
		.first();
	await expect
		.poll(async () => {
			await window.openFile(token);
			await window.goToLine(at);
			await window.page.keyboard.press("Control+.");
			return entry.waitFor({ timeout: 4000 }).then(
				() => true,
				() => false,
			);
		})
		.toBe(true);
	// By keyboard: VS Code 1.103 keeps the mouse from what is in the list.
	await expect
		.poll(async () => {
			if (/\bfocused\b/.test((await entry.getAttribute("class")) ?? ""))
				return true;
			await window.page.keyboard.press("ArrowDown");
			return false;
		})
		.toBe(true);
	await window.page.keyboard.press("Enter");
}

async function lineOf(words: string): Promise<number> {
	const text = await sample.read(token);
	return text.split("\n").findIndex((each) => each.includes(words)) + 1;
}

test("the view says in Source Control what the branch means for a note, and a row opens its place", async () => {
	const { window } = sample;
	await window.openFile(token);
	await window.runCommand("Tacit: Show the Knowledge That My Changes Touch");
	await row(/^Branch/).waitFor();
	await row(title).waitFor();
	await window.screenshot("knowledge-touched");
	await row(title).click();
	await window.editor.waitForFile("token.ts");
});

test("what changed is shown from the row, and beside it one press says that the note is still true", async () => {
	const { window } = sample;
	await row(title).hover();
	await row(title).getByRole("button", { name: "See What Changed" }).click();
	await titleButton("Still True").waitFor();
	await window.screenshot("knowledge-touched-difference");
	await titleButton("Still True").click();
	await expect
		.poll(() => sample.read(note))
		.toMatch(/^confirmed: \d{4}-\d\d-\d\d .+$/m);
	expect(await sample.read(note)).toContain("- 2 * REFRESH_AHEAD");
	await titleButton("Still True").waitFor({ state: "detached" });
	await row(title).waitFor({ state: "detached" });
});

test("the same by keyboard: a quick fix on the line, and the palette", async () => {
	const { window } = sample;
	await sample.git("commit", "--quiet", "--all", "--message=Confirmed");
	await change();
	await quickFix(await lineOf("3 * REFRESH_AHEAD"), /^See What Changed/);
	await titleButton("Still True").waitFor();
	await window.runCommand("Tacit: Still True");
	await expect.poll(() => sample.read(note)).toContain("- 3 * REFRESH_AHEAD");
});

test("a quick fix asks who wrote the note, and Enter begins a question on the lines", async () => {
	const { window, inline } = sample;
	await sample.git("checkout", "--quiet", "--", ".");
	await change();
	await quickFix(await lineOf("3 * REFRESH_AHEAD"), /^Ask Who Wrote/);
	await entryOf(window, "Ada Lovelace").first().waitFor();
	await window.screenshot("knowledge-touched-ask");
	await window.page.keyboard.press("Enter");
	await inline.waitForFocus();
	await window.page.keyboard.press("Escape");
	await inline.waitUntilClosed();
});

test("a quick fix opens the note's words under its code", async () => {
	const { window, inline } = sample;
	await quickFix(await lineOf("3 * REFRESH_AHEAD"), /^Update/);
	await inline.waitForFocus();
	await expect.poll(() => inline.text()).toMatch(/^# Refresh tokens before/);
	await window.page.keyboard.press("Escape");
	await inline.waitUntilClosed();
});

test("a quick fix retires the note, after which it is told that it holds no more", async () => {
	const { window } = sample;
	await quickFix(await lineOf("3 * REFRESH_AHEAD"), /^Retire/);
	await expect.poll(() => sample.read(note)).toMatch(/^status: retired$/m);
	await window.runCommand("Tacit: Show the Knowledge That My Changes Touch");
	await row(/^“Refresh tokens.*” is retired/).waitFor();
	await window.screenshot("knowledge-touched-retired");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

/** Types into the code under the note, and saves. */
async function change(): Promise<void> {
	const { window } = sample;
	await writeFile(
		join(sample.folder, token),
		(await sample.read(token)).replace("- 2 * REFRESH", "- 3 * REFRESH"),
	);
	await window.openFile(token);
	await window.page
		.locator(".view-line", { hasText: "3 * REFRESH_AHEAD" })
		.first()
		.waitFor();
	await window.runCommand("Tacit: Show the Knowledge That My Changes Touch");
	await row(title).waitFor();
}
