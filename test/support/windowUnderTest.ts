import type { WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { cacheFolder } from "./cacheFolder.ts";
import type { EditorHost, WindowSize } from "./editorHost.ts";
import type { EditorVersion } from "./editorVersion.ts";
import { QuickInput } from "./quickInput.ts";
import { ShownEditor } from "./shownEditor.ts";

/** What a window is made of. */
export interface WindowParts {
	/** Serves no other window at the same time. */
	readonly host: EditorHost;
	/** Absolute path of the folder or `.code-workspace` file that it shows. */
	readonly folder: string;
	readonly size: WindowSize;
	readonly consoleLog: WriteStream;
}

/** A machine that does much else at the same time needs long to start an editor. */
const readyTimeoutMs = 180_000;

/** A cursor that goes to a line is there by then, or does not go; how long it is sent. */
const thereMs = 5_000;
const goneMs = 60_000;

/**
 * A window of VS Code, to be used by mouse and keyboard as a person would. Lines are 1-based, as the editor shows them.
 * Every method resolves when what it did can be seen, and rejects when it cannot within some seconds.
 */
export class WindowUnderTest {
	readonly #parts: WindowParts;
	#page: Page | undefined;

	/** The window is not open before `reopen()`. */
	constructor(parts: WindowParts) {
		this.#parts = parts;
	}

	/** The VS Code that it is. */
	get version(): EditorVersion {
		return this.#parts.host.version;
	}

	/** Playwright's page, for everything that has no method here. Another one after `reopen()`. */
	get page(): Page {
		if (this.#page === undefined) {
			throw new Error("The window is not open.");
		}
		return this.#page;
	}

	/** The text editor that has the focus, or had it last. */
	get editor(): ShownEditor {
		return new ShownEditor(this.page);
	}

	/** Opens a file, path relative to the folder, from the keyboard, and leaves the focus in its editor. */
	async openFile(path: string): Promise<void> {
		await new QuickInput(this.page).pickFile(path);
		await this.editor.waitForFile(basename(path));
	}

	/** Puts the cursor at the start of a line of the editor; again where no file was shown yet, and it went nowhere. */
	async goToLine(line: number): Promise<void> {
		const until = performance.now() + goneMs;
		for (;;) {
			await new QuickInput(this.page).submit("Control+G", `:${line}:1`);
			try {
				await this.editor.waitForCursor(line, 1, thereMs);
				return;
			} catch (error) {
				if (performance.now() > until) throw error;
			}
		}
	}

	/** Selects whole lines by keyboard, from the start of `first` to the end of `last`. */
	async selectLines(first: number, last: number): Promise<void> {
		await this.goToLine(first);
		for (let line = first; line < last; line += 1) {
			await this.page.keyboard.press("Shift+ArrowDown");
		}
		await this.page.keyboard.press("Shift+End");
		await this.editor.waitForSelection(last);
	}

	/** Runs a command from the command palette. `title` is as shown there, category included: `Tacit: Write a Note`. */
	async runCommand(title: string): Promise<void> {
		await new QuickInput(this.page).pickCommand(title);
	}

	/**
	 * Moves the mouse over a text in a line and returns what the hover shows, one string for each part of it from top to
	 * bottom, once nothing in it is still loading.
	 */
	async hoverText(line: number, text: string): Promise<readonly string[]> {
		return this.editor.hover(line, text);
	}

	/** Keeps a picture of the window under `.vscode-test/screenshots/<version>/`, and returns its path. */
	async screenshot(name: string): Promise<string> {
		const folder = join(cacheFolder, "screenshots", this.version.vscode);
		await mkdir(folder, { recursive: true });
		const path = join(folder, `${name}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Loads the window anew by "Developer: Reload Window". */
	async reload(): Promise<void> {
		const loaded = this.page.waitForEvent("domcontentloaded", {
			timeout: readyTimeoutMs,
		});
		await this.runCommand("Developer: Reload Window");
		await loaded;
		await waitUntilReady(this.page);
	}

	/** Ends the window's extension host at once, as a crash would, and resolves when another one has taken its place. */
	async killExtensionHost(): Promise<void> {
		await this.#parts.host.killExtensionHost();
	}

	/** Ends the window and its extension host at once, as a crash or a power cut would: nothing can still be saved. */
	async kill(): Promise<void> {
		await this.#parts.host.killBrowser();
		this.#page = undefined;
	}

	/** Opens the window again after `kill()`, with everything that was kept meanwhile. */
	async reopen(): Promise<void> {
		const { host, size, folder, consoleLog } = this.#parts;
		const page = await host.openPage(size);
		this.#page = page;
		await page.addInitScript(stillness);
		page.on("console", (message) => consoleLog.write(`${message.text()}\n`));
		page.on("pageerror", (error) =>
			consoleLog.write(`${error.stack ?? error.message}\n`),
		);
		// The editor asks before it is left with something unsaved; the tests mean what they do.
		page.on("dialog", (dialog) => void dialog.accept());
		const kind = folder.endsWith(".code-workspace") ? "workspace" : "folder";
		await page.goto(
			`${host.address}/?${new URLSearchParams({ [kind]: folder })}`,
			{ timeout: readyTimeoutMs },
		);
		await waitUntilReady(page);
	}

	/** Closes the window and ends everything that belongs to it. May be called more than once. */
	async close(): Promise<void> {
		await this.#parts.host.leavePage();
		this.#page = undefined;
		this.#parts.consoleLog.end();
	}
}

/**
 * Runs in the page: what turns, runs and wiggles while something is busy stands still. Drawn without a graphics card, sixty times
 * a second, it would take a third of a core from what is tested.
 */
const stillness = `addEventListener("DOMContentLoaded", () => {
	const style = document.createElement("style");
	style.textContent = ".progress-bit, .codicon-modifier-spin, .wiggle { animation: none !important }";
	document.head.append(style);
})`;

/** Waits until the workbench stands as it stood when it was left: VS Code notes that in the page's own timeline. */
async function waitUntilReady(page: Page): Promise<void> {
	await page.waitForFunction(
		"performance.getEntriesByName('code/LifecyclePhase/Restored').length > 0",
		undefined,
		{ timeout: readyTimeoutMs },
	);
}
