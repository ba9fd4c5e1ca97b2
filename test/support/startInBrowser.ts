import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { startEditorServer } from "./editorServer.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { isPortFree } from "./freePort.ts";
import { installEditor } from "./installEditor.ts";
import { installPackage, packageFile } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { startFolders } from "./startFolders.ts";
import type { RunningEditor } from "./startInDesktop.ts";

/** Tried first, so that a browser finds again what it stored for the address. */
const usualPort = 8137;

/** What to open, see `startInBrowser`. */
export interface BrowserStart {
	/** Absolute path of the folder. */
	readonly folder: string;
	/** Where to listen, see `choosePort`. */
	readonly port: number;
	/** Whether the editor trusts the folder without asking. */
	readonly trusted: boolean;
}

/**
 * Starts the newest VS Code from npm, with the packaged extension installed, for a browser on this machine. Settings
 * and what else the person does there are kept from start to start.
 */
export async function startInBrowser({
	folder,
	port,
	trusted,
}: BrowserStart): Promise<RunningEditor> {
	const [version] = chooseEditorVersions("newest");
	if (version === undefined) {
		throw new Error("There is no newest VS Code.");
	}
	const editor = await installEditor(version, printProgress);
	const start = startFolders().browser;
	const extensions = join(start, "extensions");
	await rm(extensions, { recursive: true, force: true });
	await installPackage(await packageFile(), editor, extensions);
	console.log("Starting VS Code …");
	const secret = randomBytes(12).toString("hex");
	const server = await startEditorServer({
		editor,
		folders: {
			data: join(start, "user-data"),
			extensions,
			home: homedir(),
			logs: join(start, "logs"),
		},
		settings: {
			"workbench.startupEditor": "none",
			"workbench.secondarySideBar.defaultVisibility": "hidden",
			"chat.disableAIFeatures": true,
			"telemetry.telemetryLevel": "off",
		},
		workspaceTrust: !trusted,
		port,
		secret,
	});
	return {
		name: `VS Code ${version.vscode}`,
		address: `${server.address}/?${new URLSearchParams({ tkn: secret, folder })}`,
		ended: server.process.ended,
		stop: () => server.process.kill(),
	};
}

/**
 * The port that was asked for, or the usual one; 0, which means any free one, where the usual one is taken. Throws an
 * `Error` when the one that was asked for is taken.
 */
export async function choosePort(asked: number | undefined): Promise<number> {
	if (await isPortFree(asked ?? usualPort)) {
		return asked ?? usualPort;
	}
	if (asked !== undefined) {
		throw new Error(
			`Port ${asked} is taken. Give another one, or none and a free one is found.`,
		);
	}
	return 0;
}
