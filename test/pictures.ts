import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import {
	newMemory,
	writeMemory,
} from "../src/externalize/asking/askingMemory.ts";
import { projectFolder } from "./support/cacheFolder.ts";
import { splitGet } from "./support/splitGet.ts";
import { closeEditor } from "./support/window.ts";
import { openSample } from "./window/support/sampleWindow.ts";

const run = promisify(execFile);

/** Makes the README's pictures anew, from a real window on the sample repository: all, or by the functions that are named. */
const folder = path.join(projectFolder, "media", "readme");
mkdirSync(folder, { recursive: true });
const look = {
	theme: "light",
	size: { width: 980, height: 680 },
	settings: {
		"editor.minimap.enabled": false,
		"workbench.activityBar.location": "default",
		"editor.fontSize": 13,
	},
} as const;
const all = {
	...{ writeAndRead, searchTheWhy, askWhere, tellState, askWhy },
	...{ askAtABreak, readLog, readPath, practise, playTour },
	...{ inThemes, showTouched },
};
const wanted = process.argv.slice(2);
for (const [name, take] of Object.entries(all))
	if (wanted.length === 0 || wanted.includes(name)) await take();
await closeEditor();

/** What is fading in is shown as it will be. */
async function takePicture(page: Page, name: string): Promise<void> {
	await page.screenshot({
		path: path.join(folder, name),
		animations: "disabled",
	});
}

/** A hover, and a card that asks, in light, dark and high contrast: what is around them is cut off, so that the files are small. */
async function inThemes(): Promise<void> {
	for (const theme of ["light", "dark", "highContrast"] as const) {
		const sample = await openSample({
			...{ ...look, theme },
			size: { width: 760, height: 760 },
			settings: {
				...look.settings,
				"workbench.activityBar.location": "hidden",
			},
		});
		const { window, inline } = sample;
		const { page } = window;
		const cut = (top: number, height: number, name: string) =>
			page.screenshot({
				path: path.join(folder, `${name}-${theme}.png`),
				animations: "disabled",
				clip: { x: 0, y: Math.max(0, top), width: 760, height },
			});
		try {
			await window.openFile("src/auth/token.ts");
			await page.keyboard.press("Control+B");
			await window.goToLine(25);
			const hover = page
				.locator(".monaco-hover:visible", { hasText: "Ada Lovelace" })
				.first();
			for (let tries = 0; tries < 20; tries++) {
				await page.keyboard.press("Control+K");
				await page.keyboard.press("Control+Alt+Y");
				const isThere = await hover
					.waitFor({ timeout: 3000 })
					.then(() => true)
					.catch(() => false);
				if (isThere) break;
			}
			const box = await hover.boundingBox();
			await cut((box?.y ?? 100) - 60, 220, "hover");
			await page.keyboard.press("Escape");
			await page.keyboard.press("Control+K");
			await page.keyboard.press("Control+Alt+P");
			await inline.waitForFocus();
			await page.keyboard.type("Whoever reads the log sees who uploads what.");
			await page
				.getByRole("button", { name: /^Show What the Note Says/ })
				.scrollIntoViewIfNeeded();
			const card = await inline.box.boundingBox();
			await cut((card?.y ?? 100) - 60, 280, "card");
		} finally {
			await sample.close();
		}
	}
}

/** The first card of the sample, answered: beside its code stands what was thought, and what the note says. */
async function practise(): Promise<void> {
	const sample = await openSample(look);
	const { window, inline } = sample;
	const { page } = window;
	try {
		await window.openFile("README.md");
		await page.keyboard.press("Control+B");
		await page.keyboard.press("Control+K");
		await page.keyboard.press("Control+Alt+P");
		await inline.waitForFocus();
		await page.keyboard.type("Whoever reads the log sees who uploads what.");
		await page.keyboard.press("Control+Enter");
		await page
			.locator(".monaco-hover:visible", {
				hasText: "How well did you know it?",
			})
			.waitFor();
		await takePicture(page, "practice.png");
	} finally {
		await sample.close();
	}
}

