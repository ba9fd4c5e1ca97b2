import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs git in a child process in `folder`, as a person would in a terminal beside the editor; what it printed, without
 * the last line end.
 */
export async function runGit(
	folder: string,
	...parameters: readonly string[]
): Promise<string> {
	const { stdout } = await run("git", parameters, {
		cwd: folder,
		maxBuffer: 64 * 1024 * 1024,
	});
	return stdout.replace(/\n$/, "");
}

/** The id that git gives to a file of this text, without filters. */
export function hashOf(text: string): string {
	return execFileSync("git", ["hash-object", "--stdin"], {
		input: text,
		encoding: "utf8",
	}).trim();
}
