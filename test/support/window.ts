import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { startEditorServer } from "./editorServer.ts";
import { editorSettings } from "./editorSettings.ts";
import {
	chooseEditorVersions,
	type EditorVersion,
	type ThemeKind,
} from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { installPackage, packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { makeRunFolder } from "./runFolder.ts";
import { WindowUnderTest } from "./windowUnderTest.ts";

/** How a window starts; all but the folder may be left out. */
export interface WindowOptions {
	/** Absolute path of the folder or `.code-workspace` file to open. */
	readonly folder: string;
	/** Whether the folder starts untrusted, without being asked. Otherwise every folder is trusted. */
	readonly untrusted?: boolean;
	/** `light` if left out. */
	readonly theme?: ThemeKind;
	/** In pixels; 1280 × 800 if left out. */
	readonly size?: { readonly width: number; readonly height: number };
	/** User settings as in settings.json, on top of those that every test has. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Variables for the extension host and everything it starts, beyond the usual ones. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Whether Tacit is installed; `true` if left out. */
	readonly withExtension?: boolean;
}

/**
 * Opens a folder in a window of its own, as a person would who has just installed Tacit: own settings, own extensions,
 * own browser profile. Which VS Code it is, the environment variable `TACIT_VSCODE` says (`oldest`, `newest` or a
 * version; newest if unset). Whoever opens a window closes it.
 */
export async function openWindow(
	options: WindowOptions,
): Promise<WindowUnderTest> {
	const version = versionUnderTest();
	const editor = await installEditor(version, printProgress);
	const browser = await installBrowser(printProgress);
	const run = await makeRunFolder(`window-${version.vscode}`);
	const extensions = join(run.temporary, "extensions");
	if (options.withExtension !== false) {
		await installPackage(await builtPackage(), editor, extensions);
	}
	const server = await startEditorServer({
		editor,
		folders: {
			data: join(run.temporary, "user-data"),
			extensions,
			home: join(run.temporary, "home"),
			logs: run.logs,
		},
		settings: {
			...editorSettings,
			"workbench.colorTheme": version.themes[options.theme ?? "light"],
			...(options.untrusted === true
				? { "security.workspace.trust.startupPrompt": "never" }
				: {}),
			...options.settings,
		},
		workspaceTrust: options.untrusted === true,
		environment: { ...run.gitEnvironment, ...options.environment },
	});
	const window = new WindowUnderTest({
		version,
		server,
		browser,
		run,
		folder: options.folder,
		size: options.size ?? { width: 1280, height: 800 },
		consoleLog: createWriteStream(join(run.logs, "console.log")),
	});
	try {
		await window.reopen();
	} catch (error) {
		await window.close();
		throw new Error(
			`The window did not open: ${(error as Error).message}\nLogs are in ${run.logs}`,
			{ cause: error },
		);
	}
	return window;
}

/** The VS Code that window tests run in now. */
export function versionUnderTest(): EditorVersion {
	const [version] = chooseEditorVersions(
		process.env["TACIT_VSCODE"] ?? "newest",
	);
	if (version === undefined) {
		throw new Error("TACIT_VSCODE names no VS Code.");
	}
	return version;
}

let packaged: Promise<string> | undefined;

/** The package to install: the one that `TACIT_VSIX` names, else one that is built now, once per process. */
function builtPackage(): Promise<string> {
	const given = process.env["TACIT_VSIX"];
	packaged ??=
		given === undefined || given === ""
			? packageExtension()
			: Promise.resolve(given);
	return packaged;
}
