import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A colleague committed a note in the name of whoever sits here.
stepsOfOneJourney();

const path = "src/retry/.tacit/five-was-a-guess.k7named2.md";
const row = /Written in your name: “Five was a guess”/;

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({
		async prepare(folder) {
			await mkdir(join(folder, "src/retry/.tacit"), { recursive: true });
			await writeFile(join(folder, path), note);
			await isolatedGit(folder, ["add", path]);
			await isolatedGit(folder, [
				...["-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.com"],
				...["commit", "--quiet", "--message=Say that five was a guess"],
			]);
		},
	});
	await sample.window.openFile("src/auth/token.ts");
});

afterAll(async () => {
	await sample?.close();
});

test("it is a quiet row at the end of Here, which says who committed it", async () => {
	const { window, here } = sample;
	await here.open();
	await here.row(row).waitFor();
	expect(await here.row(row).getAttribute("aria-label")).toContain(
		"committed by Ada Lovelace",
	);
	await here.row(row).hover();
	await window.screenshot("in-your-name");
	expect(sample.noise()).toEqual([]);
});

test("its menu takes the name off; the other stays, and the row goes", async () => {
	const { here } = sample;
	await here.choose(row, "Take My Name Off a Note");
	await expect
		.poll(() => sample.read(path))
		.toBe(note.replace("  - Lin Newcomb <lin@example.com>\n", ""));
	await here.row(row).waitFor({ state: "detached" });
});

test("the inline editor offers to publish without a name beside the other ways", async () => {
	const { window, inline } = sample;
	await window.openFile("src/auth/token.ts");
	await inline.openByKey(5, 5);
	await inline.button("Publish Without Name").waitFor();
	await window.screenshot("publish-without-name");
});

const note = `---
id: k7named2
kind: why
by:
  - Ada Lovelace <ada@example.com>
  - Lin Newcomb <lin@example.com>
---

# Five was a guess

\`\`\`text tacit file=.
\`\`\`
`;
