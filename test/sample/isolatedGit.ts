import { execFile } from "node:child_process";
import { devNull } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Options that come before git's subcommand: nothing of the machine's or the person's taste. */
export const isolatedGitOptions: readonly string[] = [
	["core.hooksPath", devNull],
	["core.autocrlf", "false"],
	["core.excludesFile", devNull],
	["core.attributesFile", devNull],
	["core.fsmonitor", "false"],
	["core.logAllRefUpdates", "false"],
	["commit.gpgSign", "false"],
	["tag.gpgSign", "false"],
	["advice.detachedHead", "false"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/** The environment for git: only what a process needs to start, and no configuration. */
export function isolatedGitEnvironment(): NodeJS.ProcessEnv {
	const kept = ["PATH", "Path", "SystemRoot", "PATHEXT", "TEMP", "TMP"];
	const environment: NodeJS.ProcessEnv = {};
	for (const name of kept)
		if (process.env[name] !== undefined) environment[name] = process.env[name];
	return {
		...environment,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_SYSTEM: devNull,
		GIT_CONFIG_GLOBAL: devNull,
		GIT_ATTR_NOSYSTEM: "1",
		GIT_DEFAULT_HASH: "sha1",
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C",
		TZ: "UTC",
	};
}

/** Runs git in `folder` and gives its output, without the line end at its end. */
export async function isolatedGit(
	folder: string,
	args: readonly string[],
): Promise<string> {
	const { stdout } = await run("git", [...isolatedGitOptions, ...args], {
		cwd: folder,
		env: isolatedGitEnvironment(),
		maxBuffer: 64 * 1024 * 1024,
	});
	return stdout.replace(/\n$/, "");
}
