import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "./cacheFolder.ts";
import { findOnPath, isExecutable } from "./findOnPath.ts";
import { listProcesses } from "./processList.ts";
import { startFolders } from "./startFolders.ts";

/** An editor that a person can use now. */
export interface RunningEditor {
	/** What it is, as the person knows it. */
	readonly name: string;
	/** What to open in a browser, if it does not open by itself. */
	readonly address?: string;
	/** Resolves to an exit code when it has ended by itself. */
	readonly ended: Promise<number>;
	/** Ends it, and resolves when it is gone. */
	stop(): Promise<void>;
}

/**
 * Absolute path of a desktop VS Code: the one that the environment variable `VSCODE_EXECUTABLE` names, else `code` on
 * the PATH; `undefined` where there is none. `VSCODE_EXECUTABLE=npm` asks to ignore what is installed.
 */
export async function findDesktopEditor(): Promise<string | undefined> {
	const named = process.env["VSCODE_EXECUTABLE"];
	if (named === undefined || named === "") {
		return findOnPath(["code"]);
	}
	if (named === "npm") {
		return undefined;
	}
	if (await isExecutable(named)) {
		return named;
	}
	throw new Error(
		`The environment variable VSCODE_EXECUTABLE names ${named}, which cannot be run.`,
	);
}

/**
 * Opens a folder in desktop VS Code with the extension as it was built in the project. User data and extensions are the
 * project's own, so that neither the person's settings nor another Tacit are in the way. `trusted`: the editor trusts the
 * folder without asking.
 */
export async function startInDesktop(
	executable: string,
	{ folder, trusted }: { readonly folder: string; readonly trusted: boolean },
): Promise<RunningEditor> {
	const userData = startFolders().desktop;
	const runsAsRoot = process.getuid?.() === 0;
	const child = spawn(
		executable,
		[
			`--extensionDevelopmentPath=${projectFolder}`,
			`--user-data-dir=${userData}`,
			`--extensions-dir=${join(userData, "extensions")}`,
			...["--new-window", "--wait", "--skip-welcome", "--disable-telemetry"],
			...(trusted ? ["--disable-workspace-trust"] : []),
			...(runsAsRoot ? ["--no-sandbox"] : []),
			folder,
		],
		{
			stdio: ["ignore", "ignore", "inherit"],
			shell: process.platform === "win32",
		},
	);
	const ended = new Promise<number>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve(code ?? 0));
	});
	return {
		name: "desktop VS Code",
		ended,
		stop: async () => {
			child.kill();
			// `code` only waits for the editor, which is no child of it.
			for (const { pid, command } of await listProcesses()) {
				if (
					command.includes(`--user-data-dir=${userData}`) &&
					!command.includes("--type=")
				) {
					process.kill(pid, "SIGTERM");
				}
			}
			await ended;
		},
	};
}
