import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";

/**
 * Lets the person write in the editor of `command`, as a shell would run it (`code --wait`), and returns the text of the
 * file when the editor has ended. Throws `cancelled` when the editor fails.
 */
export async function editText(
	command: string,
	beginning: string,
): Promise<string> {
	const folder = mkdtempSync(path.join(tmpdir(), "tacit-"));
	const file = path.join(folder, "NOTE.md");
	try {
		writeFileSync(file, beginning, { mode: 0o600 });
		await run(command, file);
		return readFileSync(file, "utf8");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function run(command: string, file: string): Promise<void> {
	// As git does: the command is the person's own shell text, the file name is never part of it.
	const [program, args, isShell] =
		process.platform === "win32"
			? ([`${command} "${file}"`, [], true] as const)
			: (["sh", ["-c", `${command} "$@"`, command, file], false] as const);
	return new Promise((resolve, reject) => {
		const editor = spawn(program, args, { stdio: "inherit", shell: isShell });
		editor.on("error", (cause) =>
			reject(
				failed(
					msg`The editor “${command}” could not be started. Nothing was written.`,
					cause,
				),
			),
		);
		editor.on("close", (code) => {
			if (code === 0) resolve();
			else
				reject(
					failed(
						msg`The editor “${command}” ended with ${String(code)}. Nothing was written.`,
					),
				);
		});
	});
}

function failed(words: Message, cause?: unknown): TacitError {
	return new TacitError("cancelled", words, {
		cause,
	});
}
