import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks for the id that `bytes` would have as the file at `path`, with what its attributes say of line ends; stores nothing. */
export function blobIdQuestion(
	path: string,
	bytes: Uint8Array,
): GitQuestion<string> {
	return {
		purpose: msg`compute the id of a file`,
		commands: ["hash-object", "--stdin", `--path=${path}`],
		input: bytes,
		parse: (output) => output.toString("latin1").trim(),
	};
}