async function writeAndRead(): Promise<void> {
	const sample = await openSample(look);
	const { window } = sample;
	const { page } = window;
	try {
		await window.openFile("src/auth/token.ts");
		await window.runCommand("Tacit: Show the Notes Here");
		await page
			.getByRole("treeitem", { name: /Refresh tokens before they expire/ })
			.waitFor();
		await page
			.getByText("Initializing 'tsconfig.json'")
			.waitFor({ state: "detached" });
		await window.goToLine(29);
		const name = page.locator(".view-line span", { hasText: /^get$/ }).last();
		const hover = page.locator(".monaco-hover:visible", {
			hasText: "Ada Lovelace",
		});
		await name.hover();
		await hover.filter({ hasText: "A token that is good" }).first().waitFor();
		await takePicture(page, "hover.png");
		await page.mouse.move(10, 640);
		await window.selectLines(20, 22);
		await page.keyboard.press("Control+K");
		await page.keyboard.press("Control+Y");
		const publish = page.getByRole("button", { name: /^Publish \(/ });
		await publish.waitFor();
		await page.keyboard.type(
			"The store is handed a function, so that no test needs the network.",
		);
		await publish.scrollIntoViewIfNeeded();
		await takePicture(page, "write.png");
	} finally {
		await sample.close();
	}
}

async function playTour(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 1180, height: 640 },
		settings: { ...look.settings, "comments.openView": "never" },
	});
	const { window } = sample;
	const { page } = window;
	const card = page.locator(".review-widget:visible");
	const view = page.locator('[id="workbench.view.extension.tacit"]');
	try {
		await window.openFile("src/upload/assemble.ts");
		await window.runCommand("Tacit: Show the Tours");
		const tour = view.getByRole("treeitem", { name: /^Tour: An upload/ });
		await tour.waitFor();
		await page.keyboard.press("Home");
		await page.keyboard.press("ArrowRight");
		await view.getByRole("treeitem", { name: /^Step 1\./ }).waitFor();
		await page.keyboard.press("Home");
		await page.keyboard.press("Enter");
		for (let step = 1; step < 6; step++) {
			await card.getByText(`Step ${step} of 8`).first().waitFor();
			await page.keyboard.press("Alt+N");
		}
		await card.getByText("Step 6 of 8").first().waitFor();
		await page.mouse.move(600, 620);
		await takePicture(page, "tour.png");
	} finally {
		await sample.close();
	}
}

async function searchTheWhy(): Promise<void> {
	const sample = await openSample(look);
	const { window } = sample;
	const { page } = window;
	try {
		await window.openFile("src/queue/queue.ts");
		await window.runCommand("View: Close Primary Side Bar");
		await window.runCommand("Tacit: Search the Why");
		const list = page.locator(".quick-input-widget:visible");
		await list
			.locator(".quick-input-filter input")
			.fill("why are tokns refreshed before they expire");
		await list.getByRole("option", { name: /^Refresh tokens/ }).waitFor();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowUp");
		await page
			.locator(".editor-instance .view-lines", { hasText: "REFRESH_AHEAD" })
			.first()
			.waitFor();
		await takePicture(page, "search.png");
	} finally {
		await sample.close();
	}
}

async function askWhere(): Promise<void> {
	const sample = await openSample({
		...look,
		// In a narrow one VS Code shows then and now below each other.
		size: { width: 1280, height: 640 },
		prepare: splitGet,
	});
	const { window, here } = sample;
	const { page } = window;
	try {
		await window.openFile("src/auth/token.ts");
		await here.open();
		await here.row(/^Code not found/).waitFor();
		await here.row(/^Decision: Refresh tokens.*probably at line 25/).click();
		await page
			.locator(".quick-input-widget:visible")
			.getByText(/src\/auth\/token\.ts:25-27/)
			.first()
			.waitFor();
		for (const [side, text] of [
			["original", "REFRESH_AHEAD"],
			["modified", "forChunk"],
		] as const)
			await page
				.locator(`.monaco-diff-editor .editor.${side}`)
				.getByText(text)
				.first()
				.waitFor();
		await page.mouse.move(10, 600);
		await takePicture(page, "proposal.png");
	} finally {
		await sample.close();
	}
}

/** A note whose code is another by now, and one whose code is gone. */
async function tellState(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 980, height: 520 },
		prepare: async (root) => {
			const queue = path.join(root, "src/queue/queue.ts");
			await edit(queue, /^export const LEASE = .*\n/m, "");
			const token = path.join(root, "src/auth/token.ts");
			await edit(token, "REFRESH_AHEAD) {", "2 * REFRESH_AHEAD) {");
			await commitAll(root, "Take the lease from the settings");
		},
	});
	const { window, here } = sample;
	const { page } = window;
	try {
		await window.openFile("src/auth/token.ts");
		await here.open();
		await here.row(/^Code not found/).waitFor();
		await window.goToLine(29);
		const hover = page.locator(".monaco-hover:visible", {
			hasText: "the code has changed since",
		});
		await page.locator(".view-line span", { hasText: /^get$/ }).last().hover();
		await hover.first().waitFor();
		await takePicture(page, "changed.png");
		await page.mouse.move(10, 500);
		await window.openFile("src/queue/queue.ts");
		const lost = here.row(/^Reason: Why 90 seconds/);
		await lost.click();
		const choices = page.locator(".quick-input-widget:visible");
		await choices.getByText(/^Removed in/).waitFor();
		await page.locator(".view-lines", { hasText: "90_000" }).first().waitFor();
		await takePicture(page, "lost.png");
	} finally {
		await sample.close();
	}
}

