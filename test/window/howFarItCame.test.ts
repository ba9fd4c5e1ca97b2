import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noteText } from "../editor/support/noteFixture.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";
import { openWalkthrough, steps } from "./support/walkthrough.ts";

const run = promisify(execFile);

// A note on its way to others, told wherever the note is: committed, pushed, on the default branch.
stepsOfOneJourney();

const title = "Waiting starts here";
const word = "not on the default branch";

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({ prepare });
});

afterAll(async () => {
	await sample?.close();
});

/** A note and the team's settings that are committed on a branch, a repository that takes pushes, and another one inside with a note that is in no commit. */
async function prepare(folder: string): Promise<void> {
	const git = (...parameters: string[]) =>
		run("git", parameters, { cwd: folder });
	const remote = join(dirname(folder), "remote.git");
	await git("init", "--quiet", "--bare", "--initial-branch=main", remote);
	await git("remote", "set-url", "origin", remote);
	await git("push", "--quiet", "origin", "main");
	await git("checkout", "--quiet", "-b", "work");
	const note = "src/retry/.tacit/note.w0rk0001.md";
	await writeFile(
		join(folder, note),
		noteText({
			id: "w0rk0001",
			title,
			file: "backoff.ts",
			lines: [1, 1],
			quote: await firstLineOf(join(folder, "src/retry/backoff.ts")),
		}),
	);
	const config = ".tacit/config.yaml";
	await writeFile(join(folder, config), "layout: beside\n");
	await git("add", note, config);
	await git("commit", "--quiet", "--message=Note", note, config);

	const inner = join(folder, "tools/inner");
	await mkdir(join(inner, ".tacit"), { recursive: true });
	await writeFile(join(inner, "inner.txt"), "inside\n");
	await writeFile(
		join(inner, ".tacit/note.nner0001.md"),
		noteText({
			id: "nner0001",
			title: "Of the inner one",
			file: "inner.txt",
			lines: [1, 1],
			quote: "inside",
		}),
	);
	await run("git", ["init", "--quiet"], { cwd: inner });
}

test("a note that is committed and not pushed says so in Here and above its inline editor", async () => {
	const { window, here, inline } = sample;
	await window.openFile("src/retry/backoff.ts");
	await here.open();
	await here.row(new RegExp(`${title}, line 1 · not pushed`)).waitFor();
	await here.pressIcon(new RegExp(title), "Edit Note");
	await inline.waitForFocus();
	await expect
		.poll(() => inline.title.innerText())
		.toContain("Edit the note (Reason) · not pushed");
});

test("once it is pushed to a branch, both say that it is not on the default branch", async () => {
	const { here, inline, git, window } = sample;
	await git("push", "--quiet", "--set-upstream", "origin", "work");
	await here.row(new RegExp(`${title}, line 1 · ${word}`)).waitFor();
	await expect.poll(() => inline.title.innerText()).toContain(word);
	await window.screenshot("not-on-the-default-branch");
});

test("a half-written edit that comes back with the window says it, too", async () => {
	const { window, inline, here } = sample;
	await inline.enter();
	await window.page.keyboard.type(" Half of an edit");
	await expect.poll(() => inline.text()).toContain("Half of an edit");
	await window.reload();
	await inline.enter();
	await expect.poll(() => inline.text()).toContain("Half of an edit");
	await expect
		.poll(() => inline.title.innerText())
		.toContain(`Edit the note (Reason) · ${word}`);
	await here.row(new RegExp(`${title}, line 1 · ${word}`)).waitFor();
});

test("on the default branch nothing is left to say", async () => {
	const { inline, git, here } = sample;
	await git("push", "--quiet", "origin", "work:main");
	await expect
		.poll(() => inline.title.innerText())
		.toMatch(/Edit the note \(Reason\)\s*$/);
	await expect
		.poll(() => here.row(new RegExp(title)).getAttribute("aria-label"))
		.not.toMatch(/not (?:committed|pushed|on the)/);
});

test("the icon that commits notes is there where the repository in sight has some to commit, and only there", async () => {
	const { window, here } = sample;
	const icon = window.page
		.locator(".part.sidebar")
		.getByRole("button", { name: /^Commit Notes( \(|$)/ });
	/** Beside other views, icons are there while the mouse is over their own. */
	const icons = async () => {
		await here.rows
			.first()
			.hover({ timeout: 3000 })
			.catch(() => undefined);
		return icon.count();
	};
	await window.openFile("tools/inner/inner.txt");
	await here.row(/^Reason: Of the inner one, line 1 · not committed/).waitFor();
	await expect.poll(icons).toBe(1);
	await window.openFile("src/config.ts");
	await expect.poll(icons).toBe(0);
	await window.openFile("tools/inner/inner.txt");
	await expect.poll(icons).toBe(1);
});

test("where a colleague has set Tacit up, that step of the walkthrough is done", async () => {
	const { window } = sample;
	await openWalkthrough(window);
	await expect
		.poll(async () => (await steps(window)).map(({ done }) => done))
		.toEqual([false, expect.any(Boolean), false, true]);
});

async function firstLineOf(file: string): Promise<string> {
	const [first = ""] = (await readFile(file, "utf8")).split("\n");
	return first;
}
