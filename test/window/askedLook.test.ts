import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { msg } from "../../src/core/message.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { writeQuestions } from "../../src/externalize/asking/questionFile.ts";
import {
	addQuestions,
	noQuestions,
} from "../../src/externalize/asking/questionList.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

let sample: SampleWindow;
beforeAll(async () => {
	sample = await openSample({
		prepare: async (folder) => {
			await mkdir(join(folder, ".git/tacit"), { recursive: true });
			const now = Date.now();
			await writeFile(
				join(folder, ".git/tacit/questions.json"),
				writeQuestions(
					addQuestions(
						noQuestions,
						[
							{
								...{ kind: "value", weight: 0.6, at: now - 60_000 },
								path: "src/auth/token.ts" as RepoPath,
								lines: { start: 25, end: 25 },
								question: msg`Why ${"30"} and not ${"20"} for “${"wait"}”?`,
								evidence: [
									{ said: msg`“${"wait"}” went from ${"20"} to ${"30"}.` },
								],
								...{ commit: undefined, blob: undefined },
							},
							{
								...{ kind: "struggle", weight: 0.8, at: now - 100_000_000 },
								path: "src/queue/queue.ts" as RepoPath,
								lines: { start: 38, end: 43 },
								question: msg`“${"npm"}” passes after ${6} tries: what was it really?`,
								evidence: [],
								...{ commit: undefined, blob: undefined },
							},
						],
						now,
					),
				),
			);
		},
	});
});
afterAll(async () => {
	await sample?.close();
});
test("look", async () => {
	const { window, here } = sample;
	const { page } = window;
	await window.openFile("src/queue/queue.ts");
	await here.open();
	await new Promise((r) => setTimeout(r, 4000));
	await window.screenshot("asked-1");
	await page
		.locator(".statusbar-item", { hasText: "3" })
		.first()
		.hover()
		.catch(() => undefined);
	await new Promise((r) => setTimeout(r, 1500));
	await window.screenshot("asked-2");
	await page.keyboard.press("F1");
	await page.keyboard.type(">Tacit: Answer a Question");
	await new Promise((r) => setTimeout(r, 800));
	await page.keyboard.press("Enter");
	await new Promise((r) => setTimeout(r, 1200));
	await window.screenshot("asked-3");
	await page.keyboard.press("Enter");
	await new Promise((r) => setTimeout(r, 2500));
	await window.screenshot("asked-4");
	await page.keyboard.type("The lease was never renewed while a job slept");
	await page.keyboard.press("Enter");
	await new Promise((r) => setTimeout(r, 2500));
	await window.screenshot("asked-5");
	expect(1).toBe(1);
});
