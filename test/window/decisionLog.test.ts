import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isolatedGit } from "../sample/isolatedGit.ts";
import { stepsOfOneJourney } from "./support/journey.ts";
import { chooseInList, entryOf, listOf } from "./support/lists.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

// A reviewer reads the decisions of a repository by keyboard, makes a record of notes, supersedes one, and edits the log by hand.
stepsOfOneJourney();

let sample: SampleWindow;
const first = "doc/adr/0006-use-a-queue.md";
const record = `# 6. Use a queue

Date: 2025-01-02

## Status

Accepted

## Context

<img src="https://example.org/x.png" onerror="document.title='run'"> Jobs were lost.

## Decision

Jobs go through a [queue](command:workbench.action.closeAllEditors), as identityProvider.ts does it.

## Consequences

One more thing to run.

\`\`\`mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%
flowchart LR
  A["Job <img src=x onerror=document.title='run'>"] --> B[Queue]
  click A "command:workbench.action.closeAllEditors"
\`\`\`

\`\`\`mermaid
flowchart LR
  no [ diagram
\`\`\`
`;

beforeAll(async () => {
	sample = await openSample({
		async prepare(folder) {
			await mkdir(join(folder, "doc/adr"), { recursive: true });
			await writeFile(join(folder, first), record);
		},
	});
});
afterAll(async () => {
	await sample?.close();
});

/** What stands in the panel: a frame in a frame. */
const panel = (): FrameLocator =>
	sample.window.page
		.frameLocator("iframe.webview.ready")
		.frameLocator("iframe#active-frame");

test("the panel lists the decisions of notes and records, with the keyboard in the search", async () => {
	await sample.window.openFile("src/auth/token.ts");
	await sample.window.runCommand("Tacit: Show Decision Log");
	const list = panel().getByRole("listbox");
	await list.waitFor();
	await panel()
		.getByRole("option", { name: /Use a queue/ })
		.waitFor();
	await panel()
		.getByRole("option", { name: /Refresh tokens/ })
		.waitFor();
	await panel().locator("body[data-indexed]").waitFor();
	await panel().getByRole("searchbox").fill("tokns expire");
	await panel()
		.getByRole("option", { name: /Refresh tokens/ })
		.waitFor();
	await panel()
		.getByRole("option", { name: /Use a queue/ })
		.waitFor({ state: "detached" });
	await panel().getByRole("searchbox").press("ArrowDown");
	await panel()
		.getByRole("article")
		.getByRole("heading", { level: 2 })
		.waitFor();
	await sample.window.screenshot("decision-log");
});

test("Enter opens the code beside it, at the lines of its note", async () => {
	await panel().getByRole("listbox").press("Enter");
	const { page } = sample.window;
	await page
		.locator(".editor-group-container .tab.active", { hasText: "token.ts" })
		.waitFor();
	await panel().getByRole("article").waitFor();
});

test("a record leads to the file that it names, and its text runs nothing and loads nothing", async () => {
	const search = panel().getByRole("searchbox");
	await search.fill("");
	await panel()
		.getByRole("option", { name: /Use a queue/ })
		.click();
	const article = panel().getByRole("article");
	await article.getByText("Jobs were lost.").waitFor();
	await article
		.getByRole("button", { name: "src/auth/identityProvider.ts" })
		.waitFor();
	expect(
		await article.locator("img:not([src^='data:image/svg']), script").count(),
	).toBe(0);
	expect(await article.locator("a[href^='command:']").count()).toBe(0);
	const title = await panel()
		.locator("body")
		.evaluate((body) => body.ownerDocument.title);
	expect(title).not.toBe("run");
});

