import { execFile } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	newMemory,
	writeMemory,
} from "../../src/externalize/asking/askingMemory.ts";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { entryOf, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A newcomer's first hour, by keyboard alone: hover, reading path, a drifted tour, three cards, a first change, and a question that
// comes of it. Then whoever knows sees it in the same repository, and answers; then the newcomer is told, and content.
stepsOfOneJourney();

const run = promisify(execFile);
const queue = "src/queue/queue.ts";
const tour = ".tours/an-upload-from-door-to-archive.tour";
const question = "Why is the oldest job the first one?";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		settings: { "tacit.firstChange": true },
		// Nothing is asked on the first day.
		storage: { "asking.json": writeMemory(newMemory("2026-01-01")) },
		async prepare(folder) {
			const file = join(folder, tour);
			const text = await readFile(file, "utf8");
			await writeFile(
				file,
				text.replace(
					'"title": "Try it",',
					'"title": "Try it",\n      "try": "task check",',
				),
			);
			await mkdir(join(folder, ".vscode"), { recursive: true });
			await writeFile(
				join(folder, ".vscode/tasks.json"),
				JSON.stringify({
					version: "2.0.0",
					tasks: [
						{
							...{ label: "check", type: "process", command: "node" },
							args: ["-e", "process.exit(0)"],
						},
					],
				}),
			);
			await isolatedGit(folder, ["add", tour, ".vscode/tasks.json"]);
			await isolatedGit(folder, [
				...["-c", "user.name=Ada Lovelace"],
				...["-c", "user.email=ada@example.com"],
				...["commit", "--quiet", "--message=Let the tour be tried"],
			]);
		},
	});
});

afterAll(async () => {
	await sample?.close();
});

const page = () => sample.window.page;
const card = () => page().locator(".review-widget:visible");
const title = () => card().locator(".review-title").first();
const dialog = () => page().locator(".monaco-dialog-box");
const toast = (text: RegExp | string) =>
	page().locator(".notification-toast", { hasText: text });

/** Presses keys, one after the other, until something is so: a page that takes the focus meanwhile swallows them. */
async function press(
	keys: readonly string[],
	isDone: () => Promise<boolean>,
): Promise<void> {
	await expect
		.poll(async () => {
			if (await isDone()) return true;
			for (const key of keys) await page().keyboard.press(key);
			await expect
				.poll(isDone, { timeout: 6000 })
				.toBe(true)
				.catch(() => undefined);
			return isDone();
		})
		.toBe(true);
}

/** Commits everything, as somebody. */
async function commitAs(name: string, message: string): Promise<void> {
	const email = `${name.split(" ")[0]?.toLowerCase()}@example.com`;
	const git = (...given: string[]) => run("git", given, { cwd: sample.folder });
	await git("add", "--all");
	await git(
		...["-c", `user.name=${name}`, "-c", `user.email=${email}`],
		...["commit", "--quiet", `--message=${message}`],
	);
}

/** What the machine of one person keeps is put aside, and that of another taken out; the window is opened as theirs. */
async function becomeWhoever(
	person: { readonly name: string; readonly email: string },
	aside: string,
	back: string | undefined,
): Promise<void> {
	await sample.window.kill();
	const own = join(sample.folder, ".git/tacit");
	await rename(own, join(sample.folder, ".git", aside));
	if (back !== undefined) await rename(join(sample.folder, ".git", back), own);
	for (const [key, value] of Object.entries(person))
		await run("git", ["config", `user.${key}`, value], { cwd: sample.folder });
	await sample.reopen();
}

test("a key shows the note on a line, its words before its links", async () => {
	await sample.window.openFile("src/auth/token.ts");
	await sample.window.goToLine(25);
	const hover = page().locator(".monaco-hover:visible", {
		hasText: "Refresh tokens before they expire",
	});
	await press(["Control+K", "Control+Alt+Y"], () => hover.first().isVisible());
	await hover.first().getByRole("link", { name: "Got It" }).waitFor();
	await sample.window.screenshot("hour-1-hover");
	await page().keyboard.press("Escape");
});

test("the reading path leads through the folder, step by step", async () => {
	await press(["Control+K", "Control+Alt+R"], () =>
		entryOf(sample.window, "src/auth").first().isVisible(),
	);
	await page().keyboard.press("Enter");
	const step = (number: number) =>
		page()
			.getByRole("treeitem", { name: new RegExp(`^Step ${number} of 5`) })
			.first();
	await step(5).waitFor();
	await press(["Control+K", "Control+Alt+J"], () =>
		page()
			.getByRole("treeitem", { name: /^Step 1 of 5.*(?:done|read)/ })
			.first()
			.isVisible(),
	);
	await sample.window.screenshot("hour-2-path");
});

test("a tour plays at the code of today, and its last step is done once its task has ended well", async () => {
	const option = listOf(sample.window).getByRole("option", {
		name: /^An upload, from the door to the archive.*8 steps/,
	});
	await press(["Control+K", "Control+Alt+T"], () => option.isVisible());
	await page().keyboard.press("Enter");
	await card().filter({ hasText: "This tour follows one file" }).waitFor();
	for (const number of [2, 3, 4, 5, 6, 7, 8]) {
		const shown = title().filter({ hasText: `Step ${number} of 8` });
		await press(["Alt+N"], () => shown.isVisible());
		if (number === 4)
			await card().getByText("Its code was not found any more.").waitFor();
	}
	await card().getByText("Try it:").waitFor();
	await sample.window.screenshot("hour-3-try");
	await press(["Control+K", "Control+Alt+I"], () => dialog().isVisible());
	await dialog().getByText("Run the task “check”?").waitFor();
	await dialog().getByText("node -e process.exit(0)").waitFor();
	await sample.window.screenshot("hour-3-asks");
	await dialog().getByRole("button", { name: "Run It" }).press("Enter");
	await card().getByText("You tried it, and it works:").waitFor();
	expect(await sample.read(".git/tacit/tours.json")).toContain('"tried":[7]');
	await sample.window.screenshot("hour-3-tried");
	await press(
		["Control+K", "Control+Alt+X"],
		async () => !(await card().isVisible()),
	);
});

