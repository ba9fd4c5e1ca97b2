import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
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
 * the search; beside them what an empty page takes for the same two frames. And what the page by itself of 1,000 decisions
 * weighs beyond its text.
 */
execFileSync("npm", ["run", "build"], { cwd: projectFolder, stdio: "ignore" });
const folder = mkdtempSync(join(tmpdir(), "tacit-page-bench-"));
const browser = await startBrowser(await installBrowser(printProgress));
try {
	for (const count of [1000, 10_000]) {
		const paints: number[] = [];
		const floors: number[] = [];
		let keys: readonly number[] = [];
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
			keys = await typed(page, "ledger hash tokn");
			await page.close();
		}
		const sorted = [...keys].sort((one, other) => one - other);
		console.log(
			`${count} entries: painted after ${Math.round(median(paints))} ms (an empty page ${Math.round(median(floors))}; target for 10,000: 300); indexed ${Math.round(indexed)} ms later`,
		);
		console.log(
			`  a letter in the search: median ${median(sorted).toFixed(1)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(1)} (target 30)`,
		);
	}
	const entries = generatedEntries(1000);
	const address = await exportedPage(folder, entries);
	const { size } = statSync(fileURLToPath(address));
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
} finally {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
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

/** What each letter takes: the work that it starts, up to where the page is free again. */
function typed(page: Page, text: string): Promise<readonly number[]> {
	return call(
		page,
		`(query) => {
			const input = document.querySelector("#search");
			return [...query].map((letter) => {
				const start = performance.now();
				input.value += letter;
				input.dispatchEvent(new Event("input"));
				return performance.now() - start;
			});
		}`,
		text,
	);
}

/** Calls a function of the page's, given as source. */
function call<T>(page: Page, source: string, argument: unknown): Promise<T> {
	return page.evaluate<T>(`(${source})(${JSON.stringify(argument)})`);
}
