import { rmSync } from "node:fs";
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	realpath,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.ts";

/** The folders of one run of an editor, none of which another run uses. All paths are absolute. */
export interface RunFolder {
	/** Outside every repository; gone after the run. */
	readonly temporary: string;
	/** Where logs of the run are kept for whoever has to find out why it failed. */
	readonly logs: string;
	/** Variables that make git the same on every machine: no settings of the person or the system, a name to commit by. */
	readonly gitEnvironment: Readonly<Record<string, string>>;
	/** Removes the temporary folder. */
	remove(): Promise<void>;
}

const logsKept = 30;

const gitSettings = `[user]
\tname = Test Person
\temail = test.person@example.org
[init]
\tdefaultBranch = main
[core]
\tautocrlf = false
[commit]
\tgpgSign = false
`;

/** Makes the folders of a run. `name` says what runs, in letters, digits, dots and dashes; it appears in the log folder's name. */
export async function makeRunFolder(name: string): Promise<RunFolder> {
	const temporary = await realpath(await mkdtemp(join(tmpdir(), "tacit-")));
	const allLogs = join(cacheFolder, "logs");
	const time = new Date()
		.toISOString()
		.replaceAll(":", "-")
		.replace(/\..*/, "");
	const logs = join(allLogs, `${time}-${name}-${process.pid}`);
	await mkdir(logs, { recursive: true });
	await removeOldLogs(allLogs);
	const gitConfig = join(temporary, "gitconfig");
	await writeFile(gitConfig, gitSettings);
	// For a run that is given up: nothing is left behind when this process ends.
	process.once("exit", () =>
		rmSync(temporary, { recursive: true, force: true }),
	);
	return {
		temporary,
		logs,
		gitEnvironment: {
			GIT_CONFIG_GLOBAL: gitConfig,
			GIT_CONFIG_NOSYSTEM: "1",
			GIT_TERMINAL_PROMPT: "0",
		},
		remove: () =>
			rm(temporary, {
				recursive: true,
				force: true,
				maxRetries: 5,
				retryDelay: 200,
			}),
	};
}

/** Copies the editor's own logs, if there are any in its user data, to the logs of a run. */
export async function keepEditorLogs(
	userData: string,
	logs: string,
): Promise<void> {
	await cp(join(userData, "logs"), join(logs, "editor"), {
		recursive: true,
		force: true,
	}).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "ENOENT") {
			throw error;
		}
	});
}

async function removeOldLogs(folder: string): Promise<void> {
	const names = (await readdir(folder)).sort();
	for (const name of names.slice(0, Math.max(0, names.length - logsKept))) {
		await rm(join(folder, name), { recursive: true, force: true });
	}
}
