import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
	type BackgroundProcess,
	startInBackground,
} from "./backgroundProcess.ts";
import type { EditorVersion } from "./editorVersion.ts";
import type { InstalledEditor } from "./installEditor.ts";

/** Folders of one run of the editor, none of which is shared with another run. All paths are absolute. */
export interface RunFolders {
	/** User data: settings, storage, the editor's own logs. */
	readonly data: string;
	/** Installed extensions. */
	readonly extensions: string;
	/** What the person's home folder is to the editor and to everything it starts. */
	readonly home: string;
	/** Where the output of the programs of this run is kept. */
	readonly logs: string;
}

/** How to start VS Code's server, see `startEditorServer`. */
export interface EditorServerOptions {
	readonly editor: InstalledEditor;
	readonly folders: RunFolders;
	/** User settings as in settings.json, for a start without any; later starts find what has become of them. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** Whether the editor asks whether a folder is trusted. Without, every folder is. */
	readonly workspaceTrust: boolean;
	/** Variables for the server, and with it for the extension host and terminals, beyond the usual ones. */
	readonly environment?: Readonly<Record<string, string>>;
	/** A free port; any if left out. */
	readonly port?: number;
	/** For a person's own browser: a secret without which nobody, no other page in that browser either, gets in. */
	readonly secret?: string;
	/**
	 * Whether it runs tests inside: it then reads which from the address, as VS Code's own smoke tests do. Such a window is
	 * not quite a person's (1.103 refuses dialogs in it).
	 */
	readonly runsTests?: boolean;
}

/** A running server: open `address` in a browser and VS Code is there. */
export interface EditorServer {
	readonly version: EditorVersion;
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	readonly address: string;
	readonly process: BackgroundProcess;
}

const startTimeoutMs = 180_000;

/** Starts VS Code's server on a free port of this machine alone. Rejects with an `Error` that says why it did not start. */
export async function startEditorServer(
	options: EditorServerOptions,
): Promise<EditorServer> {
	const { editor, folders } = options;
	await Promise.all(
		[folders.extensions, folders.home, folders.logs].map((folder) =>
			mkdir(folder, { recursive: true }),
		),
	);
	await writeUserSettings(folders.data, options.settings);
	const server = startInBackground({
		command: editor.node,
		parameters: [
			editor.serverMain,
			...[
				"--host",
				"127.0.0.1",
				"--port",
				String(options.port ?? 0),
				"--accept-server-license-terms",
			],
			...[
				"--server-data-dir",
				folders.data,
				"--extensions-dir",
				folders.extensions,
				"--disable-telemetry",
			],
			...(options.secret === undefined
				? ["--without-connection-token"]
				: ["--connection-token", options.secret]),
			...(options.runsTests === true ? ["--enable-smoke-test-driver"] : []),
			...(options.workspaceTrust ? [] : ["--disable-workspace-trust"]),
		],
		environment: { ...serverEnvironment(folders.home), ...options.environment },
		logFile: join(folders.logs, "server.log"),
	});
	try {
		const [, port] = await server.waitForOutput(
			/Extension host agent listening on (\d+)/,
			startTimeoutMs,
		);
		return {
			version: editor.version,
			address: `http://127.0.0.1:${port}`,
			process: server,
		};
	} catch (error) {
		await server.kill();
		throw new Error(
			`VS Code ${editor.version.vscode} did not start. ${(error as Error).message}`,
		);
	}
}

/**
 * What the server said last, for diagnosis, without the long complaint about logging that every server installed from
 * npm without compiling begins with.
 */
export function lastWordsOf({ process }: EditorServer): string {
	return process
		.lastLines()
		.split("\n")
		.filter((line) => !/spdlog|^\s+at |^\s*[\]}]/.test(line))
		.join("\n");
}

/** Writes user settings (as in settings.json) to a folder of user data, unless it has some. */
export async function writeUserSettings(
	data: string,
	settings: Readonly<Record<string, unknown>>,
): Promise<void> {
	const folder = join(data, "data", "User");
	await mkdir(folder, { recursive: true });
	try {
		await writeFile(
			join(folder, "settings.json"),
			`${JSON.stringify(settings, undefined, 2)}\n`,
			{ flag: "wx" },
		);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
			throw error;
		}
	}
}

/** This process's environment without what npm, a surrounding VS Code or a test runner put there. */
function serverEnvironment(home: string): NodeJS.ProcessEnv {
	const foreign =
		/^(npm_|VSCODE_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$|TEST$)/;
	const kept = Object.entries(process.env).filter(
		([name]) => !foreign.test(name),
	);
	return { ...Object.fromEntries(kept), HOME: home, USERPROFILE: home };
}