test("its diagram is drawn, as an image that runs nothing; what is none is shown as text", async () => {
	const figures = panel().getByRole("article").locator("figure");
	const image = figures.first().getByRole("img");
	await image.waitFor();
	expect(
		await image.evaluate(
			(image) =>
				(image as unknown as { readonly naturalWidth: number }).naturalWidth,
		),
	).toBeGreaterThan(50);
	await figures.nth(1).getByText("could not be drawn").waitFor();
	await figures.nth(1).getByText("no [ diagram").waitFor();
	expect(await panel().locator("svg, article script").count()).toBe(0);
	const title = await panel()
		.locator("body")
		.evaluate((body) => body.ownerDocument.title);
	expect(title).not.toBe("run");
	await image.scrollIntoViewIfNeeded();
	await sample.window.screenshot("decision-log-diagram");
});

test("the drawing over time is reached and left by keyboard", async () => {
	await panel().getByRole("button", { name: "Over time" }).press("Enter");
	await panel()
		.getByText("None of these is tied to another.")
		.or(panel().locator("svg"))
		.first()
		.waitFor();
	await panel().getByRole("button", { name: "List" }).press("Enter");
	await panel().getByRole("listbox").waitFor();
});

test("two notes become one record, in the folder's form, and point to it", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Make Notes a Decision Record");
	const list = listOf(window);
	await list.getByText("Which notes become a decision record?").waitFor();
	const rows = list.locator(".monaco-list-row");
	await rows.nth(0).click();
	await rows.nth(1).click();
	await list.getByRole("button", { name: "OK" }).click();
	await chooseInList(window, "doc/adr");
	await list.getByText("A decision record made of notes").waitFor();
	await window.page.keyboard.press("Control+A");
	await window.page.keyboard.type("Keep tokens fresh");
	await window.page.keyboard.press("Enter");
	await window.editor.waitForFile("0007-keep-tokens-fresh.md");
	const text = await sample.read("doc/adr/0007-keep-tokens-fresh.md");
	expect(text).toMatch(
		/^# 7\. Keep tokens fresh\n\nDate: .*\n\n## Status\n\nAccepted\n/,
	);
	const pointing = await sample.git(
		"grep",
		"-l",
		"--untracked",
		"Recorded in \\[7. Keep tokens fresh\\]",
	);
	expect(pointing.split("\n")).toHaveLength(2);
});

test("a record is superseded in one step, on both sides", async () => {
	const { window } = sample;
	await window.openFile(first);
	await window.runCommand("Tacit: Supersede Decision Record");
	await listOf(window)
		.getByText(`The record that supersedes ${first}`)
		.waitFor();
	await window.page.keyboard.type("Use two queues");
	await window.page.keyboard.press("Enter");
	await window.editor.waitForFile("0008-use-two-queues.md");
	expect(await sample.read(first)).toContain(
		"Superceded by [8. Use two queues](0008-use-two-queues.md)",
	);
	expect(await sample.read("doc/adr/0008-use-two-queues.md")).toContain(
		"Supercedes [6. Use a queue](0006-use-a-queue.md)",
	);
});

test("an edit in the log by hand is kept when it is built again", async () => {
	const { window, folder } = sample;
	await window.runCommand("Tacit: Update Decision Log");
	await window.editor.waitForFile("DECISIONS.md");
	const file = join(folder, "DECISIONS.md");
	const built = await readFile(file, "utf8");
	expect(built).toContain("Use two queues");
	const edited = built.replace("Jobs were lost.", "Jobs were lost on Mondays.");
	expect(edited).not.toBe(built);
	await writeFile(file, edited);
	await window.runCommand("Tacit: Update Decision Log");
	await entryOf(window, "Keep").first().waitFor();
	await chooseInList(window, "Keep");
	await expect
		.poll(() => readFile(file, "utf8"))
		.toContain("Jobs were lost on Mondays.");
});

test("what the list is narrowed to stays when a record arrives", async () => {
	const { window, folder } = sample;
	await window.runCommand("Tacit: Show Decision Log");
	await panel().getByLabel("Kind").selectOption("record");
	await writeFile(
		join(folder, "doc/adr/0009-keep-one-log.md"),
		"# 9. Keep one log\n\nDate: 2026-01-09\n\n## Status\n\nAccepted\n\n## Decision\n\nWe keep one.\n",
	);
	await isolatedGit(folder, ["add", "doc/adr"]);
	await isolatedGit(folder, ["commit", "--quiet", "--message=Keep one log"]);
	await panel()
		.getByRole("option", { name: /^Keep one log/ })
		.waitFor();
	await expect
		.poll(() => panel().getByLabel("Kind").inputValue())
		.toBe("record");
	await panel().getByRole("button", { name: "Clear" }).click();
	expect(await panel().getByLabel("Kind").inputValue()).toBe("");
});

