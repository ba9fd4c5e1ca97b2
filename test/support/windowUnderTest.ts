import type { WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { startBrowserWithProfile } from "./browser.ts";
import { cacheFolder } from "./cacheFolder.ts";
import type { EditorServer } from "./editorServer.ts";
import type { EditorVersion } from "./editorVersion.ts";
import type { InstalledBrowser } from "./installBrowser.ts";
import { listProcesses } from "./processList.ts";
import { QuickInput } from "./quickInput.ts";
import { keepEditorLogs, type RunFolder } from "./runFolder.ts";
import { ShownEditor } from "./shownEditor.ts";

/** What a window is made of. */
export interface WindowParts {
	readonly version: EditorVersion;
	readonly server: EditorServer;
	readonly browser: InstalledBrowser;
	readonly run: RunFolder;
	/** Absolute path of the folder or `.code-workspace` file that it shows. */
	readonly folder: string;
	readonly size: { readonly width: number; readonly height: number };
	readonly consoleLog: WriteStream;
}

/** A machine that does much else at the same time needs long to start an editor. */
const readyTimeoutMs = 180_000;

/**
 * A window of VS Code, to be used by mouse and keyboard as a person would. Lines are 1-based, as the editor shows them.
 * Every method resolves when what it did can be seen, and rejects when it cannot within some seconds.
 */
export class WindowUnderTest {
	readonly #parts: WindowParts;
	#context: BrowserContext | undefined;

	/** The window is not open before `reopen()`. */
	constructor(parts: WindowParts) {
		this.#parts = parts;
	}

	/** The VS Code that it is. */
	get version(): EditorVersion {
		return this.#parts.version;
	}

	/** Playwright's page, for everything that has no method here. Another one after `reopen()`. */
	get page(): Page {
		const page = this.#context?.pages()[0];
		if (page === undefined) {
			throw new Error("The window is not open.");
		}
		return page;
	}

	/** The text editor that has the focus, or had it last. */
	get editor(): ShownEditor {
		return new ShownEditor(this.page);
	}

	/** Opens a file, path relative to the folder, from the keyboard, and leaves the focus in its editor. */
	async openFile(path: string): Promise<void> {
		const quickInput = new QuickInput(this.page);
		await quickInput.open("ControlOrMeta+P");
		await quickInput.pickFile(path);
		await this.editor.waitForFile(basename(path));
	}

	/** Puts the cursor at the start of a line of the editor. */
	async goToLine(line: number): Promise<void> {
		const quickInput = new QuickInput(this.page);
		await quickInput.open("Control+G");
		await quickInput.submit(`:${line}:1`);
		await this.editor.waitForCursor(line, 1);
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
		const quickInput = new QuickInput(this.page);
		await quickInput.open("F1");
		await quickInput.pickCommand(title);
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
		const folder = join(cacheFolder, "screenshots", this.#parts.version.vscode);
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
		const another = this.#parts.server.process.waitForNewOutput(
			/Launched Extension Host Process/,
			readyTimeoutMs,
		);
		kill(await this.#extensionHosts());
		await another;
	}

	/** Ends the window and its extension host at once, as a crash or a power cut would: nothing can still be saved. */
	async kill(): Promise<void> {
		const profile = this.#profile;
		const browsers = (await listProcesses()).filter(({ command }) =>
			command.includes(`--user-data-dir=${profile}`),
		);
		const closed = this.#context?.waitForEvent("close", {
			timeout: readyTimeoutMs,
		});
		kill([
			...(await this.#extensionHosts()),
			...browsers.map(({ pid }) => pid),
		]);
		await closed;
		this.#context = undefined;
	}

	/** Opens the window again after `kill()`, with everything that was kept meanwhile. */
	async reopen(): Promise<void> {
		const { browser, size, server, folder, consoleLog } = this.#parts;
		this.#context = await startBrowserWithProfile(browser, this.#profile, size);
		const page = this.#context.pages()[0] ?? (await this.#context.newPage());
		page.on("console", (message) => consoleLog.write(`${message.text()}\n`));
		page.on("pageerror", (error) =>
			consoleLog.write(`${error.stack ?? error.message}\n`),
		);
		// The editor asks before it is left with something unsaved; the tests mean what they do.
		page.on("dialog", (dialog) => void dialog.accept());
		const kind = folder.endsWith(".code-workspace") ? "workspace" : "folder";
		await page.goto(
			`${server.address}/?${new URLSearchParams({ [kind]: folder })}`,
			{ timeout: readyTimeoutMs },
		);
		await waitUntilReady(page);
	}

	/** Closes the window and ends everything that belongs to it. May be called more than once. */
	async close(): Promise<void> {
		const { server, run, consoleLog } = this.#parts;
		await this.#context?.close();
		this.#context = undefined;
		await server.process.kill();
		consoleLog.end();
		await keepEditorLogs(join(run.temporary, "user-data", "data"), run.logs);
		await run.remove();
	}

	get #profile(): string {
		return join(this.#parts.run.temporary, "browser");
	}

	async #extensionHosts(): Promise<readonly number[]> {
		const group = this.#parts.server.process.pid;
		return (await listProcesses())
			.filter(
				(listed) =>
					listed.group === group &&
					listed.command.includes("--type=extensionHost"),
			)
			.map(({ pid }) => pid);
	}
}

/** Waits until the workbench stands as it stood when it was left: VS Code notes that in the page's own timeline. */
async function waitUntilReady(page: Page): Promise<void> {
	await page.waitForFunction(
		"performance.getEntriesByName('code/LifecyclePhase/Restored').length > 0",
		undefined,
		{ timeout: readyTimeoutMs },
	);
}

function kill(pids: readonly number[]): void {
	for (const pid of pids) {
		try {
			process.kill(pid, "SIGKILL");
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
				throw error;
			}
		}
	}
}
