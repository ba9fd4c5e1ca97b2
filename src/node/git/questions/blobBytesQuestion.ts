import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks for the bytes of the file that `name` (`<checked revision>:<path>`) names; `undefined` when it names none. */
export function blobBytesQuestion(
	name: string,
): GitQuestion<Buffer | undefined> {
	return {
		purpose: msg`read a file from its history`,
		commands: ["cat-file", "blob", name],
		accepts: [0, 128],
		parse: (output, exitCode) => (exitCode === 0 ? output : undefined),
	};
}
