import { createWriteStream } from "node:fs";
import { join } from "node:path";
import {
	type EditorHost,
	startEditorHost,
	type WindowSize,
} from "./editorHost.ts";
import { editorSettings } from "./editorSettings.ts";
import {
	chooseEditorVersions,
	type EditorVersion,
	type ThemeKind,
} from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
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
	readonly size?: WindowSize;
	/** User settings as in settings.json, on top of those that every test has. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Variables for the extension host and everything it starts, beyond the usual ones. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Files in the storage that Tacit has for all workspaces, texts by name. */
	readonly storage?: Readonly<Record<string, string>>;
	/** Whether Tacit is installed; `true` if left out. */
	readonly withExtension?: boolean;
}

/**
 * Opens a folder in a window, as a person would who has just installed Tacit: with settings, storage and permissions of
 * its own. Which VS Code it is, the environment variable `TACIT_VSCODE` says (`oldest`, `newest` or a version; newest if
 * unset). Whoever opens a window closes it before the next one is opened.
 */
export async function openWindow(
	options: WindowOptions,
): Promise<WindowUnderTest> {
	const host = await hostFor(options);
	await host.begin(
		{
			...editorSettings,
			...oneLanguageServer,
			"workbench.colorTheme": host.version.themes[options.theme ?? "light"],
			...(options.untrusted === true
				? { "security.workspace.trust.startupPrompt": "never" }
				: {}),
			...options.settings,
		},
		options.storage,
	);
	const window = new WindowUnderTest({
		host,
		folder: options.folder,
		size: options.size ?? { width: 1280, height: 800 },
		consoleLog: createWriteStream(join(host.logs, "console.log"), {
			flags: "a",
		}),
	});
	try {
		await window.reopen();
	} catch (error) {
		await window.close();
		await closeEditor();
		throw new Error(
			`The window did not open: ${(error as Error).message}\nLogs are in ${host.logs}`,
			{ cause: error },
		);
	}
	return window;
}

/** One TypeScript server in place of two, and no npm to look for types: they take seconds from each window. */
const oneLanguageServer = {
	"typescript.tsserver.useSyntaxServer": "never",
	"typescript.disableAutomaticTypeAcquisition": true,
};

let kept: { readonly host: EditorHost; readonly kind: string } | undefined;

/** Ends the editor that is kept for the next window. */
export async function closeEditor(): Promise<void> {
	await kept?.host.close();
	kept = undefined;
}

/** The host of the window before, where it serves this one too, else another. */
async function hostFor(options: WindowOptions): Promise<EditorHost> {
	const { untrusted = false, environment = {}, withExtension = true } = options;
	const kind = JSON.stringify([untrusted, environment, withExtension]);
	if (kept?.kind === kind) return kept.host;
	await closeEditor();
	const host = await startEditorHost({
		editor: await installEditor(versionUnderTest(), printProgress),
		browser: await installBrowser(printProgress),
		vsix: withExtension ? await builtPackage() : undefined,
		workspaceTrust: untrusted,
		environment,
	});
	kept = { host, kind };
	return host;
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
