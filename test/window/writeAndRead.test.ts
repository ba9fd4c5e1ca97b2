import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";
import { expectKept, typeAndTell } from "./support/typing.ts";

// The one whole path: somebody selects lines and writes why, loses the window on the way, publishes, commits, and
// hovers and reads.
stepsOfOneJourney();

const sentence =
	"Callers that come meanwhile share one fetch, or the provider blocks us.";
const title = sentence.slice(0, -1);

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample();
});

afterAll(async () => {
	await sample?.close();
});

test("a note that is there is read by moving the mouse over its lines, with its people and its age", async () => {
	await sample.window.openFile("src/auth/token.ts");
	await sample.here.open();
	await expect
		.poll(() => sample.window.hoverText(25, "get").catch(() => []))
		.toEqual([
			expect.stringContaining("TokenStore.get("),
			expect.stringMatching(
				/Decision — Refresh tokens before they expire, not on a 401\s+A 401 in the middle of a file loses the file[\s\S]*Ada Lovelace, Grace Hopper · \d+ (months|years) ago/,
			),
		]);
});

test("the + appears at selected lines and opens the inline editor under them", async () => {
	const { window, inline } = sample;
	await window.selectLines(33, 36);
	const plus = window.page.locator(".comment-range-glyph");
	await expect.poll(() => plus.count()).toBe(4);
	await plus.last().click();
	await inline.waitForFocus();
	expect(await inline.title.innerText()).toContain("Reason");
});

test("a window that is killed in mid-note comes back with what was typed but for the last second", async () => {
	const { window, inline } = sample;
	const typed = await typeAndTell(sample, sentence.slice(0, 40));
	const killedAt = performance.now();
	await window.kill();
	await sample.reopen();
	await window.openFile("src/auth/token.ts");
	await inline.enter();
	await expectKept(sample, typed, killedAt);
});

test("an extension host that is killed in mid-note costs the last second at most, too", async () => {
	const { window, inline } = sample;
	const typed = await typeAndTell(sample, sentence.slice(40));
	const orphan = await inline.box.elementHandle();
	const killedAt = performance.now();
	await window.killExtensionHost();
	// What the dead host left stands for a while, and nobody hears what is typed in it.
	await orphan?.waitForElementState("hidden");
	await inline.enter();
	await expectKept(sample, typed, killedAt);
});

test("Ctrl+Enter publishes: the Markdown file stands beside the code, with the lines as they are", async () => {
	const { window, inline } = sample;
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	const [file] = await newNotes("src/auth");
	const text = await sample.read(`src/auth/.tacit/${file}`);
	const head = await sample.git("rev-parse", "HEAD");
	const blob = await sample.git("rev-parse", "HEAD:src/auth/token.ts");
	expect(text).toContain(`\n# ${title}\n`);
	expect(text).toContain("\nby:\n  - Lin Newcomb <lin@example.com>\n");
	expect(text).toContain("\nkind: why\n");
	expect(text).toContain(
		`\`\`\`ts tacit file=token.ts lines=33-36 symbol=TokenStore.refresh commit=${head} blob=${blob} near=`,
	);
	const code = (await sample.read("src/auth/token.ts")).split("\n");
	expect(text).toContain(`${code.slice(32, 36).join("\n")}\n\`\`\`\n`);
});

test("Here shows it in the order of the lines and says that it is not committed", async () => {
	await sample.here.open();
	const row = sample.here.row(title);
	await row.waitFor();
	await expect
		.poll(() => row.getAttribute("aria-label"))
		.toBe(`Reason: ${title}, line 33 · not committed · Lin Newcomb`);
	const labels = await sample.here.rows.allInnerTexts();
	expect(labels.findIndex((label) => label.includes("Refresh tokens"))).toBe(0);
	expect(labels.findIndex((label) => label.includes(title))).toBe(1);
});

test("one key commits the note alone and leaves the index and everything else as they are", async () => {
	const { window, here, git, folder } = sample;
	await appendFile(join(folder, "README.md"), "\nStaged.\n");
	await git("add", "README.md");
	await appendFile(join(folder, "README.md"), "\nNot staged.\n");
	await appendFile(join(folder, "tsconfig.json"), "\n");
	await writeFile(join(folder, "untracked.txt"), "Nobody knows me.\n");
	const before = await others();
	const head = await git("rev-parse", "HEAD");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Shift+Y");
	await chooseInList(window, "Commit notes alone");
	await here.row(`${title}, line 33 · not pushed`).waitFor();
	expect(await git("rev-parse", "HEAD~")).toBe(head);
	expect(await git("show", "--name-only", "--format=%an: %s", "HEAD")).toBe(
		`Lin Newcomb: Note: ${title}\n\nsrc/auth/.tacit/${(await newNotes("src/auth"))[0]}`,
	);
	expect(await others()).toBe(before);
});

test("the second time it commits without asking", async () => {
	const { window, inline, here, git } = sample;
	await inline.openByKey(16, 18);
	await window.page.keyboard.type("Private, so that nobody keeps a token.");
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	await here.row(/line 16 · not committed/).waitFor();
	const before = await others();
	const head = await git("rev-parse", "HEAD");
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Shift+Y");
	await here.row(/line 16 · not pushed/).waitFor();
	expect(await listOf(window).isVisible()).toBe(false);
	expect(await git("rev-parse", "HEAD~")).toBe(head);
	expect(await others()).toBe(before);
});

test("the note is read by moving the mouse over the lines, after errors and types", async () => {
	const { window } = sample;
	await window.goToLine(35);
	await window.page.keyboard.press("End");
	// `undefined;`
	await window.page.keyboard.press("Control+Shift+ArrowLeft");
	await window.page.keyboard.type("1;");
	await expect
		.poll(() => window.hoverText(35, "pending").catch(() => []))
		.toEqual([
			expect.stringContaining("Type 'number' is not assignable to type"),
			expect.stringContaining("(property) TokenStore.#pending"),
			expect.stringMatching(/Reason where this is defined/),
			expect.stringMatching(
				new RegExp(
					`Reason — ${title}\\s+Lin Newcomb · today · the code has changed since\\s+Open\\s+Edit\\s+Answer\\s+What Changed\\s+Copy Link`,
				),
			),
		]);
	await window.screenshot("hover-order");
	await window.page.keyboard.press("Control+Z");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

/** Names of the notes in a folder that the sample does not have. */
async function newNotes(folder: string): Promise<readonly string[]> {
	const old = await sample.git(
		"ls-tree",
		"--name-only",
		"origin/main",
		`${folder}/.tacit/`,
	);
	return (await sample.list(`${folder}/.tacit`)).filter(
		(name) => !old.includes(name),
	);
}

/** The index and the work tree but for notes, as one text. */
async function others(): Promise<string> {
	const { git } = sample;
	const notes = ":!**/.tacit/*";
	return [
		await git("status", "--porcelain", "-uall", "--", notes),
		await git("diff", "--cached", "--", notes),
		await git("diff", "--", notes),
	].join("\n");
}