test("what is searched for and chosen stays when a record arrives, and Enter opens the file that it names", async () => {
	const { window, folder } = sample;
	await panel().locator("body[data-indexed]").waitFor();
	const search = panel().getByRole("searchbox");
	await search.fill("queus");
	await panel()
		.getByRole("option", { name: /^Use a queue/ })
		.click();
	await writeFile(
		join(folder, "doc/adr/0010-count-queues.md"),
		"# 10. Count queues\n\nDate: 2026-01-10\n\n## Status\n\nAccepted\n\n## Decision\n\nWe count them.\n",
	);
	await isolatedGit(folder, ["add", "doc/adr"]);
	await isolatedGit(folder, ["commit", "--quiet", "--message=Count queues"]);
	await panel()
		.getByRole("option", { name: /^Count queues/ })
		.waitFor();
	await panel()
		.getByRole("option", { name: /^Use a queue/, selected: true })
		.waitFor();
	const file = window.page.locator(".editor-group-container .tab.active", {
		hasText: "identityProvider.ts",
	});
	expect(await file.count()).toBe(0);
	await panel().getByRole("listbox").press("Enter");
	await file.waitFor();
});

test("the panel is there again after a reload, with the decision that was chosen", async () => {
	const { window } = sample;
	await window.runCommand("Tacit: Show Decision Log");
	await panel().getByRole("searchbox").fill("queus");
	await panel().getByLabel("Kind").selectOption("record");
	await panel()
		.getByRole("option", { name: /^Use two queues/ })
		.click();
	const chosen = panel().getByRole("article");
	await chosen.getByRole("heading", { name: "Use two queues" }).waitFor();
	await window.reload();
	await chosen.getByRole("heading", { name: "Use two queues" }).waitFor();
	expect(await panel().getByRole("searchbox").inputValue()).toBe("queus");
	expect(await panel().getByLabel("Kind").inputValue()).toBe("record");
	await panel()
		.getByRole("option", { name: /^Use two queues/, selected: true })
		.waitFor();
	await panel().getByRole("button", { name: "Clear" }).click();
	await panel().getByRole("searchbox").fill("");
});

for (const theme of ["highContrast", "highContrastLight"] as const)
	test(`nothing in it is hard to see in ${theme}`, async () => {
		const { window, folder } = sample;
		await mkdir(join(folder, ".vscode"), { recursive: true });
		await writeFile(
			join(folder, ".vscode/settings.json"),
			JSON.stringify({ "workbench.colorTheme": window.version.themes[theme] }),
		);
		const body = panel().locator(
			theme === "highContrast"
				? "body.vscode-high-contrast:not(.vscode-high-contrast-light)"
				: "body.vscode-high-contrast-light",
		);
		await body.waitFor();
		await panel()
			.getByRole("option", { name: /^Use a queue/ })
			.click();
		await panel().getByRole("article").getByRole("img").waitFor();
		await panel()
			.getByRole("article")
			.getByRole("img")
			.scrollIntoViewIfNeeded();
		await window.screenshot(`decision-log-${theme}`);
		await body.evaluate(axe.source);
		const violations = () =>
			body.evaluate(
				"axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join(' ').slice(0, 300)))",
			);
		expect(await violations()).toEqual([]);
		await panel().getByRole("button", { name: "Over time" }).click();
		await panel().locator("svg").waitFor();
		await window.screenshot(`decision-log-${theme}-over-time`);
		expect(await violations()).toEqual([]);
		await panel().getByRole("button", { name: "List" }).click();
	});
