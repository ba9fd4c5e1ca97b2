import { spawn } from "node:child_process";
import { projectFolder } from "./cacheFolder.ts";

/** Runs a script of package.json, its output going where this program's goes; resolves to its exit code. */
export function runNpmScript(
	name: string,
	...parameters: readonly string[]
): Promise<number> {
	const child = spawn(
		"npm",
		[
			"run",
			"--silent",
			name,
			...(parameters.length > 0 ? ["--", ...parameters] : []),
		],
		{
			cwd: projectFolder,
			stdio: "inherit",
			shell: process.platform === "win32",
		},
	);
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve(code ?? 1));
	});
}