test("three cards are asked under their code, and answered by keys", async () => {
	const answer = page().locator(".monaco-hover:visible", {
		hasText: "How well did you know it?",
	});
	const asked = (number: number) =>
		title().filter({ hasText: `Practice ${number} of ` });
	await press(["Control+K", "Control+Alt+P"], () => asked(1).isVisible());
	for (const number of [1, 2, 3]) {
		await asked(number).waitFor();
		await press(["Control+Enter"], () => answer.first().isVisible());
		if (number === 1) await sample.window.screenshot("hour-4-card");
		// The card makes way for its answer, which goes once it is said how well it was known.
		await press(["Alt+3"], async () => !(await answer.first().isVisible()));
	}
	const kept = await sample.read(".git/tacit/practice.jsonl");
	expect(kept.match(/"rating":"good"/g)).toHaveLength(3);
	await page().keyboard.press("Escape");
	await press(["Escape"], async () => !(await card().isVisible()));
});

test("at the first change in a folder of others what matters there is offered, once", async () => {
	await sample.window.openFile(queue);
	await sample.window.goToLine(40);
	await page().keyboard.press("End");
	await page().keyboard.type(" // the oldest");
	const offer = toast(
		/You are new to src\/queue: (?:one note|\d notes) matter/,
	);
	await offer.waitFor();
	await sample.window.screenshot("hour-5-offer");
	await sample.window.runCommand("Notifications: Focus Notification Toast");
	await offer.getByRole("button", { name: "Show Them" }).press("Enter");
	await listOf(sample.window)
		.getByText("What matters most in src/queue")
		.waitFor();
	await sample.window.screenshot("hour-5-notes");
	await page().keyboard.press("Enter");
	await page()
		.locator(".monaco-hover:visible .hover-contents")
		.first()
		.waitFor();
	await sample.window.screenshot("hour-5-note");
});

test("after the commit one question asks what surprised them, and the answer is a question to those who know", async () => {
	await sample.window.openFile(queue);
	await page().keyboard.press("Control+S");
	await expect.poll(() => sample.read(queue)).toContain("// the oldest");
	await commitAs("Lin Newcomb", "Say that the oldest comes first");
	const asks = toast("What surprised you in src/queue?");
	await asks.waitFor();
	await sample.window.screenshot("hour-6-surprise");
	await sample.window.runCommand("Notifications: Focus Notification Toast");
	await asks.getByRole("button", { name: "Answer" }).press("Enter");
	await listOf(sample.window)
		.getByText("What surprised you in src/queue?")
		.waitFor();
	await page().keyboard.type(question);
	await page().keyboard.press("Enter");
	const notes = async () =>
		(await sample.list("src/queue/.tacit")).filter((name) =>
			name.startsWith("why-is-the-oldest"),
		);
	await expect.poll(notes).toHaveLength(1);
	const [name = ""] = await notes();
	expect(await sample.read(`src/queue/.tacit/${name}`)).toContain(
		"\nkind: question\n",
	);
	await commitAs("Lin Newcomb", "Ask");
});

test("whoever knows sees the question in the same repository, and answers it under its code", async () => {
	await becomeWhoever(
		{ name: "Ada Lovelace", email: "ada@example.com" },
		"lins",
		undefined,
	);
	await sample.window.openFile(queue);
	const row = page()
		.getByRole("treeitem", {
			name: new RegExp(`^Question: ${question.replace("?", "\\?")}`),
		})
		.first();
	await sample.window.runCommand("Tacit: Show the Notes Here");
	await row.waitFor();
	await sample.window.screenshot("hour-7-seen");
	await press(
		["Control+K", "Control+Alt+A"],
		async () =>
			(await entryOf(sample.window, question).first().isVisible()) ||
			(await sample.inline.box.isVisible()),
	);
	if (await listOf(sample.window).isVisible())
		await page().keyboard.press("Enter");
	await sample.inline.waitForFocus();
	expect(await sample.inline.title.innerText()).toContain(
		`Your answer to “${question}”`,
	);
	await page().keyboard.type(
		"A job that waits longest is the one that somebody misses.",
	);
	await expect.poll(() => sample.inline.text()).toMatch(/somebody misses\.$/);
	await sample.window.screenshot("hour-7-answer");
	await page().keyboard.press("Control+Enter");
	await sample.inline.waitUntilClosed();
	await commitAs("Ada Lovelace", "Answer");
});

test("the newcomer is told of the answer, and is content", async () => {
	await becomeWhoever(
		{ name: "Lin Newcomb", email: "lin@example.com" },
		"adas",
		"lins",
	);
	await sample.window.openFile(queue);
	await sample.window.runCommand("Tacit: Show the Notes Here");
	const row = sample.here.row(
		/^Answered: Why is the oldest job the first one\?/,
	);
	await row.first().waitFor();
	await sample.window.screenshot("hour-8-told");
	await sample.window.runCommand("Tacit: Clear Now");
	await row.first().waitFor({ state: "detached" });
	expect(await sample.list(".git/tacit")).not.toContain("asked.json");
	await sample.window.screenshot("hour-8-content");
});
