import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	newMemory,
	writeMemory,
} from "../../src/externalize/asking/askingMemory.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

const run = promisify(execFile);

// Half an hour of pairing in fast motion: a struggle, a commit, a revert. One question is shown, the others wait.
stepsOfOneJourney();

const queue = "src/queue/queue.ts";
const sentence =
	"The oldest job is the first, not the last, since jobs sort upwards";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		// Nothing is shown on the first day.
		storage: { "asking.json": writeMemory(newMemory("2026-01-01")) },
		prepare: async (folder) => {
			await writeFile(
				join(folder, "check.mjs"),
				`import { readFileSync } from "node:fs";
process.exit(readFileSync("${queue}", "utf8").includes("b.runAt).at(0)") ? 0 : 1);
`,
			);
		},
	});
});

afterAll(async () => {
	await sample?.close();
});

/** Events of a type in the private journal. */
async function noticed(type: string): Promise<number> {
	const days = await sample.list(".git/tacit/journal");
	const texts = await Promise.all(
		days
			.filter((name) => name.endsWith(".jsonl"))
			.map((name) => sample.read(`.git/tacit/journal/${name}`)),
	);
	return texts.join("").split(`"type":"${type}"`).length - 1;
}

/** Runs a command in the terminal, and waits until it was noticed how it ended. */
async function runInTerminal(command: string): Promise<void> {
	const { page } = sample.window;
	const before = await noticed("ran");
	await page.locator(".terminal-wrapper .terminal.xterm").first().click();
	await page.keyboard.type(`${command}\n`);
	await expect.poll(() => noticed("ran")).toBeGreaterThan(before);
}

/** Puts another end to line 40, and saves. */
async function rewriteEnd(end: string): Promise<void> {
	const { window } = sample;
	const before = await noticed("saved");
	await window.openFile(queue);
	await window.goToLine(40);
	await window.page.keyboard.press("Home");
	await window.page.keyboard.press("Shift+End");
	await window.page.keyboard.insertText(
		`const job = due.sort((a, b) => a.runAt - b.runAt)${end};`,
	);
	await window.page.keyboard.press("Control+S");
	await expect.poll(() => sample.read(queue)).toContain(`b.runAt)${end};`);
	await expect.poll(() => noticed("saved")).toBeGreaterThan(before);
}

/** Notifications but for what 1.103 says of its own terminal. */
function shown(): readonly string[] {
	return sample
		.noise()
		.filter(
			(what) =>
				what.startsWith("Notification: ") &&
				!what.includes("keybindings don't go to the terminal"),
		);
}

test("what fails again and again, then passes, is asked about once it passes", async () => {
	const { window } = sample;
	const { page } = window;
	await window.openFile(queue);
	await window.runCommand("Terminal: Create New Terminal");
	await page.locator(".terminal-wrapper .terminal.xterm").first().waitFor();
	// Commands are seen once the shell has told VS Code that it will tell of them.
	await expect
		.poll(
			async () => {
				await page.locator(".terminal-wrapper .terminal.xterm").first().click();
				await page.keyboard.type("true\n");
				return noticed("ran");
			},
			{ timeout: 60_000, interval: 1000 },
		)
		.toBeGreaterThan(0);
	for (const end of ["[1]", ".at(1)", ".at(-1)"]) {
		await rewriteEnd(end);
		await runInTerminal("node check.mjs");
	}
	expect(shown()).toEqual([]);
	await rewriteEnd(".at(0)");
	await runInTerminal("node check.mjs");
	const toast = page.locator(".notification-toast", { hasText: "“node”" });
	await toast.waitFor();
	await window.screenshot("asked-shown");
	expect(await toast.innerText()).toContain(
		"“node” passes after 4 tries, since “lease()” was changed: what was it really?",
	);
	await toast.getByRole("button", { name: "Answer" }).click();
});

test("one sentence under the question is a note on its lines", async () => {
	const { window } = sample;
	const { page } = window;
	const input = page.locator(".quick-input-widget:visible");
	await input.getByText(/“node”/).waitFor();
	await page.keyboard.type(sentence);
	await window.screenshot("asked-answer");
	await page.keyboard.press("Enter");
	await input.waitFor({ state: "hidden" });
	await window.openFile(queue);
	await expect
		.poll(() => window.hoverText(40, "due").catch(() => []))
		.toContainEqual(expect.stringContaining("The oldest job is the first"));
	const [note = ""] = (await sample.list("src/queue/.tacit")).filter((name) =>
		name.startsWith("the-oldest-job"),
	);
	const text = await sample.read(`src/queue/.tacit/${note}`);
	// How often it was tried is nobody else's affair.
	expect(text).not.toMatch(/moment:|tries|struggle/);
});

test("what comes up soon after that waits, and is not shown", async () => {
	const { window } = sample;
	const { page } = window;
	const git = (...parameters: string[]) =>
		run("git", parameters, { cwd: sample.folder });
	const before = await sample.read(queue);
	await writeFile(
		join(sample.folder, queue),
		before.replace("tries: job.tries + 1", "tries: Math.min(job.tries + 1, 5)"),
	);
	await git("commit", "--quiet", "--all", "--message=Give up after five tries");
	await git("revert", "--no-edit", "HEAD");
	await sample.here.open();
	const row = page.getByRole("treeitem", { name: /^Taken back: / });
	await row.waitFor();
	const { questions, shown: shownAt } = JSON.parse(
		await sample.read(".git/tacit/questions.json"),
	);
	// By which hooks know that the hour is spent.
	expect(shownAt).toHaveLength(1);
	const waiting = questions.filter(
		({ state }: { state: string }) => state === "open",
	).length;
	await page
		.locator(".statusbar-item[id*='tacit.questions']", {
			hasText: new RegExp(`^\\s*${waiting}\\s*$`),
		})
		.waitFor();
	await window.screenshot("asked-waiting");
	expect(shown()).toHaveLength(1);
});

test("a question that is put off stays in the view, one that is never to be asked goes", async () => {
	const { page } = sample.window;
	const row = page.getByRole("treeitem", { name: /^Taken back: / });
	await row.hover();
	await row.getByRole("button", { name: /^Put Off a Question/ }).click();
	await page
		.getByRole("treeitem", { name: /^Taken back: .*put off/ })
		.waitFor();
	await row.hover();
	await row.getByRole("button", { name: /^Never Ask Like This/ }).click();
	await row.waitFor({ state: "detached" });
	expect(shown()).toHaveLength(1);
	const { questions } = JSON.parse(
		await sample.read(".git/tacit/questions.json"),
	);
	expect(
		questions
			.filter(({ kind }: { kind: string }) => kind === "revert")
			.map(({ state }: { state: string }) => state),
	).toEqual(["never"]);
});
