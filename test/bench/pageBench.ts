import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { LogEntry } from "../../src/combine/log/logEntry.ts";
import { pageEntries } from "../../src/combine/page/pageEntries.ts";
import { englishWords } from "../../src/combine/page/pageWords.ts";
import { startBrowser } from "../support/browser.ts";
import { projectFolder } from "../support/cacheFolder.ts";
import { exportedPage, generatedEntries } from "../support/exportedPage.ts";
import { installBrowser } from "../support/installBrowser.ts";
import { printProgress } from "../support/progress.ts";
import { median } from "./figure.ts";

/**
 * `npm run bench -- page`: what the decision log costs whoever reads it, in Chromium. The view of the panel is given 1,000 and 10,000
 * entries by a message, as the editor gives them: milliseconds until they are painted, and for each letter that is typed into
 * the search from the key to the paint, list and drawing over time; beside them what an empty page takes for the same two
 * frames, and a bare field for a letter. And what the page by itself of 1,000 decisions weighs beyond its text, with
 * diagrams and without.
 */
const query = "ledger hash tokn";
execFileSync("npm", ["run", "build"], { cwd: projectFolder, stdio: "ignore" });
const folder = mkdtempSync(join(tmpdir(), "tacit-page-bench-"));
const browser = await startBrowser(await installBrowser(printProgress));
try {
	const empty = await browser.newPage();
	await empty.setContent('<input id="bare">');
	const bare = await typed(empty, "#bare", query);
	await empty.close();
	for (const count of [1000, 10_000]) {
		const paints: number[] = [];
		const floors: number[] = [];
		let keys: readonly number[] = [];
		let drawn: readonly number[] = [];
		let indexed = 0;
		for (let run = 0; run < 3; run++) {
			const page = await viewWithoutData();
			floors.push(await page.evaluate<number>(paintAfter("")));
			const entries = pageEntries(generatedEntries(count));
			paints.push(
				await call<number>(
					page,
					`(data) => ${paintAfter("window.postMessage(data, '*')")}`,
					{ type: "entries", root: "", entries, words: englishWords },
				),
			);
			const before = performance.now();
			await page.locator("body[data-indexed]").waitFor({ timeout: 60_000 });
			indexed = performance.now() - before;
			keys = await typed(page, "#search", query);
			await page.locator("#search").fill("");
			await page.getByRole("button", { name: englishWords.graph }).click();
			drawn = await typed(page, "#search", query);
			await page.close();
		}
		console.log(
			`${count} entries: painted after ${Math.round(median(paints))} ms (an empty page ${Math.round(median(floors))}; target for 10,000: 300); indexed ${Math.round(indexed)} ms later`,
		);
		console.log(
			`  a letter in the search, from the key to the paint: ${spread(keys)}; over the drawing ${spread(drawn)}; in a field without a log ${spread(bare)} (target 30 beyond that)`,
		);
	}
	const entries = generatedEntries(1000);
	const sizeOf = async (these: readonly LogEntry[]) =>
		statSync(fileURLToPath(await exportedPage(folder, these))).size;
	const size = await sizeOf(entries);
	const text = entries.reduce(
		(sum, { title, gist, why, rejected }) =>
			sum +
			Buffer.byteLength(
				[
					title,
					gist,
					why,
					...rejected.flatMap((each) => [each.title, each.reason ?? ""]),
				].join(" "),
			),
		0,
	);
	console.log(
		`the page of 1,000 decisions: ${Math.round(size / 1000)} KB; their text alone ${Math.round(text / 1000)} KB (target: text and 300)`,
	);
	const plain = (at: number) =>
		`graph TD\n  A[Job ${at}] --> B{Is part ${at % 7} ready?}\n  B -->|yes| C[(Store ${at})]\n  B -->|no| D[Wait]`;
	const drawn = entries.map((entry, at) =>
		at % 10 === 0 ? { ...entry, diagrams: [plain(at)] } : entry,
	);
	const undrawn = drawn.map((entry, at) =>
		at === 0
			? { ...entry, diagrams: ['pie title Time\n  "reads" : 9'] }
			: entry,
	);
	console.log(
		`  with a diagram at each tenth, drawn beforehand: ${Math.round((await sizeOf(drawn)) / 1000)} KB; with one among them that the page has to draw: ${Math.round((await sizeOf(undrawn)) / 1000)} KB`,
	);
} finally {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
}

/** Median and longest. */
function spread(times: readonly number[]): string {
	return `median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)}`;
}

/** The view as the panel has it before it is told anything. */
async function viewWithoutData(): Promise<Page> {
	const page = await browser.newPage({
		viewport: { width: 1000, height: 700 },
	});
	await page.addInitScript(
		"window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })",
	);
	await page.goto("about:blank");
	await page.setContent('<div id="view"></div>');
	await page.addStyleTag({ path: join(projectFolder, "dist/page.css") });
	await page.addScriptTag({ path: join(projectFolder, "dist/page.js") });
	return page;
}

/** An expression for the milliseconds from doing something to the second frame after it, in which it is painted. */
function paintAfter(what: string): string {
	return `new Promise((resolve) => { const start = performance.now(); ${what}; requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start))); })`;
}

/**
 * Milliseconds for each letter that is typed, in the order of the text: from when the browser had the key to when what follows
 * from it is painted.
 */
async function typed(
	page: Page,
	field: string,
	text: string,
): Promise<readonly number[]> {
	await page.evaluate(`{
		const field = document.querySelector(${JSON.stringify(field)});
		field.focus();
		window.taken = [];
		let start = 0;
		field.addEventListener("keydown", (event) => { start = event.timeStamp; });
		field.addEventListener("input", () => {
			// After the frame's own work there is a task once it is painted.
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => window.taken.push(performance.now() - start);
				port2.postMessage(0);
			});
		});
	}`);
	for (const [at, letter] of [...text].entries()) {
		await page.keyboard.press(letter === " " ? "Space" : letter);
		await page.waitForFunction(`window.taken.length > ${at}`);
	}
	return page.evaluate("window.taken");
}

/** Calls a function of the page's, given as source. */
function call<T>(page: Page, source: string, argument: unknown): Promise<T> {
	return page.evaluate<T>(`(${source})(${JSON.stringify(argument)})`);
}
