import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsOfOneJourney } from "./support/journey.ts";
import { openSample, type SampleWindow } from "./support/sampleWindow.ts";

const run = promisify(execFile);

// Somebody who is new asks why code is there of which no note speaks, and keeps one of the reasons that were found.
stepsOfOneJourney();

let sample: SampleWindow;

beforeAll(async () => {
	sample = await openSample({ prepare: commitHostile });
});

/** A message that tries to run a command and to load a picture. */
async function commitHostile(folder: string): Promise<void> {
	const queue = join(folder, "src/queue/queue.ts");
	const text = await readFile(queue, "utf8");
	await writeFile(
		queue,
		text.replace(
			"{ ...job, runAt: now + LEASE });\n  }",
			"{ ...job, runAt: now + LEASE, tries: 0 });\n  }",
		),
	);
	await run(
		"git",
		[
			...["commit", "--quiet", "--all", "--message=Try anew <b>then</b>"],
			"--message=Because [it must](command:workbench.action.closeActiveEditor), ![now](https://example.org/x.png) <img src='https://example.org/y.png'> or else.",
		],
		{ cwd: folder },
	);
}

afterAll(async () => {
	await sample?.close();
});

const reason =
	"When the machine was restarted on Monday, four jobs went with it";

test("the hover shows once, by one key, what commits say of the function around the cursor, and who may know", async () => {
	const { window, here } = sample;
	const { page } = window;
	await window.openFile("src/queue/queue.ts");
	await here.open();
	await window.goToLine(40);
	// What function that is the language's extension tells, once it has started.
	await page
		.locator(".breadcrumbs-control")
		.getByText("lease", { exact: true })
		.waitFor();
	await page.keyboard.press("Control+K");
	await page.keyboard.press("Alt+Y");
	const hover = page.locator(".monaco-hover:visible", { hasText: reason });
	await hover.first().waitFor();
	const text = await hover.first().innerText();
	expect(text).toContain("Lease jobs instead of taking them out");
	expect(text).toContain("Grace Hopper, ");
	expect(text).toMatch(/May know: .*Ada Lovelace \(last here /);
	await window.screenshot("found");
	await page.keyboard.press("Escape");
	await hover.first().waitFor({ state: "hidden" });
	const next = await window.hoverText(38, "lease").catch(() => []);
	expect(next.join("\n")).not.toContain(reason);
});

test("the same stands in Here, a row each, and leads to the commit", async () => {
	const { window, here } = sample;
	await here.row(/^Found for lines 38 to 43, May know: /).waitFor();
	await here.row(new RegExp(`^Found: ${reason}.*Grace Hopper, `)).click();
	await window.page
		.locator(".multiDiffEditor, .monaco-editor-pane, .tab", {
			hasText: /Lease jobs instead/,
		})
		.first()
		.waitFor();
	expect(sample.noise()).toEqual([]);
	expect(await sample.git("status", "--porcelain", "-uall")).toBe("");
});

test("one of them becomes a note on these lines in the words and the name of who wrote the commit", async () => {
	const { window, here, inline } = sample;
	await window.openFile("src/queue/queue.ts");
	await here.pressIcon(new RegExp(`^Found: ${reason}`), "Keep as Note");
	await inline.waitForFocus();
	await inline.box.getByText(reason.slice(0, 30)).first().waitFor();
	await window.page.keyboard.press("Control+Enter");
	await inline.waitUntilClosed();
	const status = await sample.git("status", "--porcelain", "-uall");
	const [, file = ""] =
		/^\?\? (src\/queue\/\.tacit\/.*\.md)$/m.exec(status) ?? [];
	const note = await sample.read(file);
	expect(note).toContain("  - Grace Hopper <grace@example.org>\n");
	expect(note).not.toContain("Ada");
	expect(note).toContain(reason);
	expect(note).toMatch(
		/^From commit [0-9a-f]{12}, “Lease jobs instead of taking them out”/m,
	);
	expect(note).toMatch(
		/^```ts tacit file=queue\.ts lines=38-43 symbol=JobQueue\.lease /m,
	);
});

test("a commit's message is shown as it was typed: it runs nothing and loads nothing", async () => {
	const { window } = sample;
	const { page } = window;
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await window.openFile("src/queue/queue.ts");
	await window.goToLine(47);
	await window.runCommand("Tacit: Why Is This Here?");
	const hover = page.locator(".monaco-hover:visible", { hasText: "or else" });
	await hover.first().waitFor();
	const text = await hover.first().innerText();
	expect(text).toContain("Try anew <b>then</b>");
	expect(text).toContain(
		"[it must](command:workbench.action.closeActiveEditor)",
	);
	expect(await hover.locator("img").count()).toBe(0);
	const links = await hover
		.locator("a[data-href], a[href]")
		.evaluateAll((all) =>
			all.map(
				(link) => link.getAttribute("data-href") ?? link.getAttribute("href"),
			),
		);
	expect(
		links.filter(
			(link) => link && !/^command:tacit\.(?:show|keep)Found\?/.test(link),
		),
	).toEqual([]);
	expect(asked.filter((url) => url.includes("example.org"))).toEqual([]);
});

test("reasons that stand in comments are listed, and those that are checked become private drafts on their code", async () => {
	const { window, here } = sample;
	const { page } = window;
	const status = await sample.git("status", "--porcelain", "-uall");
	await window.runCommand("Tacit: Find Reasons Already Written");
	const list = page.locator(".quick-input-widget:visible");
	await list
		.locator(".monaco-list-row", { hasText: "Comments with reasons" })
		.waitFor();
	await page.keyboard.press("Enter");
	const entry = list.locator(".monaco-list-row", {
		hasText: "Renaming is atomic",
	});
	await entry.waitFor();
	await window.screenshot("harvest");
	await entry.click();
	await page.keyboard.press("Enter");
	await list.waitFor({ state: "hidden" });
	await window.openFile("src/storage/diskStore.ts");
	await here
		.row(/^Reason: Renaming is atomic.*line 27 · private draft/)
		.waitFor();
	expect(await sample.git("status", "--porcelain", "-uall")).toBe(status);
});
