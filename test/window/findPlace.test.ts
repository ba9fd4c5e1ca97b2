import { execFile } from "node:child_process";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rewriteGet } from "../support/rewriteGet.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

const run = promisify(execFile);

// Code that a note speaks of was rewritten, moved to another file, and deleted while nobody looked.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({ prepare: change });
});

afterAll(async () => {
	await sample?.close();
});

const rewritten = "Refresh tokens before they expire, not on a 401";
const moved = "All of the wait is random, not just the last bit of it";
const deleted = "Why 90 seconds";

/** As git or another tool may leave it. */
async function change(folder: string): Promise<void> {
	await rewriteGet(folder);
	await rename(
		join(folder, "src/retry/backoff.ts"),
		join(folder, "src/retry/waiting.ts"),
	);
	const queue = join(folder, "src/queue/queue.ts");
	const text = await readFile(queue, "utf8");
	await writeFile(queue, text.replace(/^export const \w+ = 90.*\n/m, ""));
	await run(
		"git",
		["commit", "--quiet", "--message=Less", "src/queue/queue.ts"],
		{
			cwd: folder,
		},
	);
}

const noteFile = "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md";

test("a note is read in the file that its code moved to", async () => {
	const { window, here } = sample;
	await window.openFile("src/retry/waiting.ts");
	await here.open();
	await here.row(new RegExp(`^Reason: ${moved}, line 9`)).waitFor();
	await expect
		.poll(() => window.hoverText(9, "limit").catch(() => []))
		.toContainEqual(
			expect.stringMatching(
				new RegExp(`${moved}.*moved here from src/retry/backoff.ts`, "s"),
			),
		);
});

test("a note whose code was rewritten beyond certainty is shown on no line", async () => {
	const { window, here } = sample;
	await window.openFile("src/auth/token.ts");
	await here
		.row(new RegExp(`^Decision: ${rewritten}, probably at line 25`))
		.waitFor();
	await expect
		.poll(() => here.rows.first().getAttribute("aria-label"))
		.toContain(rewritten);
	// A problem says there that it may be the code; what the note says stands nowhere.
	const hover = await window.hoverText(25, "valid").catch(() => []);
	expect(hover.join("\n")).not.toMatch(/A 401 in the middle|Rejected/);
});

test("its likely place is seen beside the old code, and taken by one key, all by keyboard", async () => {
	const { window, here } = sample;
	const { page } = window;
	await window.runCommand("Tacit: Show the Notes Here");
	await page.keyboard.press("Home");
	await expect
		.poll(() => here.view.locator(".monaco-list-row.focused").innerText())
		.toContain(rewritten);
	await page.keyboard.press("Enter");
	const choices = page.locator(".quick-input-widget:visible");
	await choices.getByText(`Where is the code of “${rewritten}”?`).waitFor();
	await choices
		.getByText(/src\/auth\/token\.ts:25-28/)
		.first()
		.waitFor();
	const diff = page.locator(".diff-editor, .monaco-diff-editor").first();
	await diff.getByText("REFRESH_AHEAD").first().waitFor();
	await diff.getByText("fresh(held, clock)").first().waitFor();
	await window.screenshot("proposal");
	const before = await sample.read(noteFile);
	await page.keyboard.press("Enter");
	await here.row(new RegExp(`^Decision: ${rewritten}, line 25`)).waitFor();
	const after = await sample.read(noteFile);
	expect(after).toMatch(/^```ts tacit file=token\.ts lines=25-28 /m);
	expect(after).toContain("async valid(clock: Clock)");
	expect(after.split("```")[0]).toBe(before.split("```")[0]);
	await expect
		.poll(() => window.hoverText(26, "held").catch(() => []))
		.toContainEqual(expect.stringContaining(rewritten));
});

test("a note whose code is gone stands in a list, with the commit that took it and a search at hand", async () => {
	const { window, here } = sample;
	const { page } = window;

	const heading = here.row(/^Code not found \(2\)/);
	// A view that is drawn again in that moment takes no click.
	await expect
		.poll(async () => {
			if ((await heading.getAttribute("aria-expanded")) !== "true")
				await heading.click();
			return here.row(new RegExp(`^Reason: ${deleted}`)).count();
		})
		.toBe(1);
	await here.row(new RegExp(`^Reason: ${deleted}`)).click();
	const choices = page.locator(".quick-input-widget:visible");
	await choices.getByText("Search for Its Code").waitFor();
	await choices.getByText(/^Removed in [0-9a-f]{10}/).waitFor();
	await page.locator(".view-lines", { hasText: "90" }).first().waitFor();
	await window.screenshot("lost");
	await choices.getByText("Select the Lines Yourself").click();
	await window.editor.waitForFile("queue.ts");
	await window.selectLines(3, 3);
	await window.runCommand("Tacit: Point a Note to These Lines");
	await choices.getByText("Which note is about these lines?").waitFor();
	await window.page.keyboard.press("Enter");
	await here.row(new RegExp(`^Reason: ${deleted}, line 3`)).waitFor();
	await here.row(/^Code not found \(1\)/).waitFor();
});

test("a note that is found is pointed to other lines, and to more of them", async () => {
	const { window, here } = sample;
	const choices = window.page.locator(".quick-input-widget:visible");
	await window.selectLines(5, 5);
	await window.runCommand("Tacit: Point a Note to These Lines");
	await choices.getByText("In this file").waitFor();
	await window.page.keyboard.type(deleted);
	await window.page.keyboard.press("Enter");
	await here.row(new RegExp(`^Reason: ${deleted}, line 5`)).waitFor();
	await window.selectLines(3, 3);
	await window.runCommand("Tacit: Add These Lines to a Note");
	await choices.getByText("Which note is about these lines, too?").waitFor();
	await window.page.keyboard.type(deleted);
	await window.page.keyboard.press("Enter");
	await here.row(new RegExp(`^Reason: ${deleted}, line 3`)).waitFor();
	await here.row(new RegExp(`^Reason: ${deleted}, line 5`)).waitFor();
});

test("where a function was written anew, it is offered by its name", async () => {
	const { window, here, folder } = sample;
	const { page } = window;
	const path = join(folder, "src/upload/assemble.ts");
	const text = await readFile(path, "utf8");
	const anew = text.replace(
		/(function inOrder\()[\s\S]*?\n\}\n/,
		"$1all: Iterable<Receipt>) {\n  return Object.values(Object.groupBy(all, byChunk)).flatMap(newest);\n}\n",
	);
	expect(anew).not.toBe(text);
	await writeFile(path, anew);
	await window.openFile("src/upload/assemble.ts");
	const title = "Of a chunk sent twice, the highest attempt counts";
	await here.row(new RegExp(`^Decision: ${title}`)).click();
	const choices = page.locator(".quick-input-widget:visible");
	await choices.getByText("what it was in, as it is now").click();
	await here.row(new RegExp(`^Decision: ${title}, line 27`)).waitFor();
});
