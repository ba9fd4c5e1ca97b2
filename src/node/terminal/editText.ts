import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";

/** What somebody wrote in an editor. */
export interface EditedText {
	readonly text: string;
	/** Absolute path of the temporary file that holds it until it is discarded. */
	readonly file: string;
	discard(): void;
}

/**
 * Lets the person write in the editor of `command`, as a shell would run it (`code --wait`), and returns the text of the
 * file when the editor has ended. Throws `cancelled` when the editor fails; what was written by then is kept, and the
 * message says where.
 */
export async function editText(
	command: string,
	beginning: string,
): Promise<EditedText> {
	const folder = mkdtempSync(path.join(tmpdir(), "tacit-"));
	const file = path.join(folder, "NOTE.md");
	const discard = () => rmSync(folder, { recursive: true, force: true });
	writeFileSync(file, beginning, { mode: 0o600 });
	const failure = await run(command, file);
	const text = readFileSync(file, "utf8");
	if (!failure) return { text, file, discard };
	const { words, cause } = failure;
	if (text !== beginning)
		throw new TacitError(
			"cancelled",
			msg`${words} What you wrote is in ${file}.`,
			{ cause },
		);
	discard();
	throw new TacitError("cancelled", words, { cause });
}

interface EditorFailure {
	readonly words: Message;
	readonly cause?: unknown;
}

function run(
	command: string,
	file: string,
): Promise<EditorFailure | undefined> {
	// As git does: the command is the person's own shell text, the file name is never part of it.
	const [program, args, isShell] =
		process.platform === "win32"
			? ([`${command} "${file}"`, [], true] as const)
			: (["sh", ["-c", `${command} "$@"`, command, file], false] as const);
	return new Promise((resolve) => {
		const editor = spawn(program, args, { stdio: "inherit", shell: isShell });
		editor.on("error", (cause) =>
			resolve({
				words: msg`The editor “${command}” could not be started. No note was written.`,
				cause,
			}),
		);
		editor.on("close", (code) =>
			resolve(
				code === 0
					? undefined
					: {
							words: msg`The editor “${command}” ended with ${String(code)}. No note was written.`,
						},
			),
		);
	});
}