/** What a branch means for a note, in Source Control, and the difference beside which somebody says that it is still true. */
async function showTouched(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 980, height: 520 },
		prepare: async (root) => {
			await run("git", ["checkout", "--quiet", "-b", "earlier"], { cwd: root });
			const token = path.join(root, "src/auth/token.ts");
			await edit(token, "- REFRESH_AHEAD) {", "- 2 * REFRESH_AHEAD) {");
			await commitAll(root, "Refresh twice as early");
		},
	});
	const { window } = sample;
	const { page } = window;
	try {
		await window.openFile("src/auth/token.ts");
		await window.runCommand("Tacit: Show the Knowledge That My Changes Touch");
		const row = page.getByRole("treeitem", {
			name: /^The code under “Refresh tokens/,
		});
		await row.waitFor();
		await row.hover();
		await row.getByRole("button", { name: "See What Changed" }).click();
		await page
			.locator(".editor-actions")
			.getByRole("button", { name: "Still True" })
			.waitFor();
		await page.locator(".line-insert").first().waitFor();
		await page.mouse.move(700, 480);
		await page
			.locator(".workbench-hover:visible")
			.first()
			.waitFor({ state: "hidden" });
		await takePicture(page, "touched.png");
	} finally {
		await sample.close();
	}
}

/** Reasons that are in no note. */
async function askWhy(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 980, height: 600 },
	});
	const { window, here } = sample;
	const { page } = window;
	try {
		await window.openFile("src/queue/queue.ts");
		await here.open();
		await window.goToLine(40);
		await page.keyboard.press("Control+K");
		await page.keyboard.press("Alt+Y");
		const hover = page.locator(".monaco-hover:visible", {
			hasText: "four jobs",
		});
		await hover.first().waitFor();
		await here.row(/^Found: When the machine/).waitFor();
		await takePicture(page, "found.png");
	} finally {
		await sample.close();
	}
}

/** A question that comes up after a revert, and where those wait that are not shown. */
async function askAtABreak(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 980, height: 520 },
		// Nothing is shown on the first day.
		storage: { "asking.json": writeMemory(newMemory("2026-01-01")) },
	});
	const { window, here, folder: root } = sample;
	const { page } = window;
	try {
		await window.openFile("src/queue/queue.ts");
		await here.open();
		await here.row(/^Reason: Why 90 seconds/).waitFor();
		const queue = path.join(root, "src/queue/queue.ts");
		await edit(queue, "tries: job.tries + 1", "tries: job.tries + 2");
		await commitAll(root, "Give up sooner");
		await run("git", ["revert", "--no-edit", "HEAD"], { cwd: root });
		await page
			.locator(".notification-toast", { hasText: "Give up sooner" })
			.waitFor();
		await page.getByRole("treeitem", { name: /^Taken back: / }).waitFor();
		await page.mouse.move(900, 300);
		await page
			.locator(".workbench-hover:visible")
			.waitFor({ state: "detached" });
		await takePicture(page, "asked.png");
	} finally {
		await sample.close();
	}
}

async function edit(
	file: string,
	old: string | RegExp,
	fresh: string,
): Promise<void> {
	const text = await readFile(file, "utf8");
	const edited = text.replace(old, fresh);
	if (edited === text) throw new Error(`${file} is another by now.`);
	await writeFile(file, edited);
}

async function commitAll(root: string, message: string): Promise<void> {
	await run("git", ["commit", "--quiet", "--all", `--message=${message}`], {
		cwd: root,
	});
}

async function readLog(): Promise<void> {
	const sample = await openSample(look);
	const { window } = sample;
	const { page } = window;
	try {
		await window.openFile("src/auth/token.ts");
		await window.runCommand("View: Close Primary Side Bar");
		await window.runCommand("Tacit: Show Decision Log");
		const panel = page
			.frameLocator("iframe.webview.ready")
			.frameLocator("iframe#active-frame");
		await panel.locator("body[data-indexed]").waitFor();
		await panel.getByRole("searchbox").fill("tokns");
		await panel.getByRole("option", { name: /Refresh tokens/ }).click();
		await panel.getByRole("article").getByText("Rejected").waitFor();
		await takePicture(page, "log.png");
	} finally {
		await sample.close();
	}
}

/** What to read of a folder, and the first step of it. */
async function readPath(): Promise<void> {
	const sample = await openSample({
		...look,
		size: { width: 1080, height: 560 },
	});
	const { window, here } = sample;
	const { page } = window;
	try {
		await window.openFile("src/upload/receive.ts");
		await here.open();
		await window.runCommand("Tacit: Show Reading Path");
		await page
			.locator(".quick-input-widget .monaco-list-row", {
				hasText: "this repository",
			})
			.click();
		const view = page.locator(".pane", { hasText: "Reading Path" });
		const step = (name: RegExp) => view.getByRole("treeitem", { name });
		await step(/^Step 1 of 12: README.md, next/).waitFor();
		// Room for all of it.
		await page.getByRole("button", { name: /^Here Section/ }).click();
		await page.mouse.move(320, 300);
		await page.mouse.down();
		await page.mouse.move(430, 300, { steps: 5 });
		await page.mouse.up();
		for (const known of [1, 2, 3, 4]) {
			await window.runCommand("Tacit: I Know This");
			await step(
				new RegExp(`^Step ${known} of 12: .* known before$`),
			).waitFor();
		}
		await page.mouse.move(700, 550);
		await page.keyboard.press("Control+K");
		await page.keyboard.press("Control+Alt+J");
		await page
			.locator(".monaco-hover:visible", { hasText: "Ada Lovelace" })
			.first()
			.waitFor();
		await takePicture(page, "path.png");
	} finally {
		await sample.close();
	}
}
