import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody pulls what others did meanwhile, and is told of it on one line.
stepsOfOneJourney();

const note = "src/queue/.tacit/one-worker.n3f9q2mx.md";
const queue = "src/queue/queue.ts";
const ada = [
	"-c",
	"user.name=Ada Lovelace",
	"-c",
	"user.email=ada@example.org",
];

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({ prepare: leaveSomethingToPull });
});

afterAll(async () => {
	await sample?.close();
});

/** A branch `theirs` with a decision, a retired note, and code that changed under a note. */
async function leaveSomethingToPull(folder: string): Promise<void> {
	// As in a clone: what was done with HEAD is kept.
	const git = (...args: string[]) =>
		isolatedGit(folder, ["-c", "core.logAllRefUpdates=true", ...args]);
	// Of somebody without a commit it is not known where they work: all of it is told.
	await git("config", "user.name", "Kim");
	await git("config", "user.email", "kim@example.org");
	await git("checkout", "--quiet", "-b", "theirs");
	const text = await readFile(join(folder, queue), "utf8");
	const line = text.split("\n").findIndex((each) => each.includes("LEASE ="));
	await writeFile(
		join(folder, note),
		[
			...["---", "id: n3f9q2mx", "kind: decision", "status: accepted"],
			...["by:", "  - Ada Lovelace <ada@example.org>", "---", ""],
			...["# One worker for each queue", ""],
			`\`\`\`ts tacit file=queue.ts lines=${line + 1}-${line + 1}`,
			...[text.split("\n")[line] ?? "", "```", ""],
		].join("\n"),
	);
	const token = "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md";
	const old = await readFile(join(folder, token), "utf8");
	await writeFile(
		join(folder, token),
		old.replace("status: accepted", "status: superseded"),
	);
	await git("add", "--all");
	await git(...ada, "commit", "--quiet", "--message=Decide on workers");
	await git("checkout", "--quiet", "main");
}

const view = () =>
	sample.window.page
		.locator(".pane", {
			has: sample.window.page.locator(".pane-header", {
				hasText: "While You Were Away",
			}),
		})
		.first();
const header = () => view().locator(".pane-header");
const row = (name: RegExp) => view().getByRole("treeitem", { name });

test("before there is anything to tell there is no line", async () => {
	const { window, here } = sample;
	await window.openFile(queue);
	await here.open();
	await here.row(/^Reason: Why 90 seconds/).waitFor();
	await expect.poll(() => view().count()).toBe(0);
});

test("after a merge one line says what was brought, closed, with a role and a state", async () => {
	await sample.git("merge", "--quiet", "--ff-only", "theirs");
	await header().waitFor();
	await sample.window.screenshot("while-away-closed");
	await header().getByText("1 decided, 1 superseded").waitFor();
	await expect.poll(() => header().getAttribute("aria-expanded")).toBe("false");
	expect(await header().getAttribute("role")).toBe("button");
	await sample.window.screenshot("while-away-closed");
});

test("it opens by keyboard, with what was decided first, each with who and when", async () => {
	const { window } = sample;
	await window.runCommand(
		"Tacit: Show What Others Brought While You Were Away",
	);
	await row(
		/^One worker for each queue, decided · Ada Lovelace · .* · src\/queue\/queue\.ts$/,
	).waitFor();
	await row(/^Refresh tokens before they expire.*, superseded · Ada/).waitFor();
	await window.screenshot("while-away");
	await view()
		.getByText(/^With your last pull, on \d{4}-/)
		.waitFor();
});

test("Enter goes to the code", async () => {
	const { window } = sample;
	await expect
		.poll(() =>
			view()
				.locator(".monaco-list-row.focused")
				.first()
				.getAttribute("aria-label"),
		)
		.toMatch(/^One worker/);
	await window.page.keyboard.press("Enter");
	await window.page
		.locator(".view-line", { hasText: "LEASE =" })
		.first()
		.waitFor();
	await expect
		.poll(() =>
			window.page.evaluate(
				'document.activeElement?.closest(".editor-instance > .monaco-editor") !== null',
			),
		)
		.toBe(true);
});

test("one key dismisses it, which is kept on this machine alone", async () => {
	const { page } = sample.window;
	await expect
		.poll(async () => {
			if ((await view().count()) === 0) return 0;
			await page.keyboard.press("Control+K");
			await page.keyboard.press("Control+Alt+D");
			await view()
				.waitFor({ state: "detached", timeout: 5000 })
				.catch(() => undefined);
			return view().count();
		})
		.toBe(0);
	const head = await sample.git("rev-parse", "HEAD");
	expect(JSON.parse(await sample.read(".git/tacit/news.json"))).toEqual({
		version: 1,
		seen: [{ commit: head, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
	});
	expect(await sample.git("status", "--porcelain")).toBe("");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});
