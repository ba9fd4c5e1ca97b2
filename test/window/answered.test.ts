import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// Somebody asked without a name; a colleague answers; whoever asked is told, asks on, and says thanks, all by keyboard.
stepsOfOneJourney();

const path = "src/auth/.tacit/why-the-store.k7asked2.md";
const row = /^Answered: Why does the store keep one token\?/;

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		async prepare(folder) {
			await mkdir(join(folder, "src/auth/.tacit"), { recursive: true });
			await writeFile(join(folder, path), note("open"));
			await isolatedGit(folder, ["add", path]);
			await isolatedGit(folder, [
				...["-c", "user.name=Nobody", "-c", "user.email=no@example.com"],
				...["commit", "--quiet", "--message=Ask"],
			]);
			await mkdir(join(folder, ".git/tacit"), { recursive: true });
			await writeFile(
				join(folder, ".git/tacit/asked.json"),
				'{"version":1,"asked":["k7asked2"]}\n',
			);
		},
	});
	await sample.window.openFile("src/auth/token.ts");
	await sample.here.open();
	await sample.here
		.row(/^Question: Why does the store keep one token\?/)
		.waitFor();
});

afterAll(async () => {
	await sample?.close();
});

test("once it is answered, whoever asked is told, without a name, too", async () => {
	const { window, here } = sample;
	await writeFile(
		join(sample.folder, path),
		note("answered").concat(
			"\n## Discussion\n\n### Ada Lovelace <ada@example.com>, 2026-11-27\n\nOne fetch at a time.\n",
		),
	);
	await here.row(row).waitFor();
	await here.row(/^Your questions, answered \(1\)/).waitFor();
	await window.screenshot("answered");
});

test("“Ask On” opens it again, in the words of whoever asks, without their name", async () => {
	const { window, here } = sample;
	await window.runCommand("Tacit: Ask On");
	await listOf(window).getByText("What is not clear yet?").waitFor();
	await window.page.keyboard.type("And with two windows?");
	await window.page.keyboard.press("Enter");
	await here.row(row).waitFor({ state: "detached" });
	const text = await sample.read(path);
	expect(text).toContain("\nstatus: open\n");
	expect(text).toMatch(/\n### \d{4}-\d{2}-\d{2}\n\nAnd with two windows\?\n/);
	expect(text).not.toContain("Lin");
});

test("an answer that was told becomes a note by those who agreed, and whoever asked is told of it", async () => {
	const { window, here } = sample;
	const { page } = window;
	await window.openFile("src/auth/token.ts");
	await window.goToLine(33);
	await window.runCommand("Tacit: Keep an Answer");
	await listOf(window).getByText("Paste what you were told").waitFor();
	await page.keyboard.type("The provider counts fetches for each account.");
	await page.keyboard.press("Enter");
	await listOf(window).getByText("What is the answer?").waitFor();
	await page.keyboard.press("Enter");
	await listOf(window).getByText("Who answered?").waitFor();
	await page.keyboard.type("Ada Lovelace <ada@example.com>");
	await page.keyboard.press("Enter");
	await listOf(window).getByText("Whom does the note name?").waitFor();
	// Nobody is checked: one asked without a name, the other is to be asked first.
	expect(
		await listOf(window)
			.locator(".monaco-list-row [aria-checked=true]")
			.count(),
	).toBe(0);
	await page.keyboard.type("Ada");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Space");
	await page.keyboard.press("Enter");
	await expect
		.poll(async () =>
			(await sample.list("src/auth/.tacit")).filter((name) =>
				name.startsWith("the-provider-counts"),
			),
		)
		.toHaveLength(1);
	const [name = ""] = (await sample.list("src/auth/.tacit")).filter((each) =>
		each.startsWith("the-provider-counts"),
	);
	const text = await sample.read(`src/auth/.tacit/${name}`);
	expect(text).toContain("\nby:\n  - Ada Lovelace <ada@example.com>\n");
	expect(text).toContain("\nfrom:\n  - k7asked2\n");
	await here.row(row).waitFor();
});

test("thanks are one key, and stand in the note; “Clear Now” takes the question off the list", async () => {
	const { window, here } = sample;
	await window.openFile(path);
	await window.page.keyboard.press("Control+K");
	await window.page.keyboard.press("Control+Alt+K");
	const [name = ""] = (await sample.list("src/auth/.tacit")).filter((each) =>
		each.startsWith("the-provider-counts"),
	);
	await expect
		.poll(() => sample.read(`src/auth/.tacit/${name}`))
		.toMatch(
			/\nthanks:\n {2}- \d{4}-\d{2}-\d{2} Lin Newcomb <lin@example\.com>\n/,
		);
	await window.runCommand("Tacit: Clear Now");
	await here.row(row).waitFor({ state: "detached" });
	expect(await sample.list(".git/tacit")).not.toContain("asked.json");
});

test("none of this showed a notification or opened the panel", () => {
	expect(sample.noise()).toEqual([]);
});

function note(status: string): string {
	return `---
id: k7asked2
kind: question
status: ${status}
---

# Why does the store keep one token?

\`\`\`ts tacit file=token.ts
\`\`\`
`;
}
