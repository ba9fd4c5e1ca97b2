import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { startBrowserWithProfile } from "./browser.ts";
import {
	type EditorServer,
	startEditorServer,
	writeUserSettings,
} from "./editorServer.ts";
import type { EditorVersion } from "./editorVersion.ts";
import type { InstalledBrowser } from "./installBrowser.ts";
import type { InstalledEditor } from "./installEditor.ts";
import { installPackage } from "./packagedExtension.ts";
import { listProcesses } from "./processList.ts";
import { keepEditorLogs, makeRunFolder, type RunFolder } from "./runFolder.ts";

/** How to start a host, see `startEditorHost`. */
export interface EditorHostOptions {
	readonly editor: InstalledEditor;
	readonly browser: InstalledBrowser;
	/** Absolute path of the extension's package; none if left out. */
	readonly vsix?: string | undefined;
	/** Whether the editor asks whether a folder is trusted. */
	readonly workspaceTrust: boolean;
	/** Variables for the extension host and everything it starts, beyond the usual ones. */
	readonly environment: Readonly<Record<string, string>>;
}

/** Width and height of a window in pixels. */
export interface WindowSize {
	readonly width: number;
	readonly height: number;
}

/** A machine that does much else at the same time needs long to end a program. */
const endTimeoutMs = 180_000;

/** Starts VS Code's server with folders, extensions and a browser profile of its own. The browser starts with the first page. */
export async function startEditorHost(
	options: EditorHostOptions,
): Promise<EditorHost> {
	const { editor, vsix, workspaceTrust, environment } = options;
	const run = await makeRunFolder(`window-${editor.version.vscode}`);
	const extensions = join(run.temporary, "extensions");
	if (vsix !== undefined) {
		await installPackage(vsix, editor, extensions);
	}
	const data = join(run.temporary, "user-data");
	const server = await startEditorServer({
		editor,
		folders: {
			data,
			extensions,
			home: join(run.temporary, "home"),
			logs: run.logs,
		},
		settings: {},
		workspaceTrust,
		environment: { ...run.gitEnvironment, ...environment },
	});
	return new EditorHost({ server, run, data, browser: options.browser });
}

/**
 * A server of VS Code and a browser, which one window after another uses: both take long to start, and a browser that
 * has shown VS Code before shows it sooner.
 */
export class EditorHost {
	readonly #server: EditorServer;
	readonly #run: RunFolder;
	readonly #data: string;
	readonly #browser: InstalledBrowser;
	#context: BrowserContext | undefined;

	constructor(parts: {
		readonly server: EditorServer;
		readonly run: RunFolder;
		readonly data: string;
		readonly browser: InstalledBrowser;
	}) {
		this.#server = parts.server;
		this.#run = parts.run;
		this.#data = parts.data;
		this.#browser = parts.browser;
	}

	/** The VS Code that it is. */
	get version(): EditorVersion {
		return this.#server.version;
	}

	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	get address(): string {
		return this.#server.address;
	}

	/** Absolute path of the folder where its logs are kept. */
	get logs(): string {
		return this.#run.logs;
	}

	/**
	 * Lets the next page be that of somebody who has just installed VS Code, with these user settings, and these files
	 * (texts by name) in the storage that Tacit has for all workspaces. No page may be open.
	 */
	async begin(
		settings: Readonly<Record<string, unknown>>,
		storage: Readonly<Record<string, string>> = {},
	): Promise<void> {
		await rm(join(this.#data, "data", "User"), {
			recursive: true,
			force: true,
			maxRetries: 5,
		});
		await writeUserSettings(this.#data, settings);
		const folder = join(
			this.#data,
			"data/User/globalStorage/tacit-notes.tacit-notes",
		);
		await mkdir(folder, { recursive: true });
		for (const [name, text] of Object.entries(storage))
			await writeFile(join(folder, name), text);
		if (this.#context === undefined) {
			await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
			return;
		}
		const page = await this.#context.newPage();
		await this.#context.clearPermissions();
		const session = await this.#context.newCDPSession(page);
		await session.send("Storage.clearDataForOrigin", {
			origin: this.address,
			storageTypes: "all",
		});
		await session.detach();
	}

	/** An empty page of that size, the only one of the browser, which is started unless it runs. */
	async openPage(size: WindowSize): Promise<Page> {
		this.#context ??= await startBrowserWithProfile(
			this.#browser,
			this.#profile,
			size,
		);
		const before = this.#context.pages();
		const page = await this.#context.newPage();
		for (const other of before) await other.close();
		await page.setViewportSize(size);
		return page;
	}

	/**
	 * Leaves the editor, so that nothing of it goes on, neither in the page nor on the server. Where a page that hangs
	 * cannot be left, or is gone, the browser ends.
	 */
	async leavePage(): Promise<void> {
		try {
			await this.#context?.pages()[0]?.goto("about:blank");
		} catch {
			await this.#context?.close();
			this.#context = undefined;
		}
		for (;;) {
			const left = await this.#extensionHosts();
			if (left.length === 0) break;
			kill(left);
			await setTimeout(20);
		}
		await keepEditorLogs(join(this.#data, "data"), this.logs);
	}

	/** Ends the extension host at once, as a crash would, and resolves when another one has taken its place. */
	async killExtensionHost(): Promise<void> {
		const another = this.#server.process.waitForNewOutput(
			/Launched Extension Host Process/,
			endTimeoutMs,
		);
		kill(await this.#extensionHosts());
		await another;
	}

	/** Ends the browser and the extension host at once, as a crash or a power cut would: nothing can still be saved. */
	async killBrowser(): Promise<void> {
		const profile = this.#profile;
		const browsers = (await listProcesses()).filter(({ command }) =>
			command.includes(`--user-data-dir=${profile}`),
		);
		const closed = this.#context?.waitForEvent("close", {
			timeout: endTimeoutMs,
		});
		kill([
			...(await this.#extensionHosts()),
			...browsers.map(({ pid }) => pid),
		]);
		await closed;
		this.#context = undefined;
	}

	/** Ends everything that belongs to it. May be called more than once. */
	async close(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
		await this.#server.process.kill();
		await keepEditorLogs(join(this.#data, "data"), this.logs);
		await this.#run.remove();
	}

	get #profile(): string {
		return join(this.#run.temporary, "browser");
	}

	async #extensionHosts(): Promise<readonly number[]> {
		const group = this.#server.process.pid;
		return (await listProcesses())
			.filter(
				(listed) =>
					listed.group === group &&
					listed.command.includes("--type=extensionHost"),
			)
			.map(({ pid }) => pid);
	}
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
